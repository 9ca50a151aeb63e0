"""The leader enters for somebody without a phone: at a seat like any other, and only meanwhile."""

import pytest

from akr.domain.phase import Phase
from akr.domain.room.participants import Source
from akr.steps.room import joining
from tests.page import read
from tests.web.forms import fields, seat_code_on
from tests.web.leader.room.test_console import process, room
from tests.workshops import CARER, a_room

__all__ = ["process", "room"]

SAID = "Torka borden efter lunch"


@pytest.fixture
def entering(room, process):
    """The address where the leader begins, in a room where people write."""
    room.go_to(Phase.WRITE)
    return f"/w/{room.code}/enter/{room.public_id}"


def begin(leader, entering, occupation=CARER):
    sent = fields(leader.get(entering)) | {"occupation": occupation}
    return leader.get(leader.post(entering, data=sent).location)


def test_the_console_links_to_entering(leader, room, process, entering):
    assert read(leader.get(f"{process}/lead")).has(f"a[href='{entering}']")


def test_entered_cards_belong_to_a_participant_and_are_marked(leader, room, entering):
    shown = begin(leader, entering)
    assert "Åt någon: Barnskötare" in read(shown).words

    leader.post(f"/w/{room.code}/cards", data=fields(shown) | {"text": SAID})

    with (work := room.work()).reading():
        found = work.process(room.public_id)
    assert [each.source for each in found.participants] == [Source.LEADER]
    assert [(each.text, each.participant) for each in found.cards] == [
        (SAID, found.participants[0].id)
    ]


def test_the_leader_sees_entered_cards_only_while_entering(leader, room, entering):
    sent = fields(begin(leader, entering)) | {"text": SAID}
    leader.post(f"/w/{room.code}/cards", data=sent)
    assert SAID in leader.get(f"/w/{room.code}/now").text
    assert "Är personen klar?" in leader.get(f"/w/{room.code}/next").text

    left = leader.post(f"/w/{room.code}/next")

    assert left.location == entering
    for address in (entering, f"/w/{room.code}/now", f"/w/{room.code}/my-seat"):
        assert SAID not in leader.get(address, follow_redirects=True).text


def test_two_people_entered_at_once_are_kept_apart(leader, room, entering):
    first = begin(leader, entering)

    again = leader.get(entering)
    pressed = leader.post(entering, data=fields(first) | {"occupation": "forskollarare"})

    assert again.location == pressed.location == f"/w/{room.code}/now"
    assert "Åt någon: Barnskötare" in read(leader.get(pressed.location)).words


def test_entering_continues_with_a_persons_seat_code(leader, room, entering):
    leader.post(f"/w/{room.code}/cards", data=fields(begin(leader, entering)) | {"text": SAID})
    code = seat_code_on(leader.get(f"/w/{room.code}/next"))
    leader.post(f"/w/{room.code}/next")

    move = leader.post(f"{entering}/resume").location
    back = leader.post(move, data=fields(leader.get(move)) | {"seat_code": code})

    shown = leader.get(back.location).text
    assert SAID in shown
    assert "Åt någon: Barnskötare" in read(shown).words


def test_a_person_whose_seat_the_leader_goes_on_with_is_entered_by_the_leader(
    leader, room, entering
):
    person = room.join_and_act(CARER)
    code = joining.seat_held(room.work(), room.code, person.token)[2]
    move = leader.post(f"{entering}/resume").location

    leader.post(move, data=fields(leader.get(move)) | {"seat_code": code})

    with (work := room.work()).reading():
        found = work.process(room.public_id)
    assert [each.source for each in found.participants] == [Source.LEADER]


def test_entering_for_an_unknown_occupation_is_refused(leader, room, entering):
    refused = leader.post(entering, data=fields(leader.get(entering)) | {"occupation": "?"})

    assert refused.status_code == 422
    assert "Välj ett av alternativen." in refused.text


def test_only_the_rooms_own_leader_can_enter(
    leader, other_leader, stranger, manager, room, entering
):
    for somebody in (other_leader, stranger, manager):
        assert somebody.get(entering).status_code == 404
        assert somebody.post(entering).status_code == 404
    another = a_room(room.work)

    assert leader.get(f"/w/{another.code}/enter/{room.public_id}").status_code == 404


def test_a_device_with_a_seat_of_its_own_asks_who_and_gets_that_seat_back(leader, room, entering):
    own = {"act": "11111111-1111-4111-8111-111111111111", "number": "0", "occupation": CARER}
    leader.get(f"/w/{room.code}")
    leader.post(f"/w/{room.code}/seat", data=own)
    leader.post(
        f"/w/{room.code}/cards", data=fields(leader.get(f"/w/{room.code}/now")) | {"text": "Eget"}
    )

    asked = read(leader.get(entering))
    assert "Den här enheten har en egen plats." in asked.words
    begin(leader, entering)
    assert "Eget" not in leader.get(f"/w/{room.code}/now").text

    leader.post(f"/w/{room.code}/next")
    assert "Eget" in leader.get(f"/w/{room.code}/now").text
