"""The timer: everybody sees the same time, and it ends with its phase."""

from datetime import UTC, datetime, timedelta

import pytest

from akr.domain.errors import ActConflict, UnknownProcess
from akr.domain.phase import Phase
from akr.domain.room.errors import PhaseClosed
from akr.domain.signals import FOR_PHONES, SignalKind
from akr.live.hub import Hub
from akr.steps import move_phase
from akr.steps.room import timer as timing
from tests import sees
from tests.workshops import a_room, an_act


@pytest.fixture
def room(store):
    return a_room(store.work, phase=Phase.WRITE)


def turn(room, step, *said, act=None, phase=Phase.WRITE):
    step(room.work(), room.public_id, act or an_act(), phase, *said)


def timer(room):
    return sees.as_leader(room.work(), room.public_id)[0].timer


def left(room):
    return timer(room).remaining(datetime.now(UTC))


def test_the_wall_the_leader_and_a_seat_see_the_same_timer(room):
    seat = room.join()
    assert timer(room) is None

    turn(room, timing.start_timer, 8)

    leader, wall = sees.as_leader(room.work(), room.public_id)
    phone = sees.as_participant(room.work(), room.code, seat.token)
    assert leader.timer == sees.as_wall(room.work(), wall).timer == phone.timer
    assert timedelta(minutes=7) < left(room) <= timedelta(minutes=8)


def test_a_paused_timer_is_stored_to_the_microsecond_and_resumes_there(room):
    turn(room, timing.start_timer, 8)

    turn(room, timing.pause_timer)
    paused = timer(room)
    turn(room, timing.pause_timer)
    assert timer(room) == paused
    assert paused.is_paused

    turn(room, timing.resume_timer)
    assert timer(room).left == paused.left
    assert not timer(room).is_paused


def test_the_same_act_twice_is_one(room):
    start, more = an_act(), an_act()
    for _ in range(2):
        turn(room, timing.start_timer, 8, act=start)
    for _ in range(2):
        turn(room, timing.add_time, 2, act=more)

    assert timer(room).length == timedelta(minutes=10)
    with pytest.raises(ActConflict):
        turn(room, timing.add_time, 1, act=more)
    assert timer(room).length == timedelta(minutes=10)


def test_the_first_of_two_leaders_to_start_the_timer_counts(room):
    turn(room, timing.start_timer, 8)
    turn(room, timing.start_timer, 5)

    assert timer(room).length == timedelta(minutes=8)


def test_a_late_press_does_not_start_a_timer(room):
    turn(room, timing.start_timer, 8)
    turn(room, timing.stop_timer)

    turn(room, timing.add_time, 2)
    turn(room, timing.pause_timer)
    turn(room, timing.resume_timer)
    turn(room, timing.stop_timer)

    assert timer(room) is None


@pytest.mark.parametrize("phase", [Phase.JOIN, Phase.GATHER])
def test_leaving_a_phase_removes_its_timer(room, phase):
    turn(room, timing.start_timer, 8)

    room.go_to(phase)
    assert timer(room) is None

    with pytest.raises(PhaseClosed):
        turn(room, timing.start_timer, 8)
    assert timer(room) is None


def test_a_repeated_press_after_the_room_moved_on_is_still_one_press(room):
    act = an_act()
    turn(room, timing.start_timer, 8, act=act)
    room.go_to(Phase.GATHER)

    turn(room, timing.start_timer, 8, act=act)

    assert timer(room) is None


def test_reopening_the_current_phase_keeps_its_timer(room):
    turn(room, timing.start_timer, 8)

    move_phase.move_phase(room.work(), room.public_id, an_act(), Phase.WRITE)

    assert timer(room) is not None


def test_phones_hear_every_timer_change_and_repeated_acts_are_not_signalled(store, room):
    shown = sees.as_leader(room.work(), room.public_id)[0]
    hub, act = Hub(), an_act()
    store.tell = hub.tell

    with hub.listen(shown.workshop.id, FOR_PHONES, after=shown.event) as phone:
        phone.next(0)  # a hub that has heard nothing of a room cannot know, and tells at once
        turn(room, timing.start_timer, 8, act=act)
        kind, started = phone.next(0)
        turn(room, timing.start_timer, 8, act=act)
        assert phone.next(0) is None
        turn(room, timing.add_time, 1)
        again, lengthened = phone.next(0)

    assert kind is again is SignalKind.TIMER
    assert shown.event < started < lengthened


def test_a_room_that_is_not_open_has_no_timer(store):
    with pytest.raises(UnknownProcess):
        timing.start_timer(store.work(), "no-process", an_act(), Phase.WRITE, 8)
