"""Attempts: a typing mistake can be retried at once, but guessing waits longer and longer."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.office.attempts import (
    FREE_ATTEMPTS,
    LONGEST_WAIT_SECONDS,
    REMEMBERED_SECONDS,
    WRONG_CODES,
    Attempts,
    WrongCodes,
)
from akr.domain.office.errors import TooManyAttempts


class Clock:
    """A clock that stands still until moved, beside a wall clock that is an hour wrong."""

    def __init__(self):
        self.now = 1_795_000_000.0

    def __enter__(self):
        self._patch = pytest.MonkeyPatch()
        self._patch.setattr(time, "monotonic", lambda: self.now)
        self._patch.setattr(time, "time", lambda: self.now + 3600)
        return self

    def __exit__(self, *_):
        self._patch.undo()


@pytest.fixture
def clock():
    with Clock() as clock:
        yield clock


def tried(attempts, times, name="anna"):
    for _ in range(times):
        attempts.begin(name)


def wait_of(attempts, name="anna"):
    """Return how many seconds an attempt must wait; 0 when it may be made."""
    try:
        attempts.begin(name)
    except TooManyAttempts as refused:
        return refused.wait.total_seconds()
    return 0


def test_five_attempts_are_free_and_the_sixth_waits(clock):
    attempts = Attempts()
    tried(attempts, FREE_ATTEMPTS)
    clock.now += 10

    assert wait_of(attempts, "Anna") == 20
    clock.now += 20
    assert wait_of(attempts) == 0


def test_a_refused_attempt_does_not_lengthen_the_wait(clock):
    attempts = Attempts()
    tried(attempts, FREE_ATTEMPTS)
    for _ in range(30):
        assert wait_of(attempts) > 0
        clock.now += 1

    assert wait_of(attempts) == 0


def test_each_further_failure_doubles_the_wait_up_to_15_minutes(clock):
    attempts, waits = Attempts(), []
    tried(attempts, FREE_ATTEMPTS)
    for _ in range(8):
        waits.append(wait_of(attempts))
        clock.now += waits[-1]
        attempts.begin("anna")

    assert waits == [30, 60, 120, 240, 480, 900, 900, 900]


def test_parallel_attempts_do_not_avoid_the_wait(clock):
    attempts = Attempts()
    tried(attempts, FREE_ATTEMPTS)
    clock.now += 30

    waits = [wait_of(attempts) for _ in range(100)]

    assert waits == [0] + [60] * 99


def test_a_success_resets_the_count(clock):
    attempts = Attempts()
    tried(attempts, FREE_ATTEMPTS)
    attempts.succeeded("ANNA")

    tried(attempts, FREE_ATTEMPTS)

    assert wait_of(attempts) == 30


def test_failures_are_forgotten_after_a_month(clock):
    attempts = Attempts()
    tried(attempts, FREE_ATTEMPTS)
    clock.now += REMEMBERED_SECONDS

    tried(attempts, FREE_ATTEMPTS)

    assert wait_of(attempts) == 30


def test_one_name_does_not_delay_another(clock):
    attempts = Attempts()
    tried(attempts, FREE_ATTEMPTS)

    assert wait_of(attempts, "björn") == 0


def test_a_flood_of_names_takes_bounded_memory_and_forgets_the_oldest(clock, monkeypatch):
    monkeypatch.setattr("akr.domain.office.attempts.MOST_COUNTERS", 100)
    attempts = Attempts()
    tried(attempts, FREE_ATTEMPTS)
    tried(attempts, FREE_ATTEMPTS, "björn")
    for number in range(95):
        attempts.begin(str(number))

    assert len(attempts._counters) == 100
    assert wait_of(attempts, "björn") == 30
    assert wait_of(attempts) == 0


def test_a_wall_clock_that_is_put_right_neither_locks_nor_unlocks(clock, monkeypatch):
    attempts = Attempts()
    tried(attempts, FREE_ATTEMPTS)
    monkeypatch.setattr(time, "time", lambda: clock.now - 3600)

    assert wait_of(attempts) == 30
    clock.now += 30
    assert wait_of(attempts) == 0


def test_a_staff_room_may_slip_and_a_machine_may_not_guess(clock):
    codes = WrongCodes()
    for _ in range(30 * 3):
        codes.check("192.0.2.1")
        codes.was_wrong("192.0.2.1")
    codes.check("192.0.2.1")

    for _ in range(WRONG_CODES):
        codes.was_wrong("192.0.2.2")
    with pytest.raises(TooManyAttempts):
        codes.check("192.0.2.2")
    codes.check("192.0.2.1")
    clock.now += 60
    codes.check("192.0.2.2")


@given(st.lists(st.integers(0, 3600), max_size=60))
def test_the_wait_always_ends_within_15_minutes(gaps):
    with Clock() as clock:
        attempts = Attempts()
        for gap in gaps:
            clock.now += gap
            wait = wait_of(attempts)
            assert 0 <= wait <= LONGEST_WAIT_SECONDS
            clock.now += wait
            if wait:
                assert wait_of(attempts) == 0
