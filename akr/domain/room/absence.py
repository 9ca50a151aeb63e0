"""Absent: who is not in the room writes before the meeting, and sorts after it until a date.

A date opens and says; it closes nothing by itself. The leader gathers when the leader gathers, and
an answer that comes after its date is kept as late as any other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from akr.domain.phase import Phase
from akr.domain.room.anonymity import FEWEST, Group
from akr.domain.room.errors import BadUntil

LONGEST_AHEAD = timedelta(days=366)
"""A date further off is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Until:
    """The last day to write before the meeting, and to sort after it; None is *not said*."""

    write: date | None = None
    sort: date | None = None


def check_until(until: Until, today: date) -> None:
    """Raise BadUntil for a day that is past, or further off than a year."""
    for day in (until.write, until.sort):
        if day is not None and not today <= day <= today + LONGEST_AHEAD:
            raise BadUntil


def may_sort_absent(phase: Phase, until: Until, today: date) -> bool:
    """Whether those who were absent are asked to sort: the room has, and the day has not gone.

    The day counts to its end by UTC, so that nobody in Sweden is closed out before midnight.
    """
    return phase.is_after(Phase.SORT) and until.sort is not None and today <= until.sort


def may_renew(
    groups: tuple[Group, ...],
    before: Mapping[str, int],
    after: Mapping[str, int],
    moved: Mapping[str, int],
) -> bool:
    """Whether a task's shown counts may be renewed without telling what one or two have answered.

    Somebody may have seen both readings, so no difference of what they show may be a small group
    either. By occupation: how many had answered `before`, how many have `after`, and whose answers
    `moved`, new or changed. A row that was not shown gives nothing to compare with. Where both
    readings are divided, each group moves by none or by at least three; where none is, all together
    do. Where one is divided and the other is not, the whole of the one minus any groups of the
    other leaves those who stand outside of them and those who moved within.
    """

    def of(counts: Mapping[str, int], group: Group) -> int:
        return sum(counts.get(occupation, 0) for occupation in group)

    def divided(counts: Mapping[str, int]) -> bool:
        return bool(groups) and not any(0 < of(counts, group) < FEWEST for group in groups)

    if sum(before.values()) < FEWEST or not any(moved.values()):
        return True
    if divided(before) and divided(after):
        left = [of(moved, group) for group in groups]
    elif divided(before) or divided(after):
        whole = after if divided(before) else before
        either = [(of(whole, group), of(moved, group)) for group in groups]
        left = [sum(choice) for choice in product(*either)]
    else:
        left = [sum(moved.values())]
    return not any(0 < few < FEWEST for few in left)
