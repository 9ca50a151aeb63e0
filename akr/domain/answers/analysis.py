"""The analysis: one place computes every number that the room, the draft and the exports show."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from akr.domain.answers.agreement import Standing, agreement, standing
from akr.domain.answers.ownership import Ownership, ownership
from akr.domain.answers.process import SortedProcess
from akr.domain.answers.sorting import Colour, Counts, count
from akr.domain.cards.cards import Task
from akr.domain.room.anonymity import Group, Grouping


@dataclass(frozen=True, slots=True)
class TaskAnalysis:
    """One task's numbers. `by_occupation` has every occupation with seats, before merging.

    `openly` is the answer of each occupation that answers openly; None until all of it agree.
    """

    task: Task
    by_occupation: Mapping[str, Counts]
    openly: Mapping[str, Colour | None]
    agreement: float
    standing: Standing
    ownership: Ownership

    @property
    def counts(self) -> Counts:
        """All occupations together."""
        return sum(self.by_occupation.values(), Counts())


@dataclass(frozen=True, slots=True)
class Analysis:
    """A process's numbers. `unsorted` counts the tasks without an answer."""

    tasks: tuple[TaskAnalysis, ...]
    grouping: Grouping
    participants: int
    unsorted: int


def analyse(process: SortedProcess) -> Analysis:
    """Compute every number of a process from its sortings; none is ever typed in.

    Leaves out the tasks that are put off until later.
    """
    occupation_of = {p.id: p.occupation for p in process.participants or ()}
    given: dict[str, dict[str, list[Colour]]] = defaultdict(lambda: defaultdict(list))
    for sorting in process.sortings or ():
        given[sorting.task][occupation_of[sorting.participant]].append(sorting.colour)
    sizes = {o: size for o, size in process.occupation_sizes().items() if size}
    grouping = process.room_grouping()
    tasks = tuple(
        analyse_task(task, {o: count(given[task.id][o]) for o in sizes}, sizes, grouping)
        for task in process.tasks or ()
        if task.is_on_the_table
    )
    return Analysis(
        tasks=tasks,
        grouping=grouping,
        participants=len(process.participants or ()),
        unsorted=sum(1 for found in tasks if not found.counts.total),
    )


def analyse_task(
    task: Task, by_occupation: Mapping[str, Counts], sizes: Mapping[str, int], grouping: Grouping
) -> TaskAnalysis:
    """Compute one task's numbers from its counts by occupation."""
    openly = {o: _together(by_occupation[o], sizes[o]) for o in grouping.openly if o in sizes}
    return TaskAnalysis(
        task=task,
        by_occupation=by_occupation,
        openly=openly,
        agreement=agreement(by_occupation.values()),
        standing=standing(by_occupation.values()),
        ownership=ownership(
            by_group(by_occupation, grouping),
            openly=openly,
            silent=grouping.silent,
            done_by=task.done_by or (),
        ),
    )


def by_group(by_occupation: Mapping[str, Counts], grouping: Grouping) -> dict[Group, Counts]:
    """Add the occupations' counts up by the groups in which they are counted."""
    return {
        group: sum((by_occupation.get(o, Counts()) for o in group), Counts())
        for group in grouping.groups
    }


def _together(counts: Counts, members: int) -> Colour | None:
    """Return the colour that an occupation gives openly: the one that all its members gave."""
    return next((colour for colour in Colour if counts.of(colour) == members), None)
