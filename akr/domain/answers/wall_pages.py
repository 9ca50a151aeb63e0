"""Wall pages: which tasks stand on the wall together, and in which order.

What needs talk comes first, and a page has one theme, so that the room talks of one thing.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from math import ceil

from akr.domain.answers.ownership import Ownership
from akr.domain.answers.published import Result, ResultRow

MOST_ROWS = 6
"""On a page, so that a task is read at ten metres."""

REASONED_AS = 2
"""Rows that one takes the room of where the tables have written why."""


class Theme(StrEnum):
    """What the tasks of a page have in common."""

    DIFFERENT = "different"
    SOME_OWNERLESS = "some_ownerless"
    ALL_OWNERLESS = "all_ownerless"
    STOP = "stop"
    TOO_FEW = "too_few"
    CLEAR = "clear"


_THEMES = {
    Ownership.SEVERAL: Theme.DIFFERENT,
    Ownership.NOBODY: Theme.DIFFERENT,
    Ownership.UNCLEAR: Theme.DIFFERENT,
    Ownership.STOP: Theme.STOP,
    Ownership.TOO_FEW: Theme.TOO_FEW,
    Ownership.CLEAR_OWNER: Theme.CLEAR,
}


@dataclass(frozen=True, slots=True)
class WallPage:
    """The rows that are on the wall together: page `number` of `pages`.

    `first` is the place of its first row among all rows, of which there are `of`.
    """

    rows: Sequence[ResultRow]
    number: int
    pages: int
    first: int
    of: int

    @property
    def theme(self) -> Theme:
        """What the rows have in common; tasks that nobody owns are said before differing minds."""
        ownerless = [row.ownership is Ownership.NOBODY for row in self.rows]
        if any(ownerless):
            return Theme.ALL_OWNERLESS if all(ownerless) else Theme.SOME_OWNERLESS
        return _THEMES[self.rows[0].ownership]

    @property
    def last(self) -> int:
        """The place of the last row."""
        return self.first + len(self.rows) - 1


def wall_pages(result: Result, reasoned: Collection[str]) -> tuple[WallPage, ...]:
    """Divide a result into pages; `reasoned` are the tasks that the tables have written about."""
    rows = result.by_need()
    divided = [
        page
        for _, alike in groupby(rows, key=lambda row: _THEMES[row.ownership])
        for page in _spread(list(alike), reasoned)
    ]
    pages, first = [], 1
    for number, some in enumerate(divided, 1):
        pages.append(WallPage(some, number, len(divided), first, len(rows)))
        first += len(some)
    return tuple(pages)


def _spread(alike: list[ResultRow], reasoned: Collection[str]) -> list[list[ResultRow]]:
    """Spread the rows of a theme over pages, as evenly as their heights allow.

    Those come first that the tables have written about.
    """
    heights = {row.task.id: REASONED_AS if row.task.id in reasoned else 1 for row in alike}
    total = sum(heights.values())
    even = total / ceil(total / MOST_ROWS)
    most, left = max(ceil(even), REASONED_AS), 0
    pages: list[list[ResultRow]] = []
    for row in sorted(alike, key=lambda row: row.task.id not in reasoned):
        height = heights[row.task.id]
        if height > left:
            pages.append([])
            left = most
        pages[-1].append(row)
        left -= height
    return pages
