"""Talk by occupation: each group looks at its own pattern before the room looks at the whole.

What a table sees is exactly a group of the result, with every answer in it, and stands still while
people talk. So nothing follows from it beside the result, and no look a minute later tells who
has changed their mind.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from akr.domain.answers.agreement import agreement
from akr.domain.answers.published import Result
from akr.domain.answers.reasons import Reason
from akr.domain.answers.sorting import Counts
from akr.domain.room.anonymity import FEWEST, Group

MOST_TOPICS = 5
"""Tasks that a group takes up: what ten minutes hold."""


@dataclass(frozen=True, slots=True)
class Patterns:
    """How each table had answered as the talk began, by task; what may not be shown is not here.

    `small` are the occupations under `FEWEST`, who may sit down at another table.
    """

    tables: tuple[Group, ...]
    rows: Mapping[Group, Mapping[str, Counts]]
    small: tuple[str, ...]

    def table_of(self, occupation: str, chosen: str | None = None) -> Group:
        """The table that an occupation sits at: its own, or for a small one that it has chosen.

        An occupation that came after the talk had begun joins the first table.
        """
        wanted = chosen if occupation in self.small and chosen else occupation
        return next((table for table in self.tables if wanted in table), self.tables[0])


def patterns(result: Result, sizes: Mapping[str, int]) -> Patterns:
    """Divide a result into tables; a room that may not be divided is one table."""
    everybody = tuple(occupation for occupation, n in sizes.items() if n)
    tables = result.groups or (everybody,)
    rows: dict[Group, dict[str, Counts]] = {table: {} for table in tables}
    for row in result.rows:
        shown = row.by_group if result.groups else {everybody: row.total} if row.total else {}
        for table, counts in shown.items():
            if counts.total:
                rows[table][row.task.id] = counts
    return Patterns(tables, rows, tuple(o for o, n in sizes.items() if 0 < n < FEWEST))


def topics(rows: Mapping[str, Counts]) -> tuple[str, ...]:
    """The tasks that a table takes up: at most `MOST_TOPICS`, the least agreement first.

    What all see alike is none. Equals come in their own order, so that every phone shows the same.
    """
    uneven = [task for task, counts in rows.items() if counts.largest < counts.total]
    return tuple(sorted(uneven, key=lambda task: agreement([rows[task]]))[:MOST_TOPICS])


def publish_reasons(
    result: Result, reasons: Iterable[Reason]
) -> Mapping[str, tuple[tuple[Group, str], ...]]:
    """Tell each task's reasons with the group whose they are, where that group is shown.

    Where a row is not divided, a named reason would say what its group had answered; it is left
    out. In a room that is not divided at all a reason is everybody's, and its group is empty.
    """
    rows = {row.task.id: row for row in result.rows}
    told: dict[str, tuple[tuple[Group, str], ...]] = {}
    for reason in reasons:
        row = rows.get(reason.task)
        if row is None or row.total is None:
            continue
        group: Group | None = () if not result.groups else None
        for shown, counts in row.by_group.items():
            if reason.occupation in shown and counts.total:
                group = shown
        if group is not None:
            told[reason.task] = (*told.get(reason.task, ()), (group, reason.text))
    return told


def reason_fingerprint(text: str | None) -> str:
    """What an edit of a reason says that it started from."""
    return hashlib.sha256((text or "").encode()).hexdigest()[:16]
