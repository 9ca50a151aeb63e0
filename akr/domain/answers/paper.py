"""Paper: a board on the wall shows how many gave each colour, but not who.

A board's counts go through the same rules as phones' answers. Agreement, ownership and privacy look
at one task and one occupation at a time, and a board knows both. So the counts are dealt to
anonymous participants. A board does not know what one person answered to *different* tasks, so that
combination means nothing in the raw export.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from akr.domain.act import ActContent, ActKind
from akr.domain.answers.errors import TooManyAnswers
from akr.domain.answers.sorting import Colour, Counts


@dataclass(frozen=True, slots=True)
class Dealt:
    """An answer by one of an occupation's participants, numbered from 0."""

    participant: int
    task: str
    colour: Colour


@dataclass(frozen=True, slots=True)
class BoardSaved(ActContent):
    """The leader saved a paper board: people by occupation, new words of tasks, and the counts."""

    kind: ClassVar[ActKind] = ActKind.PAPER

    people: Mapping[str, int | None]
    tasks: Mapping[str, str]
    counts: Mapping[str, Mapping[str, Counts]]


def participants_needed(counts: Iterable[Counts]) -> int:
    """Return the least number of people at the board: the most answers to any one task.

    More may have been there without answering; none are invented.
    """
    return max((each.total for each in counts), default=0)


def deal(board: Mapping[str, Counts]) -> tuple[Dealt, ...]:
    """Deal one occupation's counts, by task, to as few participants as possible.

    Each gives a task at most one answer. Dealing is round-robin across tasks, so that all answer
    about equally often and nobody looks like a person who finds everything green.
    """
    needed = participants_needed(board.values())
    dealt, following = [], 0
    for task, counts in board.items():
        for colour in Colour:
            for _ in range(counts.of(colour)):
                dealt.append(Dealt(following % needed, task, colour))
                following += 1
    return tuple(dealt)


def check_room(
    rows: Mapping[str, Mapping[str, Counts]],
    people: Mapping[str, int | None],
    on_phones: Mapping[str, int],
) -> None:
    """Check a board's counts, by row and occupation, against the occupation's number of people.

    People with a seat of their own do not count as being at the board. An occupation of unknown
    size is not checked. Raises TooManyAnswers with every row that has too many answers.
    """
    wrong = {
        (row, occupation): (counts.total, room)
        for row, by_occupation in rows.items()
        for occupation, counts in by_occupation.items()
        if (said := people.get(occupation)) is not None
        and counts.total > (room := max(0, said - on_phones.get(occupation, 0)))
    }
    if wrong:
        raise TooManyAnswers(wrong)
