"""The timetable: how a workshop's minutes are divided among its phases or parts."""

from collections.abc import Mapping
from typing import TypeVar

from akr.domain.phase import Phase
from akr.domain.planning.process import WorkshopFormat

Moment = TypeVar("Moment")

SHORTEST_MEETING, LONGEST_MEETING = 60, 120
"""Minutes of an ordinary workplace meeting (APT). The range is ours; the method only says short."""

MOST_MINUTES = 60
"""The longest that a phase can be; a leader who needs more restarts the timer."""

FULL_MEETING = 240
"""Minutes of workshop 1 in its full format (the method: 4 + 4 hours)."""

SHARES = {
    "join": 6,
    "write": 8,
    "gather": 12,
    "sort": 10,
    "talk": 10,
    "reveal": 8,
    "home": 6,
}
"""Minutes of workshop 1's phases in a meeting of sixty; the proportions hold for every length."""


SHARES_OF_WORKSHOP_2 = {
    "right_things": 11,
    "right_way": 8,
    "right_competence": 25,
    "round_off": 6,
}
"""Minutes of workshop 2's parts in fifty; most of the tasks are about who does them.

The proportions hold for every length, which is workshop 1's (the method: 4 + 4 hours).
"""


def meeting_length(workshop_format: WorkshopFormat | None, minutes: int | None) -> int | None:
    """Return workshop 1's minutes: as planned, 240 in the full format, None when self-paced."""
    if workshop_format is WorkshopFormat.SELF_PACED:
        return None
    return FULL_MEETING if workshop_format is WorkshopFormat.FULL else minutes


def timetable(minutes: int) -> dict[Phase, int]:
    """Divide a meeting's minutes among workshop 1's phases by `SHARES`, in whole minutes.

    They add up exactly: minutes lost in rounding down go to the phases with the largest remainders,
    the earlier first (the method of largest remainders). Then each phase is cut to `MOST_MINUTES`,
    a timer's limit.
    """
    return _divided(minutes, {phase: SHARES[phase] for phase in Phase if phase in SHARES})


def timetable_of_workshop_2(minutes: int) -> dict[str, int]:
    """Divide a meeting's minutes among workshop 2's parts, by the same method."""
    return _divided(minutes, SHARES_OF_WORKSHOP_2)


def _divided(minutes: int, shares: Mapping[Moment, int]) -> dict[Moment, int]:
    whole = sum(shares.values())
    found = {moment: minutes * share // whole for moment, share in shares.items()}
    left = minutes - sum(found.values())
    lost = sorted(shares, key=lambda moment: -(minutes * shares[moment] % whole))
    found |= {moment: found[moment] + 1 for moment in lost[:left]}
    return {moment: min(number, MOST_MINUTES) for moment, number in found.items()}


def planned(minutes: int | None, adjusted: Mapping[Phase, int]) -> dict[Phase, int]:
    """Return each phase's minutes: the facilitator's own, else by the meeting's length.

    Empty when the meeting's length is not set.
    """
    if minutes is None:
        return {}
    return {phase: adjusted.get(phase, share) for phase, share in timetable(minutes).items()}
