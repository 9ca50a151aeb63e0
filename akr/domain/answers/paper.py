"""Paper: a board on the wall tells how many gave each colour, and nothing about who.

Its counts go the same way as phones' answers: agreement, ownership and privacy look at one task and
one occupation at a time, and those are all that a board knows. So the counts are dealt to anonymous
participants. What one of them answered to *different* tasks is not known from a board; whoever
reads it in the raw export reads nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from akr.domain.answers.errors import TooManyAnswers
from akr.domain.answers.sorting import Colour, Counts


@dataclass(frozen=True, slots=True)
class Dealt:
    """An answer of one of an occupation's participants, who are numbered from 0."""

    participant: int
    task: str
    colour: Colour


def participants_needed(counts: Iterable[Counts]) -> int:
    """How many at least stood at the board: the largest number of answers to one task.

    There may have been more, who never answered; nobody is made up.
    """
    return max((each.total for each in counts), default=0)


def deal(board: Mapping[str, Counts]) -> tuple[Dealt, ...]:
    """Deal one occupation's counts, by task, to so many participants as are needed.

    Each gives a task one answer at most. The dealing goes on where it stopped, so that all have
    answered about as much and no one of them looks like a person who finds everything green.
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
    """Hold a board's counts, by row and occupation, against how many people the occupation has.

    Those who have a seat of their own are not at the board. Where nobody has said how many there
    are, nothing is checked. Raises TooManyAnswers with every row that does not add up.
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
