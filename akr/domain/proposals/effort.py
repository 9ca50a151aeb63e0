"""Effort: the hours per week that tasks take, divided into moved and new.

All hours are exact fractions until they are shown: sum first, round last. A needed task that nobody
does today frees no one's time, so its hours are new and never count as moved (the method, after
VÄRMLAND's *hinns inte med*).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from akr.domain.cards.cards import Task
from akr.domain.office.organisation import FULL_TIME_HOURS
from akr.domain.proposals.process import Process
from akr.domain.proposals.proposals import ProposalKind

MINUTES_PER_HOUR = 60


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours per week: `moved` from somebody who does it today, `new` where nobody does."""

    moved: Fraction = Fraction(0)
    new: Fraction = Fraction(0)
    unknown: int = 0
    """How many tasks have no estimate and are therefore in neither sum."""

    @property
    def total(self) -> Fraction:
        """Moved and new together, in hours per week."""
        return self.moved + self.new

    def full_time_share(self, full_time_hours: float = FULL_TIME_HOURS) -> Fraction:
        """The hours as a share of a full-time post; 1 is one post. Task time only.

        Raises ValueError when full time is not a positive number of hours.
        """
        if full_time_hours <= 0:
            raise ValueError(full_time_hours)
        return self.total / Fraction(full_time_hours)


def hours_per_week(task: Task) -> Fraction | None:
    """Return a task's hours per week for the whole workplace; None without an estimate."""
    return time_per_week(task.minutes, task.times_per_week)


def time_per_week(minutes: float | None, times_per_week: float | None) -> Fraction | None:
    """Return minutes × times per week in hours; None when either is None."""
    if minutes is None or times_per_week is None:
        return None
    return Fraction(minutes) * Fraction(times_per_week) / MINUTES_PER_HOUR


def add_up(tasks: Iterable[Task]) -> Hours:
    """Sum tasks' hours: tasks *not done today* are new, all others moved."""
    moved = new = Fraction(0)
    unknown = 0
    for task in tasks:
        hours = hours_per_week(task)
        if hours is None:
            unknown += 1
        elif task.not_done_today:
            new += hours
        else:
            moved += hours
    return Hours(moved, new, unknown)


def new_role_hours(process: Process) -> Hours:
    """Return the hours of the tasks proposed or decided for a new role."""
    return add_up(tasks_for_a_new_role(process))


def rounded(value: Fraction | float, decimals: int = 1) -> Decimal:
    """Round half away from zero, as people do on paper: 3,75 is 3,8 and 1,25 is 1,3."""
    exact = Fraction(value)
    scaled = Decimal(exact.numerator) / Decimal(exact.denominator)
    return scaled.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def tasks_for_a_new_role(process: Process) -> tuple[Task, ...]:
    """Return the tasks proposed or decided for a new role, each once, in the process's order."""
    chosen = {p.task for p in process.proposals or () if p.decision is ProposalKind.NEW_ROLE}
    return tuple(task for task in process.tasks or () if task.id in chosen)
