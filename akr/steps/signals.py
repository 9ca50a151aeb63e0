"""Listening: which pages may hear a room's signals. They then fetch what they may see."""

from akr.domain.room.workshop import Seat, Workshop
from akr.steps.room_view import wall_room
from akr.store.work import Work


def as_wall(work: Work, wall: str) -> Workshop:
    """Return the room of a wall or an observer. Raises UnknownCode for an unknown address."""
    with work.reading():
        return wall_room(work, wall)


def as_note_taker(work: Work, secret: str) -> Workshop:
    """Return the room of a notes page. Raises UnknownCode for an unknown address."""
    with work.reading():
        return work.notes.room_of(secret)


def as_leader(work: Work, public_id: str) -> Workshop:
    """Return the room of a process. Raises UnknownProcess before it is opened."""
    with work.reading():
        return work.workshops.opened(public_id)


def as_participant(work: Work, code: str, token: str) -> Seat:
    """Return a device's seat, with its room. Raises UnknownSeat."""
    with work.reading():
        return work.seats.held(code, token)
