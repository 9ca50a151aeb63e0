import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.answers.ownership import Ownership, owners, ownership
from akr.domain.answers.sorting import Colour, Counts

TEACHER, CARER, COOK = ("teacher",), ("carer",), ("cook",)
ASSISTANT, NURSE, MERGED = ("assistant",), ("nurse",), ("assistant", "nurse")

counts = st.builds(Counts, *[st.integers(0, 12)] * 4)
groups = st.sampled_from([("a",), ("b",), ("c",), ("d", "e"), ("f", "g", "h")])
rooms = st.dictionaries(groups, counts, max_size=5)
said_openly = st.dictionaries(st.sampled_from("xy"), st.none() | st.sampled_from(Colour))
silent_ones = st.lists(st.sampled_from("uvw"), unique=True)


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
        (Counts(), Counts(green=7), Ownership.ONE_CLAIMS),
        (Counts(), Counts(green=3), Ownership.ONE_CLAIMS),
        (Counts(red=1, black=3), Counts(red=7), Ownership.NOBODY),
    ],
)
def test_ownership_compares_who_says_mine_not_the_colours(teachers, carers, expected):
    assert ownership({TEACHER: teachers, CARER: carers}) is expected


def test_a_task_that_its_doers_did_not_sort_has_too_few_answers():
    room = {TEACHER: Counts(yellow=1, red=3), CARER: Counts(red=7), COOK: Counts()}

    assert ownership(room, done_by=["cook"]) is Ownership.TOO_FEW


def test_a_merged_group_that_did_not_sort_what_all_of_it_do_has_too_few_answers():
    room = {TEACHER: Counts(red=4), ("carer", "cook"): Counts()}

    assert ownership(room, done_by=["carer", "cook"]) is Ownership.TOO_FEW


@pytest.mark.parametrize(
    ("merged", "expected"),
    [
        (Counts(red=11), Ownership.NOBODY),
        (Counts(green=2, red=9), Ownership.UNSAID),
        (Counts(green=9, red=2), Ownership.UNSAID),
        (Counts(green=11), Ownership.UNSAID),
        (Counts(green=1, black=10), Ownership.STOP),
    ],
)
def test_two_nurses_who_sit_with_the_assistants_are_told_neither_owners_nor_ownerless(
    merged, expected
):
    """Björkbacken: the wall said that nobody owned what both nurses had given green."""
    room = {MERGED: merged}

    assert ownership(room) is expected
    assert owners(room) == ()


@pytest.mark.parametrize(
    ("assistants", "done_by", "expected"),
    [
        (Counts(red=9), [], Ownership.UNSAID),
        (Counts(green=9), [], Ownership.ONE_CLAIMS),
        (Counts(green=9), ["assistant", "nurse"], Ownership.UNSAID),
        (Counts(green=4, red=4), ["nurse"], Ownership.UNCLEAR),
        (Counts(black=9), ["nurse"], Ownership.STOP),
    ],
)
def test_two_silent_nurses_may_own_what_nobody_else_does(assistants, done_by, expected):
    assert ownership({ASSISTANT: assistants}, silent=["nurse"], done_by=done_by) is expected


@pytest.mark.parametrize(
    ("together", "expected", "owning"),
    [
        (Colour.GREEN, Ownership.CLEAR_OWNER, (NURSE,)),
        (Colour.RED, Ownership.NOBODY, ()),
        (None, Ownership.TOO_FEW, ()),
    ],
)
def test_two_nurses_who_answer_openly_own_what_they_give_green(together, expected, owning):
    room, openly = {ASSISTANT: Counts(red=9)}, {"nurse": together}

    assert ownership(room, openly=openly) is expected
    assert owners(room, openly) == owning


def test_the_assistants_only_claim_a_task_until_two_open_nurses_agree_on_an_answer():
    room = {ASSISTANT: Counts(green=9)}

    assert ownership(room, openly={"nurse": None}) is Ownership.ONE_CLAIMS
    assert ownership(room, openly={"nurse": Colour.YELLOW}) is Ownership.CLEAR_OWNER


def test_an_open_answer_and_a_green_majority_are_two_owners():
    openly = {"nurse": Colour.GREEN}

    assert ownership({ASSISTANT: Counts(green=9)}, openly=openly) is Ownership.SEVERAL


def test_an_owner_is_not_clear_while_somebody_in_a_merged_group_says_mine():
    room = {TEACHER: Counts(green=4), ("carer", "cook"): Counts(green=1, red=4)}

    assert ownership(room) is Ownership.UNSAID
    assert ownership(room | {("carer", "cook"): Counts(red=5)}) is Ownership.CLEAR_OWNER


@given(rooms, said_openly, silent_ones)
def test_a_clear_owner_is_one_and_several_are_at_least_two(room, openly, silent):
    found = ownership(room, openly=openly, silent=silent)
    owning = owners(room, openly)

    assert (found in {Ownership.ONE_CLAIMS, Ownership.CLEAR_OWNER}) <= (len(owning) == 1)
    assert (found is Ownership.SEVERAL) <= (len(owning) > 1)
    assert (found is Ownership.NOBODY) <= (not owning)


@given(rooms, said_openly, silent_ones, st.lists(st.sampled_from("abcdefghuvwxy")))
def test_nothing_is_said_of_an_occupation_that_has_no_number_of_its_own(
    room, openly, silent, done_by
):
    found = ownership(room, openly=openly, silent=silent, done_by=done_by)
    some_green = any(len(group) > 1 and each.green for group, each in room.items())

    assert all(len(owner) == 1 for owner in owners(room, openly))
    assert not (found is Ownership.NOBODY and (silent or some_green))
    assert not (found is Ownership.ONE_CLAIMS and (set(silent) & set(done_by) or some_green))
    assert not (found is Ownership.CLEAR_OWNER and (silent or some_green))


@given(rooms, said_openly, silent_ones, st.sampled_from(Colour))
def test_whoever_has_not_answered_could_not_make_a_clear_owner_unclear(room, openly, silent, said):
    """A clear owner is one whatever anybody who is not in the numbers may say: there is nobody."""
    if ownership(room, openly=openly, silent=silent) is not Ownership.CLEAR_OWNER:
        return

    later = {group: each if each.total else Counts(green=3) for group, each in room.items()}
    agreed = {occupation: colour or said for occupation, colour in openly.items()}

    assert (later, agreed) == (room, openly)
