"""Concerns and displacement: a draft's risks, and whose hours it moves."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.matter.displacement import MovedFrom, moved_from
from akr.domain.role.concerns import Concern, concerns
from akr.domain.role.draft import Content, Facts
from tests.builders import OFFICE, a_draft, a_line

CONTENT = Content(a_draft(), Facts(agreement="AB, tillsvidare"))


def of_task(key, done_by=(), **changes):
    return a_line(key, done_by=done_by, **changes)


def test_an_ordinary_draft_has_no_concerns():
    assert concerns(CONTENT) == ()


def test_bea_is_a_concern_only_with_tasks_that_somebody_does_today():
    bea = replace(CONTENT, facts=Facts(agreement="bea, sex månader"))
    all_new = a_draft(lines=(a_line(is_new=True), a_line(is_new=True, area=OFFICE)))

    assert concerns(bea) == (Concern.BEA_MOVES_TASKS,)
    assert concerns(replace(bea, draft=all_new)) == ()
    assert concerns(replace(CONTENT, facts=Facts(agreement="Beakta AB"))) == ()


@pytest.mark.parametrize(
    ("funding", "found"),
    [
        ("Egen budget", ()),
        ("Lönebidrag", (Concern.SUBSIDY_WITHOUT_END,)),
        ("Nystartsjobb, 24 månader", (Concern.SUBSIDY_WITHOUT_END,)),
        ("Lönebidrag till 2027-06-30, därefter egen budget", ()),
    ],
)
def test_a_subsidy_without_an_end_is_a_concern(funding, found):
    facts = replace(CONTENT.facts, funding=funding)

    assert concerns(replace(CONTENT, facts=facts)) == found


def test_one_kind_of_work_and_tasks_without_time_are_concerns():
    draft = a_draft(lines=(a_line(), a_line(minutes=None)))

    assert concerns(replace(CONTENT, draft=draft)) == (Concern.ONE_KIND, Concern.NOT_ESTIMATED)
    assert concerns(replace(CONTENT, draft=a_draft(lines=()))) == ()


def test_moved_hours_come_from_the_tasks_doers_and_new_hours_from_nobody():
    lines = (
        of_task("duka", ("Kock",), minutes=60, times=3),
        of_task("sopa", ("Barnskötare", "Förskollärare"), minutes=60, times=5),
        of_task("hylla", minutes=None),
        of_task("gård", is_new=True),
    )

    found = moved_from(lines)

    assert found == (
        MovedFrom(("Barnskötare", "Förskollärare"), 1, Fraction(5), 0),
        MovedFrom(("Kock",), 1, Fraction(3), 0),
        MovedFrom((), 1, Fraction(0), 1),
    )


def test_two_units_cooks_are_not_one_cook():
    line = of_task("duka", ("Kock",), minutes=60, times=3)
    (own,) = line.sources
    theirs = replace(own, process="eken", unit="Förskolan Eken")

    found = moved_from([replace(line, sources=(own, theirs))])

    assert [(each.unit, each.occupations, each.hours) for each in found] == [
        (None, ("Kock",), 3),
        ("Förskolan Eken", ("Kock",), 3),
    ]


def test_time_that_is_counted_in_another_unit_is_said_to_be():
    line = of_task("duka", ("Kock",), minutes=60, times=3)
    (own,) = line.sources
    theirs = replace(own, process="eken", unit="Förskolan Eken", is_counted=False)

    _, eken = moved_from([replace(line, sources=(own, theirs))])

    assert (eken.unit, eken.tasks, eken.elsewhere, eken.hours) == ("Förskolan Eken", 1, 1, 0)


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abc"),
            st.one_of(st.none(), st.integers(0, 90)),
            st.booleans(),
        )
    ),
    st.dictionaries(st.sampled_from("abc"), st.sampled_from([(), ("X",), ("X", "Y")])),
)
def test_the_groups_add_up_to_the_moved_hours(rows, done_by):
    lines = [
        of_task(f"{key} {n}", done_by.get(key, ()), minutes=minutes, is_new=new)
        for n, (key, minutes, new) in enumerate(rows)
    ]

    found = moved_from(lines)

    moved = [line for line in lines if not line.is_new]
    assert sum(each.hours for each in found) == sum(line.hours or 0 for line in moved)
    assert sum(each.tasks for each in found) == len(moved)
