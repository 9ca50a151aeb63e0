"""Sorting: each seat gives each task one colour, from its own occupation's view."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


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
        """How many sorted; those who have not are never in a share."""
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

    def share(self, colour: Colour) -> float:
        """One colour's part of those who sorted, 0 to 1; 0 when nobody has."""
        return self.of(colour) / self.total if self.total else 0.0

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
