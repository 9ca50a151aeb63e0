"""The timer: the time left is never negative, and a paused timer loses none."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.room import timer

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
MOST = timedelta(minutes=60)

moments = st.timedeltas(timedelta(), timedelta(hours=3)).map(lambda passed: NOON + passed)
minutes = st.integers(1, 60)


@st.composite
def histories(draw):
    """Draw a timer after some of a leader's actions, and the time of the last."""
    now = NOON
    running = timer.start(draw(minutes), now)
    for _ in range(draw(st.integers(0, 6))):
        now += draw(st.timedeltas(timedelta(), timedelta(minutes=20)))
        turn = draw(st.sampled_from((timer.pause, timer.resume, "add")))
        running = (
            timer.add_time(running, draw(minutes), now) if turn == "add" else turn(running, now)
        )
    return running, now


@given(histories(), st.timedeltas(timedelta(hours=-2), timedelta(hours=3)))
def test_the_time_left_is_between_zero_and_an_hour(history, passed):
    running, now = history

    assert timedelta() <= running.remaining(now + passed) <= MOST


@given(histories(), st.timedeltas(timedelta(), timedelta(hours=3)))
def test_pausing_and_resuming_does_not_change_the_time_left(history, pause):
    running, now = history

    paused = timer.pause(running, now)
    resumed = timer.resume(paused, now + pause)

    assert paused.remaining(now + pause) == running.remaining(now)
    assert resumed.remaining(now + pause) == running.remaining(now)


@given(histories(), minutes)
def test_added_time_counts_up_to_an_hour_and_extends_the_length(history, more):
    running, now = history

    longer = timer.add_time(running, more, now)

    assert longer.remaining(now) == min(MOST, running.remaining(now) + timedelta(minutes=more))
    assert longer.remaining(now) <= longer.length
    assert longer.is_paused == running.is_paused


@given(minutes, moments)
def test_a_running_timer_counts_down(length, now):
    running = timer.start(length, NOON)

    assert running.remaining(now) == max(timedelta(), timedelta(minutes=length) - (now - NOON))


def test_a_timer_that_has_run_out_can_get_more_time():
    running = timer.start(1, NOON)
    out = NOON + timedelta(minutes=5)

    assert running.remaining(out) == timedelta()
    assert timer.add_time(running, 2, out).remaining(out) == timedelta(minutes=2)


@pytest.mark.parametrize("length", [-1, 0, 61])
def test_no_timer_is_shorter_than_a_minute_or_longer_than_an_hour(length):
    with pytest.raises(ValueError, match="1 to 60"):
        timer.start(length, NOON)
    with pytest.raises(ValueError, match="1 to 60"):
        timer.add_time(timer.start(1, NOON), length, NOON)
