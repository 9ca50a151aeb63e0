"""The absent at the edge: the leader's days, and a phone that sorts first and sees then."""

from datetime import timedelta

import pytest

from akr.domain.answers.sorting import Colour
from akr.domain.clock import today
from akr.domain.phase import Phase
from akr.store.work import store_of
from akr.text import long_date
from tests import sees
from tests.page import read
from tests.web.forms import an_act_sent, fields, seated
from tests.web.people import LEADER, account_of
from tests.workshops import CARER, TEACHER, a_sorting_room

WEEK = today() + timedelta(days=7)


@pytest.fixture
def room(web):
    """A shown room where five have sorted, led by the leader at hand."""
    work = store_of(web).work
    account = account_of(web, LEADER).id
    room, _ = a_sorting_room(work, account=account)
    for person in [room.join(TEACHER) for _ in range(5)]:
        for card in person.deck().cards:
            person.place(card.task, Colour.GREEN)
    room.go_to(Phase.REVEAL)
    return room


def page_of(room):
    return f"/processes/{room.public_id}/absent"


def set_days(leader, room, **days):
    return leader.post(page_of(room), data=an_act_sent() | days)


def now(device, room, query=""):
    return device.get(f"/w/{room.code}/now{query}")


def test_a_day_that_has_been_is_refused_at_its_own_field(leader, room):
    refused = read(set_days(leader, room, write=str(WEEK), sort="2020-01-01"))

    assert "Datumet är för tidigt." in refused.one("#sort-error").words
    assert not refused.has("#write-error")


def test_the_leader_sets_the_last_days_and_everybody_is_told(web, leader, room):
    answer = set_days(leader, room, write=str(WEEK), sort=str(WEEK))

    assert (answer.status_code, answer.location) == (303, f"{page_of(room)}?saved=1")
    form = read(leader.get(answer.location)).form("/absent").sent()
    assert (form["write"], form["sort"]) == ([str(WEEK)], [str(WEEK)])
    console = leader.get(f"/processes/{room.public_id}/lead").text
    wall = leader.get(f"/wall/{sees.as_leader(room.work(), room.public_id)[1]}").text
    for shown in (console, wall):
        assert "5 av 6 har sorterat" in shown
        assert long_date(WEEK) in shown
    place = room.join(CARER)
    room.go_to(Phase.WRITE)
    assert f"till och med {long_date(WEEK)}" in now(seated(web, room, place), room).text


@pytest.mark.parametrize(
    "days", [{"sort": "2020-01-01"}, {"write": "i morgon"}, {"write": "9999-01-01"}]
)
def test_an_impossible_day_comes_back_with_a_reason(leader, room, days):
    answer = set_days(leader, room, **days)

    assert answer.status_code == 422
    ((name, said),) = days.items()
    field = read(answer).one(f"[name={name}]")
    assert (field.value, field["aria-invalid"]) == (said, "true")
    assert read(answer).texts(".error") != [""]
    assert sees.as_leader(room.work(), room.public_id)[0].until.sort is None


def test_an_absentee_sorts_by_plain_forms_before_seeing_the_result(web, room):
    room.open_to_absent()
    device = seated(web, room, room.join(CARER))
    page = now(device, room)
    assert "Du sorterar i efterhand" in page.text
    assert "Så ser det ut" not in page.text

    while task := read(page).form("/sorting").field("task"):
        sent = fields(page) | {"task": task, "colour": "red"}
        page = device.get(device.post(f"/w/{room.code}/sorting", data=sent).location)
        if "Så ser det ut" in page.text:
            break

    assert "5 av 7 har sorterat. Fler kan göra det" in page.text
    assert page.text.count("Ditt svar:") == 3


def test_a_participant_sees_the_result_and_may_answer_the_remaining_tasks(web, room):
    room.open_to_absent()
    room.go_to(Phase.SORT)
    place = room.join(CARER)
    place.place(place.deck().cards[0].task, Colour.GREEN)
    room.go_to(Phase.REVEAL)
    device = seated(web, room, place)

    page = now(device, room).text

    assert "Sortera det du inte har svarat på (2)" in page
    assert "Du sorterar i efterhand" in now(device, room, "?sort=1").text


def test_an_absentee_may_see_the_result_without_sorting(web, room):
    room.open_to_absent()
    device = seated(web, room, room.join(CARER))

    assert "Så ser det ut så långt" in now(device, room, "?result=1").text


def test_without_a_last_day_nothing_is_asked_or_shown(web, room):
    page = now(seated(web, room, room.join(CARER)), room).text

    assert "Så blev det" in page
    assert "har sorterat" not in page


def test_the_console_explains_why_an_answer_waits(leader, room):
    room.open_to_absent()
    place = room.join(TEACHER)
    for card in place.deck().cards:
        place.place(card.task, Colour.RED)

    console = f"/processes/{room.public_id}/lead"
    assert "räknas inte än" in leader.get(console).text
    room.take_in_late()

    page = leader.get(console).text

    assert "så att ingens svar går att räkna ut" in page
    assert not read(page).has("#take-in")


def test_only_the_leader_sees_or_sets_the_days(other_leader, stranger, room):
    for client in (other_leader, stranger):
        assert client.get(page_of(room)).status_code == 404
        assert set_days(client, room, sort=str(WEEK)).status_code == 404
