"""Absence: absentees may write before the meeting, and sort after it until a date.

The date never closes anything by itself. The leader decides when to gather, and an answer after
the date is kept as a late act like any other.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from akr.domain.act import ActContent, ActKind
from akr.domain.phase import Phase
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
