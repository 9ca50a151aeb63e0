"""The analysis: one place computes every number that the room, the draft and the exports show."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from akr.domain.answers.agreement import Standing, agreement, standing
from akr.domain.answers.ownership import Ownership, owners, ownership
from akr.domain.answers.process import SortedProcess
from akr.domain.answers.sorting import Colour, Counts, count
from akr.domain.cards.cards import Task


@dataclass(frozen=True, slots=True)
class TaskAnalysis:
    """One task's numbers. `by_occupation` has every occupation with seats, before merging."""

    task: Task
    by_occupation: Mapping[str, Counts]
    agreement: float
    standing: Standing
    ownership: Ownership
    owners: tuple[str, ...]

    @property
    def counts(self) -> Counts:
        """All occupations together."""
        return sum(self.by_occupation.values(), Counts())


@dataclass(frozen=True, slots=True)
class Analysis:
    """A process's numbers. `unsorted` counts the tasks that nobody has sorted.

    `late` counts, by occupation, the seats taken after the result was first shown.
    """

    tasks: tuple[TaskAnalysis, ...]
    participants: int
    unsorted: int
    late: Mapping[str, int]


def analyse(process: SortedProcess) -> Analysis:
    """Compute every number of a process from its sortings; none is ever typed in.

    Leaves out the tasks that are put off until later.
    """
    occupation_of = {p.id: p.occupation for p in process.participants or ()}
    given: dict[str, dict[str, list[Colour]]] = defaultdict(lambda: defaultdict(list))
    for sorting in process.sortings or ():
        given[sorting.task][occupation_of[sorting.participant]].append(sorting.colour)
    seated = [o for o, size in process.occupation_sizes().items() if size]
    tasks = tuple(
        analyse_task(task, {o: count(given[task.id][o]) for o in seated})
        for task in process.tasks or ()
        if task.is_on_the_table
    )
    return Analysis(
        tasks=tasks,
        participants=len(process.participants or ()),
        unsorted=sum(1 for found in tasks if not found.counts.total),
        late=process.late_sizes(),
    )


def analyse_task(task: Task, by_occupation: Mapping[str, Counts]) -> TaskAnalysis:
    """Compute one task's numbers from its counts by occupation."""
    return TaskAnalysis(
        task=task,
        by_occupation=by_occupation,
        agreement=agreement(by_occupation.values()),
        standing=standing(by_occupation.values()),
        ownership=ownership(by_occupation, task.done_by or ()),
        owners=owners(by_occupation),
    )
