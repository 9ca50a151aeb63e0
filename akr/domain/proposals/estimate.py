"""Estimates: the time a task takes in the whole workplace, as the room estimates it.

One person's minutes are not the unit's total (the method, rule 12). In workshop 2 the room answers
for everybody, so there is no scope to guess: person-minutes each time, summed over all who take
part, and times a week in the whole workplace.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import ClassVar, TypeVar

from akr.domain.act import ActContent, ActKind
from akr.domain.cards.cards import DayPart, Task
from akr.domain.errors import EditConflict
from akr.domain.fingerprint import fingerprint
from akr.domain.phase import Phase
from akr.domain.proposals.errors import BadEstimate, ScopeMissing
from akr.domain.proposals.process import Process
from akr.domain.proposals.proposals import OwnEstimate, Scope
from akr.domain.room.anonymity import FEWEST
from akr.domain.room.errors import PhaseClosed, UnknownOccupation

Word = TypeVar("Word", bound=str)

MOST_MINUTES = 10_080
MOST_TIMES = 10_080
"""Both as in the file format: a week has 10,080 minutes."""
MOST_TOGETHER = 100


CLOSED_IN = (Phase.JOIN, Phase.ANALYSE)
"""Before writing there is nothing to estimate, and in workshop 2 the room answers for everybody."""


@dataclass(frozen=True, slots=True)
class Middle:
    """The median of `n` people's values."""

    value: float
    n: int


@dataclass(frozen=True, slots=True)
class StartingPoint:
    """A starting point for the room's estimate: people's own estimates, not measurements.

    `minutes` are person-minutes each time. `times` is by scope, since one person's times are not
    the house's. `done_by` and `when` hold what at least three people said.
    """

    minutes: Middle | None
    times: Mapping[Scope, Middle]
    done_by: tuple[str, ...]
    when: tuple[DayPart, ...]


def check_own(said: OwnEstimate, phase: Phase, occupations: Collection[str]) -> None:
    """Accept a person's own estimate from the start of writing until workshop 2 begins.

    Times per week need a scope (the method, rule 12). Raises PhaseClosed, BadEstimate,
    ScopeMissing, UnknownOccupation.
    """
    if phase in CLOSED_IN:
        raise PhaseClosed(phase)
    for value, most in (
        (said.minutes, MOST_MINUTES),
        (said.times_per_week, MOST_TIMES),
        (said.together, MOST_TOGETHER),
    ):
        if value is not None and not 0 <= value <= most:
            raise BadEstimate(most)
    if said.times_per_week is not None and said.scope is None:
        raise ScopeMissing
    for occupation in said.done_by or ():
        if occupation not in occupations:
            raise UnknownOccupation(occupation)


def starting_points(process: Process) -> dict[str, StartingPoint]:
    """Return, by task, the medians of people's own estimates, for values from at least three.

    Each person counts once: their estimate of the task itself, else of the first by key of their
    cards in it. A task is left out when every value has too few answers to be shown.

    What the leader entered for somebody counts beside three others: the leader knows it.

    They are told once, when workshop 2 first opens, and stand: a card that is moved, withdrawn or
    set aside later would take one person's time out of one median, or into another.
    """
    entered = process.entered()
    lies_in = {card.id: card.task for card in process.cards or ()}
    voices: defaultdict[str, dict[str, OwnEstimate]] = defaultdict(dict)
    for said in process.estimates or ():
        task = said.task or lies_in.get(said.card or "")
        if task is None:
            continue
        before = voices[task].get(said.participant)
        if before is None or said.task or (not before.task and _key(said) <= _key(before)):
            voices[task][said.participant] = said
    points = {task: _starting_point(said.values(), entered) for task, said in voices.items()}
    return {task: point for task, point in points.items() if point is not None}


def _key(said: OwnEstimate) -> str:
    return said.card or ""


def _starting_point(
    everyone: Collection[OwnEstimate], entered: Collection[str]
) -> StartingPoint | None:
    own = [each for each in everyone if each.participant not in entered]
    minutes = _middle([_person_minutes(v) for v in own], [_person_minutes(v) for v in everyone])
    times = {
        scope: middle
        for scope in Scope
        if (middle := _middle(_times(own, scope), _times(everyone, scope)))
    }
    often = _often(v.when for v in own)
    found = StartingPoint(
        minutes=minutes,
        times=times,
        done_by=_often(v.done_by for v in own),
        when=tuple(part for part in DayPart if part in often),
    )
    return found if found.minutes or found.times or found.done_by or found.when else None


def _person_minutes(said: OwnEstimate) -> float | None:
    return said.minutes and said.minutes * (said.together or 1)


def _times(voices: Iterable[OwnEstimate], scope: Scope) -> list[float | None]:
    return [each.times_per_week for each in voices if each.scope is scope]


def _middle(own: Iterable[float | None], everybodys: Iterable[float | None]) -> Middle | None:
    said = [value for value in everybodys if value is not None]
    if sum(value is not None for value in own) < FEWEST:
        return None
    return Middle(median(said), len(said))


def _often(lists: Iterable[tuple[Word, ...] | None]) -> tuple[Word, ...]:
    counted = Counter(each for some in lists for each in set(some or ()))
    return tuple(each for each, n in counted.items() if n >= FEWEST)


@dataclass(frozen=True, slots=True)
class Estimate:
    """The room's estimate of one task; None where it does not know."""

    minutes: float | None
    times_per_week: float | None
    not_done_today: bool
    done_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaskEstimated(ActContent):
    """The room estimated a task's time."""

    kind: ClassVar[ActKind] = ActKind.ESTIMATE

    task: str


def estimated(task: Task, said: Estimate, occupations: Sequence[str]) -> Task:
    """Return the task with its estimate; a task not done today is done by nobody.

    `occupations` are the process's, in its order. Raises BadEstimate for numbers out of range, and
    UnknownOccupation.
    """
    for value, most in ((said.minutes, MOST_MINUTES), (said.times_per_week, MOST_TIMES)):
        if value is not None and not 0 <= value <= most:
            raise BadEstimate(most)
    for occupation in said.done_by:
        if occupation not in occupations:
            raise UnknownOccupation(occupation)
    done_by = () if said.not_done_today else tuple(o for o in occupations if o in said.done_by)
    return replace(
        task,
        minutes=said.minutes,
        times_per_week=said.times_per_week,
        not_done_today=said.not_done_today,
        done_by=done_by,
    )


def estimate_fingerprint(task: Task) -> str:
    """Return an estimate's fingerprint, by which an edit names the version it started from."""
    return fingerprint(_said(task))


def check_unchanged(now: Task, wanted: Task, base: str) -> None:
    """Refuse to overwrite somebody else's newer estimate. Raises EditConflict with both."""
    if estimate_fingerprint(now) != base and now != wanted:
        raise EditConflict(now.id, theirs=_said(now), yours=_said(wanted))


def _said(task: Task) -> str:
    return f"{task.minutes} × {task.times_per_week}, {task.not_done_today}, {task.done_by}"
