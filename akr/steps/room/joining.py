"""Joining: a device takes a seat by the room's code, and can move it to another device."""

from akr.domain.act import Act
from akr.domain.fingerprint import fingerprint
from akr.domain.phase import Phase
from akr.domain.room.errors import (
    PhaseClosed,
    TakenElsewhere,
    UnknownCode,
    UnknownOccupation,
    UnknownSeat,
)
from akr.domain.room.participants import OccupationChanged, SeatMoved, SeatTaken, Source
from akr.domain.room.workshop import Seat, Workshop, read_code
from akr.domain.signals import Pass, PassEnded, PassKind, Signal, SignalKind
from akr.steps.room import door
from akr.store.engine.tokens import hashed
from akr.store.room.seats import NewSeat
from akr.store.work import Work


def find_room(work: Work, written: str) -> tuple[Workshop, dict[str, str]]:
    """Find the room of a typed code, with its occupations. Raises UnknownCode."""
    with work.reading():
        workshop = work.workshops.by_code(read_code(written))
        return workshop, work.occupations.names(workshop)


def has_ended(work: Work, written: str) -> bool:
    """Whether a typed code was that of a room whose process has been ended."""
    try:
        code = read_code(written)
    except UnknownCode:
        return False
    with work.reading():
        return work.workshops.has_ended(code)


def take_seat(
    work: Work,
    code: str,
    occupation: str,
    act: Act,
    device: str = "",
    source: Source | None = None,
) -> NewSeat:
    """Give a device a seat, or let it wait for one; the same act from it gets the same seat.

    An act proves nothing about who sends it, so `device` is what only the device holds; blank for
    one that keeps nothing. `source` is set when the leader enters answers for a person without a
    phone, which is the leader's own yes. Raises UnknownCode, CodeChanged, DoorClosed, WaitingFull,
    UnknownOccupation, RoomFull, TakenElsewhere when another device took the seat, and ActConflict
    when the act took one for another occupation.
    """
    key, taken = fingerprint(act.id), SeatTaken(occupation, source)
    with work:
        # Locked, so that of two who take the last seat at once, one finds the room full.
        workshop = work.workshops.hold(work.workshops.by_code(read_code(code)))
        if work.acts.stored(workshop, act) is not None:
            waiting = work.door.wait_again(workshop, key, device)
            if waiting is not None:
                work.acts.record(workshop, act, taken)
                return NewSeat(waiting, waits=True)
            seat = work.seats.by_key(workshop, key)
            if not work.seats.was_taken_by(seat, device):
                raise TakenElsewhere
            work.acts.record(workshop, act, taken)
            return _given_again(work, seat, device)
        event = work.acts.record(workshop, act, taken)
        if source is not None:
            door.make_room(work, workshop, occupation)
        elif door.must_wait(work, workshop, occupation):
            if event is not None:
                work.tell(Signal(workshop.id, event, SignalKind.DOOR))
            return NewSeat(work.door.wait(workshop, occupation, key, device), waits=True)
        new = work.seats.take(workshop, occupation, key, source, device=device)
        if event is not None:
            work.tell(Signal(workshop.id, event, SignalKind.JOINED))
        return new


def move_seat(
    work: Work,
    code: str,
    seat_code: str,
    act: Act,
    device: str = "",
    source: Source | None = None,
) -> NewSeat:
    """Move a seat to another device by its seat code; the old device loses it at once.

    `source` is set when the leader goes on for its person, whose answers the leader then knows.

    The same act from the same device, after a lost response, gets it again, though the code is a
    new one by then. Raises UnknownSeat, UnknownCode.
    """
    with work:
        workshop = work.workshops.hold(work.workshops.by_code(read_code(code)))
        moved = work.acts.seat_of(workshop, act, SeatMoved.kind)
        if moved is not None and work.seats.was_taken_by(work.seats.by_id(moved), device):
            return _given_again(work, work.seats.by_id(moved), device)
        seat = work.seats.by_code(workshop.code, read_code(seat_code))
        event = work.acts.record(workshop, act, SeatMoved(), seat=seat.id)
        taken = work.seats.move(seat, device)
        if source is not None:
            work.seats.set_source(seat, source)
        if event is not None:
            work.tell(Signal(workshop.id, event, SignalKind.SEAT_MOVED, seat=seat.id))
        return taken


