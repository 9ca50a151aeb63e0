"""Participants and notes. A participant is known by occupation only."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from akr.domain.act import ActContent, ActKind


class Source(StrEnum):
    """How a participant's answers came in, if not from their own device."""

    PAPER = "paper"
    LEADER = "leader"
    """A person without a phone, whose answers the leader entered."""


@dataclass(frozen=True, slots=True)
class Participant:
    """A pseudonymous seat: an occupation and nothing else about the person.

    With `source` paper it is no particular person; see `akr.domain.answers.paper`. `late` is set
    for a seat taken after the result was first shown, so that the result's groups do not change.
    """

    id: str
    occupation: str
    source: Source | None = None
    late: bool | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A note-taker's note of what was said, about one task or about none."""

    id: str
    text: str
    task: str | None = None


@dataclass(frozen=True, slots=True)
class SeatTaken(ActContent):
    """Somebody took a seat for an occupation; `source` is set when the leader types for them."""

    kind: ClassVar[ActKind] = ActKind.JOIN

    occupation: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class SeatMoved(ActContent):
    """A seat moved to another device."""

    kind: ClassVar[ActKind] = ActKind.MOVE_SEAT


@dataclass(frozen=True, slots=True)
class OccupationChanged(ActContent):
    """A seat changed its occupation."""

    kind: ClassVar[ActKind] = ActKind.CHANGE_OCCUPATION

    occupation: str


@dataclass(frozen=True, slots=True)
class SeatRemoved(ActContent):
    """The leader removed a seat at which nothing was done."""

    kind: ClassVar[ActKind] = ActKind.REMOVE_SEAT

    seat: str


@dataclass(frozen=True, slots=True)
class SeatSetAside(ActContent):
    """The leader set a seat aside, or took it back."""

    kind: ClassVar[ActKind] = ActKind.SET_SEAT_ASIDE

    seat: str
    aside: bool


@dataclass(frozen=True, slots=True)
class ObserverCame(ActContent):
    """Somebody began to observe the room."""

    kind: ClassVar[ActKind] = ActKind.OBSERVE


@dataclass(frozen=True, slots=True)
class ObserverLeft(ActContent):
    """An observer left."""

    kind: ClassVar[ActKind] = ActKind.OBSERVE_NO_LONGER


@dataclass(frozen=True, slots=True)
class NotesOpened(ActContent):
    """The leader gave the room a page for notes."""

    kind: ClassVar[ActKind] = ActKind.OPEN_NOTES


@dataclass(frozen=True, slots=True)
class NoteTaken(ActContent):
    """A note-taker wrote a note about a task, or about none."""

    kind: ClassVar[ActKind] = ActKind.NOTE

    text: str
    task: str | None


@dataclass(frozen=True, slots=True)
class NoteRemoved(ActContent):
    """A note-taker removed a note."""

    kind: ClassVar[ActKind] = ActKind.REMOVE_NOTE

    note: str
