"""Closing: a seat can change its answers while the phase lasts; the leader reads them later."""

import json

import pytest

from akr.domain.answers.sorting import Counts
from akr.domain.errors import ActConflict, UnknownProcess
from akr.domain.phase import Phase
from akr.domain.room.closing import ClosingKind, Goodbye, Measure
from akr.domain.room.errors import PhaseClosed
from akr.domain.room.process import closing_of
from akr.files.akr_process_1 import read_process, write_process
from akr.files.workbook import closing_sheet, sheets
from akr.steps.answers import analysis
from akr.steps.room import closing
from tests import sees
from tests.workshops import CARER, COOK, TEACHER, a_room, an_act

WORDS = {ClosingKind.GOOD: "Korten", ClosingKind.MORE: "Mer tid"}


@pytest.fixture
def room(store):
    return a_room(store.work, phase=Phase.HOME)


def numbers(score=8, core_time=2, clear_role=None):
    return dict(zip(Measure, (score, core_time, clear_role), strict=True))


def says(place, said=None, words=None, act=None):
    place.answer_closing(said or numbers(), {} if words is None else words, act)


def own(place):
    return closing.own_answer(place.room.work(), place.room.code, place.token)


def left(room):
    return closing_of(closing.see_closing(room.work(), room.public_id))


def test_a_seat_sees_its_own_answers_and_nobody_elses(room):
    place, other = room.join(), room.join()

    says(place, words=WORDS)

    assert own(place) == (Goodbye(place.seat.key, 8, 2, None), WORDS)
    assert own(other) == (None, {})


def test_the_answer_with_the_highest_number_counts(room):
    place = room.join()
    early, late = place.act(), place.act()

    says(place, numbers(9), {ClosingKind.GOOD: "Fikat"}, late)
    says(place, numbers(3), WORDS, early)

    assert own(place) == (Goodbye(place.seat.key, 9, 2, None), {ClosingKind.GOOD: "Fikat"})


def test_a_repeated_act_is_one_and_is_refused_with_other_content(room):
    place, act = room.join(), an_act(1)

    for _ in range(2):
        says(place, act=act)
    with pytest.raises(ActConflict):
        says(place, numbers(1), act=act)

    assert own(place)[0].score == 8
    assert sees.as_leader(room.work(), room.public_id)[0].closing == (1, 1)


@pytest.mark.parametrize("phase", [Phase.REVEAL, Phase.ANALYSE])
def test_answers_are_accepted_only_in_the_closing_phase(room, phase):
    place = room.join()
    says(place)
    room.go_to(phase)

    with pytest.raises(PhaseClosed):
        says(place, numbers(1), WORDS)

    assert own(place) == (Goodbye(place.seat.key, 8, 2, None), {})


def test_the_wall_and_the_leader_see_the_number_of_answers_but_seats_do_not(room):
    place, _ = room.join(), room.join()
    says(place)

    leader, wall = sees.as_leader(room.work(), room.public_id)
    assert leader.closing == sees.as_wall(room.work(), wall).closing == (1, 2)
    assert sees.as_participant(room.work(), room.code, place.token).closing is None


def test_participants_from_a_board_are_not_expected_to_answer(room):
    room.type_board({TEACHER: Counts(green=4)})
    says(room.join())

    assert sees.as_leader(room.work(), room.public_id)[0].closing == (1, 1)


def test_the_leader_reads_nothing_while_answers_can_change(room):
    for place in [room.join(TEACHER) for _ in range(3)]:
        says(place, words=WORDS)

    with pytest.raises(PhaseClosed):
        closing.see_closing(room.work(), room.public_id)
    assert analysis.see_result(room.work(), room.public_id).goodbyes is None

    room.go_to(Phase.ANALYSE)
    assert left(room).answered == 3
    assert left(room).words[ClosingKind.GOOD] == ("Korten",) * 3
    room.go_to(Phase.HOME)
    with pytest.raises(PhaseClosed):
        closing.see_closing(room.work(), room.public_id)


def test_without_a_room_there_are_no_closing_answers(store):
    with pytest.raises(UnknownProcess):
        closing.see_closing(store.work(), "no-process")


def test_everything_but_the_writers_of_words_survives_export_and_import(room, store):
    places = [room.join(each) for each in (TEACHER, CARER, CARER, COOK)]
    for number, place in enumerate(places, 1):
        says(place, numbers(number), {ClosingKind.GOOD: f"ord {number}"})
    room.go_to(Phase.ANALYSE)

    with room.work().reading() as work:
        process = work.process(room.public_id)
    file = write_process(process)
    with store.work() as work:
        again = work.add_process(read_process(file))

    with store.work().reading() as work:
        assert work.process(again) == process
    assert set(json.loads(file)["closing_words"][0]) == {"kind", "text"}
    assert closing_of(process).rows[0].total.answers == 4


def test_the_workbook_has_the_means_but_no_words(room):
    for place in [room.join(TEACHER) for _ in range(3)]:
        says(place, words=WORDS)
    room.go_to(Phase.ANALYSE)
    process = closing.see_closing(room.work(), room.public_id)

    assert closing_sheet(process).rows == (
        ("Hur var mötet?", 10, "Alla", 3, 8.0),
        ("Jag hinner med mitt kärnuppdrag", 5, "Alla", 3, 2.0),
    )
    assert [sheet.name for sheet in sheets(process)] == ["Uppgifter", "Förutsättningar", "Hemgång"]
    assert "Korten" not in repr(sheets(process))
