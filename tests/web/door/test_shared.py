"""A shared device: each leaves it empty for the next, and nobody gets at what the last one did."""

import pytest

from akr.domain.phase import Phase
from akr.store.work import store_of
from tests.page import read
from tests.web.forms import fields, seat_code_on
from tests.workshops import CARER, COOK, a_room

SECRET = "hemligt kort"


@pytest.fixture
def room(web):
    """A room where people write."""
    return a_room(store_of(web).work, phase=Phase.WRITE)


@pytest.fixture
def tablet(web, room):
    """A device that people take turns at."""
    device = web.test_client()
    done = device.post(f"/w/{room.code}/shared", data={"shared": "1"})
    assert done.location == f"/w/{room.code}"
    return device


def take(tablet, room, occupation):
    form = fields(tablet.get(f"/w/{room.code}")) | {"occupation": occupation}
    return tablet.get(tablet.post(f"/w/{room.code}/seat", data=form).location)


def test_a_shared_device_says_so_and_offers_the_next_person_a_turn(tablet, room):
    shown = take(tablet, room, CARER)

    assert read(shown).one(f"a[href='/w/{room.code}/next']").words == "Nästa person"
    assert "Platskod" in tablet.get(f"/w/{room.code}/next").text


def test_the_next_person_sees_nothing_of_the_last(tablet, room):
    take(tablet, room, CARER)
    shown = tablet.get(f"/w/{room.code}/now")
    tablet.post(f"/w/{room.code}/cards", data=fields(shown) | {"text": SECRET})
    assert SECRET in tablet.get(f"/w/{room.code}/now").text

    left = tablet.post(f"/w/{room.code}/next")

    assert left.location == f"/w/{room.code}"
    assert "Den är tom nu" in tablet.get(left.location).text
    for page in ("now", "next", "my-seat"):
        back = tablet.get(f"/w/{room.code}/{page}")
        assert (back.status_code, back.location) == (302, f"/w/{room.code}")
    assert SECRET not in take(tablet, room, COOK).text
    assert "no-store" in tablet.get(f"/w/{room.code}/now").headers["Cache-Control"]


def test_a_left_seat_keeps_its_work_and_returns_by_its_code(web, tablet, room):
    take(tablet, room, CARER)
    sent = fields(tablet.get(f"/w/{room.code}/now")) | {"text": SECRET}
    tablet.post(f"/w/{room.code}/cards", data=sent)
    seat_code = seat_code_on(tablet.get(f"/w/{room.code}/next"))
    tablet.post(f"/w/{room.code}/next")

    moving = fields(tablet.get(f"/w/{room.code}/move")) | {"seat_code": seat_code}
    back = tablet.post(f"/w/{room.code}/move", data=moving)

    assert back.location == f"/w/{room.code}/now"
    assert SECRET in tablet.get(back.location).text


def test_a_shared_device_can_become_personal_again(tablet, room):
    tablet.post(f"/w/{room.code}/shared", data={"shared": "0"})

    assert "Nästa person" not in take(tablet, room, CARER).text


def test_a_late_post_by_the_last_person_does_not_affect_the_next(tablet, room):
    take(tablet, room, CARER)
    late = fields(tablet.get(f"/w/{room.code}/now")) | {"text": SECRET}
    tablet.post(f"/w/{room.code}/next")

    refused = tablet.post(f"/w/{room.code}/cards", data=late, headers={"X-AKR-Outbox": "1"})

    assert refused.status_code == 404
    assert SECRET not in take(tablet, room, COOK).text


def test_an_unknown_room_has_no_shared_devices(web):
    assert web.test_client().post("/w/CCCCCC/shared", data={"shared": "1"}).status_code == 404
