"""Observers: they join by the room's code, without a seat, and are counted separately."""

import pytest

from akr.domain.phase import Phase
from akr.domain.room.errors import RoomFull, UnknownCode
from akr.steps import signals
from akr.steps.room import joining, observers
from tests import sees
from tests.workshops import CARER, a_room, an_act


@pytest.fixture
def room(store):
    """A room that people are joining."""
    return a_room(store.work)


def observe(room, act=None):
    return observers.observe(room.work(), room.code, act or an_act())[1]


def wall(room):
    return sees.as_leader(room.work(), room.public_id)[1]


@pytest.mark.parametrize("phase", Phase)
def test_an_observer_sees_what_the_wall_sees_in_every_phase(room, phase):
    secret = observe(room)
    room.go_to(phase)

    assert sees.as_wall(room.work(), secret) == sees.as_wall(room.work(), wall(room))
    assert (
        signals.as_wall(room.work(), secret).workshop
        == joining.find_room(room.work(), room.code)[0].id
    )


def test_an_observer_is_counted_but_has_no_seat(room):
    room.join(CARER)

    observe(room)
    observe(room)

    seen = sees.as_leader(room.work(), room.public_id)[0]
    assert seen.observers == 2
    assert sum(seen.seats.values()) == 1


def test_a_repeated_act_is_one_observer(room):
    act = an_act()

    lost, found = (
        observers.observe(room.work(), room.code, act, "what only the device holds")[1]
        for _ in range(2)
    )

    assert sees.as_wall(room.work(), found).observers == 1
    with pytest.raises(UnknownCode):
        sees.as_wall(room.work(), lost)
    assert sees.as_wall(room.work(), wall(room)).observers == 1


def test_an_observer_who_leaves_sees_nothing_more_and_the_wall_cannot_leave(room):
    secret = observe(room)

    observers.leave(room.work(), secret, an_act())

    with pytest.raises(UnknownCode):
        sees.as_wall(room.work(), secret)
    with pytest.raises(UnknownCode):
        observers.leave(room.work(), wall(room), an_act())
    assert sees.as_wall(room.work(), wall(room)).observers == 0


def test_a_wrong_code_admits_no_observer_and_a_room_has_a_limit(room, monkeypatch):
    with pytest.raises(UnknownCode):
        observers.observe(room.work(), "CCCCCC", an_act())
    monkeypatch.setattr(observers, "MOST_OBSERVERS", 1)
    observe(room)

    with pytest.raises(RoomFull):
        observe(room)
