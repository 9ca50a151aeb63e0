"""The timer: everybody sees the same time, and it ends with its phase."""

from datetime import UTC, datetime, timedelta

import pytest

from akr.domain.errors import ActConflict, UnknownProcess
from akr.domain.phase import Phase
from akr.domain.room.errors import PhaseClosed
from akr.domain.signals import FOR_PHONES, SignalKind
from akr.live.hub import Hub
from akr.steps import move_phase
from akr.steps.room import timer
from tests import sees
from tests.workshops import a_room, an_act


@pytest.fixture
def room(store):
    return a_room(store.work, phase=Phase.WRITE)


def turn(room, step, *said, act=None, phase=Phase.WRITE):
    step(room.work(), room.public_id, act or an_act(), phase, *said)


def shown(room):
    return sees.as_leader(room.work(), room.public_id)[0].timer


def left(room):
    return shown(room).remaining(datetime.now(UTC))


def test_the_wall_the_leader_and_a_seat_see_the_same_timer(room):
    seat = room.join()
    assert shown(room) is None

    turn(room, timer.start_timer, 8)

    leader, wall = sees.as_leader(room.work(), room.public_id)
    phone = sees.as_participant(room.work(), room.code, seat.token)
    assert leader.timer == sees.as_wall(room.work(), wall).timer == phone.timer
    assert timedelta(minutes=7) < left(room) <= timedelta(minutes=8)


def test_a_paused_timer_is_stored_to_the_microsecond_and_resumes_there(room):
    turn(room, timer.start_timer, 8)

    turn(room, timer.pause_timer)
    paused = shown(room)
    turn(room, timer.pause_timer)
    assert shown(room) == paused
    assert paused.is_paused

    turn(room, timer.resume_timer)
    assert shown(room).left == paused.left
    assert not shown(room).is_paused


def test_the_same_act_twice_is_one(room):
    start, more = an_act(), an_act()
    for _ in range(2):
        turn(room, timer.start_timer, 8, act=start)
    for _ in range(2):
        turn(room, timer.add_time, 2, act=more)

    assert shown(room).length == timedelta(minutes=10)
    with pytest.raises(ActConflict):
        turn(room, timer.add_time, 1, act=more)
    assert shown(room).length == timedelta(minutes=10)


def test_the_first_of_two_leaders_to_start_the_timer_counts(room):
    turn(room, timer.start_timer, 8)
    turn(room, timer.start_timer, 5)

    assert shown(room).length == timedelta(minutes=8)


def test_a_late_press_does_not_start_a_timer(room):
    turn(room, timer.start_timer, 8)
    turn(room, timer.stop_timer)

    turn(room, timer.add_time, 2)
    turn(room, timer.pause_timer)
    turn(room, timer.resume_timer)
    turn(room, timer.stop_timer)

    assert shown(room) is None


@pytest.mark.parametrize("phase", [Phase.JOIN, Phase.GATHER])
def test_leaving_a_phase_removes_its_timer(room, phase):
    turn(room, timer.start_timer, 8)

    room.go_to(phase)
    assert shown(room) is None

    with pytest.raises(PhaseClosed):
        turn(room, timer.start_timer, 8)
    assert shown(room) is None


def test_a_repeated_press_after_the_room_moved_on_is_still_one_press(room):
    act = an_act()
    turn(room, timer.start_timer, 8, act=act)
    room.go_to(Phase.GATHER)

    turn(room, timer.start_timer, 8, act=act)

    assert shown(room) is None


def test_reopening_the_current_phase_keeps_its_timer(room):
    turn(room, timer.start_timer, 8)

    move_phase.move_phase(room.work(), room.public_id, an_act(), Phase.WRITE)

    assert shown(room) is not None


def test_phones_hear_every_timer_change_and_repeated_acts_are_not_signalled(store, room):
    shown = sees.as_leader(room.work(), room.public_id)[0]
    hub, act = Hub(), an_act()
    store.tell = hub.tell

    with hub.listen(shown.workshop.id, FOR_PHONES, after=shown.event) as phone:
        phone.next(0)  # a hub that has heard nothing of a room cannot know, and tells at once
        turn(room, timer.start_timer, 8, act=act)
        kind, started = phone.next(0)
        turn(room, timer.start_timer, 8, act=act)
        assert phone.next(0) is None
        turn(room, timer.add_time, 1)
        again, lengthened = phone.next(0)

    assert kind is again is SignalKind.TIMER
    assert shown.event < started < lengthened


def test_a_room_that_is_not_open_has_no_timer(store):
    with pytest.raises(UnknownProcess):
        timer.start_timer(store.work(), "no-process", an_act(), Phase.WRITE, 8)
