"""Discussion: a group's view is frozen, answers can still change, and no words are lost."""

import pytest

from akr.domain.answers.sorting import Colour, Counts
from akr.domain.cards.errors import UnknownTask
from akr.domain.errors import ActConflict
from akr.domain.phase import Phase
from akr.domain.room.anonymity import Grouping
from akr.domain.room.errors import PhaseClosed, UnknownOccupation
from akr.files.akr_process_1 import read_process, write_process
from tests import sees
from tests.workshops import CARER, COOK, TASKS, TEACHER, a_sorting_room, an_act


@pytest.fixture
def people(store):
    """A room in discussion: three teachers divided on the first task, three carers and a cook."""
    room, writer = a_sorting_room(store.work)
    places = {TEACHER: [room.join(TEACHER) for _ in range(3)]}
    places[CARER] = [writer, room.join(CARER), room.join(CARER)]
    places[COOK] = [room.join(COOK)]
    uneven, *others = tasks_of(writer)
    for occupation, some in places.items():
        for place, colour in zip(some, (Colour.GREEN, Colour.RED, Colour.RED), strict=False):
            place.place(uneven, colour if occupation == TEACHER else Colour.YELLOW)
            for task in others:
                place.place(task, Colour.YELLOW)
    room.go_to(Phase.TALK)
    return places


def tasks_of(place):
    by_text = {card.text: card.task for card in place.deck().cards}
    return [by_text[text] for text in TASKS]


def test_a_group_sees_its_own_answers_and_no_others(people):
    teachers, carers = people[TEACHER][0].discussion_group(), people[CARER][0].discussion_group()

    assert teachers.group == (TEACHER,)
    (topic,) = teachers.topics
    assert (topic.text, topic.counts) == (TASKS[0], Counts(green=1, red=2))
    assert (topic.answered, topic.colour) == (True, Colour.GREEN)
    assert teachers.alike == 2
    assert carers.group == (CARER,)
    assert carers.topics == ()


def test_only_a_small_occupation_may_choose_a_group(people):
    cook, teacher = people[COOK][0], people[TEACHER][0]

    cook.sit_with(CARER)

    assert cook.discussion_group().group == (CARER,)
    assert people[TEACHER][0].discussion_group().topics[0].counts.total == 3
    with pytest.raises(UnknownOccupation):
        teacher.sit_with(CARER)
    with pytest.raises(UnknownOccupation):
        cook.sit_with("rektor")


def test_an_answer_changes_at_once_but_the_groups_view_stays_frozen(people):
    teacher = people[TEACHER][0]
    task = teacher.discussion_group().topics[0].task

    teacher.place(task, Colour.RED)

    assert teacher.discussion_group().topics[0].colour is Colour.RED
    assert people[TEACHER][1].discussion_group().topics[0].counts == Counts(green=1, red=2)
    teacher.room.go_to(Phase.REVEAL)
    room, _ = sees.as_leader(teacher.room.work(), teacher.room.public_id)
    row = next(row for row in room.result.rows if row.task.id == task)
    # One changed their mind, which everybody at the table would have seen.
    assert row.by_group[TEACHER,] == Counts(green=1, red=2)
    assert room.late == 0


def test_a_group_that_all_answer_anew_is_shown_as_it_has_answered(people):
    task = people[TEACHER][0].discussion_group().topics[0].task
    for teacher in people[TEACHER]:
        teacher.place(task, Colour.RED)

    people[COOK][0].room.go_to(Phase.REVEAL)

    room, _ = sees.as_leader(teacher.room.work(), teacher.room.public_id)
    row = next(row for row in room.result.rows if row.task.id == task)
    assert row.by_group[TEACHER,] == Counts(red=3)


