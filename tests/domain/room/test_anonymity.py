from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from akr.domain.answers.published import published_counts
from akr.domain.answers.sorting import Counts
from akr.domain.room.anonymity import FEWEST, counted_sizes, published_groups

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


def test_a_row_with_one_answer_in_a_group_is_not_divided():
    groups = (("teacher",), ("carer",))

    assert published_counts({"teacher": Counts(green=1), "carer": Counts(red=7)}, groups) == {}
    assert published_counts({"teacher": Counts(), "carer": Counts(red=7)}, groups) == {
        ("teacher",): Counts(),
        ("carer",): Counts(red=7),
    }


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
