"""Invented colleagues: seats are free, so no number of them makes a lone cook a group."""

import pytest

from akr.domain.phase import Phase
from akr.domain.planning.process import WorkshopFormat
from akr.domain.planning.readiness import plan_fingerprint
from akr.steps.cards import duplicates
from akr.steps.planning import plan
from akr.steps.room import joining
from tests import sees
from tests.workshops import CARER, COOK, TEACHER, a_room

EXPECTED = {"Förskollärare": 9, "Barnskötare": 3, "Kock": 1}


@pytest.fixture
def room(store):
    """A room that is writing, where three teachers, three carers and one cook have written."""
    found = a_room(store.work, phase=Phase.WRITE, occupations=EXPECTED)
    for occupation in (TEACHER,) * 3 + (CARER,) * 3 + (COOK,):
        found.join_and_act(occupation)
    return found


def ghosts(room, number=2):
    """Cooks whom one person invents: they come in as teachers, of whom more are expected."""
    places = [room.join(TEACHER) for _ in range(number)]
    for place in places:
        joining.change_occupation(room.work(), room.code, place.token, place.act(), COOK)
    return places


def groups_of(room):
    leader, _ = sees.as_leader(room.work(), room.public_id)
    return [each.group for each in leader.done_with_phase]


def test_ghost_seats_do_not_separate_the_cook_from_the_group(room):
    before = groups_of(room)
    assert not any(group == (COOK,) for group in before)

    for ghost in ghosts(room):
        ghost.say_done(Phase.WRITE)

    assert groups_of(room) == before


def test_seats_that_nobody_has_used_count_in_no_group(store):
    room = a_room(
        store.work, phase=Phase.WRITE, occupations={"Barnskötare": 6, "Kock": 6, "Förskollärare": 6}
    )
    for _ in range(4):
        room.join_and_act(CARER)
    room.join_and_act(COOK)
    ghosts(room, 2)

    assert groups_of(room) == [(CARER, COOK)]


def test_ghost_seats_do_not_let_a_cook_see_cards_alone(room):
    teacher = room.join_and_act(TEACHER)
    seen_by = ghosts(room, 1)[0]
    ghosts(room)
    seen_by.write("Ett påhittat kort")
    room.go_to(Phase.GATHER)
    room.let_groups_help()

    for place in (teacher, seen_by):
        shown = duplicates.see_cards(room.work(), room.code, place.token)
        assert shown is None or shown.group != (COOK,)


def test_expecting_more_after_the_room_opens_changes_no_threshold(room):
    before = groups_of(room)
    now = plan.see_plan(room.work(), room.public_id)
    plan.plan_meeting(
        room.work(),
        room.public_id,
        WorkshopFormat.APT,
        60,
        dict.fromkeys(EXPECTED, 9),
        plan_fingerprint(now.meeting_said),
    )

    for ghost in ghosts(room):
        ghost.write("Ett kort till")

    assert groups_of(room) == before
    with room.work() as work:
        workshop = work.workshops.opened(room.public_id)
        assert work.occupations.expected_at_opening(workshop) == {TEACHER: 9, CARER: 3, COOK: 1}
        assert work.occupations.acted(workshop)[COOK] == 3
