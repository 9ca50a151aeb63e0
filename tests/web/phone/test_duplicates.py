"""Duplicates at the edge: plain forms on the phone, and one press on the leader's table."""

import pytest

from akr.domain.phase import Phase
from akr.store.work import store_of
from tests.page import read
from tests.web.forms import an_act_sent, seated
from tests.web.people import LEADER, account_of
from tests.workshops import CARER, COOK, a_room


@pytest.fixture
def room(web):
    """A table with the cards of three carers and a cook, led by the leader at hand."""
    work = store_of(web).work
    account = account_of(web, LEADER).id
    room = a_room(work, phase=Phase.WRITE, account=account)
    room.places = [room.join(each) for each in (CARER, CARER, CARER, COOK)]
    for place, text in zip(room.places, ("Läsa sagor", "Vattna <b>", "Ringa", "Koka"), strict=True):
        place.write(text)
    room.go_to(Phase.GATHER)
    return room


def now(device, room, query=""):
    return device.get(f"/w/{room.code}/now{query}").text


def keys(page):
    found = read(page).all("label:has([name=card])")
    return {each.words: each.one("[name=card]").value for each in found}


def test_the_leader_lets_groups_help_and_accepts_their_pairs_with_one_press(web, leader, room):
    device = seated(web, room, room.places[0])
    table = f"/processes/{room.public_id}/table"
    assert "Läsa sagor" not in now(device, room)

    leader.post(f"{table}/help", data=an_act_sent() | {"open": "1"})
    cards = keys(now(device, room))
    assert set(cards) == {"Läsa sagor", "Vattna <b>", "Ringa", "Koka"}
    chosen = [cards["Läsa sagor"], cards["Ringa"]]
    answer = device.post(f"/w/{room.code}/same", data=an_act_sent() | {"card": chosen})
    assert answer.status_code == 303
    assert "Du har föreslagit" in now(device, room)

    shown = leader.get(table).text
    assert "Grupperna föreslår" in shown
    sent = read(shown).one("form[action$='/table/merge']:has([name=heap])").sent()
    assert leader.post(f"{table}/merge", data=sent).status_code == 303
    assert "Grupperna föreslår" not in leader.get(table).text


def test_pairing_fewer_than_two_cards_is_explained_and_changes_nothing(web, leader, room):
    room.let_groups_help()
    device = seated(web, room, room.places[0])

    answer = device.post(f"/w/{room.code}/same", data=an_act_sent() | {"card": ["påhittat"]})

    assert "Markera minst två kort först." in device.get(answer.location).text
    assert "Grupperna föreslår" not in leader.get(f"/processes/{room.public_id}/table").text


def test_a_waiting_phone_moves_on_when_the_leader_allows_it(web, room):
    device = seated(web, room, room.places[0])
    before = device.get(f"/w/{room.code}/now", htmx=True).text

    room.let_groups_help()

    after = device.get(f"/w/{room.code}/now", htmx=True).text
    assert read(before).one("[data-version]")["data-version"] == "gather"
    assert read(after).one("[data-version]")["data-version"] == "gather-help"
