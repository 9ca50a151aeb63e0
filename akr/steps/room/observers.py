"""Observers: managers, HR and unions see what the wall sees, and neither write nor sort."""

from akr.domain.act import Act
from akr.domain.room.errors import DoorClosed, RoomFull, TakenElsewhere, UnknownCode
from akr.domain.room.participants import ObserverCame, ObserverLeft
from akr.domain.room.workshop import Workshop, read_code
from akr.domain.signals import Pass, PassEnded, PassKind, Signal, SignalKind
from akr.store.engine.tokens import hashed
from akr.store.work import Work

MOST_OBSERVERS = 50
"""Observers in one room, so that a leaked code cannot fill the database."""


def observe(work: Work, code: str, act: Act, device: str = "") -> tuple[Workshop, str]:
    """Let somebody observe a room by its code; returns the room, and the secret of their own wall.

    A repeated act, after a lost response, adds nobody: its device gets a secret anew, and any other
    is refused. `device` is what only the device holds. Raises UnknownCode, RoomFull, DoorClosed,
    TakenElsewhere.
    """
    with work:
        workshop = work.workshops.hold(work.workshops.by_code(read_code(code)))
        if work.observers.was_begun(workshop, act.id):
            again = work.observers.begin_again(workshop, act.id, device)
            if again is None:
                raise TakenElsewhere
            return workshop, again
        if work.door.state(workshop)[0]:
            raise DoorClosed
        if work.observers.count(workshop) >= MOST_OBSERVERS:
            raise RoomFull
        event = work.acts.record(workshop, act, ObserverCame())
        secret = work.observers.begin(workshop, act.id, device)
        if event is not None:
            work.tell(Signal(workshop.id, event, SignalKind.JOINED))
        return workshop, secret


def leave(work: Work, secret: str, act: Act) -> None:
    """Remove an observer. Raises UnknownCode for an unknown secret."""
    with work:
        workshop = work.observers.room_of(secret)
        event = work.acts.record(workshop, act, ObserverLeft())
        work.observers.end(secret)
        work.tell(PassEnded(Pass(PassKind.WALL, hashed(secret))))
        if event is not None:
            work.tell(Signal(workshop.id, event, SignalKind.JOINED))


def room_of(work: Work, secret: str) -> Workshop:
    """Return the room of an observer's secret. Raises UnknownCode."""
    with work.reading():
        return work.observers.room_of(secret)


def observes(work: Work, code: str, secret: str) -> bool:
    """Whether a secret belongs to an observer of a room."""
    try:
        return room_of(work, secret).code == code
    except UnknownCode:
        return False
