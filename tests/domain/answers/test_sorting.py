"""Sorting: each seat's own deck order, with late tasks last, and which answer counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.answers.sorting import Answer, Colour, deck_order, place_answer
from akr.domain.cards.errors import UnknownTask

keys = st.lists(st.text(min_size=1), unique=True, max_size=12)


def test_each_seat_has_its_own_stable_order():
    tasks = [f"t{number}" for number in range(12)]

    assert deck_order("a", tasks) == deck_order("a", reversed(tasks))
    assert deck_order("a", tasks) != deck_order("b", tasks)


@given(st.text(), keys, st.data())
def test_every_task_is_dealt_once_and_removing_one_moves_no_other(seat, tasks, data):
    order = deck_order(seat, tasks)
    left = data.draw(st.lists(st.sampled_from(tasks), unique=True)) if tasks else []

    assert sorted(order) == sorted(tasks)
    assert deck_order(seat, left) == tuple(task for task in order if task in left)


@given(st.text(), keys, keys)
def test_late_tasks_come_last_in_order_of_arrival(seat, tasks, late):
    order = deck_order(seat, tasks, late)

    assert order[: len(tasks)] == deck_order(seat, tasks)
    assert order[len(tasks) :] == tuple(late)


colours = st.sampled_from([*Colour, None])


@given(st.lists(colours, min_size=1, max_size=6), st.data())
def test_the_highest_number_counts_in_any_order_of_arrival(said, data):
    made = [Answer("t", colour, number) for number, colour in enumerate(said)]
    kept = None

    for answer in data.draw(st.permutations(made + data.draw(st.lists(st.sampled_from(made))))):
        kept = place_answer(kept, answer, {"t"})

    assert kept == made[-1]


def test_a_task_that_is_not_on_the_table_takes_no_answer():
    with pytest.raises(UnknownTask):
        place_answer(None, Answer("gone", Colour.RED, 1), {"there"})
