"""Done with a phase, at the edge: a form on the phone; counts on console and wall."""

import pytest

from akr.domain.answers.sorting import Colour
from akr.domain.phase import Phase
from akr.store.work import store_of
from tests import sees
from tests.page import read
from tests.web.forms import fields, seated
from tests.web.people import LEADER, account_of
from tests.workshops import CARER, COOK, a_sorting_room, an_act


@pytest.fixture
def room(web):
    """A room that sorts three tasks, led by the leader at hand."""
    work = store_of(web).work
    account = account_of(web, LEADER).id
    return a_sorting_room(work, account=account)[0]


@pytest.fixture
def place(room):
    return room.join(COOK)


@pytest.fixture
def device(web, room, place):
    return seated(web, room, place)


def now(device, room):
    return device.get(f"/w/{room.code}/now")


def form(answer):
    return read(answer).one("form.done-with-phase")


def press(device, room):
    shown = form(now(device, room))
    pressed = {each["name"]: each.value for each in shown.all("button[name]")}
    return device.post(f"/w/{room.code}/ready", data=shown.sent() | pressed)


def test_the_done_button_appears_when_all_is_sorted_and_can_be_undone(device, room, place):
    assert "hidden" in read(now(device, room)).one("#done-with-phase")
    for card in place.deck().cards:
        place.place(card.task, None)
    assert form(now(device, room)).texts("button") == ["Jag är klar"]

    answer = press(device, room)
    assert (answer.status_code, answer.location) == (303, f"/w/{room.code}/now")
    assert form(now(device, room)).texts("button") == ["Ångra att jag är klar"]

    press(device, room)
    assert form(now(device, room)).texts("button") == ["Jag är klar"]


def test_a_writer_may_be_done_and_still_write(web, device, room, place):
    room.go_to(Phase.WRITE)

    press(device, room)

    page = now(device, room)
    assert "Du har sagt att du är klar" in page.text
    sent = fields(page) | {"text": "Vika tvätt"}
    assert device.post(f"/w/{room.code}/cards", data=sent).status_code == 303
    assert place.cards() == ["Vika tvätt"]


def test_console_and_wall_count_by_groups_of_three(leader, room, place):
    task = place.deck().top.task
    for _ in range(2):
        room.join(CARER).place(task, Colour.RED)
    place.say_done(Phase.SORT)

    console = leader.get(f"/processes/{room.public_id}/lead").text
    wall = leader.get(f"/wall/{sees.as_leader(room.work(), room.public_id)[1]}").text

    assert "Barnskötare och kock 1 av 4" in " ".join(read(console).pieces)
    assert "1 av 4" in read(wall).texts("b")


@pytest.mark.parametrize("broken", [{"phase": ""}, {"phase": "nu"}])
def test_an_unknown_phase_is_refused(device, room, broken):
    act = an_act(1)
    sent = {"act": act.id, "number": "1", "phase": "sort", "ready": "1"} | broken

    assert device.post(f"/w/{room.code}/ready", data=sent).status_code == 409


def test_the_outbox_gets_no_content_and_a_repeated_done_counts_once(device, room):
    act = an_act(1)
    sent = {"act": act.id, "number": "1", "phase": "sort", "ready": "1"}

    for _ in range(2):
        assert device.post(f"/w/{room.code}/ready", data=sent, outbox=True).status_code == 204
