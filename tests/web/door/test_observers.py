"""Observers at the edge: a manager, HR or a union comes in by the code and gets a wall."""

import pytest

from akr.domain.phase import Phase
from akr.store.work import store_of
from tests import sees
from tests.story import Person
from tests.web.forms import an_act_sent
from tests.workshops import CARER, a_room


@pytest.fixture
def room(web):
    """A room that people join."""
    return a_room(store_of(web).work)


@pytest.fixture
def guest(web, room):
    """Somebody who has come in by the code, to observe."""
    person = Person(web.test_client())
    person.see(f"/w/{room.code}").press("Jag närvarar")
    return person


def test_an_observer_gets_a_wall_marked_as_an_observers(guest, room):
    _, wall = sees.as_leader(room.work(), room.public_id)

    assert guest.address.startswith("/wall/")
    assert wall not in guest.page.text
    assert guest.says("Du närvarar. Du ser det som väggen visar")
    assert guest.says("Närvarar (chef, HR, fack) 1")


def test_the_door_leads_an_observer_back_to_the_wall_until_they_leave(guest, room):
    own = guest.address

    assert guest.see(f"/w/{room.code}").address == own
    guest.press("Sluta närvara")

    assert guest.says("Vad arbetar du som?")
    assert guest.client.get(own).status_code == 404


def test_an_observer_neither_writes_nor_sorts(guest, room):
    for phase, path in ((Phase.WRITE, "cards"), (Phase.SORT, "sorting")):
        room.go_to(phase)
        sent = an_act_sent() | {"text": "Torka bord", "task": "t", "colour": "red"}
        assert guest.client.post(f"/w/{room.code}/{path}", data=sent).status_code == 404
    assert guest.client.get(f"/w/{room.code}/now").status_code == 404


def test_the_rooms_own_wall_has_no_observers_marks_and_cannot_leave(web, room):
    _, wall = sees.as_leader(room.work(), room.public_id)
    screen = web.test_client()

    assert "Sluta närvara" not in screen.get(f"/wall/{wall}").text
    assert screen.post(f"/wall/{wall}/leave", data=an_act_sent()).status_code == 404


def test_two_presses_admit_one_observer_and_a_wrong_code_none(web, room):
    client, sent = web.test_client(), an_act_sent()

    first = client.post(f"/w/{room.code}/attend", data=sent).location
    assert client.post(f"/w/{room.code}/attend", data=sent).location == first
    assert client.post("/w/CCCCCC/attend", data=an_act_sent()).status_code == 404


def test_the_leader_sees_the_number_of_observers(web, leader, room, guest):
    del guest
    room.join(CARER)
    seen, _ = sees.as_leader(room.work(), room.public_id)

    assert (seen.observers, sum(seen.seats.values())) == (1, 1)
