"""Paper: a board on the wall shows how many gave each colour, but not who.

A board's counts go through the same rules as phones' answers. Agreement, ownership and privacy look
at one task and one occupation at a time, and a board knows both. So the counts are dealt to
anonymous participants. A board does not know what one person answered to *different* tasks, so that
combination means nothing in the raw export.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
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


def deal(board: Mapping[str, Counts], before: Collection[Dealt] = ()) -> tuple[Dealt, ...]:
    """Deal one occupation's counts, by task, to as few participants as possible.

    Each gives a task at most one answer. Dealing is round-robin across tasks, so that all answer
    about equally often and nobody looks like a person who finds everything green.

    `before` is how the board was dealt when it was last shown. No more answers change than the
    counts did, because `akr.domain.answers.showing` asks how many have changed.
    """
    had = defaultdict[str, dict[int, Colour]](dict)
    for each in before:
        had[each.task][each.participant] = each.colour
    people = max(participants_needed(board.values()), *(e.participant + 1 for e in before), 0)
    dealt, following = [], 0
    for task, counts in board.items():
        left = {colour: counts.of(colour) for colour in Colour}
        answers: dict[int, Colour] = {}
        for participant, colour in had[task].items():
            if left[colour]:
                left[colour] -= 1
                answers[participant] = colour
        # Who must change comes first: an answer that goes and one that comes are then one change.
        free = [participant for participant in had[task] if participant not in answers]
        for colour, number in left.items():
            for _ in range(number):
                while not free:
                    following += 1
                    if (following - 1) % people not in answers:
                        free.append((following - 1) % people)
                answers[free.pop(0)] = colour
        dealt += [Dealt(participant, task, colour) for participant, colour in answers.items()]
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
