"""Paper: a board is saved as one act, and its counts are analysed like phones' answers."""

import pytest

from akr.domain.answers.analysis import analyse
from akr.domain.answers.errors import BoardChanged, TooManyAnswers
from akr.domain.answers.sorting import Colour, Counts
from akr.domain.cards.errors import UnknownTask
from akr.domain.phase import Phase
from akr.domain.room.errors import PhaseClosed, RoomFull
from akr.domain.room.participants import Source
from akr.domain.room.workshop import MOST_SEATS
from akr.files.akr_process_1 import read_process, write_process
from akr.steps.answers import paper
from akr.steps.answers.paper import TypedRow
from akr.steps.cards import gathering
from akr.steps.planning import processes
from tests.workshops import CARER, COOK, TEACHER, a_room, a_sorting_room, an_act

ANYBODY = {TEACHER: None, CARER: None, COOK: None}


@pytest.fixture
def room(work, store):
    """A room that has gone straight to sorting."""
    room = a_room(store.work)
    paper.begin_on_paper(room.work(), room.public_id, an_act())
    return room


def board(room):
    return paper.see_board(room.work(), room.public_id)


def save(room, *rows, people=ANYBODY, act=None, version=None):
    version = board(room).version if version is None else version
    act = act or an_act()
    paper.save_board(room.work(), room.public_id, act, rows, people, version)


def a_row(text, key=None, **counts):
    return TypedRow(key, text, counts)


def saved(room):
    """Words → occupation → counts, without empty counts."""
    return {
        row.text: {o: each for o, each in row.counts.items() if each.total}
        for row in board(room).rows
    }


def process(room):
    """The process with what has been given, since nothing has been shown yet."""
    with (work := room.work()).reading():
        return work.process_as_given(room.public_id)


def test_a_board_is_saved_with_its_new_tasks_and_shown_again(room):
    save(
        room,
        a_row("Torka bord", barnskotare=Counts(green=4, red=1), kock=Counts(black=1)),
        a_row("Läsa sagor", barnskotare=Counts(yellow=5)),
    )

    assert saved(room) == {
        "Torka bord": {CARER: Counts(green=4, red=1), COOK: Counts(black=1)},
        "Läsa sagor": {CARER: Counts(yellow=5)},
    }


def test_its_counts_are_analysed_and_its_people_are_marked_in_the_file(room):
    save(room, a_row("Torka bord", barnskotare=Counts(green=4, red=1), kock=Counts(black=1)))

    found = process(room)

    assert [each.source for each in found.participants] == [Source.PAPER] * 6
    assert analyse(found).tasks[0].by_occupation == {
        CARER: Counts(green=4, red=1),
        COOK: Counts(black=1),
    }
    assert read_process(write_process(found)) == found


def test_a_board_is_added_to_what_phones_have_answered(store):
    room, writer = a_sorting_room(store.work, tasks=("Torka bord",))
    task = board(room).rows[0].key
    writer.place(task, Colour.RED)

    save(room, TypedRow(task, None, {CARER: Counts(green=2)}), people={CARER: 3})

    assert analyse(process(room)).tasks[0].by_occupation[CARER] == Counts(green=2, red=1)
    assert board(room).rows[0].counts == {CARER: Counts(green=2)}


def test_a_changed_board_keeps_only_the_participants_that_it_needs(room):
    save(room, a_row("Torka bord", barnskotare=Counts(green=5)))
    before = {each.id for each in process(room).participants}
    key = board(room).rows[0].key

    save(room, TypedRow(key, "Torka borden", {CARER: Counts(green=1, yellow=2)}))

    after = {each.id for each in process(room).participants}
    assert len(after) == 3
    assert after < before
    assert saved(room) == {"Torka borden": {CARER: Counts(green=1, yellow=2)}}


def test_a_task_typed_by_mistake_can_be_deleted_when_nothing_refers_to_it(room):
    save(room, a_row("Torka bord", barnskotare=Counts(green=5)), a_row("Torka brd"))
    first, second = board(room).rows

    save(room, TypedRow(first.key, first.text, {}), TypedRow(second.key, "", {}))

    assert [each.text for each in process(room).tasks] == ["Torka bord"]


