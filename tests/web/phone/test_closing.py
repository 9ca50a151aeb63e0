"""Closing at the edge: a short form on the phone, and what the leader reads afterwards."""

import pytest

from akr.domain.answers.sorting import Colour
from akr.domain.phase import Phase
from akr.domain.room.closing import ClosingKind, Measure
from akr.store.work import store_of
from tests.page import read
from tests.web.forms import an_act_sent, fields, seated
from tests.web.leader.room.test_console import process, room, wall_of
from tests.workshops import CARER, TEACHER, a_sorting_room

__all__ = ["process", "room"]

SAID = {"score": "8", "core_time": "2", "clear_role": "4", "good": "Korten", "more": "Mer tid"}


@pytest.fixture
def place(room):
    place = room.join(CARER)
    room.go_to(Phase.HOME)
    return place


@pytest.fixture
def device(web, room, place):
    return seated(web, room, place)


@pytest.fixture
def work_of_sorting(web):
    """A room that sorts, and the seat that wrote its cards."""
    return a_sorting_room(store_of(web).work)


def now(device, room):
    return device.get(f"/w/{room.code}/now")


def send(device, room, said, **headers):
    form = fields(now(device, room)) | said
    return device.post(f"/w/{room.code}/home", data=form, headers=headers)


def chosen(page):
    return {each["name"]: each.value for each in read(page).all("input[checked]")}


def test_a_participant_is_asked_five_questions_and_thanked(device, room):
    asked = now(device, room).text
    assert all(words in asked for words in ("Hur var mötet?", "Min roll är tydlig", "Mer av"))

    assert send(device, room, SAID).location == f"/w/{room.code}/now"

    thanks = now(device, room)
    assert read(thanks).one("h1").words == "Tack för i dag"
    assert chosen(thanks) == {"score": "8", "core_time": "2", "clear_role": "4"}
    assert read(thanks).field("good") == "Korten"


def test_an_answer_can_be_changed_and_partly_removed(device, room):
    send(device, room, SAID)

    send(device, room, {"score": "3", "good": ""})

    again = now(device, room)
    assert chosen(again) == {"score": "3"}
    assert "Korten" not in again.text


def test_the_outbox_gets_no_content(device, room):
    assert send(device, room, SAID, **{"X-AKR-Outbox": "1"}).status_code == 204
    assert chosen(now(device, room))["score"] == "8"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "Du har inte svarat på något än."),
        ({"score": "11"}, "Skriv ett heltal från 1 till 10"),
        ({"core_time": "0"}, "Skriv ett heltal från 1 till 5"),
        ({"score": "5; DROP"}, "Skriv ett heltal från 1 till 10"),
        ({"good": "x" * 10_000}, "Texten är 10000 tecken lång."),
        ({"more": "nej\ufffd"}, "Texten innehåller ett tecken som inte går att läsa."),
    ],
)
def test_refused_input_is_explained_kindly_and_changes_nothing(device, room, place, said, sentence):
    answer = send(device, room, said)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert read(now(device, room)).one("h1").words == "Hur var det?"


def test_decomposed_words_are_stored_composed_and_scripts_never_run(device, room):
    send(device, room, {"good": "Bra ko\u0308k", "more": "<script>alert(1)</script>"})

    shown = read(now(device, room))
    assert "Bra kök" in shown.words
    assert "<script>alert(1)</script>" in shown.words


def test_a_late_answer_gets_its_words_back(device, room):
    form = fields(now(device, room)) | SAID
    room.go_to(Phase.ANALYSE)

    answer = device.post(f"/w/{room.code}/home", data=form)

    assert answer.status_code == 409
    assert "Korten\nMer tid" in answer.text


def test_the_wall_and_the_console_show_only_a_count(web, leader, process, room, device):
    send(device, room, SAID)
    room.join(TEACHER)
    console = leader.get(f"{process}/lead").text

    shown = web.test_client().get(wall_of(leader, process)).text

    assert "1 av 2 har svarat" in read(shown).words
    assert "1 av 2" in console
    assert all(words not in shown + console for words in ("Korten", "Mer tid"))


