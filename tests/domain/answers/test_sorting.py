"""A deck's order: each seat's own, the same everywhere, with what came late at the end."""

from hypothesis import given
from hypothesis import strategies as st

from akr.domain.answers.sorting import deck_order

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