def test_everybody_at_a_table_has_a_sentence_of_their_own(people):
    first, second, third = people[TEACHER]
    topic = first.discussion_group().topics[0]

    first.explain(topic, "Vi gör olika.")
    second.explain(topic, "Den som är ledig tar det.")
    third.explain(topic, "Ingen har bestämt.")
    first.explain(topic, "Vi gör det olika.")
    third.explain(topic, "")

    one, two, three = (each.discussion_group().topics[0] for each in people[TEACHER])
    assert (one.reason, one.others) == ("Vi gör det olika.", ("Den som är ledig tar det.",))
    assert (two.reason, two.others) == ("Den som är ledig tar det.", ("Vi gör det olika.",))
    assert three.reason is None
    assert sorted(three.others) == ["Den som är ledig tar det.", "Vi gör det olika."]


def test_what_a_table_said_is_shown_with_the_result_but_not_of_a_seat_set_aside(people):
    room, topic = people[COOK][0].room, people[TEACHER][0].discussion_group().topics[0]
    ghost = room.join(TEACHER)
    for place, words in zip([*people[TEACHER][:2], ghost], ("En.", "Två.", "Tre."), strict=True):
        place.explain(topic, words)
    with room.work() as work:
        work.seat_list.set_aside(ghost.seat, is_aside=True)

    assert ghost.discussion_group().topics[0].reason == "Tre."
    room.go_to(Phase.REVEAL)

    shown, _ = sees.as_leader(room.work(), room.public_id)
    assert [sorted(said) for _, said in shown.reasons.get(topic.task, ())] == [["En.", "Två."]]


def test_a_repeated_act_is_one_and_is_refused_with_other_words(people):
    teacher, act = people[TEACHER][0], an_act(9)
    topic = teacher.discussion_group().topics[0]

    for _ in range(2):
        teacher.explain(topic, "Vi gör olika.", act)
    with pytest.raises(ActConflict):
        teacher.explain(topic, "Annat.", act)

    assert teacher.discussion_group().topics[0].reason == "Vi gör olika."


def test_no_reason_is_written_for_other_tasks_or_after_the_discussion(people):
    teacher, carer = people[TEACHER][0], people[CARER][0]
    topic = teacher.discussion_group().topics[0]

    with pytest.raises(UnknownTask):
        carer.explain(topic, "Inte vårt.")
    teacher.room.go_to(Phase.REVEAL)
    with pytest.raises(PhaseClosed):
        teacher.explain(topic, "För sent.")
    with pytest.raises(PhaseClosed):
        people[COOK][0].sit_with(CARER)
    assert teacher.discussion_group() is None


def test_the_wall_counts_reasons_and_shows_them_with_the_result(people):
    teacher = people[TEACHER][0]
    teacher.explain(teacher.discussion_group().topics[0], "Vi gör olika.")
    room = teacher.room

    leader, wall = sees.as_leader(room.work(), room.public_id)
    assert (leader.reason_count, leader.reasons) == (1, {})
    assert sees.as_wall(room.work(), wall).reasons == {}

    room.go_to(Phase.REVEAL)
    shown = sees.as_wall(room.work(), wall)
    assert list(shown.reasons.values()) == [(((TEACHER,), ("Vi gör olika.",)),)]


def test_joining_during_the_discussion_does_not_redraw_the_groups(people):
    room = people[COOK][0].room
    for _ in range(2):
        room.join_and_act(TEACHER)

    room.go_to(Phase.REVEAL)

    shown, _ = sees.as_leader(room.work(), room.public_id)
    assert shown.result.grouping == Grouping(((TEACHER,), (CARER,)), (), (COOK,))


def test_reasons_survive_export_and_import(people, store):
    teacher, other, _ = people[TEACHER]
    for place in (teacher, other):
        place.explain(teacher.discussion_group().topics[0], "Vi gör olika.")

    with store.work().reading() as work:
        process = work.process(teacher.room.public_id)
    with store.work() as work:
        again = work.add_process(read_process(write_process(process)))

    assert [reason.text for reason in process.reasons] == ["Vi gör olika."] * 2
    with store.work().reading() as work:
        assert work.process(again) == process
