from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from akr.domain.planning.process import Occupation, Voice
from akr.domain.room.anonymity import (
    FEWEST,
    Grouping,
    counted_sizes,
    group_room,
    published_groups,
    settled_groups,
)

sizes = st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 9), max_size=7)


def test_the_only_cook_joins_the_smallest_other_group():
    assert published_groups({"teacher": 5, "carer": 7, "cook": 1}) == (
        ("teacher", "cook"),
        ("carer",),
    )


def test_small_occupations_that_are_three_together_form_a_group():
    assert published_groups({"teacher": 5, "nurse": 2, "cook": 1}) == (
        ("teacher",),
        ("nurse", "cook"),
    )


def test_one_group_is_no_split():
    assert published_groups({"teacher": 5, "cook": 1}) == ()
    assert published_groups({"cook": 2}) == ()
    assert published_groups({}) == ()


@given(sizes)
def test_no_group_or_difference_is_under_three(sizes):
    groups = published_groups(sizes)
    everybody = sum(sizes.values())

    for n in range(len(groups) + 1):
        for shown in combinations(groups, n):
            remainder = everybody - sum(sizes[o] for group in shown for o in group)
            assert remainder == 0 or remainder >= 3 or not groups
    assert all(sum(sizes[o] for o in group) >= 3 for group in groups)


@given(sizes)
def test_every_seated_occupation_is_in_one_group(sizes):
    groups = published_groups(sizes)
    shown = [occupation for group in groups for occupation in group]

    assert len(shown) == len(set(shown))
    assert not groups or set(shown) == {o for o, n in sizes.items() if n}


def test_groups_do_not_change_when_a_third_cook_joins_afterwards():
    first = {"teacher": 5, "carer": 3, "cook": 2}
    now, late = first | {"cook": 3, "nurse": 1}, {"cook": 1, "nurse": 1}

    assert settled_groups(first, {}) == published_groups(first)
    assert settled_groups(now, late) == (("teacher", "nurse"), ("carer", "cook"))


def test_an_occupation_of_latecomers_alone_joins_the_smallest_group():
    now, late = {"carer": 7, "teacher": 4, "nurse": 2}, {"nurse": 2}

    assert settled_groups(now, late) == (("carer",), ("teacher", "nurse"))


def test_a_small_occupation_speaks_and_is_in_no_number():
    """Two nurses beside seven assistants and three carers, as in every elder-care unit."""
    room = group_room({"assistant": 7, "carer": 3, "nurse": 2}, ())

    assert room == Grouping((("assistant",), ("carer",)), (), ("nurse",))


def test_it_may_sit_with_another_or_answer_openly():
    sizes = {"assistant": 7, "carer": 3, "nurse": 2}
    beside = Occupation("nurse", "Nurse", Voice.SIT_WITH, "carer")
    openly = Occupation("nurse", "Nurse", Voice.OPENLY)

    assert group_room(sizes, [beside]).groups == (("assistant",), ("carer", "nurse"))
    assert group_room(sizes, [openly]) == Grouping((("assistant",), ("carer",)), ("nurse",), ())


def test_a_choice_is_of_a_small_occupation_alone():
    chosen = Occupation("carer", "Carer", Voice.SIT_WITH, "assistant")

    assert group_room({"assistant": 7, "carer": 3}, [chosen]).groups == (("assistant",), ("carer",))


def test_where_all_are_few_they_are_one_group():
    assert group_room({"nurse": 2, "cook": 1}, ()) == Grouping((("nurse", "cook"),), (), ())


def test_a_silent_occupation_becomes_a_group_when_a_third_comes_and_the_others_stay():
    before = group_room({"carer": 5, "cook": 2}, ())

    after = group_room({"carer": 2, "cook": 3, "nurse": 1}, (), before)

    assert after == Grouping((("carer",), ("cook",)), (), ("nurse",))


voices = st.builds(
    Occupation,
    st.sampled_from("abcdefg"),
    st.just("name"),
    st.sampled_from(Voice),
    st.sampled_from("abcdefg"),
)
choices = st.lists(voices, unique_by=lambda each: each.id)


@given(sizes, choices)
def test_every_group_has_three_and_everybody_there_has_one_place(sizes, chosen):
    room = group_room(sizes, chosen)
    placed = [o for group in room.groups for o in group] + [*room.openly, *room.silent]

    assert sorted(placed) == sorted(o for o, n in sizes.items() if n)
    alone = len(room.groups) == 1 and not room.silent
    assert alone or all(sum(sizes[o] for o in group) >= FEWEST for group in room.groups)
    assert all(sizes[o] < FEWEST for o in room.openly)


@given(sizes, sizes, choices)
def test_groups_once_drawn_stay(first, later, chosen):
    before = group_room(first, chosen)

    after = group_room(later, chosen, before)

    assert after.groups[: len(before.groups)] == before.groups
    assert after.openly[: len(before.openly)] == before.openly
    placed = [o for group in after.groups for o in group] + [*after.openly, *after.silent]
    assert len(placed) == len(set(placed))


@given(sizes, sizes)
def test_a_size_is_never_more_than_were_expected_or_have_acted(expected, acted):
    counted = counted_sizes(expected, acted)

    assert counted.keys() == acted.keys()
    for occupation, n in counted.items():
        assert n == min(acted[occupation], expected.get(occupation, acted[occupation]))


@given(sizes, sizes, st.integers(1, 20))
def test_invented_colleagues_make_no_group(expected, acted, invented):
    """However many seats are taken, and used, beyond those who were expected."""
    more = {occupation: n + invented for occupation, n in acted.items()}

    for group in published_groups(counted_sizes(expected, more)):
        assert sum(expected.get(o, more[o]) for o in group) >= FEWEST
