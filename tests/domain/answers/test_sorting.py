"""A deck's order: each seat's own, the same everywhere, with what came late at the end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.answers.sorting import (
    Answer,
    Colour,
    as_answer,
    as_content,
    deck_order,
    place_answer,
)
from akr.domain.cards.errors import UnknownTask

keys = st.lists(st.text(min_size=1), unique=True, max_size=12)


def test_two_seats_are_asked_in_different_orders_that_stay():
    tasks = [f"t{number}" for number in range(12)]

    assert deck_order("a", tasks) == deck_order("a", reversed(tasks))
    assert deck_order("a", tasks) != deck_order("b", tasks)


@given(st.text(), keys, st.data())
def test_every_task_is_asked_about_once_and_one_that_goes_moves_no_other(seat, tasks, data):
    order = deck_order(seat, tasks)
    left = data.draw(st.lists(st.sampled_from(tasks), unique=True)) if tasks else []

    assert sorted(order) == sorted(tasks)
    assert deck_order(seat, left) == tuple(task for task in order if task in left)


@given(st.text(), keys, keys)
def test_what_came_late_is_last_in_the_order_of_arrival(seat, tasks, late):
    order = deck_order(seat, tasks, late)

    assert order[: len(tasks)] == deck_order(seat, tasks)
    assert order[len(tasks) :] == tuple(late)


colours = st.sampled_from([*Colour, None])


@given(st.lists(colours, min_size=1, max_size=6), st.data())
def test_the_highest_number_counts_however_the_answers_arrive(said, data):
    made = [Answer("t", colour, number) for number, colour in enumerate(said)]
    kept = None

    for answer in data.draw(st.permutations(made + data.draw(st.lists(st.sampled_from(made))))):
        kept = place_answer(kept, answer, {"t"})

    assert kept == made[-1]


def test_a_task_that_is_not_on_the_table_takes_no_answer():
    with pytest.raises(UnknownTask):
        place_answer(None, Answer("gone", Colour.RED, 1), {"there"})


@given(colours, st.integers(0, 9))
def test_an_act_gives_its_answer_back(colour, number):
    assert as_answer(as_content("t", colour), number) == Answer("t", colour, number)
