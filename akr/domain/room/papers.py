"""Printing: what a room has on its walls and tables; phones serve the conversation there.

Tasks are numbered in the table's order, from 1 and alike on every sheet, so that what was counted
on paper is found again when it is typed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from akr.domain.planning.process import Purpose
from akr.domain.room.absence import Until

CARDS_ON_A_SHEET = 8
ROWS_ON_A_BOARD = 16
"""On an A3: each row is high enough for the marks of ten people."""

ROWS_ON_A_TALLY = 16
OCCUPATIONS_ON_A_TALLY = 4
"""Abreast on an A4; with more there is another sheet."""

MOST_SHEETS = 48
"""In one file: boards of 64 tasks for twelve occupations. More would outlast the renderer."""

TOPICS_ON_A_TALK = 5
"""What a group has time to talk about in ten minutes."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """What hangs in the staff room before workshop 1; `code` is None until it has been opened.

    `until` is for those who cannot come.
    """

    title: str
    organisation: str | None
    workplace: str | None
    purpose: Purpose
    code: str | None
    until: Until


@dataclass(frozen=True, slots=True)
class NumberedTask:
    """A task with the number that it has on every sheet."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class PaperBoard:
    """A sheet for one occupation to stand at: its rows, None for one to write a task in.

    `occupation` is None where the process has none; `sheet` is its place among `sheets`.
    """

    occupation: str | None
    rows: tuple[NumberedTask | None, ...]
    sheet: int
    sheets: int


@dataclass(frozen=True, slots=True)
class Tally:
    """A sheet to count on, tasks by occupations by colours, as the counts are typed."""

    occupations: tuple[str | None, ...]
    rows: tuple[NumberedTask | None, ...]


@dataclass(frozen=True, slots=True)
class Materials:
    """What a process's sheets are made of.

    `tasks` are those on the table, as far as whoever prints may see them; without any, the cards
    carry `suggestions` of the library's. While the tasks are `unsettled`, numbers may change.
    """

    title: str
    occupations: tuple[str, ...]
    tasks: tuple[str, ...]
    suggestions: tuple[str, ...]
    unsettled: bool

    @property
    def cards(self) -> tuple[tuple[NumberedTask | None, ...], ...]:
        """The cards by sheet, filled up with empty ones; the last sheet has only such."""
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
        """The sheets to count on, all tasks for the first occupations and then for the next."""
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
    """Divide tasks over sheets of a size; the last is filled up, and there is always one."""
    return tuple(
        tuple(tasks[first : first + size]) + (None,) * (size - len(tasks[first : first + size]))
        for first in range(0, max(len(tasks), 1), size)
    )
