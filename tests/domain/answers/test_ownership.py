import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.answers.ownership import Ownership, owners, ownership
from akr.domain.answers.sorting import Colour, Counts

counts = st.builds(Counts, *[st.integers(0, 12)] * 4)
groups = st.sampled_from([("a",), ("b",), ("c",), ("d", "e")])
rooms = st.dictionaries(groups, counts, max_size=4)
TEACHER, CARER, COOK, MIXED = ("teacher",), ("carer",), ("cook",), ("nurse", "cook")


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
def test_ownership_compares_who_says_mine_not_the_colours(teachers, carers, expected):
    assert ownership({TEACHER: teachers, CARER: carers}) is expected


def test_a_task_that_its_doers_did_not_sort_has_too_few_answers():
    room = {TEACHER: Counts(yellow=1, red=3), CARER: Counts(red=7), COOK: Counts()}

    assert ownership(room, done_by=["cook"]) is Ownership.TOO_FEW


def test_a_merged_group_never_owns_and_its_green_leaves_the_ownership_unsaid():
    """Two nurses who sit with the carers: their green is in the carers' numbers."""
    room = {TEACHER: Counts(red=5), MIXED: Counts(green=5, red=1)}

    assert owners(room) == ()
    assert ownership(room) is Ownership.UNSAID
    assert ownership({TEACHER: Counts(green=5), MIXED: Counts(green=1, red=5)}) is Ownership.UNSAID
    assert ownership({TEACHER: Counts(red=5), MIXED: Counts(red=6)}) is Ownership.NOBODY
    assert ownership({TEACHER: Counts(green=5), MIXED: Counts(red=6)}) is Ownership.CLEAR_OWNER


def test_nobody_owns_is_not_said_while_somebody_is_in_no_number():
    room = {TEACHER: Counts(red=5), CARER: Counts(red=7)}

    assert ownership(room, silent=["nurse"]) is Ownership.UNSAID
    assert ownership(room | {CARER: Counts(green=7)}, silent=["nurse"]) is Ownership.CLEAR_OWNER


def test_a_task_that_a_silent_occupation_does_is_never_somebody_elses():
    room = {TEACHER: Counts(green=5), CARER: Counts(red=7)}

    assert ownership(room, silent=["nurse"], done_by=["nurse"]) is Ownership.UNSAID


def test_an_occupation_that_answers_openly_owns_what_it_gives_green():
    room, openly = {TEACHER: Counts(red=5)}, {"cook": Colour.GREEN}

    assert owners(room, openly) == (COOK,)
    assert ownership(room, openly=openly) is Ownership.CLEAR_OWNER
    assert ownership({TEACHER: Counts(green=5)}, openly=openly) is Ownership.SEVERAL
    assert ownership(room, openly={"cook": None}) is Ownership.TOO_FEW
    assert ownership(room, openly={"cook": Colour.RED}) is Ownership.NOBODY


@given(rooms, st.booleans())
def test_a_clear_owner_is_one_and_several_are_at_least_two(room, someone_is_silent):
    found = ownership(room, silent=["cook"] if someone_is_silent else [])

    assert (found is Ownership.CLEAR_OWNER) <= (len(owners(room)) == 1)
    assert (found is Ownership.SEVERAL) <= (len(owners(room)) > 1)
    assert (found is Ownership.NOBODY) <= (not owners(room) and not someone_is_silent)
    assert all(len(owner) == 1 for owner in owners(room))
