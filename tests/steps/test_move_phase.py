"""Moving the phase: back and forth loses nothing, and late acts wait to be taken in."""

from itertools import pairwise

import pytest

from akr.domain.answers.sorting import Colour
from akr.domain.phase import Phase
from akr.domain.room.errors import PhaseClosed
from akr.steps import move_phase
from akr.steps.cards import gathering
from akr.steps.move_phase import Late
from tests import sees
from tests.workshops import TASKS, a_room, a_sorting_room, an_act

WORKSHOP_1 = tuple(Phase)[:-1]


def event(room):
    """Return the event number of the room's last act."""
    return sees.as_leader(room.work(), room.public_id)[0].event


def phase(room):
    return sees.as_leader(room.work(), room.public_id)[0].workshop.phase


def move(room, to, act=None):
    move_phase.move_phase(room.work(), room.public_id, act or an_act(), to)


def table(room):
    return gathering.see_table(room.work(), room.public_id).heaps


def test_going_back_to_the_first_phase_and_forward_loses_nothing(store):
    room, seat = a_sorting_room(store.work)
    for card, colour in zip(seat.deck().cards, Colour, strict=False):
        seat.place(card.task, colour)
    cards, answers = seat.cards(), seat.answers()
    room.go_to(Phase.GATHER)
    heaps = table(room)

    room.go_to(Phase.JOIN)
    room.go_to(Phase.GATHER)

    assert table(room) == heaps
    room.go_to(Phase.REVEAL)
    assert seat.cards() == cards
    assert seat.answers() == answers
    assert len(answers) == len(TASKS)


@pytest.mark.parametrize("to", [Phase.GATHER, Phase.SORT, Phase.REVEAL])
def test_skipping_a_phase_is_refused(store, to):
    room = a_room(store.work)

    with pytest.raises(PhaseClosed):
        move(room, to)

    assert phase(room) is Phase.JOIN


def test_a_double_press_is_one_move(store):
    room, act = a_room(store.work), an_act()

    move(room, Phase.WRITE, act)
    moved = event(room)
    move(room, Phase.WRITE, act)
    move(room, Phase.WRITE)

    assert phase(room) is Phase.WRITE
    assert event(room) == moved


def test_a_repeated_press_after_the_room_moved_on_changes_nothing(store):
    room, act = a_room(store.work), an_act()
    move(room, Phase.WRITE, act)
    move(room, Phase.GATHER)

    move(room, Phase.WRITE, act)

    assert phase(room) is Phase.GATHER


def test_every_phase_of_workshop_1_can_be_left_backwards(store):
    room = a_room(store.work)

    for before, after in pairwise(WORKSHOP_1):
        move(room, after)
        move(room, before)
        assert phase(room) is before
        move(room, after)


def test_late_acts_are_not_counted_until_taken_in_once(store):
    room, seat = a_sorting_room(store.work)
    task = seat.deck().cards[0].task
    seat.write("Vattna blommor")
    room.go_to(Phase.REVEAL)
    seat.place(task, Colour.RED)
    act = an_act()

    assert move_phase.see_late(room.work(), room.public_id) == Late(cards=1, answers=1)
    assert not seat.answers()

    assert move_phase.take_in_late(room.work(), room.public_id, act) == 2
    assert move_phase.take_in_late(room.work(), room.public_id, act) == 0

    assert move_phase.see_late(room.work(), room.public_id) == Late(cards=0, answers=0, waiting=1)
    assert list(seat.answers().values()) == [Colour.RED]
    assert "Vattna blommor" in [card.text for card in seat.deck().cards]


def test_late_answers_are_ordered_by_the_seats_number_not_by_arrival(store):
    room, seat = a_sorting_room(store.work)
    card = seat.deck().cards[0]
    older, newer = seat.act(), seat.act()
    room.go_to(Phase.REVEAL)

    seat.place(card.task, Colour.GREEN, newer)
    seat.place(card.task, Colour.BLACK, older)
    room.take_in_late()

    assert seat.answers() == {card.text: Colour.GREEN}


def test_a_late_card_taken_in_while_gathering_is_on_the_table(store):
    room, seat = a_sorting_room(store.work)
    room.go_to(Phase.GATHER)
    key = seat.write("Vattna blommor")

    assert "Vattna blommor" not in [heap.text for heap in table(room)]
    room.take_in_late()

    assert [heap.cards for heap in table(room) if heap.text == "Vattna blommor"] == [
        ((key, "Vattna blommor"),)
    ]
