"""A draft: the red tasks gathered into one job, each line with its evidence."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from akr.domain.answers.sorting import Counts
from akr.domain.office.organisation import FULL_TIME_HOURS
from akr.domain.proposals.effort import time_per_week
from akr.domain.proposals.proposals import Proposal

LONGEST_ROLE_TITLE = 120
"""Characters: it heads a printed page, and is read aloud."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A sentence of the description and where it comes from.

    `origin` is a report's short code, `eget` for common knowledge, or `arbetsplatsen` for words
    written there. `because` are the tasks that justify it: a requirement without a task is not
    allowed (the method, after KLIPPAN).
    """

    text: str
    origin: str
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence for a line, copied when the line was made so that it outlives cards and seats.

    `groups` pairs the names of a published group with its counts. Groups under three are merged
    (see `akr.domain.room.anonymity`), so there may be fewer than the occupations; empty when no
    split may be shown. `total` is None when under three have sorted. `done_by` are the names of the
    occupations that did the task then, and `proposal` is the room's.
    """

    task: str
    cards: tuple[str, ...]
    total: Counts | None
    groups: tuple[tuple[tuple[str, ...], Counts], ...]
    ownership: str
    done_by: tuple[str, ...] = ()
    proposal: Proposal | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One task of the role, in the workplace's agreed words."""

    text: str
    area: str
    independence: str
    minutes: float | None
    times_per_week: float | None
    is_new: bool
    evidence: Evidence

    @property
    def hours(self) -> Fraction | None:
        """Hours per week, exact; None when nobody has estimated the task."""
        return time_per_week(self.minutes, self.times_per_week)


@dataclass(frozen=True, slots=True)
class Draft:
    """A job description in the making; it is a draft until a manager has decided."""

    template: str
    title: str
    lead: str
    lines: tuple[Line, ...]
    may_not: tuple[Entry, ...]
    requirements: tuple[Entry, ...]
    learned_on_the_job: tuple[Entry, ...]
    learning_moments: tuple[Entry, ...]
    ways_onward: tuple[Entry, ...]
    physical_demands: tuple[Entry, ...]
    before_employment: tuple[Entry, ...]
    relief: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts that only the manager can state; None is shown as not yet stated, never guessed."""

    manager: str | None = None
    supervisor: str | None = None
    working_hours: str | None = None
    agreement: str | None = None
    funding: str | None = None
    reason_not_full_time: str | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """The whole text of a version, which is reviewed, compared, locked and hashed."""

    draft: Draft
    facts: Facts = Facts()
    full_time_hours: float = FULL_TIME_HOURS


def lines_by_area(lines: Iterable[Line]) -> dict[str, tuple[Line, ...]]:
    """Group lines by area, in order of first appearance."""
    areas: dict[str, list[Line]] = {}
    for line in lines:
        areas.setdefault(line.area, []).append(line)
    return {area: tuple(found) for area, found in areas.items()}
