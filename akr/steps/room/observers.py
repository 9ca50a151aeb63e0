"""Attend: managers, HR and unions see what the wall sees, and neither write nor sort."""

from akr.domain.act import Act
from akr.domain.room.errors import RoomFull, UnknownCode
from akr.domain.room.workshop import Workshop, read_code
from akr.domain.signals import Signal, SignalKind
from akr.store.room import acts, observers, workshops
from akr.store.work import Work

MOST_ATTENDING = 50
"""In one room; a code that leaked must not fill a database."""


def attend(work: Work, code: str, act: Act) -> tuple[Workshop, str]:
    """Let somebody attend a room by its code; returns the room, and the secret of their own wall.

    The same act again, after a lost answer, is the same attendance. Raises UnknownCode, RoomFull.
    """
    with work:
        workshop = workshops.hold(work.session, workshops.by_code(work.session, read_code(code)))
        begun = observers.begun_by(work.session, workshop, act.id)
        if begun is not None:
            return workshop, begun
        if observers.count(work.session, workshop) >= MOST_ATTENDING:
            raise RoomFull
        event = acts.record(work.session, workshop, act, "attend", {})
        secret = observers.begin(work.session, workshop, act.id)
        if event is not None:
            work.tell(Signal(workshop.id, event, SignalKind.JOINED))
        return workshop, secret


def leave(work: Work, secret: str, act: Act) -> None:
    """Let somebody attend no longer. Raises UnknownCode for a secret that is not theirs."""
    with work:
        workshop = observers.room_of(work.session, secret)
        event = acts.record(work.session, workshop, act, "attend_no_longer", {})
        observers.end(work.session, secret)
        if event is not None:
            work.tell(Signal(workshop.id, event, SignalKind.JOINED))


def attended(work: Work, secret: str) -> Workshop:
    """Return the room that a secret lets one attend. Raises UnknownCode."""
    with work.reading():
        return observers.room_of(work.session, secret)


def attends(work: Work, code: str, secret: str) -> bool:
    """Whether a secret lets one attend a room."""
    try:
        return attended(work, secret).code == code
    except UnknownCode:
        return False
