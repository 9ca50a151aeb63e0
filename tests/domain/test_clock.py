"""Days: what people call today, also in the hours when it is still yesterday in UTC."""

from datetime import UTC, date, datetime

import pytest

from akr.domain.clock import swedish_day, today
from akr.text import long_date


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2027, 6, 30, 22, 30, tzinfo=UTC), date(2027, 7, 1)),
        (datetime(2027, 6, 30, 21, 30, tzinfo=UTC), date(2027, 6, 30)),
        (datetime(2027, 12, 31, 23, 30, tzinfo=UTC), date(2028, 1, 1)),
        (datetime(2027, 12, 31, 22, 30, tzinfo=UTC), date(2027, 12, 31)),
    ],
    ids=["summer 00:30", "summer 23:30", "winter 00:30", "winter 23:30"],
)
def test_half_past_midnight_in_sweden_is_the_new_day(instant, day):
    assert swedish_day(instant) == day


def test_today_is_the_swedish_day_of_this_moment():
    before = swedish_day(datetime.now(UTC))

    assert before <= today() <= swedish_day(datetime.now(UTC))


def test_an_instant_is_said_as_its_swedish_day_and_a_day_as_itself():
    assert long_date(datetime(2027, 6, 30, 22, 30, tzinfo=UTC)) == "1 juli 2027"
    assert long_date(date(2027, 6, 30)) == "30 juni 2027"
