"""Sorting: each seat gives each task one colour, from its own occupation's view."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from akr.domain.cards.errors import UnknownTask


class Colour(StrEnum):
    """The four colours of the AKR model, in the order they are always shown.

    Green: part of my assignment, nobody else should or may. Yellow: supports my assignment, need
    not be me. Red: neither, but somebody here should do it. Black: stop doing it.
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
    """What a seat says of a task. No colour is *vet inte*; `number` is the seat's own counter."""

    task: str
    colour: Colour | None
    number: int


def place_answer(kept: Answer | None, given: Answer, on_the_table: Collection[str]) -> Answer:
    """Say which of a seat's answers to a task counts: the one with the highest number.

    An outbox may send them in any order, and phones' clocks are wrong, so no time is asked for. The
    store keeps the same rule in one statement, since thirty phones sort at once. Raises UnknownTask
    for one that was merged away or put off while the phone had it in hand.
    """
    if given.task not in on_the_table:
        raise UnknownTask(given.task)
    return given if kept is None or kept.number <= given.number else kept


def as_content(task: str, colour: Colour | None) -> dict[str, str | None]:
    """An answer as its act keeps it."""
    return {"task": task, "colour": colour}


def as_answer(content: Mapping[str, str | None], number: int) -> Answer:
    """An answer as an act kept it."""
    colour = content["colour"]
    return Answer(content["task"] or "", None if colour is None else Colour(colour), number)


def deck_order(seat: str, dealt: Iterable[str], late: Iterable[str] = ()) -> tuple[str, ...]:
    """Deal a seat its deck: the order in which it is asked about the tasks.

    Each task draws its place from the seat's key and its own (SHA-256), so that the order is the
    same on every device, no task is last for everybody, and one that goes moves no other card under
    somebody's thumb. A task that came after sorting had opened is asked about last, in the order of
    arrival: nobody who is in the middle of it meets a stranger.
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
        """How many sorted; those who have not, or do not know, are not among them."""
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
    """Count colours, in any order."""
    given = list(colours)
    return Counts(*(given.count(colour) for colour in Colour))
