"""Notes at the edge: the leader hands an address out, and notes are never on the wall."""

import pytest

from akr.domain.phase import Phase
from akr.steps.room import notes
from tests import sees
from tests.page import read
from tests.story import Person
from tests.web.forms import an_act_sent
from tests.web.leader.room.test_console import process, room
from tests.web.shared.test_stream import PING, Listening
from tests.workshops import CARER, an_act

__all__ = ["process", "room"]

SAID = "Det tar längre tid på måndagar"


@pytest.fixture
def page(leader, room, process):
    """The address that the leader has made for whoever takes notes."""
    Person(leader).see(f"{process}/notes").press("Skapa adressen")
    return f"/notes/{notes.see_as_leader(room.work(), room.public_id)[1]}"


@pytest.fixture
def taker(web, page):
    """Somebody who was given the address, and has no account."""
    return Person(web.test_client()).see(page)


def test_notes_are_read_by_the_leader_and_other_note_takers(web, leader, process, taker):
    taker.press("Spara anteckningen", text=SAID)

    assert taker.says(SAID)
    assert Person(leader).see(f"{process}/notes").says(SAID)
    other = Person(web.test_client()).see(taker.address)
    other.press("Ta bort")
    assert not taker.see(taker.address).says(SAID)


def test_the_notes_page_follows_the_room_without_touching_the_form(web, room, taker, page):
    whole = taker.client.get(page)
    tag = read(whole).one("[data-live-tag]")["data-live-tag"]
    asked = {"If-None-Match": f'"{tag}-part"'}
    assert taker.client.get(page, htmx=True, headers=asked).status_code == 304

    Person(web.test_client()).see(page).press("Spara anteckningen", text=SAID)
    part = taker.client.get(page, htmx=True, headers=asked)

    assert part.status_code == 200
    assert SAID in part.text
    assert not read(part).has("textarea")


def test_the_notes_stream_tells_only_of_notes_and_tasks(web, room, taker, page):
    listening = Listening(taker.client, f"{page}/stream?last={2**62}")
    assert listening.hear() == PING

    room.join(CARER)
    taker.press("Spara anteckningen", text=SAID)
    room.go_to(Phase.WRITE)

    assert b"event: note\n" in listening.hear()
    assert b"event: phase\n" in listening.hear()
    assert web.test_client().get("/notes/påhittad/stream").status_code == 404


def test_the_wall_and_the_leader_are_not_told_of_notes(web, leader, room, process, taker):
    _, wall = sees.as_leader(room.work(), room.public_id)
    streams = [
        Listening(web.test_client(), f"/wall/{wall}/stream?last={2**62}"),
        Listening(leader, f"{process}/stream?last={2**62}"),
    ]
    assert [each.hear() for each in streams] == [PING, PING]

    taker.press("Spara anteckningen", text=SAID)
    room.go_to(Phase.WRITE)

    assert all(b"event: phase\n" in each.hear() for each in streams)


@pytest.mark.parametrize("phase", Phase)
def test_notes_are_on_no_wall(web, room, taker, phase):
    taker.press("Spara anteckningen", text=SAID)
    room.go_to(phase)
    _, wall = sees.as_leader(room.work(), room.public_id)

    assert SAID not in web.test_client().get(f"/wall/{wall}").text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Fältet är tomt"),
        ("x" * 10_000, "Korta den till högst 1000"),
        ("a\ufffdb", "går att läsa"),
    ],
)
def test_a_refused_note_is_explained_and_stays_in_the_field(taker, page, text, sentence):
    refused = taker.client.post(page, data=an_act_sent() | {"text": text})

    assert refused.status_code == 422
    assert sentence in refused.text
    assert text.strip("\ufffd")[:50].replace("\ufffd", "") in refused.text


def test_a_note_on_a_missing_task_is_refused_at_the_field(taker, page):
    refused = taker.client.post(page, data=an_act_sent() | {"text": SAID, "task": "nowhere"})

    assert refused.status_code == 422
    assert SAID in refused.text


def test_a_wrong_or_replaced_notes_address_opens_nothing(web, leader, process, room, page):
    notes.open_notes(room.work(), room.public_id, an_act())

    for address in (page, "/notes/nowhere"):
        client = web.test_client()
        assert client.get(address).status_code == 404
        assert client.post(address, data=an_act_sent() | {"text": SAID}).status_code == 404
