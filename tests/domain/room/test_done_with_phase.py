"""Done with a phase: counted by groups of at least three."""

from hypothesis import given
from hypothesis import strategies as st

from akr.domain.room.anonymity import FEWEST
from akr.domain.room.done_with_phase import DoneGroup, published_done

sizes = st.dictionaries(st.sampled_from("abcde"), st.integers(0, 6))


def test_a_single_cook_is_counted_with_the_nearest_group():
    seats = {"teacher": 5, "carer": 3, "cook": 1}
    shown = published_done(seats, seats, {"teacher": 2, "cook": 1})

    assert shown == (DoneGroup(("teacher",), 2, 5), DoneGroup(("carer", "cook"), 1, 4))


def test_a_room_too_small_to_divide_is_one_group():
    seats = {"teacher": 2, "cook": 2}
    assert published_done(seats, seats, {"cook": 1}) == (DoneGroup(("teacher", "cook"), 1, 4),)


def test_three_are_counted():
    three = {"teacher": 3}
    assert published_done(three, three, {"teacher": 1}) == (DoneGroup(("teacher",), 1, 3),)


def test_one_or_two_are_not_counted():
    two = {"teacher": 2}
    assert published_done(two, two, {"teacher": 1}) == ()
    assert published_done({"teacher": 5}, two, {"teacher": 1}) == ()


def test_phones_without_any_act_make_no_group():
    joined = {"teacher": 4, "cook": 3}
    assert published_done(joined, {"teacher": 4, "cook": 1}, {"cook": 1}) == (
        DoneGroup(("teacher", "cook"), 1, 7),
    )


@given(sizes, st.data())
def test_everybody_is_counted_once_and_no_group_is_under_three(seats, data):
    done = {each: data.draw(st.integers(0, n)) for each, n in seats.items()}
    shown = published_done(seats, seats, done)

    enough = sum(seats.values()) >= FEWEST
    assert all(each.of >= FEWEST for each in shown)
    assert sum(each.of for each in shown) == (sum(seats.values()) if enough else 0)
    assert sum(each.done for each in shown) == (sum(done.values()) if enough else 0)
