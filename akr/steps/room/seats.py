"""Seats: the leader removes, sets aside or mends a seat, without seeing what was done at it."""

from akr.domain.act import Act
from akr.domain.room.errors import ResultShown, SeatUsed, UnknownOccupation
from akr.domain.room.participants import OccupationChanged, SeatRemoved, SeatSetAside
from akr.domain.room.workshop import Seat, Workshop
from akr.domain.signals import Signal, SignalKind
from akr.steps.room import joining
from akr.store.room.seat_list import ListedSeat
from akr.store.work import Work

SeatsByOccupation = dict[str, tuple[ListedSeat, ...]]
"""The leader's list, by the key of the occupation."""


def see_seats(work: Work, public_id: str) -> tuple[SeatsByOccupation, bool]:
    """Show the leader the seats by occupation, and whether they may still be changed.

    Their order is by chance, so that whoever saw people come cannot find them in the list.
    """
    with work.reading():
        workshop = work.workshops.opened(public_id)
        listed = work.seat_list.seats(workshop)
        occupations = work.occupations.names(workshop)
        return {
            occupation: tuple(each for each in listed if each.occupation == occupation)
            for occupation in occupations
        }, not work.door.state(workshop)[1]


def remove(work: Work, public_id: str, act: Act, handle: str) -> None:
    """Remove a seat at which nothing was done: a phone that joined twice, or a stranger.

    Raises SeatUsed, UnknownSeat, UnknownProcess.
    """
    with work:
        workshop = work.workshops.hold(work.workshops.opened(public_id))
        if work.acts.stored(workshop, act) is not None:
            return
        seat = work.seats.by_handle(workshop, handle)
        if work.seat_list.has_done(seat):
            raise SeatUsed
        event = work.acts.record(workshop, act, SeatRemoved(handle))
        work.seat_list.remove(seat)
        if event is not None:
            work.tell(Signal(workshop.id, event, SignalKind.SEAT_MOVED, seat=seat.id))
            work.tell(Signal(workshop.id, event, SignalKind.JOINED))


def set_aside(work: Work, public_id: str, act: Act, handle: str, *, is_aside: bool) -> None:
    """Set a seat aside, so that its answers count nowhere, or take it back.

    It is allowed only before the first result: later, the difference would reveal the seat's
    answers. The room sees how many are set aside. Raises ResultShown, UnknownSeat, UnknownProcess.
    """
    with work:
        workshop, seat = _to_change(work, public_id, handle)
        event = work.acts.record(workshop, act, SeatSetAside(handle, is_aside))
        if event is not None:
            work.seat_list.set_aside(seat, is_aside=is_aside)
            work.tell(Signal(workshop.id, event, SignalKind.JOINED))


def change_occupation(work: Work, public_id: str, act: Act, handle: str, occupation: str) -> None:
    """Move a seat to another occupation; its answers follow. Also while the room sorts.

    Raises ResultShown, UnknownOccupation, UnknownSeat, UnknownProcess.
    """
    with work:
        workshop, seat = _to_change(work, public_id, handle)
        if occupation not in work.occupations.names(workshop):
            raise UnknownOccupation(occupation)
        changed = OccupationChanged(occupation)
        event = work.acts.record(workshop, act, changed, seat=seat.id)
        if event is not None:
            joining.set_occupation(work, seat, occupation)
            work.tell(Signal(workshop.id, event, SignalKind.JOINED))


def _to_change(work: Work, public_id: str, handle: str) -> tuple[Workshop, Seat]:
    """Lock a room in which no result was shown yet, and find one of its seats."""
    workshop = work.workshops.hold(work.workshops.opened(public_id))
    if work.door.state(workshop)[1]:
        raise ResultShown
    return workshop, work.seats.by_handle(workshop, handle)
