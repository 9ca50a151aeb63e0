"""The timetable: how the minutes of workshop 1 are divided among its phases."""

from collections.abc import Mapping

from akr.domain.phase import Phase
from akr.domain.planning.process import WorkshopFormat

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
    shares = {phase: SHARES[phase] for phase in Phase if phase in SHARES}
    whole = sum(shares.values())
    found = {phase: minutes * share // whole for phase, share in shares.items()}
    left = minutes - sum(found.values())
    lost = sorted(shares, key=lambda phase: -(minutes * shares[phase] % whole))
    found |= {phase: found[phase] + 1 for phase in lost[:left]}
    return {phase: min(number, MOST_MINUTES) for phase, number in found.items()}


def planned(minutes: int | None, adjusted: Mapping[Phase, int]) -> dict[Phase, int]:
    """Return each phase's minutes: the facilitator's own, else by the meeting's length.

    Empty when the meeting's length is not set.
    """
    if minutes is None:
        return {}
    return {phase: adjusted.get(phase, share) for phase, share in timetable(minutes).items()}
