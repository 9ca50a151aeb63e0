import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.answers.ownership import Ownership, owners, ownership
from akr.domain.answers.sorting import Counts

counts = st.builds(Counts, *[st.integers(0, 12)] * 4)
rooms = st.dictionaries(st.sampled_from("abcde"), counts, max_size=5)


@pytest.mark.parametrize(
    ("teachers", "carers", "expected"),
    [
        (Counts(yellow=5), Counts(green=6, red=1), Ownership.CLEAR_OWNER),
        (Counts(green=5), Counts(green=5, yellow=2), Ownership.SEVERAL),
        (Counts(yellow=3, red=2), Counts(yellow=1, red=6), Ownership.NOBODY),
        (Counts(black=4, red=1), Counts(black=6, red=1), Ownership.STOP),
        (Counts(green=2, yellow=2), Counts(red=7), Ownership.UNCLEAR),
        (Counts(green=2, yellow=2), Counts(green=7), Ownership.UNCLEAR),
        (Counts(green=1), Counts(green=1), Ownership.TOO_FEW),
        (Counts(), Counts(red=7), Ownership.TOO_FEW),
        (Counts(), Counts(green=7), Ownership.CLEAR_OWNER),
        (Counts(), Counts(green=3), Ownership.CLEAR_OWNER),
        (Counts(red=1, black=3), Counts(red=7), Ownership.NOBODY),
    ],
)
def test_ownership_compares_who_says_mine_and_not_the_colours(teachers, carers, expected):
    assert ownership({"teacher": teachers, "carer": carers}) is expected


def test_a_task_that_its_doer_left_unsorted_has_too_few_and_not_nobody():
    room = {"teacher": Counts(yellow=1, red=3), "carer": Counts(red=7), "cook": Counts()}

    assert ownership(room, done_by=["cook"]) is Ownership.TOO_FEW


def test_the_only_cook_can_own_the_cooking():
    room = {"teacher": Counts(red=5), "cook": Counts(green=1)}

    assert ownership(room, done_by=["cook"]) is Ownership.CLEAR_OWNER
    assert owners(room) == ("cook",)


@given(rooms)
def test_a_clear_owner_is_one_owner_and_several_are_more(room):
    found = ownership(room)

    assert (found is Ownership.CLEAR_OWNER) <= (len(owners(room)) == 1)
    assert (found is Ownership.SEVERAL) <= (len(owners(room)) > 1)
    assert (found is Ownership.NOBODY) <= (not owners(room))
