"""Displacement: whose hours a draft moves."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from akr.domain.matter.displacement import MovedFrom, moved_from
from tests.builders import a_line


def of_task(key, done_by=(), **changes):
    return a_line(key, done_by=done_by, **changes)


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
