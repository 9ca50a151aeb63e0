"""The absent: until when they are asked, and when their answers may change what was shown."""

from collections import Counter
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from akr.domain.phase import Phase
from akr.domain.room.absence import Until, check_until, may_renew, may_sort_absent
from akr.domain.room.anonymity import FEWEST, published_groups, settled_groups
from akr.domain.room.errors import BadUntil

TODAY = date(2026, 11, 20)


def test_the_absent_sort_from_that_the_room_has_to_the_end_of_the_day():
    until = Until(sort=TODAY)

    assert may_sort_absent(Phase.REVEAL, until, TODAY)
    assert may_sort_absent(Phase.ANALYSE, until, TODAY - timedelta(days=3))
    assert not may_sort_absent(Phase.REVEAL, until, TODAY + timedelta(days=1))
    assert not may_sort_absent(Phase.SORT, until, TODAY)
    assert not may_sort_absent(Phase.REVEAL, Until(write=TODAY), TODAY)


@pytest.mark.parametrize("days", [-1, 400])
def test_a_day_that_is_past_or_a_year_off_is_refused(days):
    with pytest.raises(BadUntil):
        check_until(Until(write=TODAY + timedelta(days=days)), TODAY)
    check_until(Until(write=TODAY, sort=TODAY + timedelta(days=366)), TODAY)


def test_groups_stay_as_they_were_when_a_third_cook_comes_afterwards():
    first = {"teacher": 5, "carer": 3, "cook": 2}
    now, late = first | {"cook": 3, "nurse": 1}, {"cook": 1, "nurse": 1}

    assert settled_groups(first, {}) == published_groups(first)
    assert settled_groups(now, late) == (("teacher", "nurse"), ("carer", "cook"))


def test_an_occupation_of_latecomers_alone_joins_the_smallest_group():
    first = {"teacher": 6, "carer": 4, "cook": 3}

    groups = settled_groups(first | {"nurse": 2}, {"nurse": 2})

    assert groups == (("teacher",), ("carer",), ("cook", "nurse"))


@pytest.mark.parametrize(
    ("moved", "may"), [({"teacher": 3}, True), ({"teacher": 2}, False), ({}, True)]
)
def test_a_group_moves_by_three_or_not_at_all(moved, may):
    before = {"teacher": 4, "carer": 4}
    after = Counter(before) + Counter(moved)

    assert may_renew((("teacher",), ("carer",)), before, after, moved) is may


@pytest.mark.parametrize(
    ("before", "after"), [((3, 3), (1, 2)), ((1, 2), (3, 3))], ids=["no longer", "from now on"]
)
def test_a_division_that_comes_or_goes_leaves_no_two_behind(before, after):
    """Three in all minus three of one group: one of the other, and one who moved."""
    groups = (("teacher",), ("carer",))
    two, one = ({"teacher": n, "carer": m} for n, m in (before, after))

    assert not may_renew(groups, two, one, {"teacher": 2, "carer": 1})


@pytest.mark.parametrize(
    ("before", "after", "moved", "may"),
    [
        ((1, 3), (4, 3), (3, 0), False),  # four in all, minus three carers: the first teacher
        ((0, 3), (1, 5), (1, 2), True),  # three in all, then six in all: three came
        ((0, 3), (0, 2), (0, 3), False),  # three carers, then nothing is shown: one of them
        ((2, 0), (2, 1), (0, 1), True),  # nothing was shown before
    ],
)
def test_one_reading_that_is_divided_and_one_that_is_not_are_compared(before, after, moved, may):
    groups = (("teacher",), ("carer",))
    readings = [dict(zip(("teacher", "carer"), n, strict=True)) for n in (before, after, moved)]

    assert may_renew(groups, *readings) is may


def test_one_answer_more_is_not_counted_in_a_room_that_is_not_divided():
    assert not may_renew((), {"cook": 3}, {"cook": 4}, {"cook": 1})
    assert may_renew((), {"cook": 3}, {"cook": 6}, {"cook": 3})


seats = st.fixed_dictionaries({each: st.integers(0, 5) for each in "abc"})
answers = st.sampled_from([None, "green", "red"])


@settings(max_examples=150)
@given(seats, seats, st.data())
def test_whoever_sees_both_readings_can_work_out_nothing_about_one_or_two(there, late, data):
    sizes = {each: there[each] + late[each] for each in there}
    groups = settled_groups(sizes, late)
    assume(groups or sum(sizes.values()) >= FEWEST)
    people = [(each, number) for each, n in sizes.items() for number in range(n)]
    was = {p: data.draw(answers) for p in people if p[1] < there[p[0]]}
    now = {p: data.draw(answers) for p in people}
    before = {p: answer for p, answer in was.items() if answer}
    after = {p: answer for p, answer in now.items() if answer}
    moved = {p for p in people if before.get(p) != after.get(p)}
    by_occupation = [
        Counter(occupation for occupation, _ in some) for some in (before, after, moved)
    ]
    assume(may_renew(groups, *by_occupation))

    sums = [
        {(p, when if p in moved else "both"): 1 for p in some}
        for when, given_ in (("before", before), ("after", after))
        for some in shown(groups, given_)
    ]
    for signs in product((-1, 0, 1), repeat=len(sums)):
        total = Counter()
        for sign, each in zip(signs, sums, strict=True):
            for key, one in each.items():
                total[key] += sign * one
        told_of = {p for (p, _), n in total.items() if n}
        assert not 0 < len(told_of) < FEWEST


def shown(groups, given_):
    """Those behind each sum that a row shows."""
    if len(given_) < FEWEST:
        return []
    parts = [[p for p in given_ if p[0] in group] for group in groups]
    if not groups or any(0 < len(part) < FEWEST for part in parts):
        return [list(given_)]
    return parts
