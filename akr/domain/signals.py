"""News: what open pages are told after the commit. A signal says that something changed, not what.

It carries no names, no words and no colours; who listens fetches their own part through the same
access check and the same projection as any page.
"""

from dataclasses import dataclass
from enum import StrEnum


class SignalKind(StrEnum):
    """What changed in a workshop."""

    JOINED = "joined"
    CARDS = "cards"
    TABLE = "table"
    PLACED = "placed"
    PHASE = "phase"
    PROPOSED = "proposed"
    """Workshop 2 talks about another task, or has said something new about one."""
    REASON = "reason"
    """A table has written why it sees a task as it does."""
    HOME = "home"
    """Somebody has answered on the way out."""
    SEAT_MOVED = "seat_moved"
    TIMER = "timer"
    UNTIL = "until"
    """The absent have been given, or lost, a day until which they may write or sort."""
    READY = "ready"
    """Somebody is ready with the phase, or not after all."""
    NOTE = "note"
    """Somebody has noted something, or taken it away."""


FOR_PHONES = frozenset(
    {
        SignalKind.PHASE,
        SignalKind.PROPOSED,
        SignalKind.REASON,
        SignalKind.SEAT_MOVED,
        SignalKind.TIMER,
    }
)
"""Phones hear only what is rare; else one sort would be sent to thirty phones."""

FOR_NOTES = frozenset({SignalKind.PHASE, SignalKind.TABLE, SignalKind.NOTE})
"""Who takes notes hears of the tasks and of the others who note."""

FOR_ROOMS = frozenset(SignalKind) - {SignalKind.NOTE}
"""Walls and leaders hear of all but the notes, which are on no page that follows the room."""


@dataclass(frozen=True, slots=True)
class Signal:
    """One stored change. `event` grows with every act of the installation; `seat` is its cause."""

    workshop: int
    event: int
    kind: SignalKind
    seat: int | None = None
