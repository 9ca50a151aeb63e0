from dataclasses import replace
from fractions import Fraction

import pytest

from akr.domain.answers.ownership import Ownership
from akr.domain.answers.published import Result, ResultRow, publish
from akr.domain.answers.sorting import Colour, Counts
from akr.domain.cards.cards import Task
from akr.domain.planning.process import Occupation
from akr.domain.proposals.effort import add_up
from akr.domain.proposals.pictures import (
    MOST_BARS,
    Doers,
    PartKind,
    Picture,
    PictureKind,
    alike_picture,
    hours_picture,
    owners_picture,
    pictures,
    plan_picture,
    stop_picture,
)
from akr.domain.proposals.process import Process
from akr.domain.proposals.proposals import Proposal, ProposalKind, Status
from akr.domain.room.anonymity import Grouping
from akr.domain.room.participants import Participant
from tests.rooms import linden_process

OCCUPATIONS = tuple(
    Occupation(key, name)
    for key, name in {"fsk": "Förskollärare", "bsk": "Barnskötare", "kock": "Kock"}.items()
)
MINE, SUPPORTS = Counts(green=3), Counts(yellow=3)
GROUPING = Grouping(groups=(("fsk",), ("bsk",)), silent=("kock",))


def a_row(task, fsk=MINE, bsk=SUPPORTS, ownership=Ownership.SEVERAL, **changes):
    row = ResultRow(task, fsk + bsk, {("fsk",): fsk, ("bsk",): bsk}, {}, ownership, ())
    return replace(row, **changes)


def a_task(key="t", minutes=60, **said):
    return Task(key, f"Uppgift {key}", minutes, 10, **said)


def drawn(picture, *rows, proposals=(), grouping=GROUPING):
    process = Process(
        occupations=OCCUPATIONS,
        tasks=tuple(row.task for row in rows),
        proposals=proposals,
        participants=tuple(Participant(f"{o}{n}", o) for o in ("fsk", "bsk") for n in range(3)),
    )
    return picture(process, Result(grouping, rows))


def parts(bar):
    return {part.kind: part.amount for part in bar.parts}


@pytest.mark.parametrize("kind", [PictureKind.HOURS, PictureKind.PLAN])
def test_lindens_pictures_of_hours_add_up_to_the_week_with_new_hours_apart(kind):
    process = linden_process()
    (picture,) = (each for each in pictures(process, publish(process)) if each.kind is kind)

    week = add_up(process.tasks)

    assert picture.total == week.total
    assert sum(bar.of(PartKind.NEW) for bar in picture.bars) == week.new


def test_every_task_is_in_one_bar_of_who_owns_what():
    process = linden_process()

    found = owners_picture(process, publish(process))

    assert found.total == len(process.tasks)
    assert [bar.names for bar in found.bars[:2]] == [("Förskollärare",), ("Barnskötare",)]


def test_what_several_do_together_is_one_bar_and_counted_once():
    together, alone = a_task("a", done_by=("fsk", "bsk")), a_task("b", done_by=("fsk",))

    found = drawn(hours_picture, a_row(together), a_row(alone), a_row(a_task("c")))

    assert [(bar.subject, bar.names, bar.total) for bar in found.bars] == [
        (Doers.SOME, ("Förskollärare", "Barnskötare"), 10),
        (Doers.SOME, ("Förskollärare",), 10),
        (Doers.UNSAID, (), 10),
    ]


@pytest.mark.parametrize(
    ("done_by", "fsk", "bsk", "kind"),
    [
        (("fsk", "bsk"), Counts(green=3), Counts(yellow=3), PartKind.GREEN),
        (("fsk", "bsk"), Counts(red=3), Counts(yellow=3), PartKind.YELLOW),
        (("bsk",), Counts(green=3), Counts(red=3), PartKind.RED),
        (("fsk", "bsk"), Counts(red=3), Counts(red=1, yellow=1, black=1), PartKind.UNCLEAR),
        (("fsk", "bsk"), Counts(green=3), Counts(red=1, yellow=1, black=1), PartKind.GREEN),
        (("kock",), Counts(green=3), Counts(green=3), PartKind.UNCLEAR),
    ],
)
def test_hours_have_the_colour_nearest_to_those_who_do_the_task(done_by, fsk, bsk, kind):
    found = drawn(hours_picture, a_row(a_task(done_by=done_by), fsk, bsk))

    assert parts(found.bars[0]) == {kind: 10}


