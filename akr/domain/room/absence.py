"""Absence: absentees may write before the meeting, and sort after it until a date.

The date never closes anything by itself. The leader decides when to gather, and an answer after
the date is kept as a late act like any other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import ClassVar

from akr.domain.act import ActContent, ActKind
from akr.domain.phase import Phase
from akr.domain.room.anonymity import FEWEST, Group
from akr.domain.room.errors import BadUntil

LONGEST_AHEAD = timedelta(days=366)
"""A date further ahead is a typing mistake."""


@dataclass(frozen=True, slots=True)
class Until:
    """The last days to write before the meeting and to sort after it; None if not set."""

    write: date | None = None
    sort: date | None = None


@dataclass(frozen=True, slots=True)
class LastDaysSet(ActContent):
    """The leader set the last days for absentees, or took them away."""

    kind: ClassVar[ActKind] = ActKind.UNTIL

    write: date | None
    sort: date | None


@dataclass(frozen=True, slots=True)
class LateTakenIn(ActContent):
    """The leader counted some late acts, by their event numbers."""

    kind: ClassVar[ActKind] = ActKind.TAKE_IN

    events: tuple[int, ...]


def check_until(until: Until, today: date) -> None:
    """Raise BadUntil for a day in the past or more than a year ahead."""
    for day in (until.write, until.sort):
        if day is not None and not today <= day <= today + LONGEST_AHEAD:
            raise BadUntil


def may_sort_absent(phase: Phase, until: Until, today: date) -> bool:
    """Whether absentees may sort: the room has sorted, and the last day is not over.

    `today` is the date in Sweden, so the last day ends at midnight there.
    """
    return phase.is_after(Phase.SORT) and until.sort is not None and today <= until.sort


def may_renew(
    groups: tuple[Group, ...],
    before: Mapping[str, int],
    after: Mapping[str, int],
    moved: Mapping[str, int],
) -> bool:
    """Whether a task's shown counts may be updated without revealing one or two people's answers.

    Somebody may have seen both versions, so no difference between them may come from a small group.
    By occupation: `before` is how many had answered, `after` how many have, and `moved` how many of
    the answers are new or changed.

    - A row that was not shown before gives nothing to compare with, so it may be updated.
    - If both versions are divided, each group must move by zero or at least three.
    - If neither is divided, that holds for all groups together.
    - If only one is divided, the undivided total minus any set of the other version's groups leaves
      the answers outside that set and those that moved inside it: zero or at least three.
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
