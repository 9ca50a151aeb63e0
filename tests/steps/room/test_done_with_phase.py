"""Done with a phase: each seat may say so and take it back; it closes nothing."""

import pytest

from akr.domain.answers.sorting import Counts
from akr.domain.errors import ActConflict
from akr.domain.phase import Phase
from akr.domain.room.done_with_phase import DoneGroup
from akr.domain.room.errors import PhaseClosed, UnknownSeat
from akr.steps.room import done_with_phase
from tests import sees
from tests.workshops import CARER, COOK, TEACHER, a_room, an_act


@pytest.fixture
def room(store):
    """A room that is writing, with three carers and a cook."""
    return a_room(store.work, phase=Phase.WRITE)


@pytest.fixture
def people(room):
    """Three carers and a cook, in this order, who have all written a card."""
    return [room.join_and_act(each) for each in (CARER, CARER, CARER, COOK)]


def shown(room):
    leader, wall = sees.as_leader(room.work(), room.public_id)
    assert sees.as_wall(room.work(), wall).done_with_phase == leader.done_with_phase
    return leader.done_with_phase


def says_so(place):
    return done_with_phase.is_done(place.room.work(), place.room.code, place.token)


def test_the_leader_and_the_wall_see_how_many_but_never_the_cook_alone(room, people):
    for place in people[2:]:
        place.say_done(Phase.WRITE)

    assert shown(room) == (DoneGroup((CARER, COOK), 2, 4),)
    assert [says_so(place) for place in people] == [False, False, True, True]


def test_it_can_be_taken_back_and_an_older_act_changes_nothing(room, people):
    carer = people[0]
    older, newer = carer.act(), carer.act()

    carer.say_done(Phase.WRITE, newer, is_done=False)
    carer.say_done(Phase.WRITE, older)
    assert not says_so(carer)

    carer.say_done(Phase.WRITE)
    assert says_so(carer)


def test_a_repeated_done_act_is_one_and_is_refused_with_other_content(people):
    act = people[0].act()
    for _ in range(2):
        people[0].say_done(Phase.WRITE, act)

    with pytest.raises(ActConflict):
        people[0].say_done(Phase.WRITE, act, is_done=False)
    assert says_so(people[0])


def test_being_done_closes_nothing_and_holds_for_its_phase_only(room, people):
    people[0].say_done(Phase.WRITE)
    people[0].write("Vika tvätt")
    assert people[0].cards()[0] == "Vika tvätt"

    room.go_to(Phase.SORT)
    people[0].say_done(Phase.WRITE, is_done=False)  # an outbox that was without network

    assert not says_so(people[0])
    assert [each.done for each in shown(room)] == [0]


def test_nobody_is_done_with_a_phase_that_has_not_begun_or_does_not_ask(room, people):
    for phase in (Phase.SORT, Phase.GATHER, Phase.JOIN):
        with pytest.raises(PhaseClosed):
            people[0].say_done(phase)
    with pytest.raises(UnknownSeat):
        done_with_phase.say_done(
            room.work(), room.code, "påhittad", an_act(), Phase.WRITE, is_done=True
        )


def test_everybody_can_be_done_without_the_participants_from_a_board(room, people):
    room.go_to(Phase.SORT)
    room.type_board({TEACHER: Counts(green=4), COOK: Counts(red=5)})
    for place in people:
        place.say_done(Phase.SORT)

    assert shown(room) == (DoneGroup((CARER, COOK), 4, 4),)


def test_people_on_paper_do_not_single_out_one_with_a_phone(room, people):
    """With five cooks on paper, *kock 1 av 1* would single out the one with a phone."""
    room.go_to(Phase.SORT)
    people[3].say_done(Phase.SORT)
    before = shown(room)

    room.type_board({COOK: Counts(red=5)})

    assert shown(room) == before == (DoneGroup((CARER, COOK), 1, 4),)


def test_a_paper_room_with_one_or_two_phones_shows_nothing(store):
    room = a_room(store.work, phase=Phase.SORT)
    places = [room.join(CARER) for _ in range(2)]
    room.type_board({CARER: Counts(green=8), TEACHER: Counts(green=8)})

    places[0].say_done(Phase.SORT)

    assert shown(room) == ()


@pytest.mark.parametrize("phase", [Phase.JOIN, Phase.GATHER, Phase.REVEAL])
def test_other_phases_do_not_show_who_is_done(room, people, phase):
    room.go_to(phase)
    phone = sees.as_participant(room.work(), room.code, people[0].token)

    assert shown(room) is None
    assert phone.done_with_phase is None


def test_a_participant_never_sees_who_else_is_done(room, people):
    room.join(TEACHER).say_done(Phase.WRITE)

    assert sees.as_participant(room.work(), room.code, people[0].token).done_with_phase is None