def test_an_occupation_that_answers_openly_gives_its_hours_its_colour():
    grouping = Grouping(groups=(("fsk",), ("bsk",)), openly=("kock",))
    row = a_row(a_task(done_by=("kock",)), openly={"kock": Colour.GREEN})

    found = drawn(hours_picture, row, grouping=grouping)

    assert parts(found.bars[0]) == {PartKind.GREEN: 10}


def test_a_merged_group_gives_no_colour_to_the_hours_of_one_in_it():
    row = a_row(a_task(done_by=("fsk",)), by_group={("fsk", "kock"): Counts(green=4)})

    found = drawn(hours_picture, row, grouping=Grouping(groups=(("fsk", "kock"), ("bsk",))))

    assert parts(found.bars[0]) == {PartKind.UNCLEAR: 10}


def test_what_nobody_does_today_has_a_bar_of_its_own_last():
    new = a_task("a", minutes=600, not_done_today=True, done_by=("fsk",))

    found = drawn(hours_picture, a_row(new), a_row(a_task("b", done_by=("fsk",))))

    assert found.bars[-1].subject == Doers.NOBODY
    assert parts(found.bars[-1]) == {PartKind.NEW: 100}


def test_more_bars_than_can_be_seen_are_one_and_no_hour_is_lost():
    names = tuple(Occupation(f"o{n}", f"Yrke {n}") for n in range(12))
    rows = [a_row(a_task(str(n), minutes=n, done_by=(f"o{n}",))) for n in range(12)]
    rows.append(a_row(a_task("new", not_done_today=True)))
    process = Process(occupations=names, tasks=tuple(row.task for row in rows))

    found = hours_picture(process, Result(GROUPING, tuple(rows)))

    assert len(found.bars) == MOST_BARS
    assert [bar.subject for bar in found.bars[-2:]] == [Doers.REST, Doers.NOBODY]
    assert found.total == add_up(process.tasks).total
    assert sum(bar.tasks for bar in found.bars) == len(rows)


def test_a_task_without_estimate_is_counted_and_in_no_bar():
    found = drawn(hours_picture, a_row(Task("t", "Duka", done_by=("fsk",))))

    assert (found.total, found.unknown, found.bars[0].parts) == (0, 1, ())


def test_what_is_proposed_and_what_is_decided_have_bars_of_their_own():
    rows = [a_row(a_task(key)) for key in "abc"]
    said = (
        Proposal("a", Status.PROPOSED, ProposalKind.NEW_ROLE),
        Proposal("b", Status.DECIDED, ProposalKind.NEW_ROLE),
    )

    found = drawn(plan_picture, *rows, proposals=said)

    assert [(bar.subject, bar.status) for bar in found.bars] == [
        ("new_role", Status.DECIDED),
        ("new_role", Status.PROPOSED),
        ("", None),
    ]


def test_there_is_no_plan_to_draw_before_anything_is_proposed():
    assert drawn(plan_picture, a_row(a_task())) == Picture(PictureKind.PLAN, ())


def test_what_stops_shows_black_answers_beside_all_others_and_none_that_are_hidden():
    stopped = a_row(a_task("a"), Counts(black=3), Counts(black=2, red=1), Ownership.STOP)
    hidden = a_row(a_task("b"), total=None, by_group={})
    said = (Proposal("b", Status.PROPOSED, ProposalKind.STOP),)

    found = drawn(stop_picture, stopped, hidden, proposals=said)

    assert [parts(bar) for bar in found.bars] == [{PartKind.BLACK: 5, PartKind.OTHERS: 1}, {}]


def test_how_alike_each_group_answers_is_counted_where_its_answers_are_shown():
    rows = (
        a_row(a_task("a")),
        a_row(a_task("b"), Counts(green=2, red=1), Counts()),
        a_row(a_task("c"), by_group={}),
    )

    found = drawn(alike_picture, *rows)

    assert [(bar.names, parts(bar), bar.people) for bar in found.bars] == [
        (("Förskollärare",), {PartKind.AGREED: 1, PartKind.LONE_VOICE: 1}, 3),
        (("Barnskötare",), {PartKind.AGREED: 1}, 3),
    ]


def test_an_occupation_that_is_in_no_number_has_no_bar_of_its_answers():
    process = linden_process()

    found = alike_picture(process, publish(process))

    assert [bar.names for bar in found.bars] == [("Förskollärare",), ("Barnskötare",)]


def test_the_longest_bar_is_the_scale():
    found = drawn(hours_picture, a_row(a_task("a", done_by=("fsk",))), a_row(a_task("b", 30)))

    assert found.longest == Fraction(10)
