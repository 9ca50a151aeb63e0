"""Wall pages: which tasks the wall shows together, and in which order.

Tasks that need discussion come first, and a page has one theme, so that the room discusses one
thing at a time.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from math import ceil

from akr.domain.answers.ownership import Ownership
from akr.domain.answers.published import Result, ResultRow

MOST_ROWS = 6
"""Rows on a page, so that a task can be read from ten metres."""

REASONED_AS = 2
"""The height, in rows, of a task whose reasons are shown."""


class Theme(StrEnum):
    """What a page's tasks have in common."""

    DIFFERENT = "different"
    UNSAID = "unsaid"
    SOME_OWNERLESS = "some_ownerless"
    ALL_OWNERLESS = "all_ownerless"
    STOP = "stop"
    TOO_FEW = "too_few"
    ONE_CLAIMS = "one_claims"
    CLEAR = "clear"


_THEMES = {
    Ownership.SEVERAL: Theme.DIFFERENT,
    Ownership.NOBODY: Theme.DIFFERENT,
    Ownership.UNSAID: Theme.UNSAID,
    Ownership.UNCLEAR: Theme.DIFFERENT,
    Ownership.STOP: Theme.STOP,
    Ownership.TOO_FEW: Theme.TOO_FEW,
    Ownership.ONE_CLAIMS: Theme.ONE_CLAIMS,
    Ownership.CLEAR_OWNER: Theme.CLEAR,
}


@dataclass(frozen=True, slots=True)
class WallPage:
    """The rows that the wall shows together: page `number` of `pages`.

    `height` is what its rows take, in plain rows; the fewer, the larger their text. `first` is the
    position of its first row among all `of` rows.
    """

    rows: Sequence[ResultRow]
    height: int
    number: int
    pages: int
    first: int
    of: int

    @property
    def theme(self) -> Theme:
        """What the rows have in common; ownerless tasks take precedence over differing views."""
        ownerless = [row.ownership is Ownership.NOBODY for row in self.rows]
        if any(ownerless):
            return Theme.ALL_OWNERLESS if all(ownerless) else Theme.SOME_OWNERLESS
        return _THEMES[self.rows[0].ownership]

    @property
    def last(self) -> int:
        """The position of the last row."""
        return self.first + len(self.rows) - 1


def wall_pages(result: Result, reasoned: Collection[str]) -> tuple[WallPage, ...]:
    """Divide a result into pages; `reasoned` are the tasks that have reasons."""
    rows = result.by_need()
    heights = {row.task.id: REASONED_AS if row.task.id in reasoned else 1 for row in rows}
    divided = [
        page
        for _, alike in groupby(rows, key=lambda row: _THEMES[row.ownership])
        for page in _spread(list(alike), heights)
    ]
    pages, first = [], 1
    for number, some in enumerate(divided, 1):
        height = sum(heights[row.task.id] for row in some)
        pages.append(WallPage(some, height, number, len(divided), first, len(rows)))
        first += len(some)
    return tuple(pages)


def _spread(alike: list[ResultRow], heights: Mapping[str, int]) -> list[list[ResultRow]]:
    """Spread a theme's rows over pages, as evenly as their heights allow.

    The high ones, tasks with reasons, come first.
    """
    total = sum(heights[row.task.id] for row in alike)
    even = total / ceil(total / MOST_ROWS)
    most, left = max(ceil(even), REASONED_AS), 0
    pages: list[list[ResultRow]] = []
    for row in sorted(alike, key=lambda row: -heights[row.task.id]):
        height = heights[row.task.id]
        if height > left:
            pages.append([])
            left = most
        pages[-1].append(row)
        left -= height
    return pages
