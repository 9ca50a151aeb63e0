from dataclasses import replace
from pathlib import Path

import pytest

from akr.domain.answers.analysis import analyse
from akr.domain.answers.ownership import Ownership
from akr.domain.answers.published import publish
from akr.domain.answers.sorting import Colour, Sorting
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

    assert (row.total, row.by_group, row.ownership) == (None, {}, Ownership.TOO_FEW)
