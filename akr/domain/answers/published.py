"""The published result: small groups merged, single answers hidden.

Walls, exports, drafts and profiles show this, never the raw counts of `analysis`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from akr.domain.answers.analysis import Analysis, TaskAnalysis, analyse, by_group
from akr.domain.answers.ownership import Ownership, owners, ownership
from akr.domain.answers.process import SortedProcess
from akr.domain.answers.sorting import Colour, Counts
from akr.domain.cards.cards import Task
from akr.domain.room.anonymity import FEWEST, Group, Grouping, may_be_divided


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One task. `total` is None when under three have sorted; `by_group` may be empty.

    `openly` is the answer of each occupation that answers openly, None until it has agreed on one.
    `ownership` and `owners` are computed from what is shown, so they reveal no hidden answer. The
    one exception is too_few, which shows that a group is silent on a task that it does today.
    """

    task: Task
    total: Counts | None
    by_group: Mapping[Group, Counts]
    openly: Mapping[str, Colour | None]
    ownership: Ownership
    owners: tuple[Group, ...]

    def shown_counts(self, grouping: Grouping) -> Mapping[Group, Counts]:
        """The counts by group, also when there is only one group, which is then the total."""
        alone = {grouping.groups[0]: self.total} if self.total else {}
        return alone if len(grouping.groups) == 1 else self.by_group


@dataclass(frozen=True, slots=True)
class Result:
    """All tasks in the table's order, and how the room's answers are counted."""

    grouping: Grouping
    rows: tuple[ResultRow, ...]

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups that are shown beside one another; empty when there is only one."""
        return self.grouping.groups if len(self.grouping.groups) > 1 else ()

    def by_need(self) -> tuple[ResultRow, ...]:
        """Return the rows that most need the room's time first; clear owners come last."""
        order = list(Ownership)
        return tuple(sorted(self.rows, key=lambda row: order.index(row.ownership)))


def publish(process: SortedProcess) -> Result:
    """Merge groups and hide counts so that a wall may show them."""
    return publish_analysis(analyse(process))


def publish_analysis(found: Analysis) -> Result:
    """Do as `publish`, for who has the numbers already."""
    return Result(found.grouping, tuple(_row(each, found.grouping) for each in found.tasks))


def _row(found: TaskAnalysis, grouping: Grouping) -> ResultRow:
    counted = by_group(found.by_occupation, grouping)
    total = sum(counted.values(), Counts())
    if total.total < FEWEST:
        return ResultRow(found.task, None, {}, found.openly, Ownership.TOO_FEW, ())
    divided = may_be_divided(counts.total for counts in counted.values())
    if not divided:
        return ResultRow(found.task, total, {}, found.openly, Ownership.TOO_FEW, ())
    owned = ownership(
        counted, openly=found.openly, silent=grouping.silent, done_by=found.task.done_by or ()
    )
    shown = counted if len(counted) > 1 else {}
    owning = () if owned is Ownership.TOO_FEW else owners(counted, found.openly)
    return ResultRow(found.task, total, shown, found.openly, owned, owning)