def _given_again(work: Work, seat: Seat, device: str) -> NewSeat:
    """Give a device its seat again; what was opened by the token that got lost hears no more."""
    work.tell(PassEnded(Pass(PassKind.SEAT, work.seats.opened_by(seat))))
    return work.seats.move(seat, device)


def leave_seat(work: Work, code: str, token: str) -> None:
    """Take a seat from the device that holds it, for the next person; its code opens it again.

    All that is stored of it stays. Leaving twice does no harm.
    """
    with work:
        try:
            seat = work.seats.held(code, token)
        except UnknownSeat:
            return
        work.seats.leave(seat)
        work.tell(PassEnded(Pass(PassKind.SEAT, hashed(token))))


def other_occupations(work: Work, code: str, token: str) -> dict[str, str]:
    """Return what a seat may change its occupation to; empty once a result has been shown.

    Raises UnknownSeat.
    """
    with work.reading():
        seat = work.seats.held(code, token)
        if not _may_change(work, seat):
            return {}
        names = work.occupations.names(seat.workshop)
        return {key: name for key, name in names.items() if key != seat.occupation}


def change_occupation(work: Work, code: str, token: str, act: Act, occupation: str) -> None:
    """Change a seat's occupation, for somebody who tapped the wrong one; its answers follow.

    Allowed until the first result or table's answers are shown: later, an answer could be told from
    the difference. Somebody who changes after groups have seen their cards still reads with their
    first group, so that nobody can go from group to group and read them all. Raises PhaseClosed,
    UnknownOccupation, UnknownSeat.
    """
    with work:
        seat = work.seats.held(code, token)
        if not _may_change(work, seat):
            raise PhaseClosed(seat.workshop.phase)
        if occupation not in work.occupations.names(seat.workshop):
            raise UnknownOccupation(occupation)
        changed = OccupationChanged(occupation)
        event = work.acts.record(seat.workshop, act, changed, seat=seat.id)
        if event is not None:
            set_occupation(work, seat, occupation)
            work.tell(Signal(seat.workshop.id, event, SignalKind.JOINED))


def set_occupation(work: Work, seat: Seat, occupation: str) -> None:
    """Change a seat's occupation. Called inside `with work`."""
    were_shown = bool(work.duplicates.first_sizes(seat.workshop))
    work.seats.set_occupation(seat, occupation, keeps_cards=were_shown)


def holds_seat(work: Work, code: str, token: str | None) -> bool:
    """Whether a token belongs to a seat in a room."""
    if not token:
        return False
    try:
        with work.reading():
            work.seats.held(code, token)
    except UnknownSeat:
        return False
    return True


def seat_held(work: Work, code: str, token: str) -> tuple[Seat, str, str, int]:
    """Return a device's seat, its occupation's name, its seat code and its next act number.

    Raises UnknownSeat.
    """
    with work.reading():
        seat, occupation, number = seat_that_acts(work, code, token)
        return seat, occupation, work.seats.code_of(seat), number


def seat_that_acts(work: Work, code: str, token: str) -> tuple[Seat, str, int]:
    """Return the seat that a device holds, its occupation's name and its next act's number.

    Raises UnknownSeat.
    """
    with work.reading():
        seat = work.seats.held(code, token)
        names = work.occupations.names(seat.workshop)
        return seat, names.get(seat.occupation, seat.occupation), work.seats.next_number(seat)


def _may_change(work: Work, seat: Seat) -> bool:
    _, was_shown = work.door.state(seat.workshop)
    return not was_shown and seat.workshop.phase.is_before(Phase.TALK)
