"""Listening: which pages may hear a room's signals. They then fetch what they may see."""

from dataclasses import dataclass

from akr.domain.errors import UnknownProcess
from akr.domain.room.errors import UnknownSeat
from akr.domain.signals import Pass, PassKind, leads
from akr.steps.planning import processes
from akr.steps.room_view import wall_room
from akr.store.engine.tokens import hashed
from akr.store.work import Work


@dataclass(frozen=True, slots=True)
class MayHear:
    """A page that may listen to a room, for as long as none of its passes has ended."""

    workshop: int
    by: tuple[Pass, ...]
    seat: int | None = None


def as_wall(work: Work, wall: str) -> MayHear:
    """Let a wall or an observer listen. Raises UnknownCode for an unknown address."""
    with work.reading():
        return MayHear(wall_room(work, wall).id, (Pass(PassKind.WALL, hashed(wall)),))


def as_note_taker(work: Work, secret: str) -> MayHear:
    """Let a page for notes listen. Raises UnknownCode for an unknown address."""
    with work.reading():
        room = work.notes.room_of(secret)
        return MayHear(room.id, (Pass(PassKind.NOTES, hashed(secret)),))


def as_leader(work: Work, public_id: str, secret: str) -> MayHear:
    """Let a browser that is signed in listen to the room of a process that it leads.

    Raises UnknownProcess when it may not, and before the room is opened.
    """
    with work.reading():
        browser = work.sessions.held(secret)
        if browser is None or not processes.may_lead(work, public_id, browser.account):
            raise UnknownProcess(public_id)
        room = work.workshops.opened(public_id)
        by = Pass(PassKind.SESSION, browser.id), leads(public_id, browser.account.public_id)
        return MayHear(room.id, by)


def as_participant(work: Work, code: str, token: str) -> MayHear:
    """Let the device that holds a seat listen. Raises UnknownSeat."""
    with work.reading():
        seat = work.seats.held(code, token)
        return MayHear(seat.workshop.id, (Pass(PassKind.SEAT, hashed(token)),), seat.id)


def as_waiting(work: Work, code: str, token: str) -> MayHear:
    """Let a device that waits to come in hear of the door. Raises UnknownSeat."""
    with work.reading():
        found = work.door.waits(code, token)
        if found is None:
            raise UnknownSeat
        return MayHear(found[0].id, (Pass(PassKind.SEAT, hashed(token)),))
