"""Sorting: the deck as plain forms, what the outbox is answered, and what the result shows."""

import sqlite3
from contextlib import closing

import pytest

from akr.domain.answers.sorting import Colour
from akr.domain.phase import Phase
from akr.store.engine import sqlite
from akr.store.work import store_of
from tests.page import read
from tests.web.forms import fields, seated
from tests.workshops import CARER, COOK, TASKS, TEACHER, a_sorting_room, an_act


@pytest.fixture
def room(web):
    """A room that sorts three tasks."""
    return a_sorting_room(store_of(web).work)[0]


@pytest.fixture
def place(room):
    """A seat in it."""
    return room.join(CARER)


@pytest.fixture
def device(web, room, place):
    """The phone that holds the seat."""
    return seated(web, room, place)


def shown(page):
    return read(page).one("h1#task").words


def task_of(page):
    return read(page).form("/sorting").field("task")


def press(device, room, colour, **query):
    """Press a button of the card on top, or of the one that `task` names."""
    page = device.get(f"/w/{room.code}/now", query_string=query)
    form = fields(page) | {"task": task_of(page), "colour": colour}
    return device.post(f"/w/{room.code}/sorting", data=form)


def a_form(task, colour, act=None):
    act = act or an_act(1)
    return {"act": act.id, "number": str(act.number), "task": task, "colour": colour}


def test_the_question_addresses_the_occupation(device, room):
    page = read(device.get(f"/w/{room.code}/now"))

    assert "Som barnskötare – vad är det här för dig?" in page.words
    assert [each.value for each in page.all("[name=colour]")] == [*Colour, "unsure"]
    keys = [each["aria-keyshortcuts"] for each in page.all("[aria-keyshortcuts]")]
    assert keys == ["G", "U", "R", "S", "Z", "V"]


def test_the_whole_deck_can_be_sorted_with_plain_forms(device, room, place):
    for colour in ("green", "unsure", "black"):
        answer = press(device, room, colour)
        assert (answer.status_code, answer.location) == (303, f"/w/{room.code}/now")

    page = device.get(f"/w/{room.code}/now")
    assert shown(page) == "Du har sorterat allt"
    assert "3 av 3" in page.text
    assert list(place.answers().values()) == [Colour.GREEN, None, Colour.BLACK]


def test_progress_counts_answered_tasks(device, room):
    press(device, room, "red")

    assert "1 av 3" in device.get(f"/w/{room.code}/now").text


def test_undo_shows_the_last_card_with_its_answer_and_accepts_another(device, room, place):
    first = shown(device.get(f"/w/{room.code}/now"))
    press(device, room, "red")
    page = device.get(f"/w/{room.code}/now")

    again = device.get(read(page).one("a#undo")["href"])

    assert shown(again) == first
    assert [each.value for each in read(again).all("[name=colour][aria-pressed=true]")] == ["red"]
    press(device, room, "green", task=task_of(again))
    assert place.answers() == {first: Colour.GREEN}


def test_the_first_card_has_nothing_to_undo(device, room):
    assert "hidden" in read(device.get(f"/w/{room.code}/now")).one("#undo")


def test_every_answer_can_be_changed_from_the_list(device, room, place):
    for colour in ("green", "green", "green"):
        press(device, room, colour)
    page = read(device.get(f"/w/{room.code}/now"))

    links = [each["href"] for each in page.all("a[href*='task=']") if "Ändra" in each.words]

    assert len(links) == 3
    for link in links:
        press(device, room, "black", task=link.rpartition("=")[2])
    assert set(place.answers().values()) == {Colour.BLACK}


def test_a_locked_database_makes_the_outbox_try_again(
    web, device, room, place, monkeypatch, caplog
):
    monkeypatch.setattr(sqlite, "PATIENCE_SECONDS", 0.0)
    form = a_form(place.deck().top.task, "red")
    database = web.extensions["akr.config"].sqlite_file
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = device.post(f"/w/{room.code}/sorting", data=form, outbox=True)

    assert answer.status_code == 503
    assert "DatabaseBusy" in caplog.text
    assert "inte att spara" in answer.json["sentence"]
    assert place.deck().answered == 0


def test_the_outbox_gets_no_content_and_a_repeated_act_counts_once(device, room, place):
    form = a_form(place.deck().top.task, "red")

    answers = [device.post(f"/w/{room.code}/sorting", data=form, outbox=True) for _ in range(2)]

    assert [(each.status_code, each.data) for each in answers] == [(204, b"")] * 2
    assert list(place.answers().values()) == [Colour.RED]


