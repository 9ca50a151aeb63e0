"""Signals: sent to open pages after the commit. A signal says that something changed, not what.

It carries no names, words or colours. The listener refetches its own part, through the same access
check and visibility rules as any page. A page listens by a pass, and hears nothing more once its
pass has ended.
"""

from dataclasses import dataclass
from enum import StrEnum


class SignalKind(StrEnum):
    """What changed in a workshop."""

    JOINED = "joined"
    DOOR = "door"
    """Somebody waits to come in, or the leader did something at the door."""
    CARDS = "cards"
    HEAPS = "table"
    """The heaps on the table changed, or what is said of them."""
    PLACED = "placed"
    PHASE = "phase"
    PROPOSED = "proposed"
    """Workshop 2 moved to another task, or its proposal or estimate for one changed."""
    REASON = "reason"
    """A group wrote its reason for a task."""
    CLOSING = "home"
    """Somebody answered the closing questions."""
    SEAT_MOVED = "seat_moved"
    TIMER = "timer"
    UNTIL = "until"
    """The last day for absentees to write or sort was set or removed."""
    DONE_WITH_PHASE = "ready"
    """Somebody is done with the phase, or took that back."""
    NOTE = "note"
    """A note was added or removed."""


FOR_PHONES = frozenset(
    {
        SignalKind.PHASE,
        SignalKind.PROPOSED,
        SignalKind.REASON,
        SignalKind.SEAT_MOVED,
        SignalKind.TIMER,
    }
)
"""Phones hear only the rare signals; otherwise every sort would go to thirty phones."""

FOR_WAITING = frozenset({SignalKind.DOOR})
"""Who waits to come in hears of the door, and nothing of the room."""

FOR_NOTES = frozenset({SignalKind.PHASE, SignalKind.HEAPS, SignalKind.NOTE})
"""A note-taker hears of the tasks and of other note-takers' notes."""

FOR_ROOMS = frozenset(SignalKind) - {SignalKind.NOTE}
"""Walls and leaders hear everything but notes, which no page that follows the room shows."""


@dataclass(frozen=True, slots=True)
class Signal:
    """One committed change. `event` rises with every act of the installation; `seat` caused it."""

    workshop: int
    event: int
    kind: SignalKind
    seat: int | None = None


class PassKind(StrEnum):
    """What lets an open page listen."""

    SESSION = "session"
    """A browser that is signed in; the id is the session's."""
    LEADER = "leader"
    """A place among those who lead a process; see `leads`."""
    SEAT = "seat"
    """A device that holds a seat; the id is its token's hash."""
    WALL = "wall"
    """An address of a wall; the id is its secret's hash."""
    NOTES = "notes"
    """An address of a page for notes; the id is its secret's hash."""


@dataclass(frozen=True, slots=True)
class Pass:
    """What an open page listens by. The id opens nothing."""

    kind: PassKind
    id: str


@dataclass(frozen=True, slots=True)
class PassEnded:
    """A pass has ended: the pages that listen by it hear nothing more."""

    by: Pass


News = Signal | PassEnded
"""What is told after a commit."""


def leads(process: str, account: str) -> Pass:
    """Return the pass of an account among those who lead a process, by their public ids."""
    return Pass(PassKind.LEADER, f"{process}/{account}")
