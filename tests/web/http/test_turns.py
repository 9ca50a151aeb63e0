"""Turns: a flood has one turn at a time, and what is ready comes between them."""

import time

import gevent
import pytest

from akr.web.shared.turns import REST_SECONDS, Turns

FLOOD = 24


@pytest.fixture
def turns():
    return Turns()


def flood(turns, taken, secret="", *, refused=True):
    """Ask for ever, on one connection."""
    while True:
        who = turns.take(secret)
        taken.append(who)
        gevent.sleep(0)  # as a view does that reads or stores
        turns.end(who, refused=refused)


def taken_while_somebody_else_takes_steps(turns, ask, steps=10):
    """The flood's turns meanwhile, on many connections; the other one takes a step a pass."""
    taken = []
    flooding = [gevent.spawn(ask, turns, taken) for _ in range(FLOOD)]
    gevent.sleep(0.1)
    before = len(taken)
    for _ in range(steps):
        gevent.sleep(0.0001)
    gevent.killall(flooding)
    return len(taken) - before


def test_strangers_have_at_most_one_turn_between_two_steps_of_somebody_else(turns):
    def succeeds(turns, taken):
        flood(turns, taken, refused=False)

    assert taken_while_somebody_else_takes_steps(turns, succeeds) <= 2 * 10


def test_secrets_that_are_not_known_to_be_true_are_all_one_stranger(turns):
    def invents(turns, taken):
        flood(turns, taken, secret=str(len(taken)), refused=False)

    assert taken_while_somebody_else_takes_steps(turns, invents) <= 2 * 10


def test_who_was_refused_rests_and_others_do_not(turns):
    turns.was_true("a seat")
    turns.end(turns.take(""), refused=True)

    began = time.monotonic()
    who = turns.take("a seat")
    assert time.monotonic() - began < REST_SECONDS
    turns.end(who, refused=False)

    turns.end(turns.take(""), refused=False)
    assert time.monotonic() - began >= REST_SECONDS / 2


def test_a_seat_is_its_own_once_it_was_true_and_waits_for_no_stranger(turns):
    assert turns.take("a seat") == turns.take("another") == turns.take("")

    turns.was_true("a seat")

    began = time.monotonic()
    assert turns.take("a seat") != turns.take("another")
    assert time.monotonic() - began < REST_SECONDS
