"""The door at the edge: who waits, on the phone and on the console, and the leader's list of seats."""

import pytest

from akr.domain.phase import Phase
from akr.store.work import store_of
from tests.page import read
from tests.web.forms import an_act_sent, seated
from tests.web.people import LEADER, account_of
from tests.workshops import CARER, COOK, a_room


@pytest.fixture
def room(web):
    """A room that expects two carers and a cook, who is there."""
    work = store_of(web).work
    leader = account_of(web, LEADER)
    found = a_room(work, account=leader.id, occupations={"Barnskötare": 2, "Kock": 1})
    found.join(COOK)
    return found


def knocks(web, room, occupation=COOK):
    device = web.test_client()
    device.get(f"/w/{room.code}")
    answer = device.post(f"/w/{room.code}/seat", data=an_act_sent() | {"occupation": occupation})
    return device, answer


def press(leader, page, action, nth=0):
    """Press the nth of a page's buttons that send to an action."""
    form = [each for each in read(page).all("form") if each["action"].endswith(action)][nth]
    return leader.post(form["action"], data=form.sent())


def test_who_is_not_expected_waits_on_a_page_that_goes_on_by_itself(web, room, leader):
    device, answer = knocks(web, room)
    assert answer.location == f"/w/{room.code}/waiting"

    shown = read(device.get(answer.location))
    assert shown.one("h1").words == "Vänta, du blir snart insläppt"
    assert "Förskolan Linden" in shown.words
    assert shown.one("noscript a")["href"] == answer.location
    for path in (f"/w/{room.code}", f"/w/{room.code}/now"):
        assert device.get(path).location == answer.location
    _, again = (
        device,
        device.post(f"/w/{room.code}/seat", data=an_act_sent() | {"occupation": CARER}),
    )
    assert again.location == answer.location

    console = leader.get(f"/processes/{room.public_id}/lead")
    assert read(console).one("#waiting").words == "1 väntar på att komma in"
    assert press(leader, console, "/let-in").location == f"/processes/{room.public_id}/lead"
    assert device.get(answer.location).location == f"/w/{room.code}/now"
    assert "Du är med" in device.get(f"/w/{room.code}/now").text


def test_who_is_turned_away_is_told_what_to_do(web, room, leader):
    device, answer = knocks(web, room)
    page = leader.get(f"/processes/{room.public_id}/door")

    assert press(leader, page, "/not-now").location == f"/processes/{room.public_id}/door"

    away = device.get(answer.location)
    assert away.location == f"/w/{room.code}/not-now"
    assert read(device.get(away.location)).one("a.button")["href"] == f"/w/{room.code}"
    assert read(device.get(f"/w/{room.code}")).has("[name=occupation]")


def test_a_closed_door_says_so_kindly_and_opens_again(web, room, leader, stranger):
    page = leader.get(f"/processes/{room.public_id}/door")
    press(leader, page, "/door/close")

    closed = read(stranger.get(f"/w/{room.code}"))
    assert closed.one("h1").words == "Dörren är stängd just nu"
    assert not closed.has("[name=occupation]")
    refused = knocks(web, room, CARER)[1]
    assert refused.status_code == 409
    assert "stängd just nu" in refused.text
    assert "Dörren är stängd" in leader.get(f"/processes/{room.public_id}/lead").text

    press(leader, leader.get(f"/processes/{room.public_id}/door"), "/door/close")
    assert read(stranger.get(f"/w/{room.code}")).has("[name=occupation]")


def test_a_new_code_keeps_those_who_sit_and_says_so_to_others(web, room, leader, stranger):
    place = room.join(CARER)
    device = seated(web, room, place)
    press(leader, leader.get(f"/processes/{room.public_id}/door"), "/door/code")

    old = stranger.get(f"/w/{room.code}")
    assert old.status_code == 404
    assert "Koden är bytt" in old.text
    assert device.get(f"/w/{room.code}").location == f"/w/{room.code}/now"
    for page in ("now", "my-seat", "promise"):
        assert device.get(f"/w/{room.code}/{page}").status_code == 200, page
    new = read(leader.get(f"/processes/{room.public_id}/lead")).one(".code-plate b").words
    assert new in device.get(f"/w/{room.code}/my-seat").text
    assert stranger.get(f"/w/{new.replace(' ', '')}").status_code == 200


def test_the_list_of_seats_says_whether_something_was_done_and_never_what(room, leader):
    room.go_to(Phase.WRITE)
    room.join_and_act(CARER)
    room.join(CARER)
    address = f"/processes/{room.public_id}/door"

    rows = read(leader.get(address)).texts(".door-seats > li > span")
    assert sorted(row[2:] for row in rows) == ["har gjort något", "inget än", "inget än"]
    assert "Ett kort från" not in leader.get(address).text

    press(leader, leader.get(address), "/remove")
    assert len(read(leader.get(address)).all(".door-seats > li")) == 2
    press(leader, leader.get(address), "/aside")
    assert "lagd åt sidan" in read(leader.get(address)).words
    assert "1 plats är åtsidolagd" in read(leader.get(f"/processes/{room.public_id}/lead")).words
    room.go_to(Phase.TALK)
    assert not read(leader.get(address)).has("form[action$='/aside']")


def test_the_console_says_how_many_are_active(room, leader):
    room.go_to(Phase.WRITE)
    room.join_and_act(CARER)

    shown = read(leader.get(f"/processes/{room.public_id}/lead"))
    assert shown.one("#seats").words == "2 av 3 har gått med"
    assert "1 aktiv" in shown.words
    assert "1 aktiva" not in shown.words
