"""Paper: the printed invitation, cards, boards and tallies of a room.

Tasks are numbered from 1 in the table's order, the same on every sheet, so that counts on paper can
be found again when they are typed in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from akr.domain.planning.process import Purpose
from akr.domain.room.absence import Until

CARDS_ON_A_SHEET = 8
ROWS_ON_A_BOARD = 16
"""On A3: each row has room for ten people's marks."""

ROWS_ON_A_TALLY = 16
OCCUPATIONS_ON_A_TALLY = 4
"""Side by side on A4; more occupations need another sheet."""

MOST_SHEETS = 48
"""Sheets in one file: boards of 64 tasks for twelve occupations. More would time out."""

TOPICS_IN_A_DISCUSSION = 5
"""Tasks that a group has time to discuss in ten minutes."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """The notice for the staff room before workshop 1; `code` is None until it is opened.

    `until` is for absentees. `on`, `at` and `place` are workshop 1's; what is not said is
    left to be written by hand.
    """

    title: str
    organisation: str | None
    workplace: str | None
    purpose: Purpose
    code: str | None
    until: Until
    on: date | None = None
    at: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class NumberedTask:
    """A task with its number, the same on every sheet."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class PaperBoard:
    """One occupation's board; a row of None is blank, to write a task in.

    `occupation` is None where the process has none. This is sheet number `sheet` of `sheets`.
    """

    occupation: str | None
    rows: tuple[NumberedTask | None, ...]
    sheet: int
    sheets: int


@dataclass(frozen=True, slots=True)
class Tally:
    """A sheet for counts, tasks by occupations by colours, in the order they are typed in."""

    occupations: tuple[str | None, ...]
    rows: tuple[NumberedTask | None, ...]


@dataclass(frozen=True, slots=True)
class Materials:
    """The content of a process's sheets.

    `tasks` are those on the table that the leader may see. Without any, the cards show the
    library's `suggestions`. While the tasks are `unsettled`, their numbers may change.
    """

    title: str
    occupations: tuple[str, ...]
    tasks: tuple[str, ...]
    suggestions: tuple[str, ...]
    unsettled: bool
    organisation: str | None = None

    @property
    def cards(self) -> tuple[tuple[NumberedTask | None, ...], ...]:
        """The cards by sheet, padded with blank ones; the last sheet is all blank."""
        cards = _numbered(self.tasks or self.suggestions)
        return (*(_in_sheets(cards, CARDS_ON_A_SHEET) if cards else ()), (None,) * CARDS_ON_A_SHEET)

    @property
    def boards(self) -> tuple[PaperBoard, ...]:
        """A board for each occupation, on as many sheets as the tasks need."""
        sheets = _in_sheets(_numbered(self.tasks), ROWS_ON_A_BOARD)
        return tuple(
            PaperBoard(occupation, rows, sheet, len(sheets))
            for occupation in self.occupations or (None,)
            for sheet, rows in enumerate(sheets, 1)
        )

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """The tallies: all tasks for the first occupations, then for the next."""
        names = self.occupations or (None,)
        return tuple(
            Tally(names[first : first + OCCUPATIONS_ON_A_TALLY], rows)
            for first in range(0, len(names), OCCUPATIONS_ON_A_TALLY)
            for rows in _in_sheets(_numbered(self.tasks), ROWS_ON_A_TALLY)
        )


def _numbered(tasks: Sequence[str]) -> tuple[NumberedTask, ...]:
    return tuple(NumberedTask(number, text) for number, text in enumerate(tasks, 1))


def _in_sheets(
    tasks: Sequence[NumberedTask], size: int
) -> tuple[tuple[NumberedTask | None, ...], ...]:
    """Divide tasks into sheets of a size; the last is padded, and there is at least one."""
    return tuple(
        tuple(tasks[first : first + size]) + (None,) * (size - len(tasks[first : first + size]))
        for first in range(0, max(len(tasks), 1), size)
    )
