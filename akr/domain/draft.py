"""A draft: the red tasks gathered into one job, each line with the evidence it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from akr.domain.process import Decision, Process, Task
from akr.domain.sorting import Counts


@dataclass(frozen=True, slots=True)
class Entry:
    """A sentence of the description and where it comes from.

    `origin` is a report's short code, `eget` for common knowledge, or `arbetsplatsen` for words
    written there. `because` are the tasks that earn it: a requirement without a task is no
    requirement (the method, after KLIPPAN).
    """

    text: str
    origin: str
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a line rests on, frozen when the line was made so that it outlives cards and seats.

    `groups` pairs the names of a published group with its counts; groups under three are merged
    (see `akr.domain.anonymity`), so the rows may be fewer than the occupations. Empty when no
    split may be shown; `total` is None when under three have sorted.
    """

    task: str
    cards: tuple[str, ...]
    total: Counts | None
    groups: tuple[tuple[tuple[str, ...], Counts], ...]
    ownership: str


@dataclass(frozen=True, slots=True)
class Line:
    """One task of the role. Hours are per week and None when nobody has estimated them."""

    text: str
    area: str
    independence: str
    minutes: float | None
    times_per_week: float | None
    hours: Fraction | None
    is_new: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Draft:
    """A job description in the making; always a draft until a manager has decided."""

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


def tasks_for_a_new_role(process: Process) -> tuple[Task, ...]:
    """Tasks proposed or decided for a new role, in the process's order, each once."""
    chosen = {p.task for p in process.proposals or () if p.decision is Decision.NEW_ROLE}
    return tuple(task for task in process.tasks or () if task.id in chosen)


def lines_by_area(lines: Iterable[Line]) -> dict[str, tuple[Line, ...]]:
    """Lines by area, areas in the order in which they first appear."""
    areas: dict[str, list[Line]] = {}
    for line in lines:
        areas.setdefault(line.area, []).append(line)
    return {area: tuple(found) for area, found in areas.items()}
