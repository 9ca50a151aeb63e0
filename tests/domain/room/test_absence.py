"""Absence: how long absentees may sort."""

from datetime import date, timedelta

import pytest

from akr.domain.phase import Phase
from akr.domain.room.absence import Until, check_until, may_sort_absent
from akr.domain.room.errors import BadUntil

TODAY = date(2026, 11, 20)


def test_absentees_may_sort_after_the_room_until_midnight():
    until = Until(sort=TODAY)

    assert may_sort_absent(Phase.REVEAL, until, TODAY)
    assert may_sort_absent(Phase.ANALYSE, until, TODAY - timedelta(days=3))
    assert not may_sort_absent(Phase.REVEAL, until, TODAY + timedelta(days=1))
    assert not may_sort_absent(Phase.SORT, until, TODAY)
    assert not may_sort_absent(Phase.REVEAL, Until(write=TODAY), TODAY)


@pytest.mark.parametrize("days", [-1, 400])
def test_a_past_day_or_one_over_a_year_ahead_is_refused(days):
    with pytest.raises(BadUntil):
        check_until(Until(write=TODAY + timedelta(days=days)), TODAY)
    check_until(Until(write=TODAY, sort=TODAY + timedelta(days=366)), TODAY)
