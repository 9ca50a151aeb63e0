"""The issue's attacks: a number shown again does not give one person's answer away."""

import pytest

from akr.domain.answers.sorting import Colour, Counts
from akr.domain.phase import Phase
from akr.domain.room.closing import ClosingKind, Measure
from akr.domain.room.errors import AlreadyTold
from akr.domain.room.process import closing_of
from akr.steps.answers import paper
from akr.steps.room import closing
from tests import sees
from tests.workshops import CARER, COOK, TASKS, TEACHER, a_sorting_room, an_act

GREEN, RED = Colour.GREEN, Colour.RED


@pytest.fixture
def house(store):
    """Three teachers and four carers in SORT, who have all answered green."""
    room, writer = a_sorting_room(store.work)
    seats = [writer, *(room.join(CARER) for _ in range(3)), *(room.join(TEACHER) for _ in range(3))]
    for seat in seats:
        for card in seat.deck().cards:
            seat.place(card.task, GREEN)
    return room, seats


def shown(room):
    """What the wall shows of each task."""
    _, wall = sees.as_leader(room.work(), room.public_id)
    return {
        row.task.text: (row.total, dict(row.by_group))
        for row in sees.as_wall(room.work(), wall).result.rows
    }


def test_one_who_sorts_again_between_two_showings_is_not_followed(house):
    room, seats = house
    room.go_to(Phase.REVEAL)
    before = shown(room)

    room.go_to(Phase.SORT)
    for card in seats[0].deck().cards:
        seats[0].place(card.task, RED)
    room.go_to(Phase.REVEAL)

    assert set(before) == set(TASKS)
    assert shown(room) == before


def test_one_late_answer_taken_in_while_the_room_talks_is_not_followed(house):
    room, seats = house
    late = room.join(CARER)
    room.go_to(Phase.REVEAL)
    before = shown(room)

    for card in seats[0].deck().cards:
        late.place(card.task, RED)
    room.go_to(Phase.TALK)
    assert room.take_in_late() == len(TASKS)
    room.go_to(Phase.REVEAL)

    assert shown(room) == before


def test_a_cook_in_no_number_is_not_in_the_closing_when_more_cooks_come(house):
    """Two cooks more make a group of three, but the first one's answer was told beside others'."""
    room, seats = house
    cook = room.join(COOK)
    room.go_to(Phase.HOME)
    for seat in [*seats, cook]:
        seat.answer_closing(dict.fromkeys(Measure, 5 if seat is not cook else 1), {})
    room.go_to(Phase.ANALYSE)
    before = means(room)

    for _ in range(2):
        joined = room.join(COOK)
        joined.place(seats[0].deck().cards[0].task, RED)
    room.take_in_late()
    room.go_to(Phase.HOME)
    room.go_to(Phase.ANALYSE)

    assert means(room) == before


def test_one_who_changes_after_the_groups_pattern_is_not_followed_to_the_result(house):
    """A table's pattern minus the result would be the one who changed in *Prata*."""
    room, seats = house
    uneven = seats[0].deck().cards[0]
    seats[0].place(uneven.task, RED)
    room.go_to(Phase.TALK)
    (topic,) = seats[0].discussion_group().topics

    seats[0].place(uneven.task, GREEN)
    room.go_to(Phase.REVEAL)

    assert shown(room)[uneven.text][1][CARER,] == topic.counts == Counts(green=3, red=1)


def test_one_who_answers_the_closing_after_it_was_told_is_not_followed(house):
    """*Verkstad 2*, *Gå hem* and *Verkstad 2* again, with one new answer and one new word."""
    room, seats = house
    room.go_to(Phase.HOME)
    for seat in seats[:3]:
        seat.answer_closing(dict.fromkeys(Measure, 5), {ClosingKind.GOOD: "Bra"})
    room.go_to(Phase.ANALYSE)
    before = told(room)

    room.go_to(Phase.HOME)
    seats[3].answer_closing(dict.fromkeys(Measure, 1), {ClosingKind.GOOD: "Hemligt"})
    with pytest.raises(AlreadyTold):
        seats[0].answer_closing(dict.fromkeys(Measure, 1), {})
    room.go_to(Phase.ANALYSE)

    assert before.answered == 3
    assert told(room) == before


def test_a_board_that_is_saved_again_with_one_count_changed_is_not_followed(house):
    room, _ = house
    room.type_board({CARER: Counts(green=4, red=1)})
    room.go_to(Phase.REVEAL)
    before = shown(room)
    assert before["Från tavlan"][0] == Counts(green=4, red=1)

    board = paper.see_board(room.work(), room.public_id)
    rows = [
        paper.TypedRow(each.key, None, {CARER: Counts(green=5)} if each.typed else each.counts)
        for each in board.rows
    ]
    paper.save_board(room.work(), room.public_id, an_act(), rows, {}, board.version)

    assert shown(room) == before


def told(room):
    return closing_of(closing.see_closing(room.work(), room.public_id))


def means(room):
    return {row.measure: row.total for row in told(room).rows}
