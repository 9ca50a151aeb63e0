"""Sessions: used often enough, and no longer for a clock that was wrong."""

from datetime import timedelta

from akr.domain.clock import utc_now
from akr.domain.office.sessions import NOTED_EVERY, is_to_be_noted


def test_a_use_is_noted_every_five_minutes_and_at_once_when_the_clock_was_put_right():
    now = utc_now()

    assert not is_to_be_noted(now - NOTED_EVERY / 2, now)
    assert is_to_be_noted(now - NOTED_EVERY, now)
    assert is_to_be_noted(now + timedelta(hours=1), now)
