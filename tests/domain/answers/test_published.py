from dataclasses import replace
from pathlib import Path

import pytest

from akr.domain.answers.ownership import Ownership
from akr.domain.answers.published import ResultRow, publish
from akr.domain.answers.sorting import Colour, Counts, Sorting
from akr.domain.cards.cards import Task
from akr.domain.proposals.process import Process
from akr.domain.room.anonymity import Grouping
from akr.domain.room.participants import Participant
from akr.files.akr_process_1 import read_process

LINDEN = read_process((Path(__file__).parents[2] / "data" / "linden.json").read_bytes())


def row_of(result, task):
    return next(row for row in result.rows if row.task.id == task)


def test_the_only_cook_is_in_no_number_in_linden():
    without_the_cook = replace(
        LINDEN, sortings=tuple(s for s in LINDEN.sortings if s.participant != "kock-1")
    )

    shown, without = publish(LINDEN), publish(without_the_cook)

    assert shown.grouping == Grouping((("forskollarare",), ("barnskotare",)), (), ("kock",))
    assert [(row.total, row.by_group) for row in shown.rows] == [
        (row.total, row.by_group) for row in without.rows
    ]


def test_what_nobody_in_the_numbers_owns_is_unsaid_while_the_cook_is_in_none():
    assert row_of(publish(LINDEN), "matlagning").ownership is Ownership.UNSAID
    assert Ownership.NOBODY not in {row.ownership for row in publish(LINDEN).rows}


def test_one_owner_is_named_by_its_published_group_and_not_clear_beside_a_silent_cook():
    row = row_of(publish(LINDEN), "blojor")

    assert row.ownership is Ownership.ONE_CLAIMS
    assert row.owners == (("barnskotare",),)


def test_single_owners_come_last():
    shown = [row.ownership for row in publish(LINDEN).by_need()]

    assert shown[0] is Ownership.SEVERAL
    assert shown[-1] is Ownership.ONE_CLAIMS


@pytest.mark.parametrize("answers", [1, 2])
def test_one_or_two_answers_are_never_shown(answers):
    process = Process(
        participants=tuple(Participant(str(n), "carer") for n in range(5)),
        tasks=(Task("t", "Duka"),),
        sortings=tuple(Sorting(str(n), "t", Colour.RED) for n in range(answers)),
    )

    (row,) = publish(process).rows

    assert row == ResultRow(process.tasks[0], None, {}, {}, Ownership.TOO_FEW, ())


TASK = Task("t", "Duka", done_by=("cook",))


def row_from(**by_occupation):
    """Return the published row of a task that cooks do, from every occupation's counts."""
    sizes = {"teacher": 4, "carer": 3, "cook": 3}
    people = {o: [Participant(f"{o}-{n}", o) for n in range(size)] for o, size in sizes.items()}
    process = Process(
        participants=tuple(each for some in people.values() for each in some),
        tasks=(TASK,),
        sortings=tuple(
            Sorting(person.id, "t", colour)
            for o, counts in by_occupation.items()
            for person, colour in zip(people[o], colours(counts), strict=False)
        ),
    )
    result = publish(process)
    assert result.groups == (("teacher",), ("carer",), ("cook",))
    return result.rows[0]


def colours(counts):
    return [colour for colour in Colour for _ in range(counts.of(colour))]


def test_a_row_shows_the_total_each_groups_counts_and_the_owner():
    teacher, carer, cook = Counts(yellow=3, red=1), Counts(red=3), Counts(green=3)

    row = row_from(teacher=teacher, carer=carer, cook=cook)

    by_group = {("teacher",): teacher, ("carer",): carer, ("cook",): cook}
    total = Counts(green=3, yellow=3, red=4)
    assert row == ResultRow(TASK, total, by_group, {}, Ownership.CLEAR_OWNER, (("cook",),))


def test_a_task_whose_doers_are_silent_has_no_owner():
    teacher, carer = Counts(green=4), Counts(red=3)

    row = row_from(teacher=teacher, carer=carer)

    by_group = {("teacher",): teacher, ("carer",): carer, ("cook",): Counts()}
    total = Counts(green=4, red=3)
    assert row == ResultRow(TASK, total, by_group, {}, Ownership.TOO_FEW, ())


def test_a_row_with_one_answer_in_a_group_shows_no_groups_and_no_owner():
    row = row_from(teacher=Counts(red=4), cook=Counts(green=1))

    assert row == ResultRow(TASK, Counts(green=1, red=4), {}, {}, Ownership.TOO_FEW, ())


def test_a_task_is_nobodys_only_when_every_occupation_has_answered():
    lets_go, silent = {"teacher": Counts(red=4), "cook": Counts(yellow=3)}, Counts()

    assert row_from(**lets_go, carer=Counts(red=3)).ownership is Ownership.NOBODY
    assert row_from(**lets_go, carer=silent).ownership is Ownership.TOO_FEW


def test_three_single_occupations_are_shown_as_one_group():
    process = Process(
        participants=tuple(Participant(str(n), "carer") for n in range(3)),
        tasks=(Task("t", "Duka"),),
        sortings=tuple(Sorting(str(n), "t", Colour.GREEN) for n in range(3)),
    )

    (row,) = publish(process).rows

    owner = Ownership.CLEAR_OWNER
    assert row == ResultRow(process.tasks[0], Counts(green=3), {}, {}, owner, (("carer",),))
