"""The published result: small groups merged, single answers hidden.

Walls, exports, drafts and profiles show this, never the raw counts of `analysis`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from akr.domain.answers.analysis import Analysis, TaskAnalysis
from akr.domain.answers.ownership import Ownership, owners, ownership
from akr.domain.answers.sorting import Counts
from akr.domain.cards.cards import Task
from akr.domain.room.anonymity import FEWEST, Group, may_be_divided, settled_groups


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One task. `total` is None when under three have sorted; `by_group` may be empty.

    `ownership` and `owners` are computed from what is shown, so they reveal no hidden answer.
    The one exception is too_few, which shows that an occupation is silent on a task that it does
    today or that nobody owns.
    """

    task: Task
    total: Counts | None
    by_group: Mapping[Group, Counts]
    ownership: Ownership
    owners: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """All tasks in the table's order. `groups` is empty when the room is too small to divide."""

    groups: tuple[Group, ...]
    rows: tuple[ResultRow, ...]

    def by_need(self) -> tuple[ResultRow, ...]:
        """Return the rows that most need the room's time first; clear owners come last."""
        order = list(Ownership)
        return tuple(sorted(self.rows, key=lambda row: order.index(row.ownership)))


def publish(analysis: Analysis, sizes: Mapping[str, int]) -> Result:
    """Merge groups and hide counts so that a wall may show them; `sizes` is seats by occupation."""
    groups = settled_groups(sizes, analysis.late)
    everybody = tuple(occupation for occupation, n in sizes.items() if n)
    return Result(groups, tuple(_row(task, groups, everybody) for task in analysis.tasks))


def _row(found: TaskAnalysis, groups: tuple[Group, ...], everybody: Group) -> ResultRow:
    total = found.counts
    if total.total < FEWEST:
        return ResultRow(found.task, None, {}, Ownership.TOO_FEW, ())
    by_group = published_counts(found.by_occupation, groups)
    silent_doer = any(
        not found.by_occupation[o].total
        for o in found.task.done_by or ()
        if o in found.by_occupation
    )
    if silent_doer or (groups and not by_group):
        return ResultRow(found.task, total, by_group, Ownership.TOO_FEW, ())
    spoken = by_group or {everybody: total}
    owned = ownership(spoken)
    silent = any(not counts.total for counts in found.by_occupation.values())
    if owned is Ownership.NOBODY and silent:
        owned = Ownership.TOO_FEW
    return ResultRow(found.task, total, by_group, owned, owners(spoken))


def published_counts(
    by_occupation: Mapping[str, Counts], groups: tuple[Group, ...]
) -> dict[Group, Counts]:
    """Return one task's counts by published group; empty when the row may not be divided.

    A group where only one or two have answered would reveal their answers, and so would the total
    minus the other groups. A group where nobody answered is harmless.
    """
    merged = {
        group: sum((by_occupation.get(o, Counts()) for o in group), Counts()) for group in groups
    }
    return merged if may_be_divided(counts.total for counts in merged.values()) else {}
