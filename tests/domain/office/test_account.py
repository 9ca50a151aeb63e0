from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.office.account import (
    FREE_ATTEMPTS,
    LONGEST_WAIT,
    MOST_NAMES,
    Attempts,
    check_name,
    check_password,
    name_key,
)
from akr.domain.office.errors import BadName, TooManyAttempts, WeakPassword

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("elva tecken", "too_short"),
        ("aaaaaaaaaaaaaaaa", "too_plain"),
        ("ababababababab", "too_plain"),
        ("Anna heter jag", "holds_name"),
        ("x" * 201, "too_long"),
    ],
)
def test_a_password_that_is_soon_guessed_is_refused_with_its_reason(password, reason):
    with pytest.raises(WeakPassword) as refused:
        check_password("anna", password)

    assert refused.value.reason == reason


def test_a_sentence_is_a_good_password():
    check_password("anna", "jag minns en mening")


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "två\nrader", "noll\x00"])
def test_a_name_stands_on_one_line(name):
    with pytest.raises(BadName):
        check_name(name)


def test_names_are_one_whatever_their_capitals():
    assert name_key("ÅSA.Öberg@exempelstad.se") == name_key("åsa.öberg@Exempelstad.se")


def tried(attempts, times, name="anna", now=NOW):
    for _ in range(times):
        attempts.begin(name, now)


def test_five_tries_are_free_and_the_sixth_waits():
    attempts = Attempts()
    tried(attempts, FREE_ATTEMPTS)

    with pytest.raises(TooManyAttempts) as refused:
        attempts.begin("Anna", NOW + timedelta(seconds=10))

    assert refused.value.wait == timedelta(seconds=20)
    attempts.begin("anna", NOW + timedelta(seconds=30))


def test_a_refused_try_does_not_lengthen_the_wait():
    attempts = Attempts()
    tried(attempts, FREE_ATTEMPTS)
    for second in range(30):
        with pytest.raises(TooManyAttempts):
            attempts.begin("anna", NOW + timedelta(seconds=second))

    attempts.begin("anna", NOW + timedelta(seconds=30))


def test_each_failure_after_them_doubles_the_wait_up_to_a_quarter():
    attempts, now, waits = Attempts(), NOW, []
    tried(attempts, FREE_ATTEMPTS)
    for _ in range(8):
        with pytest.raises(TooManyAttempts) as refused:
            attempts.begin("anna", now)
        waits.append(refused.value.wait.total_seconds())
        now += refused.value.wait
        attempts.begin("anna", now)

    assert waits == [30, 60, 120, 240, 480, 900, 900, 900]


def test_a_success_forgets_what_failed():
    attempts = Attempts()
    tried(attempts, FREE_ATTEMPTS)
    attempts.succeeded("ANNA")

    tried(attempts, FREE_ATTEMPTS)


def test_one_name_does_not_hold_up_another():
    attempts = Attempts()
    tried(attempts, FREE_ATTEMPTS)

    attempts.begin("björn", NOW)


def test_a_flood_of_names_takes_bounded_memory():
    attempts = Attempts()
    for number in range(MOST_NAMES + 100):
        attempts.begin(str(number), NOW)

    assert len(attempts._failed) == MOST_NAMES


@given(st.lists(st.integers(0, 3600), max_size=60))
def test_the_wait_always_ends_and_is_never_longer_than_a_quarter(gaps):
    attempts, now = Attempts(), NOW
    for gap in gaps:
        now += timedelta(seconds=gap)
        try:
            attempts.begin("anna", now)
        except TooManyAttempts as refused:
            assert timedelta(0) < refused.wait <= LONGEST_WAIT
