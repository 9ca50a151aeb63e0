"""Ready: each seat says so of a phase, may take it back, and closes nothing by it."""

import pytest

from akr.domain.answers.sorting import Counts
from akr.domain.errors import ActConflict
from akr.domain.phase import Phase
from akr.domain.room.done_with_phase import ReadyGroup
from akr.domain.room.errors import PhaseClosed, UnknownSeat
from akr.steps.room import done_with_phase
from tests import sees
from tests.workshops import CARER, COOK, TEACHER, a_room, an_act


@pytest.fixture
def room(store):
    """A room that writes, with three carers and a cook."""
    return a_room(store.work, phase=Phase.WRITE)


@pytest.fixture
def people(room):
    """Three carers and a cook, in this order."""
    return [room.join(each) for each in (CARER, CARER, CARER, COOK)]


def shown(room):
    leader, wall = sees.as_leader(room.work(), room.public_id)
    assert sees.as_wall(room.work(), wall).ready == leader.ready
    return leader.ready


def says_so(place):
    return done_with_phase.is_ready(place.room.work(), place.room.code, place.token)


def test_leader_and_wall_see_how_many_and_never_the_cook_alone(room, people):
    for place in people[2:]:
        place.say_ready(Phase.WRITE)

    assert shown(room) == (ReadyGroup((CARER, COOK), 2, 4),)
    assert [says_so(place) for place in people] == [False, False, True, True]


def test_it_is_taken_back_and_an_older_act_that_arrives_later_changes_nothing(room, people):
    carer = people[0]
    older, newer = carer.act(), carer.act()

    carer.say_ready(Phase.WRITE, newer, is_ready=False)
    carer.say_ready(Phase.WRITE, older)
    assert not says_so(carer)

    carer.say_ready(Phase.WRITE)
    assert says_so(carer)


def test_the_same_act_is_one_and_with_other_content_it_is_refused(people):
    act = people[0].act()
    for _ in range(2):
        people[0].say_ready(Phase.WRITE, act)

    with pytest.raises(ActConflict):
        people[0].say_ready(Phase.WRITE, act, is_ready=False)
    assert says_so(people[0])


def test_saying_it_closes_nothing_and_it_holds_for_its_phase_alone(room, people):
    people[0].say_ready(Phase.WRITE)
    people[0].write("Vika tvätt")
    assert people[0].cards() == ["Vika tvätt"]

    room.go_to(Phase.SORT)
    people[0].say_ready(Phase.WRITE, is_ready=False)  # an outbox that was without network

    assert not says_so(people[0])
    assert [each.ready for each in shown(room)] == [0]


def test_nobody_says_it_of_what_has_not_begun_or_where_nobody_is_asked(room, people):
    for phase in (Phase.SORT, Phase.GATHER, Phase.JOIN):
        with pytest.raises(PhaseClosed):
            people[0].say_ready(phase)
    with pytest.raises(UnknownSeat):
        done_with_phase.say_ready(
            room.work(), room.code, "påhittad", an_act(), Phase.WRITE, is_ready=True
        )


def test_those_from_a_board_can_press_nothing_so_all_can_be_ready_without_them(room, people):
    room.go_to(Phase.SORT)
    room.type_board({TEACHER: Counts(green=4), COOK: Counts(red=5)})
    for place in people:
        place.say_ready(Phase.SORT)

    assert shown(room) == (ReadyGroup((CARER, COOK), 4, 4),)


def test_a_board_makes_no_group_of_its_own_out_of_one_who_has_a_phone(room, people):
    """With five cooks on paper, *kock 1 av 1* would be the one with a phone."""
    room.go_to(Phase.SORT)
    people[3].say_ready(Phase.SORT)
    before = shown(room)

    room.type_board({COOK: Counts(red=5)})

    assert shown(room) == before == (ReadyGroup((CARER, COOK), 1, 4),)


def test_a_room_on_paper_with_one_or_two_phones_says_nothing(store):
    room = a_room(store.work, phase=Phase.SORT)
    places = [room.join(CARER) for _ in range(2)]
    room.type_board({CARER: Counts(green=8), TEACHER: Counts(green=8)})

    places[0].say_ready(Phase.SORT)

    assert shown(room) == ()


@pytest.mark.parametrize("phase", [Phase.JOIN, Phase.GATHER, Phase.REVEAL])
def test_in_other_phases_nobody_is_shown_it(room, people, phase):
    room.go_to(phase)
    phone = sees.as_participant(room.work(), room.code, people[0].token)

    assert shown(room) is None
    assert phone.ready is None


def test_a_participant_is_never_shown_the_others(room, people):
    room.join(TEACHER).say_ready(Phase.WRITE)

    assert sees.as_participant(room.work(), room.code, people[0].token).ready is None
