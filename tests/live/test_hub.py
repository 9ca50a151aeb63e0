"""The hub: who gets which signals, how soon, and what a returning page gets."""

import subprocess
import sys
import threading
from time import monotonic

import pytest

from akr.domain.signals import FOR_PHONES, Signal, SignalKind
from akr.live.hub import Hub, ListenerClosed

ROOM, OTHER_ROOM = 1, 2
EVERYTHING = frozenset(SignalKind)


@pytest.fixture
def hub():
    """A hub that has heard the room's first event, so that it knows of all later ones."""
    hub = Hub()
    hub.tell(Signal(ROOM, 1, SignalKind.PHASE))
    return hub


def told(listener):
    """Return everything that a listener gets without waiting."""
    heard = []
    while signal := listener.next(within=0):
        heard.append(signal)
    return heard


def test_a_listener_hears_only_of_its_own_room(hub):
    listener = hub.listen(ROOM, EVERYTHING, after=1)

    hub.tell(Signal(OTHER_ROOM, 2, SignalKind.CARDS))
    hub.tell(Signal(ROOM, 3, SignalKind.CARDS))

    assert told(listener) == [(SignalKind.CARDS, 3)]


def test_a_phone_hears_of_phases_but_not_of_every_answer(hub):
    phone = hub.listen(ROOM, FOR_PHONES, after=1, seat=7)

    hub.tell(Signal(ROOM, 2, SignalKind.PLACED, seat=8))
    hub.tell(Signal(ROOM, 3, SignalKind.PHASE))

    assert told(phone) == [(SignalKind.PHASE, 3)]


def test_signals_come_in_the_order_of_their_numbers(hub):
    listener = hub.listen(ROOM, EVERYTHING, after=1)

    for event, kind in (
        (2, SignalKind.JOINED),
        (3, SignalKind.CARDS),
        (4, SignalKind.HEAPS),
        (5, SignalKind.JOINED),
    ):
        hub.tell(Signal(ROOM, event, kind))

    assert told(listener) == [(SignalKind.CARDS, 3), (SignalKind.HEAPS, 4), (SignalKind.JOINED, 5)]


def test_an_idle_listener_keeps_one_number_per_kind(hub):
    slow = hub.listen(ROOM, EVERYTHING, after=1)

    for event in range(2, 10_002):
        hub.tell(Signal(ROOM, event, SignalKind.PLACED if event % 2 else SignalKind.CARDS))

    assert told(slow) == [(SignalKind.CARDS, 10_000), (SignalKind.PLACED, 10_001)]


def test_a_slow_listener_delays_nobody(hub):
    hub.listen(ROOM, EVERYTHING, after=1)
    quick = hub.listen(ROOM, EVERYTHING, after=1)

    hub.tell(Signal(ROOM, 2, SignalKind.CARDS))

    assert told(quick) == [(SignalKind.CARDS, 2)]


def test_a_waiting_listener_wakes_at_once(hub):
    listener = hub.listen(ROOM, EVERYTHING, after=1)
    threading.Timer(0.05, hub.tell, [Signal(ROOM, 2, SignalKind.CARDS)]).start()
    began = monotonic()

    assert listener.next(within=30) == (SignalKind.CARDS, 2)
    assert monotonic() - began < 5


def test_next_returns_none_when_the_time_is_up(hub):
    assert hub.listen(ROOM, EVERYTHING, after=1).next(within=0.01) is None


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param(5, [], id="nothing since"),
        pytest.param(4, [(SignalKind.PHASE, 5)], id="one thing since"),
        pytest.param(2, [(SignalKind.PHASE, 5)], id="several things since, told once"),
    ],
)
def test_a_returning_page_gets_one_signal_if_something_happened(hub, after, expected):
    for event, kind in ((3, SignalKind.CARDS), (4, SignalKind.JOINED), (5, SignalKind.PHASE)):
        hub.tell(Signal(ROOM, event, kind))

    assert told(hub.listen(ROOM, EVERYTHING, after)) == expected


def test_a_returning_phone_is_not_told_of_signals_that_phones_do_not_hear(hub):
    hub.tell(Signal(ROOM, 2, SignalKind.PLACED))
    hub.tell(Signal(ROOM, 3, SignalKind.SEAT_MOVED, seat=8))

    assert told(hub.listen(ROOM, FOR_PHONES, after=1, seat=7)) == []


