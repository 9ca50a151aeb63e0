from dataclasses import replace
from pathlib import Path

import pytest

from akr.domain.answers.analysis import Analysis, analyse, analyse_task
from akr.domain.answers.ownership import Ownership
from akr.domain.answers.published import ResultRow, publish
from akr.domain.answers.sorting import Colour, Counts, Sorting
from akr.domain.cards.cards import Task
from akr.domain.proposals.process import Process
from akr.domain.room.participants import Participant
from akr.files.akr_process_1 import read_process

LINDEN = read_process((Path(__file__).parents[2] / "data" / "linden.json").read_bytes())


def published(process):
    return publish(analyse(process), process.occupation_sizes())


def row_of(result, task):
    return next(row for row in result.rows if row.task.id == task)


def test_the_one_cooks_answers_cannot_be_reached_in_linden():
    cook = {s.task: s.colour for s in LINDEN.sortings if s.participant == "kock-1"}
    without_the_cook = Process(
        occupations=LINDEN.occupations,
        participants=LINDEN.participants,
        tasks=LINDEN.tasks,
        sortings=tuple(s for s in LINDEN.sortings if s.participant != "kock-1"),
    )
    raw = {found.task.id: found.by_occupation for found in analyse(without_the_cook).tasks}

    reached = [
        row.task.id
        for row in published(LINDEN).rows
        if cook.get(row.task.id)
        and any(c == raw[row.task.id]["forskollarare"] for c in row.by_group.values())
    ]

    assert len(cook) == 27
    assert reached == []


def test_cooking_that_the_cook_left_unsorted_has_too_few_on_the_wall_too():
    assert row_of(published(LINDEN), "matlagning").ownership is Ownership.TOO_FEW


def test_it_has_too_few_also_when_nobody_has_said_who_cooks():
    tasks = tuple(replace(task, done_by=None) for task in LINDEN.tasks)

    row = row_of(published(replace(LINDEN, tasks=tasks)), "matlagning")

    assert row.ownership is Ownership.TOO_FEW


def test_a_clear_owner_is_named_by_its_published_group():
    row = row_of(published(LINDEN), "blojor")

    assert row.ownership is Ownership.CLEAR_OWNER
    assert row.owners == (("barnskotare",),)


def test_clear_owners_come_last():
    shown = [row.ownership for row in published(LINDEN).by_need()]

    assert shown[0] is Ownership.SEVERAL
    assert shown[-1] is Ownership.CLEAR_OWNER


@pytest.mark.parametrize("answers", [1, 2])
def test_one_or_two_answers_are_never_shown(answers):
    process = Process(
        participants=tuple(Participant(str(n), "carer") for n in range(5)),
        tasks=(Task("t", "Duka"),),
        sortings=tuple(Sorting(str(n), "t", Colour.RED) for n in range(answers)),
    )

    (row,) = published(process).rows

    assert row == ResultRow(process.tasks[0], None, {}, Ownership.TOO_FEW, ())


TASK = Task("t", "Duka", done_by=("cook",))


def row_from(**by_occupation):
    """The published row of a task that cooks do, from the counts of all who have a seat."""
    sizes = {"teacher": 4, "carer": 3, "cook": 3}
    counts = {occupation: by_occupation.get(occupation, Counts()) for occupation in sizes}
    found = analyse_task(TASK, counts)
    analysis = Analysis((found,), participants=10, unsorted=0, late={})
    result = publish(analysis, sizes)
    assert result.groups == (("teacher",), ("carer",), ("cook",))
    return result.rows[0]


def test_a_row_tells_everybodys_counts_and_each_groups_and_who_owns_it():
    teacher, carer, cook = Counts(yellow=3, red=1), Counts(red=3), Counts(green=3)

    row = row_from(teacher=teacher, carer=carer, cook=cook)

    by_group = {("teacher",): teacher, ("carer",): carer, ("cook",): cook}
    total = Counts(green=3, yellow=3, red=4)
    assert row == ResultRow(TASK, total, by_group, Ownership.CLEAR_OWNER, (("cook",),))


def test_a_task_whose_doers_are_silent_has_no_owner_whatever_the_others_say():
    teacher, carer = Counts(green=4), Counts(red=3)

    row = row_from(teacher=teacher, carer=carer)

    by_group = {("teacher",): teacher, ("carer",): carer, ("cook",): Counts()}
    total = Counts(green=4, red=3)
    assert row == ResultRow(TASK, total, by_group, Ownership.TOO_FEW, ())


def test_where_one_of_a_group_has_answered_neither_the_groups_nor_an_owner_are_told():
    row = row_from(teacher=Counts(red=4), cook=Counts(green=1))

    assert row == ResultRow(TASK, Counts(green=1, red=4), {}, Ownership.TOO_FEW, ())


def test_when_all_have_spoken_and_let_go_it_is_nobodys_and_when_some_are_silent_they_may_own_it():
    lets_go, silent = {"teacher": Counts(red=4), "cook": Counts(yellow=3)}, Counts()

    assert row_from(**lets_go, carer=Counts(red=3)).ownership is Ownership.NOBODY
    assert row_from(**lets_go, carer=silent).ownership is Ownership.TOO_FEW


def test_three_alone_are_shown_as_one_group():
    process = Process(
        participants=tuple(Participant(str(n), "carer") for n in range(3)),
        tasks=(Task("t", "Duka"),),
        sortings=tuple(Sorting(str(n), "t", Colour.GREEN) for n in range(3)),
    )

    (row,) = published(process).rows

    owner = Ownership.CLEAR_OWNER
    assert row == ResultRow(process.tasks[0], Counts(green=3), {}, owner, (("carer",),))
