"""The timetable: how the minutes of workshop 1 are shared among its phases."""

from collections.abc import Mapping

from akr.domain.phase import Phase
from akr.domain.planning.process import WorkshopFormat

SHORTEST_MEETING, LONGEST_MEETING = 60, 120
"""Minutes of an ordinary workplace meeting (APT); the range is ours, the method only says short."""

MOST_MINUTES = 60
"""No phase is longer; who needs more moves on, or starts again."""

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
    """How long workshop 1 is in minutes: as said for a meeting, 240 in full, None without one."""
    if workshop_format is WorkshopFormat.SELF_PACED:
        return None
    return FULL_MEETING if workshop_format is WorkshopFormat.FULL else minutes


def timetable(minutes: int) -> dict[Phase, int]:
    """Share a meeting's minutes among workshop 1's phases by `SHARES`, each in whole minutes.

    They add up to the meeting to the minute: what rounding down leaves goes to the phases that lost
    most by it, the earlier first (the method of largest remainders). No phase gets more than a
    timer can have.
    """
    shares = {phase: SHARES[phase] for phase in Phase if phase in SHARES}
    whole = sum(shares.values())
    found = {phase: minutes * share // whole for phase, share in shares.items()}
    left = minutes - sum(found.values())
    lost = sorted(shares, key=lambda phase: -(minutes * shares[phase] % whole))
    found |= {phase: found[phase] + 1 for phase in lost[:left]}
    return {phase: min(number, MOST_MINUTES) for phase, number in found.items()}


def planned(minutes: int | None, adjusted: Mapping[Phase, int]) -> dict[Phase, int]:
    """The minutes of each phase: as the facilitator adjusted them, else by the meeting's length.

    Empty when nobody has said how long the meeting is.
    """
    if minutes is None:
        return {}
    return {phase: adjusted.get(phase, share) for phase, share in timetable(minutes).items()}
