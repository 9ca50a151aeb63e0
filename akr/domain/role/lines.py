"""Lines: the tasks of a role, and the evidence that each of them rests on.

A line rests on one or several sources. A source is a task of a workshop, with its evidence frozen,
or the employer's own word. Editing moves sources between lines and never drops one: lines that are
merged carry the sources of both, lines that are split share theirs, and a line that is removed
keeps its own until it is brought back.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from akr.domain.answers.sorting import Counts
from akr.domain.proposals.effort import Hours, time_per_week
from akr.domain.proposals.proposals import Proposal

WHOLE = Fraction(1)
"""The share of a source that a line holds alone."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a workshop said of a task, copied so that it outlives cards and seats.

    `groups` pairs the names of a published group with its counts. Groups under three are merged
    (see `akr.domain.room.anonymity`), so there may be fewer than the occupations; empty when no
    split may be shown. `total` is None when under three have sorted. `proposal` is the room's.
    """

    cards: tuple[str, ...]
    total: Counts | None
    groups: tuple[tuple[tuple[str, ...], Counts], ...]
    ownership: str
    proposal: Proposal | None = None


@dataclass(frozen=True, slots=True)
class WeeklyTime:
    """How long a task takes each time, in person-minutes, and how many times a week."""

    minutes: float | None = None
    times_per_week: float | None = None

    @property
    def hours(self) -> Fraction | None:
        """Hours per week, exact; None unless both are known."""
        return time_per_week(self.minutes, self.times_per_week)


@dataclass(frozen=True, slots=True)
class LineSource:
    """A task that a line rests on, as it stood when the line was made.

    `task` is its key in its process, or the line's own id for a task that the employer added.
    `words` are the task's own, so that a reworded line shows what it came from. `estimate` is the
    room's and never changes; `set_time` is the employer's, when it differs. `share` is the part of
    the task's time that the line holds, above 0 and at most 1. `done_by` are the names of the
    occupations that do it today.
    `evidence` is None for a task that the employer added. `process` is the public id of the process
    that the task is from, and `unit` its workplace's name; None for the role's own process. A
    source that is not `is_counted` is in another source's time already, as when two units have
    both stated what is done for the whole house. `left` is the fingerprint of a later word of the
    workshop that somebody has chosen to leave (`akr.domain.role.changes`).
    """

    task: str
    words: str
    estimate: WeeklyTime
    is_new: bool
    done_by: tuple[str, ...] = ()
    evidence: Evidence | None = None
    set_time: WeeklyTime | None = None
    share: Fraction = WHOLE
    process: str | None = None
    unit: str | None = None
    is_counted: bool = True
    left: str | None = None

    @property
    def key(self) -> tuple[str | None, str]:
        """The task's process and key, which together are one task's own."""
        return self.process, self.task

    @property
    def time(self) -> WeeklyTime:
        """The time that counts: the employer's where stated, else the room's."""
        return self.set_time or self.estimate

    @property
    def hours(self) -> Fraction | None:
        """The line's share of the task, in hours per week; None when nobody has stated a time."""
        if not self.is_counted:
            return Fraction(0)
        whole = self.time.hours
        return None if whole is None else whole * self.share


@dataclass(frozen=True, slots=True)
class Line:
    """One task of the role, in the workplace's agreed words. It has at least one source.

    `id` is the line's own within its role, and is never used for another line.
    """

    id: str
    text: str
    area: str
    independence: str
    sources: tuple[LineSource, ...]

    @property
    def hours(self) -> Fraction | None:
        """Hours per week, exact: the sum of the known; None when none is known."""
        known = [hours for source in self.sources if (hours := source.hours) is not None]
        return sum(known, Fraction(0)) if known else None

    @property
    def lacks_time(self) -> bool:
        """Whether some of its tasks have no time, so that `hours` is the least it can be."""
        return any(source.hours is None for source in self.sources)

    @property
    def time(self) -> WeeklyTime | None:
        """Minutes and times a week, for a line with one source; several have only a sum."""
        if len(self.sources) != 1:
            return None
        (source,) = self.sources
        minutes = source.time.minutes
        share = None if minutes is None else float(Fraction(minutes) * source.share)
        return WeeklyTime(share, source.time.times_per_week)

    @property
    def is_new(self) -> bool:
        """Whether nobody does any of it today."""
        return all(source.is_new for source in self.sources)

    @property
    def by_employer(self) -> bool:
        """Whether no workshop has said any of it: *tillagd av arbetsgivaren*."""
        return not any(source.evidence for source in self.sources)


def sources_of(lines: Iterable[Line]) -> tuple[LineSource, ...]:
    """Return the sources of lines, in order; lines that were split each give their share."""
    return tuple(source for line in lines for source in line.sources)


def hours_of(lines: Iterable[Line]) -> Hours:
    """Sum lines' hours, moved and new apart; `unknown` counts the tasks that have no time."""
    moved = new = Fraction(0)
    unknown = set()
    for source in sources_of(lines):
        if source.hours is None:
            unknown.add(source.key)
        elif source.is_new:
            new += source.hours
        else:
            moved += source.hours
    return Hours(moved, new, len(unknown))


def lines_by_area(lines: Iterable[Line]) -> dict[str, tuple[Line, ...]]:
    """Group lines by area, in order of first appearance."""
    areas: dict[str, list[Line]] = {}
    for line in lines:
        areas.setdefault(line.area, []).append(line)
    return {area: tuple(found) for area, found in areas.items()}
