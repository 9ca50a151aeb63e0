"""What opened something ends in the store when it ends: a copy of it opens nothing afterwards.

Each test keeps a copy, as somebody does who has seen a cookie or left a page open, and tries it.
"""

from datetime import timedelta

import pytest

from akr.domain.clock import utc_now
from akr.domain.office.sessions import IDLE, NOTED_EVERY
from akr.domain.phase import Phase
from akr.domain.room.errors import UnknownSeat
from akr.steps.office import accounts
from akr.steps.planning import co_leaders
from akr.steps.room import door, joining, notes, observers, seats
from akr.store.tables import Base
from akr.store.work import store_of
from tests import sees
from tests.listening import Listening
from tests.web.people import ADMINISTRATOR, LEADER, OTHER_LEADER, PASSWORD, account_of, signed_in
from tests.workshops import CARER, a_room, an_act

NEW = "en helt annan mening"
DEVICE = "what only this device holds"
UNION = "Fackförbundet Exempel"


@pytest.fixture
def room(web):
    return a_room(store_of(web).work, account=account_of(web, LEADER).id)


def a_copy(web, client):
    """Another browser, with the first one's cookie."""
    thief = web.test_client()
    thief.set_cookie("akr", client.get_cookie("akr").value)
    return thief


def is_in(client):
    return client.get("/account").status_code == 200


def signs_out(web, client):
    client.post("/sign-out")


def signs_out_everywhere(web, client):
    signed_in(web, LEADER).post("/account/sign-out-everywhere")


def changes_the_password(web, client):
    client.post("/account/password", data={"old": PASSWORD, "password": NEW})


def is_given_a_password(web, client):
    address = f"/accounts/{account_of(web, LEADER).public_id}/password"
    signed_in(web, ADMINISTRATOR).post(address, data={"password": NEW})


def is_closed(web, client):
    address = f"/accounts/{account_of(web, LEADER).public_id}/close"
    signed_in(web, ADMINISTRATOR).post(address)


ENDINGS = [
    signs_out,
    signs_out_everywhere,
    changes_the_password,
    is_given_a_password,
    is_closed,
]


@pytest.mark.parametrize("ends", ENDINGS)
def test_a_copied_cookie_opens_nothing_after_its_session_ends(web, ends):
    leader = signed_in(web, LEADER)
    copy = a_copy(web, leader)
    bystander = signed_in(web, OTHER_LEADER)
    assert is_in(copy)

    ends(web, leader)

    assert not is_in(copy)
    assert is_in(bystander)


@pytest.mark.parametrize("ends", ENDINGS)
def test_an_open_stream_ends_with_its_session(web, room, ends):
    leader = signed_in(web, LEADER)
    listening = Listening(leader, f"/processes/{room.public_id}/stream")
    listening.hear(2)

    ends(web, leader)
    room.join()

    assert listening.hear_to_the_end() == b""
    assert web.extensions["akr.live"].count() == 0


def test_signing_out_leaves_other_devices_signed_in(web):
    here, there = signed_in(web, LEADER), signed_in(web, LEADER)

    here.post("/sign-out")

    assert is_in(there)


def test_signing_in_ends_the_browsers_earlier_session(web):
    client = signed_in(web, LEADER)
    copy = a_copy(web, client)

    client.post("/sign-in", data={"name": OTHER_LEADER, "password": PASSWORD})

    assert is_in(client)
    assert not is_in(copy)


def test_a_session_lasts_while_it_is_used_and_ends_when_it_is_not(web):
    leader, idle = signed_in(web, LEADER), signed_in(web, LEADER)
    now = utc_now()

    for hours in range(0, 40, 8):
        store_of(web).clock = lambda hours=hours: now + timedelta(hours=hours)
        assert is_in(leader)

    assert not is_in(idle)
    store_of(web).clock = lambda: now + timedelta(hours=32) + IDLE
    assert not is_in(leader)


