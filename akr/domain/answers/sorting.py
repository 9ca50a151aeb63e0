"""Sorting: each seat gives each task one colour, from its own occupation's view."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from akr.domain.act import ActContent, ActKind
from akr.domain.cards.errors import UnknownTask


class Colour(StrEnum):
    """The four colours of the AKR model, in the order they are always shown.

    Green: part of my assignment; nobody else should or may do it. Yellow: supports my assignment,
    but need not be me. Red: not mine, but somebody here should do it. Black: stop doing it.
    """

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    BLACK = "black"


@dataclass(frozen=True, slots=True)
class Sorting:
    """The latest colour that a seat gave a task."""

    participant: str
    task: str
    colour: Colour


@dataclass(frozen=True, slots=True)
class Answer:
    """A seat's answer to a task. No colour is *vet inte*; `number` is the act's."""

    task: str
    colour: Colour | None
    number: int


@dataclass(frozen=True, slots=True)
class AnswerGiven(ActContent):
    """A seat gave a task a colour, or said *vet inte*."""

    kind: ClassVar[ActKind] = ActKind.PLACE

    task: str
    colour: Colour | None


def place_answer(kept: Answer | None, given: Answer, on_the_table: Collection[str]) -> Answer:
    """Return which of a seat's answers to a task counts: the one with the highest number.

    Numbers and not times decide, since an outbox may send answers in any order and phones' clocks
    are wrong. The store applies the same rule in one statement, because thirty phones sort at
    once. Raises UnknownTask for a task that was merged away or put off in the meantime.
    """
    if given.task not in on_the_table:
        raise UnknownTask(given.task)
    return given if kept is None or kept.number <= given.number else kept


def deck_order(seat: str, dealt: Iterable[str], late: Iterable[str] = ()) -> tuple[str, ...]:
    """Deal a seat its deck: the order in which it is asked about the tasks.

    Tasks are ordered by a hash (SHA-256) of the seat's key and the task's. So the order is the same
    on every device, no task is last for everybody, and removing a task moves no other card under
    somebody's thumb. Tasks added after sorting opened come last, in the order of arrival, so that
    nobody in the middle of a deck meets an unexpected card.
    """
    drawn = sorted(dealt, key=lambda task: hashlib.sha256(f"{seat} {task}".encode()).digest())
    return (*drawn, *late)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many seats gave each colour."""

    green: int = 0
    yellow: int = 0
    red: int = 0
    black: int = 0

    @property
    def total(self) -> int:
        """How many gave a colour; *vet inte* and no answer do not count."""
        return self.green + self.yellow + self.red + self.black

    @property
    def largest(self) -> int:
        """The count of the most common colour."""
        return max(self.green, self.yellow, self.red, self.black)

    def of(self, colour: Colour) -> int:
        """The count of one colour."""
        return {
            Colour.GREEN: self.green,
            Colour.YELLOW: self.yellow,
            Colour.RED: self.red,
            Colour.BLACK: self.black,
        }[colour]

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.green + other.green,
            self.yellow + other.yellow,
            self.red + other.red,
            self.black + other.black,
        )


def count(colours: Iterable[Colour]) -> Counts:
    """Count each colour."""
    given = list(colours)
    return Counts(*(given.count(colour) for colour in Colour))
