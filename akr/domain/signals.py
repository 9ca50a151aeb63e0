"""Signals: sent to open pages after the commit. A signal says that something changed, not what.

It carries no names, words or colours. The listener refetches its own part, through the same access
check and visibility rules as any page.
"""

from dataclasses import dataclass
from enum import StrEnum


class SignalKind(StrEnum):
    """What changed in a workshop."""

    JOINED = "joined"
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
