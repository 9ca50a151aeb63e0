from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.cards.cards import Task
from akr.domain.proposals.effort import Hours, add_up, hours_per_week, rounded

minutes = st.integers(0, 10_080)


def test_hours_are_minutes_each_time_times_the_week():
    assert hours_per_week(Task("a", "Duka", minutes=15, times_per_week=15)) == Fraction(15, 4)


def test_a_task_without_estimate_has_unknown_hours_and_is_counted():
    tasks = [Task("a", "Duka", minutes=15), Task("b", "Diska", minutes=60, times_per_week=1)]

    assert add_up(tasks) == Hours(moved=Fraction(1), new=Fraction(0), unknown=1)


def test_a_task_that_nobody_does_today_is_new_and_moves_no_time():
    hours = add_up([Task("a", "Tvätta leksaker", 60, 1, not_done_today=True)])

    assert (hours.moved, hours.new) == (0, 1)


def test_numbers_round_half_up_as_on_paper():
    assert rounded(Fraction(5, 4)) == Decimal("1.3")
    assert rounded(Fraction(15, 4)) == Decimal("3.8")
    assert rounded(Fraction(1, 2), 0) == Decimal(1)


def test_full_time_must_be_some_hours():
    with pytest.raises(ValueError, match="0"):
        Hours().full_time_share(0)


@given(st.lists(st.tuples(minutes, minutes, st.booleans())))
def test_the_sum_of_exact_hours_never_drifts(rows):
    tasks = [Task(str(i), "t", m, n, not_done_today=new) for i, (m, n, new) in enumerate(rows)]

    assert add_up(tasks).total * 60 == sum(m * n for m, n, _ in rows)