def test_the_use_of_a_session_is_recorded_seldom(web):
    leader = signed_in(web, LEADER)
    before = stored(web)

    leader.get("/account")
    assert stored(web) == before

    store_of(web).clock = lambda: utc_now() + NOTED_EVERY
    leader.get("/account")
    assert stored(web) != before


def test_the_cookie_is_a_secret_that_the_database_does_not_hold(web):
    leader = signed_in(web, LEADER)
    secret = leader.get_cookie("akr").value

    assert len(secret) >= 32
    assert secret not in stored(web)
    assert account_of(web, LEADER).public_id not in secret


def stored(web):
    """All that the database holds, as text."""
    with store_of(web).engine.connect() as connection:
        return repr(
            [connection.execute(table.select()).all() for table in Base.metadata.sorted_tables]
        )


def test_a_cookie_from_before_stored_sessions_must_sign_in_again(web):
    client = web.test_client()
    client.set_cookie("akr", "eyJhY2NvdW50IjoieCIsInN0YW1wIjoieCJ9.aSkQ7A.xK0k1m8Vw")

    assert not is_in(client)
    assert client.post("/sign-in", data={"name": LEADER, "password": PASSWORD}).status_code == 303
    assert is_in(client)


def test_a_unions_link_is_not_in_the_session_cookie_and_is_shown_once(web, room):
    leader = signed_in(web, LEADER)
    address = f"/processes/{room.public_id}/plan/unions"

    leader.post(address, data={"union": UNION})
    copy = a_copy(web, leader)

    assert "/review/" not in copy.get(address).text
    assert "/review/" in leader.get(address).text
    assert "/review/" not in leader.get(address).text


def test_a_former_leaders_stream_ends(web, room):
    other = account_of(web, OTHER_LEADER)
    co_leaders.invite_leader(room.work(), room.public_id, other.public_id)
    address = f"/processes/{room.public_id}/stream"
    removed = Listening(signed_in(web, OTHER_LEADER), address)
    stays = Listening(signed_in(web, LEADER), address)
    removed.hear(2)
    stays.hear(2)

    co_leaders.remove_leader(room.work(), room.public_id, other.public_id)
    room.join()

    assert removed.hear_to_the_end() == b""
    assert b"event: joined" in stays.hear()


def a_phone(web, room, token):
    client = web.test_client()
    client.set_cookie(f"seat_{room.code}", token, path=f"/w/{room.code}")
    return client


def test_a_removed_leaders_saved_cookie_opens_nothing_of_the_process(web, room):
    other = account_of(web, OTHER_LEADER)
    co_leaders.invite_leader(room.work(), room.public_id, other.public_id)
    copy = a_copy(web, signed_in(web, OTHER_LEADER))
    assert copy.get(f"/processes/{room.public_id}").status_code == 200

    co_leaders.remove_leader(room.work(), room.public_id, other.public_id)

    for page in ("", "/plan", "/stream", "/seats", "/notes"):
        assert copy.get(f"/processes/{room.public_id}{page}").status_code == 404


def test_a_removed_seat_opens_nothing_and_its_stream_ends(web, room):
    place, stays = room.join(), room.join()
    copy = a_phone(web, room, place.token)
    removed, other = (
        Listening(a_phone(web, room, each.token), f"/w/{room.code}/stream")
        for each in (place, stays)
    )
    removed.hear(2)
    other.hear(2)
    seat_code = joining.seat_held(room.work(), room.code, place.token)[2]

    seats.remove(room.work(), room.public_id, an_act(), place.handle)
    room.go_to(Phase.WRITE)

    assert removed.hear_to_the_end().count(b"event: seat_moved") == 1
    assert b"event: phase" in other.hear()
    assert copy.get(f"/w/{room.code}/my-seat").status_code == 404
    assert copy.get(f"/w/{room.code}/stream").status_code == 404
    with pytest.raises(UnknownSeat):
        joining.move_seat(room.work(), room.code, seat_code, an_act())