def test_the_leader_reads_the_answers_once_the_room_has_left(web, leader, process, room):
    places = [room.join(each) for each in (TEACHER, TEACHER, TEACHER, CARER, CARER, CARER)]
    room.go_to(Phase.HOME)
    for number, place in enumerate(places, 1):
        said = {Measure.SCORE: number, Measure.CORE_TIME: 2}
        place.answer_closing(said, {ClosingKind.GOOD: f"ord {number}"})
    assert "Svaren visas inte än" in leader.get(f"{process}/home").text
    assert leader.get(f"{process}/home.csv").status_code == 409
    room.go_to(Phase.ANALYSE)

    shown = read(leader.get(f"{process}/home"))

    heads = shown.texts("th[scope=col]")
    assert heads == ["Fråga", "Alla", "Förskollärare", "Barnskötare"]
    assert shown.texts("td b")[:3] == ["3,5", "2,0", "5,0"]
    assert sorted(shown.texts("li.as-written")) == [f"ord {number}" for number in range(1, 7)]
    assert read(leader.get(process)).has(f"a[href='{process}/home']")
    file = leader.get(f"{process}/home.csv").text
    assert "Hur var mötet?;10;Alla;6;3,5" in file
    assert "ord 1" not in file


def test_with_two_answers_the_leader_is_told_why_nothing_is_shown(leader, process, room):
    places = [room.join(TEACHER) for _ in range(2)]
    room.go_to(Phase.HOME)
    for place in places:
        place.answer_closing({Measure.SCORE: 1}, {ClosingKind.GOOD: "hemligt"})
    room.go_to(Phase.ANALYSE)

    shown = leader.get(f"{process}/home").text

    assert "Färre än tre har svarat." in shown
    assert "hemligt" not in shown


def test_only_the_leader_and_the_room_can_open_the_closing_pages(
    web, other_leader, process, room, place
):
    assert other_leader.get(f"{process}/home").status_code == 404
    stranger = web.test_client()
    assert stranger.post(f"/w/{room.code}/home", data=an_act_sent() | SAID).status_code == 404


def test_the_result_is_read_again_on_the_way_home(device, room, leader, process, stranger):
    link = [each for each in read(now(device, room)).all("main a") if each.words == "Se resultatet"]
    shown = device.get(link[0]["href"])

    assert read(shown).one("h1").words == "Så blev det"
    assert "Tillbaka" in shown.text
    wall = wall_of(leader, process)
    assert read(stranger.get(wall)).has("a[href$='result=1']")
    assert read(stranger.get(f"{wall}?result=1")).has(".is-reveal")
    assert read(stranger.get(wall)).has(".is-home")


def test_who_missed_the_meeting_is_not_asked_how_it_was(web, work_of_sorting):
    room, writer = work_of_sorting
    absent = room.join(CARER)
    writer.place(writer.deck().cards[0].task, Colour.GREEN)
    room.go_to(Phase.HOME)

    assert read(now(seated(web, room, absent), room)).one("h1").words == "Tack"
    assert read(now(seated(web, room, writer), room)).one("h1").words == "Hur var det?"

    room.open_to_absent()
    absent.place(absent.deck().cards[0].task, Colour.RED)
    room.take_in_late()
    shown = seated(web, room, absent).get(f"/w/{room.code}/now")
    assert read(shown).one("h1").words == "Tack"
    asked = seated(web, room, absent).get(f"/w/{room.code}/now?answer=1")
    assert read(asked).one("h1").words == "Hur var det?"


def test_who_missed_the_meeting_follows_workshop_2(web, work_of_sorting):
    room, writer = work_of_sorting
    absent = room.join(CARER)
    writer.place(writer.deck().cards[0].task, Colour.GREEN)
    room.open_to_absent()
    room.go_to(Phase.ANALYSE)

    shown = now(seated(web, room, absent), room)

    assert read(shown).one("h1").words == "Verkstad 2"
    assert "Sortera det du inte har svarat på (3)" in read(shown).words