def test_a_hub_newer_than_the_page_sends_a_signal_to_be_safe():
    hub = Hub()

    assert told(hub.listen(ROOM, FOR_PHONES, after=50)) == [(SignalKind.PHASE, 50)]

    hub.tell(Signal(ROOM, 60, SignalKind.PLACED))

    assert told(hub.listen(ROOM, FOR_PHONES, after=50)) == [(SignalKind.PHASE, 60)]
    assert told(hub.listen(ROOM, FOR_PHONES, after=60)) == []


def test_an_event_committed_after_a_higher_one_is_not_missed(hub):
    hub.tell(Signal(ROOM, 11, SignalKind.CARDS))
    hub.tell(Signal(ROOM, 10, SignalKind.CARDS))

    assert told(hub.listen(ROOM, EVERYTHING, after=11)) == [(SignalKind.PHASE, 11)]

    hub.tell(Signal(ROOM, 12, SignalKind.CARDS))

    assert told(hub.listen(ROOM, EVERYTHING, after=12)) == []


def test_a_seat_move_is_the_last_signal_to_the_old_device(hub):
    old, other = (hub.listen(ROOM, FOR_PHONES, after=1, seat=seat) for seat in (7, 8))
    wall = hub.listen(ROOM, EVERYTHING, after=1)

    hub.tell(Signal(ROOM, 2, SignalKind.SEAT_MOVED, seat=7))
    hub.tell(Signal(ROOM, 3, SignalKind.PHASE))

    assert old.next(within=0) == (SignalKind.SEAT_MOVED, 2)
    with pytest.raises(ListenerClosed):
        old.next(within=0)
    assert told(other) == [(SignalKind.PHASE, 3)]
    assert told(wall) == [(SignalKind.SEAT_MOVED, 2), (SignalKind.PHASE, 3)]


def test_a_waiting_call_returns_when_the_listener_closes(hub):
    listener = hub.listen(ROOM, EVERYTHING, after=1)
    threading.Timer(0.05, listener.close).start()

    with pytest.raises(ListenerClosed):
        listener.next(within=30)


def test_a_closed_listener_is_forgotten(hub):
    with hub.listen(ROOM, EVERYTHING, after=1), hub.listen(OTHER_ROOM, EVERYTHING, after=1):
        assert hub.count() == 2

    assert hub.count() == 0


def test_with_many_threads_telling_and_leaving_nobody_misses_the_last_signal(hub):
    listeners = [hub.listen(ROOM, EVERYTHING, after=1) for _ in range(20)]
    tellers = [
        threading.Thread(
            target=lambda first=first: [
                hub.tell(Signal(ROOM, first + i, SignalKind.PLACED)) for i in range(500)
            ]
        )
        for first in range(1_000, 9_000, 1_000)
    ]
    leavers = [threading.Thread(target=listener.close) for listener in listeners[:10]]

    for thread in (*tellers, *leavers):
        thread.start()
    for thread in (*tellers, *leavers):
        thread.join()
    hub.tell(Signal(ROOM, 10_000, SignalKind.CARDS))

    assert hub.count() == 10
    assert all(told(listener)[-1] == (SignalKind.CARDS, 10_000) for listener in listeners[10:])


A_SERVER_THAT_TELLS = """
from gevent import monkey; monkey.patch_all()
import gevent
from akr.domain.signals import FOR_ROOMS, Signal, SignalKind
from akr.live.hub import Hub
hub = Hub()
walls = [hub.listen(1, FOR_ROOMS, 0) for _ in range(3)]
told = []
def show(wall):
    while True:
        told.append(wall.next(60))
readers = [gevent.spawn(show, wall) for wall in walls]
gevent.sleep(0.01)
del told[:]
others = [gevent.spawn(told.append, "another greenlet ran") for _ in range(3)]
hub.tell(Signal(1, 7, SignalKind.PLACED))
print(told)
gevent.sleep(0.01)
print(sorted(map(str, told)))
"""


def test_tell_does_not_switch_greenlets(tmp_path):
    """A writer tells while it holds the lock, which any other greenlet would then wait for."""
    said = subprocess.check_output([sys.executable, "-c", A_SERVER_THAT_TELLS], text=True)

    meanwhile, afterwards = said.splitlines()
    assert meanwhile == "[]"
    assert afterwards.count("PLACED") == afterwards.count("another") == 3