def test_the_same_act_with_another_colour_conflicts(device, room, place):
    act, task = an_act(1), place.deck().top.task
    device.post(f"/w/{room.code}/sorting", data=a_form(task, "red", act), outbox=True)

    answer = device.post(f"/w/{room.code}/sorting", data=a_form(task, "green", act), outbox=True)

    assert answer.status_code == 409
    assert list(place.answers().values()) == [Colour.RED]


@pytest.mark.parametrize("colour", ["", "blue", "GREEN", "<script>"])
def test_an_unknown_colour_is_refused(device, room, place, colour):
    answer = device.post(
        f"/w/{room.code}/sorting", data=a_form(place.deck().top.task, colour), outbox=True
    )

    assert answer.status_code == 422
    assert answer.json["sentence"] == "Välj ett av alternativen."
    assert place.answers() == {}


def test_a_task_that_is_not_on_the_table_is_refused(device, room):
    answer = device.post(f"/w/{room.code}/sorting", data=a_form("påhittad", "red"))

    assert answer.status_code == 409
    assert "ligger inte kvar på bordet" in answer.text


def test_a_late_answer_is_kept_until_the_leader_takes_it_in(device, room, place):
    card = place.deck().top
    room.go_to(Phase.REVEAL)

    answer = device.post(f"/w/{room.code}/sorting", data=a_form(card.task, "red"), outbox=True)

    assert answer.status_code == 204
    assert place.answers() == {}
    room.take_in_late()
    assert place.answers() == {card.text: Colour.RED}


def test_scripts_in_a_task_never_run(web):
    evil = "<script>alert(1)</script> & </h1>"
    room, writer = a_sorting_room(store_of(web).work, [evil])

    page = read(seated(web, room, writer).get(f"/w/{room.code}/now"))

    assert evil in page.one("h1").words


def a_sorted_room(room):
    """Five teachers say green and three carers with a cook say red, to every task."""
    people = [room.join(each) for each in [TEACHER] * 5 + [CARER] * 3 + [COOK]]
    for person in people:
        for card in person.deck().cards:
            person.place(
                card.task, Colour.GREEN if person.seat.occupation == TEACHER else Colour.RED
            )
    return people


def test_the_result_shows_groups_of_three_and_the_seats_own_answers(web, room):
    people = a_sorted_room(room)
    cook = people[-1]
    room.go_to(Phase.REVEAL)

    page = seated(web, room, cook).get(f"/w/{room.code}/now").text

    for text in TASKS:
        assert text in page
    assert "En vill äga" in page
    assert "Vill äga: Förskollärare" in read(page).words
    groups = set(read(page).texts(".counts-name span:first-child"))
    assert groups == {"Förskollärare", "Barnskötare"}
    assert "Kock svarar i samtalet" in read(page).words
    assert page.count("Ditt svar:") == 3


def test_only_the_seat_itself_sees_its_answers(web, room):
    a_sorted_room(room)
    silent = room.join(CARER)
    room.go_to(Phase.REVEAL)

    assert "Ditt svar:" not in seated(web, room, silent).get(f"/w/{room.code}/now").text


def test_no_part_of_the_result_is_sent_while_the_room_sorts(web, room):
    people = a_sorted_room(room)
    silent = room.join(TEACHER)
    page = seated(web, room, silent).get(f"/w/{room.code}/now").text

    assert not read(page).has("[data-answer]:not([data-answer=''])")
    for person in people:
        assert person.seat.key not in page
    assert "vill äga" not in page


def test_too_few_answers_are_not_shown(web, room):
    one = room.join(COOK)
    one.place(one.deck().top.task, Colour.BLACK)
    room.go_to(Phase.REVEAL)

    page = seated(web, room, room.join(CARER)).get(f"/w/{room.code}/now").text

    assert page.count("För få har svarat") == 3
    assert "1 svart" not in page


def test_reserved_work_gets_a_collapsed_hint_and_blocks_no_answer(web):
    room, writer = a_sorting_room(store_of(web).work, ["Dela ut medicin"])
    device = seated(web, room, writer)

    page = device.get(f"/w/{room.code}/now").text

    hint = read(page).one("details#hint")
    assert "oftast delegering" in hint.words
    assert not any(each in hint for each in ("open", "hidden"))
    assert press(device, room, "red").status_code == 303
    assert writer.answers() == {"Dela ut medicin": Colour.RED}


def test_everyday_work_gets_no_hint(device, room):
    page = device.get(f"/w/{room.code}/now").text

    assert "hidden" in read(page).one("#hint")
    assert "data-hint" not in page