def test_a_task_that_somebody_has_answered_on_a_phone_stays(room):
    save(room, a_row("Torka bord"))
    row = board(room).rows[0]
    room.join(CARER).place(row.key, Colour.GREEN)

    with pytest.raises(BoardChanged):
        save(room, TypedRow(row.key, "", {}))
    assert not board(room).rows[0].can_go


def test_the_same_act_twice_is_one_board(room):
    act, rows = an_act(), [a_row("Torka bord", kock=Counts(red=1))]

    save(room, *rows, act=act, version=0)
    save(room, *rows, act=act, version=0)

    assert saved(room) == {"Torka bord": {COOK: Counts(red=1)}}


def test_the_second_of_two_leaders_hears_that_the_first_has_saved(room):
    save(room, a_row("Torka bord", kock=Counts(red=1)), version=0)

    with pytest.raises(BoardChanged):
        save(room, a_row("Torka bord", kock=Counts(green=1)), version=0)
    assert saved(room) == {"Torka bord": {COOK: Counts(red=1)}}


def test_too_many_answers_change_nothing_and_name_the_row(room):
    with pytest.raises(TooManyAnswers) as refused:
        save(
            room,
            a_row("Torka bord", kock=Counts(red=1)),
            a_row("Läsa sagor", kock=Counts(red=1, green=1)),
            people=ANYBODY | {COOK: 1},
        )
    assert refused.value.wrong == {("new-2", COOK): (2, 1)}
    assert saved(room) == {}


def test_the_number_of_people_is_kept_for_next_time(room):
    save(room, a_row("Torka bord", kock=Counts(red=1)), people=ANYBODY | {COOK: 2})

    assert processes.see_process(room.work(), room.public_id).occupations["Kock"] == 2


def test_more_people_than_a_room_has_seats_are_refused(room):
    with pytest.raises(RoomFull):
        save(room, a_row("Torka bord", kock=Counts(red=MOST_SEATS), barnskotare=Counts(red=1)))


def test_a_task_that_is_not_on_the_table_is_refused(room):
    with pytest.raises(UnknownTask):
        save(room, TypedRow("nowhere", None, {CARER: Counts(green=2)}))


def put_off(room, key, *, later=True):
    room.go_to(Phase.GATHER)
    gathering.put_off(room.work(), room.public_id, an_act(), [key], later=later)
    room.go_to(Phase.SORT)


def test_a_boards_counts_of_a_task_that_is_put_off_come_back_with_it(room):
    save(room, a_row("Torka bord", kock=Counts(red=3)), a_row("Läsa sagor", kock=Counts(green=3)))
    wipe, read = (row.key for row in board(room).rows)
    put_off(room, wipe)

    save(room, a_row(None, read, kock=Counts(green=2, red=1)))
    put_off(room, wipe, later=False)

    assert saved(room) == {
        "Torka bord": {COOK: Counts(red=3)},
        "Läsa sagor": {COOK: Counts(green=2, red=1)},
    }


def test_a_board_from_before_a_task_was_put_off_changes_nothing(room):
    save(room, a_row("Torka bord", kock=Counts(red=3)))
    (row,) = board(room).rows
    put_off(room, row.key)

    with pytest.raises(BoardChanged):
        save(room, a_row("Torka borden", row.key, kock=Counts(green=3)))

    assert saved(room) == {}
    put_off(room, row.key, later=False)
    assert saved(room) == {"Torka bord": {COOK: Counts(red=3)}}


def test_a_room_jumps_to_sorting_for_a_board_only_if_nobody_has_begun(store):
    room = a_room(store.work)
    assert board(room).can_begin
    room.join(CARER)

    assert board(room).rows is None
    assert not board(room).can_begin
    with pytest.raises(PhaseClosed):
        save(room, a_row("Torka bord"))
    with pytest.raises(PhaseClosed):
        paper.begin_on_paper(room.work(), room.public_id, an_act())


def test_a_board_is_changed_after_the_result_has_been_shown_too(room):
    save(room, a_row("Torka bord", kock=Counts(red=1)))
    room.go_to(Phase.ANALYSE)

    save(room, TypedRow(board(room).rows[0].key, None, {COOK: Counts(green=1)}))

    assert saved(room) == {"Torka bord": {COOK: Counts(green=1)}}
