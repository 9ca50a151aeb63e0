"""The phone: what each of a seat's pages is told about where it is."""

from dataclasses import dataclass

from akr.domain.workshop import Seat
from akr.steps import join, see
from akr.steps.see import Room
from akr.store.work import open_work
from akr.web import seat


@dataclass(frozen=True, slots=True)
class Phone:
    """A seat's page. `number` is the next of its acts; `occupation` its name."""

    code: str
    seat: Seat
    occupation: str
    number: int
    room: Room


def open_phone(code: str) -> Phone:
    """Look from the seat that the device holds. Raises UnknownSeat."""
    token = seat.token_of(code)
    # The room first: what happens between the two comes as news after `room.event`.
    room = see.see_as_participant(open_work(), code, token)
    held, occupation, _, number = join.seat_held(open_work(), code, token)
    return Phone(code, held, occupation, number, room)
