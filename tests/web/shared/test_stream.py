"""Streams: who may listen, what the bytes say, and that they say nothing else."""

import re

import pytest

from akr.domain.answers.sorting import Colour
from akr.domain.phase import Phase
from akr.domain.signals import SignalKind
from akr.live.hub import Hub
from akr.root import root
from akr.steps.room import joining
from akr.store.work import store_of
from akr.web.shared import stream
from tests import sees
from tests.listening import PING, Listening
from tests.web.people import LEADER, account_of
from tests.workshops import COOK, TEACHER, a_room, an_act

TELLING = "Räkna silverskedarna hos Xerxes"
NUMBERS_ALONE = re.compile(
    rb"(event: ping\ndata: 0\n\n"
    rb"|id: \d+\nevent: (" + "|".join(SignalKind).encode() + rb")\ndata: \d+\n\n)+"
)


@pytest.fixture
def hub(web) -> Hub:
    return web.extensions["akr.live"]


@pytest.fixture
def room(web):
    """A room of the leader's."""
    work = store_of(web).work
    return a_room(work, account=account_of(web, LEADER).id)


def wall_of(room):
    return f"/wall/{sees.as_leader(room.work(), room.public_id)[1]}"


def phone_of(web, room, place):
    """A client that holds a seat."""
    client = web.test_client()
    client.set_cookie(f"seat_{room.code}", place.token, path=f"/w/{room.code}")
    return client


def test_a_stream_sends_something_at_once_and_is_not_buffered(stranger, room):
    listening = Listening(stranger, f"{wall_of(room)}/stream")

    headers = listening.answer.headers
    assert listening.hear() == PING
    assert headers["Content-Type"] == "text/event-stream; charset=utf-8"
    assert headers["Cache-Control"] == "no-cache"
    assert headers["X-Accel-Buffering"] == "no"


def test_a_quiet_stream_sends_heartbeats():
    listener = Hub().listen(1, frozenset(SignalKind), after=0)
    listener.next(within=0)  # what a hub that knows nothing tells
    bytes_ = stream.events(listener, ping_seconds=0.01)

    assert [next(bytes_) for _ in range(3)] == [PING] * 3


def test_the_wall_and_the_leader_hear_of_a_card_but_phones_do_not(web, room, leader, stranger):
    place = room.join()
    room.go_to(Phase.WRITE)
    seen = sees.as_leader(room.work(), room.public_id)[0].event
    addresses = (
        (stranger, f"{wall_of(room)}/stream"),
        (leader, f"/processes/{room.public_id}/stream"),
        (phone_of(web, room, place), f"/w/{room.code}/stream"),
    )
    wall, console, phone = (Listening(who, f"{where}?last={seen}") for who, where in addresses)
    place.write(TELLING)
    room.go_to(Phase.GATHER)

    card, phase = (
        f"id: {event}\nevent: {kind}\ndata: {event}\n\n".encode()
        for kind, event in (("cards", seen + 1), ("phase", seen + 2))
    )
    assert wall.hear(3) == console.hear(3) == PING + card + phase
    assert phone.hear(2) == PING + phase


def test_streams_carry_only_numbers_in_every_phase(web, room, leader, stranger):
    places = [room.join(TEACHER), room.join(), room.join(COOK)]
    streams = [
        Listening(stranger, f"{wall_of(room)}/stream"),
        Listening(leader, f"/processes/{room.public_id}/stream"),
        Listening(phone_of(web, room, places[0]), f"/w/{room.code}/stream"),
    ]
    heard = [each.hear(2) for each in streams]
    for phase in Phase:
        room.go_to(phase)
        if phase is Phase.WRITE:
            places[0].write(TELLING)
        if phase is Phase.SORT:
            for place in places:
                place.place(place.deck().top.task, Colour.RED)
        heard += [each.hear() for each in streams if phase is not Phase.JOIN]
    room.join()
    joining.move_seat(room.work(), room.code, seat_code(room, places[0]), an_act())
    heard += [each.hear() for each in streams]

    everything = b"".join(heard)
    assert NUMBERS_ALONE.fullmatch(everything), everything
    assert b"Xerxes" not in everything


def seat_code(room, place):
    return joining.seat_held(room.work(), room.code, place.token)[2]


def test_a_stream_ends_when_its_seat_has_moved(web, room, hub):
    place, other = room.join(), room.join()
    seen = sees.as_leader(room.work(), room.public_id)[0].event
    address = f"/w/{room.code}/stream?last={seen}"
    old = Listening(phone_of(web, room, place), address)
    neighbour = Listening(phone_of(web, room, other), address)
    assert old.hear() == neighbour.hear() == PING

    joining.move_seat(room.work(), room.code, seat_code(room, place), an_act())
    room.go_to(Phase.WRITE)

    assert b"event: seat_moved" in old.hear()
    assert list(old.chunks) == []
    assert b"event: phase" in neighbour.hear()
    assert hub.count() == 1
    assert phone_of(web, room, place).get(address).status_code == 404


@pytest.mark.parametrize("said", ["header", "address"])
def test_a_returning_page_is_told_once_what_it_missed(room, stranger, said):
    first = sees.as_leader(room.work(), room.public_id)[0].event
    for _ in range(3):
        room.join()
    address = f"{wall_of(room)}/stream"

    def coming_back(seen):
        if said == "header":
            return Listening(stranger, address, headers={"Last-Event-ID": str(seen)})
        return Listening(stranger, f"{address}?last={seen}")

    missed = coming_back(first + 1)
    current = coming_back(first + 3)
    room.go_to(Phase.WRITE)

    assert missed.hear(3).count(b"event: joined") == 1
    assert current.hear(2).count(b"event: phase") == 1


@pytest.mark.parametrize("nonsense", ["", "x", "-1", "1e9", "²", "9" * 40])
def test_a_page_with_a_nonsense_event_number_is_told_to_fetch_again(room, stranger, nonsense):
    room.join()

    listening = Listening(stranger, f"{wall_of(room)}/stream", query_string={"last": nonsense})

    assert b"event: " in listening.hear(2).removeprefix(PING)


def test_a_stranger_hears_nothing(stranger, other_leader, web, room):
    elsewhere = phone_of(web, room, a_room(room.work).join())

    for client in (stranger, other_leader, elsewhere):
        for address in (f"/processes/{room.public_id}", f"/w/{room.code}", "/wall/guessed"):
            assert client.get(f"{address}/stream").status_code == 404


def test_a_page_that_leaves_is_forgotten_even_if_it_never_read_a_byte(room, stranger, hub):
    listening = Listening(stranger, f"{wall_of(room)}/stream")
    listening.hear(2)
    unread = Listening(stranger, f"{wall_of(room)}/stream")
    stranger.head(f"{wall_of(room)}/stream").close()
    assert hub.count() == 2

    listening.answer.close()
    unread.answer.close()

    assert hub.count() == 0


def test_an_open_stream_never_queries_the_store(room, stranger, web):
    streams = [Listening(stranger, f"{wall_of(room)}/stream?last=0") for _ in range(40)]

    assert [each.hear(2)[: len(PING)] for each in streams] == [PING] * 40
    assert store_of(web).readers.pool.checkedout() == 0


def test_the_script_listens_for_every_kind_of_signal():
    script = (root() / "static" / "js/shared/live.js").read_text()

    kinds = re.search(r"const KINDS = \[(.*?)\n\];", script, re.DOTALL)[1]

    assert re.findall(r'"(\w+)"', kinds) == list(SignalKind)
