from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.matter.working_days import easter, is_working_day, working_days_after

YEARS = st.integers(2020, 2060)


@pytest.mark.parametrize(
    "day",
    [
        "2026-01-01",
        "2026-01-06",
        "2026-04-03",
        "2026-04-06",
        "2026-05-01",
        "2026-05-14",
        "2025-06-06",
        "2026-06-19",
        "2027-06-25",
        "2026-06-20",
        "2026-10-31",
        "2026-11-01",
        "2026-12-24",
        "2026-12-25",
        "2026-12-31",
        "2024-12-26",
    ],
)
def test_saturdays_sundays_holidays_and_the_three_eves_are_no_working_days(day):
    assert not is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize(
    "day", ["2026-04-02", "2026-06-18", "2026-12-23", "2026-12-30", "2026-04-30", "2026-06-26"]
)
def test_the_days_before_them_are(day):
    assert is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("year", "day"), [(2024, "03-31"), (2025, "04-20"), (2026, "04-05"), (2038, "04-25")]
)
def test_easter_falls_where_the_church_says(year, day):
    assert easter(year) == date.fromisoformat(f"{year}-{day}")


@given(YEARS)
def test_easter_is_a_sunday_in_march_or_april(year):
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


def test_a_notice_before_a_weekend_or_christmas_takes_longer():
    assert working_days_after(date(2026, 11, 26), 3) == date(2026, 12, 1)
    assert working_days_after(date(2026, 12, 23), 3) == date(2026, 12, 30)


@given(st.dates(date(2020, 1, 1), date(2060, 1, 1)), st.integers(1, 5))
def test_just_so_many_working_days_lie_after_a_day(day, count):
    last = working_days_after(day, count)
    between = [day + timedelta(days=n + 1) for n in range((last - day).days)]

    assert is_working_day(last)
    assert sum(map(is_working_day, between)) == count
