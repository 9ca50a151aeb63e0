"""Absentees sort after the meeting; a shown result changes by at least three people at a time."""

from datetime import timedelta

import pytest

from akr.domain.answers.sorting import Colour
from akr.domain.clock import today
from akr.domain.errors import ActConflict, UnknownProcess
from akr.domain.phase import Phase
from akr.domain.room.absence import Until
from akr.domain.room.errors import BadUntil
from akr.steps import absence, move_phase
from akr.steps.move_phase import Late
from tests import sees
from tests.workshops import CARER, COOK, TEACHER, a_sorting_room, an_act

TODAY = today()


@pytest.fixture
def room(store):
    """A room whose result is shown: seven of eight have sorted everything."""
    room, _ = a_sorting_room(store.work)
    people = [room.join(each) for each in (TEACHER,) * 4 + (CARER,) * 3]
    for person in people:
        sort_all(person, Colour.GREEN)
    room.go_to(Phase.REVEAL)
    room.open_to_absent()
    return room


def sort_all(place, colour):
    for card in absence.deck(place.room.work(), place.room.code, place.token).cards:
        place.place(card.task, colour)


def result(room):
    return sees.as_leader(room.work(), room.public_id)[0].result


def totals(room):
    return [row.total.total for row in result(room).rows]


def late(room):
    return move_phase.see_late(room.work(), room.public_id)


def test_one_absentees_answer_waits_until_three_of_a_group_can_be_counted(room):
    shown = result(room)
    people = [room.join(CARER) for _ in range(3)]
    sort_all(people[0], Colour.RED)

    assert late(room) == Late(cards=0, answers=3)
    assert room.take_in_late() == 3
    assert late(room) == Late(cards=0, answers=0, waiting=3)
    assert result(room) == shown

    for place in people[1:]:
        sort_all(place, Colour.RED)
    assert late(room) == Late(cards=0, answers=6, waiting=3)
    assert room.take_in_late() == 6
    assert late(room) == Late(cards=0, answers=0)
    assert totals(room) == [10, 10, 10]


def test_a_late_card_is_taken_in_while_answers_wait(room):
    place = room.join(CARER)
    sort_all(place, Colour.RED)
    place.write("Vattna blommor")

    assert room.take_in_late() == 4
    assert late(room) == Late(cards=0, answers=0, waiting=3)


def test_an_occupation_that_was_away_becomes_a_group_when_three_have_answered(room):
    assert result(room).groups == ((TEACHER,), (CARER,))
    cooks = [room.join(COOK) for _ in range(3)]
    for cook in cooks[:2]:
        sort_all(cook, Colour.RED)
    room.take_in_late()
    assert (result(room).grouping.silent, totals(room)) == ((COOK,), [7, 7, 7])

    sort_all(cooks[2], Colour.RED)
    room.take_in_late()

    assert result(room).groups == ((TEACHER,), (CARER,), (COOK,))
    assert totals(room) == [10, 10, 10]


def test_a_waiting_answer_is_seen_only_by_its_own_seat(room):
    place, other = room.join(CARER), room.join(CARER)
    sort_all(place, Colour.BLACK)

    own = absence.deck(room.work(), room.code, place.token)
    assert {card.colour for card in own.cards} == {Colour.BLACK}
    assert not absence.deck(room.work(), room.code, other.token).answered


def test_a_waiting_answer_does_not_hide_a_newer_counted_one(store):
    room, writer = a_sorting_room(store.work)
    task, slow = writer.deck().cards[0].task, writer.act()
    writer.place(task, Colour.GREEN)
    room.go_to(Phase.REVEAL)
    room.open_to_absent()
    writer.place(task, Colour.BLACK, slow)

    own = absence.deck(room.work(), room.code, writer.token).cards

    assert next(card.colour for card in own if card.task == task) is Colour.GREEN


def test_going_back_and_forth_shows_no_answer_that_waits(store):
    room, writer = a_sorting_room(store.work)
    for place in [room.join(CARER) for _ in range(4)]:
        sort_all(place, Colour.GREEN)
    room.go_to(Phase.REVEAL)
    shown = result(room)
    sort_all(writer, Colour.RED)

    room.go_to(Phase.SORT)
    assert room.take_in_late() == 3
    room.go_to(Phase.REVEAL)

    assert result(room) == shown


def test_everybody_sees_how_many_have_sorted_once_absentees_may(room):
    place = room.join(CARER)
    leader, wall = sees.as_leader(room.work(), room.public_id)
    phone = sees.as_participant(room.work(), room.code, place.token)

    assert leader.sorters == phone.sorters == (7, 9)
    assert sees.as_wall(room.work(), wall).sorters == (7, 9)
    room.go_to(Phase.SORT)
    assert sees.as_leader(room.work(), room.public_id)[0].sorters is None


def test_last_days_can_be_set_replaced_and_removed(room):
    act = an_act()
    days = Until(TODAY, TODAY + timedelta(days=9))

    for _ in range(2):
        absence.set_until(room.work(), room.public_id, act, days)
    assert sees.as_leader(room.work(), room.public_id)[0].until == days
    with pytest.raises(ActConflict):
        absence.set_until(room.work(), room.public_id, act, Until())

    absence.set_until(room.work(), room.public_id, an_act(), Until())
    assert sees.as_leader(room.work(), room.public_id)[0].until == Until()


def test_a_past_day_is_refused_and_nothing_changes(room):
    before = sees.as_leader(room.work(), room.public_id)[0].until

    with pytest.raises(BadUntil):
        absence.set_until(room.work(), room.public_id, an_act(), Until(TODAY - timedelta(days=1)))
    with pytest.raises(UnknownProcess):
        absence.set_until(room.work(), "finns-inte", an_act(), Until())

    assert sees.as_leader(room.work(), room.public_id)[0].until == before
