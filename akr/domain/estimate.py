"""Estimates: what the room says that a task takes, for the whole workplace at once.

A person's own minutes are not the unit's total (the method, rule 12). In workshop 2 the room
answers for everybody, so no scope is left to guess: person-minutes each time, all who do it counted
together, and how many times a week it is done in the whole workplace.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from akr.domain.errors import BadEstimate, EditConflict, UnknownOccupation
from akr.domain.process import Task

MOST_MINUTES = 10_080
MOST_TIMES = 10_080
"""Both as in the file format: a week has 10,080 minutes."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What the room says of one task; None where it does not know."""

    minutes: float | None
    times_per_week: float | None
    not_done_today: bool
    done_by: tuple[str, ...]


def estimated(task: Task, said: Estimate, occupations: Sequence[str]) -> Task:
    """Give a task its estimate; what nobody does today has no doers.

    `occupations` are the process's own, in its order. Raises BadEstimate for numbers that a week
    cannot hold, UnknownOccupation.
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
    """What an edit of an estimate says that it started from."""
    return hashlib.sha256(_said(task).encode()).hexdigest()[:16]


def check_unchanged(now: Task, wanted: Task, base: str) -> None:
    """Refuse to write over what somebody else said meanwhile. Raises EditConflict with both."""
    if estimate_fingerprint(now) != base and now != wanted:
        raise EditConflict(now.id, theirs=_said(now), yours=_said(wanted))


def _said(task: Task) -> str:
    return f"{task.minutes} × {task.times_per_week}, {task.not_done_today}, {task.done_by}"
