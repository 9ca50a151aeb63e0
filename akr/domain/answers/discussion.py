"""Discussion by occupation: each group sees its own answers before the room sees the whole.

It is exactly one group of the result, with every answer in it, frozen while people talk. So
comparing it with the result reveals nothing, and looking again a minute later does not tell who
changed their mind.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from akr.domain.act import ActContent, ActKind
from akr.domain.answers.agreement import agreement
from akr.domain.answers.published import Result
from akr.domain.answers.reasons import Reason
from akr.domain.answers.sorting import Counts
from akr.domain.room.anonymity import Group

Told = tuple[tuple[Group, tuple[str, ...]], ...]
"""Groups with what was said at their table."""

MOST_TOPICS = 5
"""Tasks that a group discusses: as many as fit in ten minutes."""


@dataclass(frozen=True, slots=True)
class Patterns:
    """How each group had answered when the discussion began, by task.

    Holds only what may be shown. `small` are the occupations that have no group of their own, and
    whose members may choose one.
    """

    groups: tuple[Group, ...]
    rows: Mapping[Group, Mapping[str, Counts]]
    small: tuple[str, ...]

    def group_of(self, occupation: str, chosen: str | None = None) -> Group:
        """Return the group of an occupation: its own, or for a small one the group it chose.

        An occupation that arrives after the discussion began joins the first group.
        """
        wanted = chosen if occupation in self.small and chosen else occupation
        return next((group for group in self.groups if wanted in group), self.groups[0])


@dataclass(frozen=True, slots=True)
class GroupChosen(ActContent):
    """Somebody from a small occupation chose a group, by one of its occupations."""

    kind: ClassVar[ActKind] = ActKind.SIT

    occupation: str


def patterns(result: Result) -> Patterns:
    """Divide a result into the groups that discuss it: those in which it is counted."""
    groups = result.grouping.groups or ((),)
    rows: dict[Group, dict[str, Counts]] = {group: {} for group in groups}
    for row in result.rows:
        for group, counts in row.shown_counts(result.grouping).items():
            if counts.total:
                rows[group][row.task.id] = counts
    return Patterns(groups, rows, (*result.grouping.silent, *result.grouping.openly))


def topics(rows: Mapping[str, Counts]) -> tuple[str, ...]:
    """Choose the tasks that a group discusses: at most `MOST_TOPICS`, the least agreement first.

    Leaves out tasks that all gave the same colour. Ties keep the tasks' own order, so that every
    phone shows the same list.
    """
    uneven = [task for task, counts in rows.items() if counts.largest < counts.total]
    return tuple(sorted(uneven, key=lambda task: agreement([rows[task]]))[:MOST_TOPICS])


def publish_reasons(result: Result, reasons: Iterable[Reason]) -> Mapping[str, Told]:
    """Return each task's reasons by the group that wrote them, where that group is shown.

    A reason is left out when its row is not divided, since naming its group would reveal that
    group's answers. In a room that is not divided at all, reasons are everybody's and their group
    is empty.
    """
    rows = {row.task.id: row for row in result.rows}
    told: dict[str, dict[Group, tuple[str, ...]]] = {}
    for reason in reasons:
        row = rows.get(reason.task)
        if row is None or row.total is None:
            continue
        group: Group | None = () if not result.groups else None
        for shown, counts in row.by_group.items():
            if reason.occupation in shown and counts.total:
                group = shown
        if group is not None:
            of_task = told.setdefault(reason.task, {})
            of_task[group] = (*of_task.get(group, ()), reason.text)
    return {task: tuple(by_group.items()) for task, by_group in told.items()}
