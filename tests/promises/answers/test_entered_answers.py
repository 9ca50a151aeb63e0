"""Entered answers: what the leader types in for some does not give the others' answers away."""

from fractions import Fraction

import pytest

from akr.domain.answers.sorting import Colour, Counts
from akr.domain.phase import Phase
from akr.domain.proposals.proposals import OwnEstimate
from akr.domain.room.closing import ClosingKind, Measure
from akr.domain.room.participants import Source
from akr.domain.room.process import closing_of
from akr.steps.answers import paper
from akr.steps.cards import duplicates
from akr.steps.proposals import estimate
from akr.steps.room import closing, joining
from tests import sees
from tests.workshops import CARER, TASKS, TEACHER, Place, a_room, a_sorting_room, an_act

GREEN, RED = Colour.GREEN, Colour.RED


@pytest.fixture
def room(store):
    """Four teachers who have answered green, and one carer with a phone, who has answered red."""
    room, carer = a_sorting_room(store.work)
    for teacher in [room.join(TEACHER) for _ in range(4)]:
        answers(teacher, GREEN)
    answers(carer, RED)
    return room


def enter(room, occupation=CARER):
    """Take a seat for somebody without a phone, as the leader does."""
    taken = joining.take_seat(
        room.work(), room.code, occupation, an_act(), "den som leder", Source.LEADER
    )
    return Place(room, taken.token)


def go_on_for(room, place):
    """Go on for somebody who has a seat, by its code, as the leader does."""
    code = joining.seat_held(room.work(), room.code, place.token)[2]
    moved = joining.move_seat(
        room.work(), room.code, code, an_act(), "den som leder", Source.LEADER
    )
    return Place(room, moved.token, place.number)


def answers(place, colour):
    for card in place.deck().cards:
        place.place(card.task, colour)


def shown(room):
    """What the wall shows: how the room is counted, and each task's counts by group."""
    _, wall = sees.as_leader(room.work(), room.public_id)
    result = sees.as_wall(room.work(), wall).result
    return result.grouping, {
        row.task.text: row.shown_counts(result.grouping) for row in result.rows
    }


def of_carers(room):
    _, rows = shown(room)
    return {text: counts.get((CARER,)) for text, counts in rows.items()}


def test_two_of_three_whom_the_leader_enters_do_not_give_the_third_one_away(room):
    for _ in range(2):
        answers(enter(room), GREEN)

    room.go_to(Phase.REVEAL)

    grouping, rows = shown(room)
    assert grouping.silent == (CARER,)
    assert rows == {text: {(TEACHER,): Counts(green=4)} for text in TASKS}


def test_whom_the_leader_enters_is_counted_beside_three_others(room):
    for place in (room.join(CARER), room.join(CARER), enter(room)):
        answers(place, GREEN)

    room.go_to(Phase.REVEAL)

    assert of_carers(room) == dict.fromkeys(TASKS, Counts(green=3, red=1))


def test_a_task_that_one_with_a_phone_and_three_entered_have_answered_is_not_shown(room):
    quiet = [room.join(CARER), room.join(CARER)]
    for place in (enter(room), enter(room), enter(room)):
        answers(place, GREEN)
    card = quiet[0].deck().cards[0]
    for place in quiet:
        place.place(card.task, RED)

    room.go_to(Phase.REVEAL)

    assert of_carers(room) == dict.fromkeys(TASKS) | {card.text: Counts(green=3, red=3)}


def test_a_board_of_two_does_not_give_the_one_with_a_phone_away(room):
    rows = [
        paper.TypedRow(row.key, None, {CARER: Counts(green=2)})
        for row in paper.see_board(room.work(), room.public_id).rows
    ]
    paper.save_board(room.work(), room.public_id, an_act(), rows, {}, 0)

    room.go_to(Phase.REVEAL)

    assert shown(room)[0].silent == (CARER,)


def test_a_board_of_six_is_shown_without_the_one_who_has_a_phone(room):
    rows = [
        paper.TypedRow(row.key, None, {CARER: Counts(green=6)})
        for row in paper.see_board(room.work(), room.public_id).rows
    ]
    paper.save_board(room.work(), room.public_id, an_act(), rows, {}, 0)

    room.go_to(Phase.REVEAL)

    assert of_carers(room) == dict.fromkeys(TASKS, Counts(green=6))


def test_somebody_whose_seat_the_leader_goes_on_with_is_entered_too(room):
    for place in (go_on_for(room, room.join(CARER)), go_on_for(room, room.join(CARER))):
        answers(place, GREEN)

    room.go_to(Phase.REVEAL)

    assert shown(room)[0].silent == (CARER,)


def test_closing_answers_that_the_leader_enters_do_not_give_the_third_one_away(store):
    room, carer = a_sorting_room(store.work)
    entered = [enter(room), enter(room)]
    for place in (carer, *entered):
        answers(place, GREEN)
    room.go_to(Phase.HOME)
    carer.answer_closing(dict.fromkeys(Measure, 1), {ClosingKind.MORE: "Hemligt"})
    for place in entered:
        place.answer_closing(dict.fromkeys(Measure, 5), {})

    room.go_to(Phase.ANALYSE)

    told = closing_of(closing.see_closing(room.work(), room.public_id))
    assert (told.rows, told.words) == ((), {})


def test_closing_answers_of_a_group_are_not_divided_so_that_one_can_be_told(room):
    entered = [enter(room), enter(room), enter(room)]
    own = [room.join(CARER), room.join(CARER)]
    teachers = [room.join(TEACHER) for _ in range(3)]
    for place in (*entered, *own):
        answers(place, GREEN)
    room.go_to(Phase.HOME)
    own[0].answer_closing(dict.fromkeys(Measure, 1), {})
    for place in (*entered, *teachers):
        place.answer_closing(dict.fromkeys(Measure, 5), {})

    room.go_to(Phase.ANALYSE)

    told = closing_of(closing.see_closing(room.work(), room.public_id))
    assert {row.total.value for row in told.rows} == {Fraction(31, 7)}
    assert not any(row.by_group for row in told.rows)


def test_estimates_that_the_leader_enters_do_not_give_the_third_one_away(room):
    third = room.join(CARER)
    task = third.deck().cards[0].task
    for place, minutes in ((enter(room), 5), (enter(room), 50), (third, 17)):
        said = OwnEstimate("", None, task, minutes)
        estimate.say_own(room.work(), room.code, place.token, place.act(), said)

    room.go_to(Phase.ANALYSE)

    assert estimate.see_starting_point(room.work(), room.public_id, task) is None


def test_at_a_seat_that_is_entered_the_third_ones_cards_are_not_read_alone(store):
    room = a_room(store.work, phase=Phase.WRITE)
    third = room.join(CARER)
    third.write("Hemligt kort")
    entered = [enter(room), enter(room)]
    for place in (*entered, *(room.join(TEACHER) for _ in range(3))):
        place.write("Ett kort")
    room.go_to(Phase.GATHER)
    room.let_groups_help()

    seen = duplicates.see_cards(room.work(), room.code, entered[0].token)

    assert seen is None or seen.group != (CARER,)
