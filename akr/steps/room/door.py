"""The door: people come in, wait for the leader's yes, and meet a closed door or a new code."""

from collections.abc import Sequence

from akr.domain.act import Act, ActKind
from akr.domain.room import door as rule
from akr.domain.room.door import DoorKept, DoorStep
from akr.domain.room.errors import DoorClosed, RoomFull, UnknownOccupation, WaitingFull
from akr.domain.room.workshop import MOST_SEATS, Workshop
from akr.domain.signals import Pass, PassEnded, PassKind, Signal, SignalKind
from akr.store.room.door import Waiting
from akr.store.work import Work


def must_wait(work: Work, workshop: Workshop, occupation: str) -> bool:
    """Whether somebody who comes in by the code must wait. Called inside `with work`.

    Raises DoorClosed, UnknownOccupation, WaitingFull, RoomFull.
    """
    is_closed, was_shown = work.door.state(workshop)
    if is_closed:
        raise DoorClosed
    if occupation not in work.occupations.names(workshop):
        raise UnknownOccupation(occupation)
    _check_seats(work, workshop)
    joined = work.occupations.with_a_device(workshop).get(occupation, 0)
    expected = work.occupations.expected_at_opening(workshop)
    if not rule.must_wait(workshop.phase, joined, expected.get(occupation), was_shown=was_shown):
        return False
    if work.door.count(workshop) >= rule.most_waiting(expected):
        raise WaitingFull
    return True


def make_room(work: Work, workshop: Workshop, occupation: str) -> None:
    """Expect one more, on the leader's word, if the occupation is full and nothing is shown yet.

    After the first result the seat is a latecomer's, which changes no group. Called inside
    `with work`. Raises RoomFull.
    """
    _check_seats(work, workshop)
    _, was_shown = work.door.state(workshop)
    joined = work.occupations.with_a_device(workshop).get(occupation, 0)
    expected = work.occupations.expected_at_opening(workshop)
    if not was_shown and joined >= expected.get(occupation, joined + 1):
        work.door.expect_one_more(workshop, occupation)


def see_waiting(work: Work, public_id: str) -> Sequence[Waiting]:
    """Show the leader who waits, by occupation. Raises UnknownProcess."""
    with work.reading():
        return work.door.waiting(work.workshops.opened(public_id))


def is_closed(work: Work, workshop: Workshop) -> bool:
    """Whether nobody new may come in."""
    with work.reading():
        return work.door.state(workshop)[0]


def waits(work: Work, code: str, token: str | None) -> tuple[Workshop, str] | None:
    """Return the room that a device waits to come in to, and as what; None if it does not wait."""
    if not token:
        return None
    with work.reading():
        found = work.door.waits(code, token)
        if found is None:
            return None
        workshop, occupation = found
        return workshop, work.occupations.names(workshop).get(occupation, occupation)


def see_from_outside(work: Work, workshop: Workshop) -> tuple[str, int]:
    """Tell who waits the room's name, and the number of the last act at its door."""
    with work.reading():
        event = work.acts.last_event(workshop, ActKind.DOOR)
        return work.workshops.title_of(workshop), event


def let_in(work: Work, public_id: str, act: Act, place: str | None = None) -> None:
    """Let in one who waits, or all of them. Raises RoomFull, UnknownProcess."""
    with work:
        workshop = work.workshops.hold(work.workshops.opened(public_id))
        event = work.acts.record(workshop, act, DoorKept(DoorStep.LET_IN, place))
        if event is None:
            return
        for one in work.door.waiting(workshop):
            if place in (None, one.place):
                make_room(work, workshop, one.occupation)
                work.door.let_in(workshop, one)
        work.tell(Signal(workshop.id, event, SignalKind.DOOR))
        work.tell(Signal(workshop.id, event, SignalKind.JOINED))


def turn_away(work: Work, public_id: str, act: Act, place: str | None = None) -> None:
    """Turn away one who waits, or all of them; they may knock again. Raises UnknownProcess."""
    with work:
        workshop = work.workshops.hold(work.workshops.opened(public_id))
        event = work.acts.record(workshop, act, DoorKept(DoorStep.TURN_AWAY, place))
        if event is not None:
            turned_away = work.door.turn_away(workshop, place)
            work.tell(Signal(workshop.id, event, SignalKind.DOOR))
            for token_hash in turned_away:
                work.tell(PassEnded(Pass(PassKind.SEAT, token_hash)))


def close(work: Work, public_id: str, act: Act, *, is_closed: bool) -> None:
    """Close the door to newcomers, or open it; those who are in stay. Raises UnknownProcess."""
    with work:
        workshop = work.workshops.hold(work.workshops.opened(public_id))
        step = DoorStep.CLOSE if is_closed else DoorStep.OPEN
        event = work.acts.record(workshop, act, DoorKept(step))
        if event is not None:
            work.door.set_closed(workshop, is_closed=is_closed)
            work.tell(Signal(workshop.id, event, SignalKind.DOOR))


def change_code(work: Work, public_id: str, act: Act) -> None:
    """Give the room a new code. The old one, and its QR codes and links, let nobody new in.

    Those who sit keep their seats, and the address that they came in by. Raises UnknownProcess.
    """
    with work:
        workshop = work.workshops.hold(work.workshops.opened(public_id))
        event = work.acts.record(workshop, act, DoorKept(DoorStep.CHANGE_CODE))
        if event is not None:
            work.workshops.change_code(workshop)
            work.tell(Signal(workshop.id, event, SignalKind.DOOR))


def _check_seats(work: Work, workshop: Workshop) -> None:
    if sum(work.occupations.joined(workshop).values()) >= MOST_SEATS:
        raise RoomFull