def test_a_device_that_gets_its_seat_again_ends_what_its_lost_token_opened(web, room):
    act = an_act()
    lost = joining.take_seat(room.work(), room.code, CARER, act, DEVICE)
    listening = Listening(a_phone(web, room, lost.token), f"/w/{room.code}/stream")
    listening.hear(2)

    again = joining.take_seat(room.work(), room.code, CARER, act, DEVICE)

    assert listening.hear_to_the_end() == b""
    assert a_phone(web, room, lost.token).get(f"/w/{room.code}/my-seat").status_code == 404
    assert a_phone(web, room, again.token).get(f"/w/{room.code}/my-seat").status_code == 200


def test_who_is_turned_away_hears_no_more_of_the_door(web, room):
    room.go_to(Phase.TALK)
    turned_away = room.knock()
    listening = Listening(a_phone(web, room, turned_away.token), f"/w/{room.code}/waiting/stream")
    listening.hear(2)
    (waiting,) = door.see_waiting(room.work(), room.public_id)
    room.knock()

    door.turn_away(room.work(), room.public_id, an_act(), waiting.place)
    door.close(room.work(), room.public_id, an_act(), is_closed=True)

    assert listening.hear_to_the_end().count(b"event: door") == 1
    assert door.waits(room.work(), room.code, turned_away.token) is None
    assert len(door.see_waiting(room.work(), room.public_id)) == 1


def test_a_left_seat_opens_nothing_and_its_stream_ends(web, room):
    place = room.join()
    seat_code = joining.seat_held(room.work(), room.code, place.token)[2]
    phone, copy = a_phone(web, room, place.token), a_phone(web, room, place.token)
    listening = Listening(copy, f"/w/{room.code}/stream")
    listening.hear(2)

    assert phone.post(f"/w/{room.code}/next").location == f"/w/{room.code}"

    assert listening.hear_to_the_end() == b""
    assert copy.get(f"/w/{room.code}/my-seat").status_code == 404
    assert joining.move_seat(room.work(), room.code, seat_code, an_act())


def test_leaving_twice_on_bad_wifi_leaves_once(web, room):
    place = room.join()
    a_phone(web, room, place.token).post(f"/w/{room.code}/next")

    again = a_phone(web, room, place.token).post(f"/w/{room.code}/next")

    assert again.location == f"/w/{room.code}"


def test_the_stream_of_an_observer_who_left_ends(web, room):
    _, secret = observers.observe(room.work(), room.code, an_act())
    wall = sees.as_leader(room.work(), room.public_id)[1]
    left, stays = (Listening(web.test_client(), f"/wall/{each}/stream") for each in (secret, wall))
    left.hear(2)
    stays.hear(2)

    observers.leave(room.work(), secret, an_act())

    assert left.hear_to_the_end() == b""
    assert b"event: joined" in stays.hear()


def test_the_stream_of_a_replaced_notes_page_ends(web, room):
    notes.open_notes(room.work(), room.public_id, an_act())
    earlier = notes.see_as_leader(room.work(), room.public_id)[1]
    listening = Listening(web.test_client(), f"/notes/{earlier}/stream")
    listening.hear(2)

    notes.open_notes(room.work(), room.public_id, an_act())

    assert listening.hear_to_the_end() == b""


def test_access_that_ends_while_a_stream_opens_leaves_no_stream_open(web, room, monkeypatch):
    """The check that let it in and its place among the listeners are two moments."""
    leader, hub = signed_in(web, LEADER), web.extensions["akr.live"]
    listen = hub.listen

    def listen_after_the_end(*args, **more):
        accounts.close_account(room.work(), account_of(web, LEADER).public_id)
        return listen(*args, **more)

    monkeypatch.setattr(hub, "listen", listen_after_the_end)

    assert leader.get(f"/processes/{room.public_id}/stream").status_code == 404
    assert hub.count() == 0
