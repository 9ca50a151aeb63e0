"""Writing: what a phone without scripts does, and what its outbox is answered."""

import unicodedata

import pytest

from akr.domain.phase import Phase
from akr.steps.cards import gathering
from akr.store.work import store_of
from tests.page import read
from tests.web.forms import fields, seated
from tests.workshops import COOK, a_room, an_act


@pytest.fixture
def room(web):
    """A room that writes."""
    return a_room(store_of(web).work, phase=Phase.WRITE)


@pytest.fixture
def place(room):
    """A seat in it."""
    return room.join()


@pytest.fixture
def device(web, room, place):
    """The phone that holds the seat."""
    return seated(web, room, place)


def form_for(text):
    act = an_act(1)
    return {"act": act.id, "number": str(act.number), "text": text}


def add(device, room, text):
    form = fields(device.get(f"/w/{room.code}/now"))
    return device.post(f"/w/{room.code}/cards", data=form | {"text": text})


def test_a_card_added_by_the_form_is_shown_on_the_page(device, room, place):
    answer = add(device, room, "  Torka   borden efter lunch\r\n")

    assert (answer.status_code, answer.location) == (303, f"/w/{room.code}/now")
    assert place.cards() == ["Torka borden efter lunch"]
    assert "Torka borden efter lunch" in device.get(answer.location).text


def test_the_outbox_gets_no_content_since_it_already_shows_the_card(device, room, place):
    form = form_for("Vika tvätt")

    answers = [device.post(f"/w/{room.code}/cards", data=form, outbox=True) for _ in range(2)]

    assert [(each.status_code, each.data) for each in answers] == [(204, b"")] * 2
    assert place.cards() == ["Vika tvätt"]


def test_a_form_sent_twice_adds_one_card(device, room, place):
    form = fields(device.get(f"/w/{room.code}/now")) | {"text": "Vika tvätt"}

    for _ in range(2):
        assert device.post(f"/w/{room.code}/cards", data=form).status_code == 303

    assert place.cards() == ["Vika tvätt"]


def test_the_same_act_with_other_words_is_refused_showing_both_texts(device, room, place):
    form = form_for("Vika tvätt")
    device.post(f"/w/{room.code}/cards", data=form, outbox=True)

    for outbox in (True, False):
        answer = device.post(
            f"/w/{room.code}/cards", data=form | {"text": "Vika lakan"}, outbox=outbox
        )
        said = answer.json["sentence"] if outbox else answer.text
        assert answer.status_code == 409
        assert "”Vika tvätt” är sparat" in said
        assert "”Vika lakan” är det inte" in said
    assert place.cards() == ["Vika tvätt"]


def test_a_card_can_be_reworded_and_withdrawn_with_forms(device, room, place):
    card = place.write("Vika tvät")
    page = device.get(f"/w/{room.code}/now")

    device.post(
        f"/w/{room.code}/cards/{card}/reword", data=fields(page, 1) | {"text": "Vika tvätt"}
    )
    assert place.cards() == ["Vika tvätt"]
    device.post(f"/w/{room.code}/cards/{card}/withdraw", data=fields(page, 2))

    assert place.cards() == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Fältet är tomt"),
        (" \n\t ", "Fältet är tomt"),
        ("Vika tvätt " * 910, "Korta den till högst 500"),
        ("Vika \ufffd tvätt", "inte går att läsa"),
    ],
)
def test_refused_input_is_explained_and_stays_in_the_field(device, room, place, text, sentence):
    page = add(device, room, text)
    data = device.post(f"/w/{room.code}/cards", data=form_for(text), outbox=True)

    assert (page.status_code, data.status_code) == (422, 422)
    assert sentence in page.text
    assert sentence in data.json["sentence"]
    assert text.strip() in page.text
    assert place.cards() == []


def test_a_refused_change_stays_in_its_own_field(device, room, place):
    card = place.write("Vika tvätt")

    answer = device.post(f"/w/{room.code}/cards/{card}/reword", data=form_for("x" * 501))

    assert answer.status_code == 422
    assert read(answer).one(f"textarea#text-{card}").value == "x" * 501
    assert read(answer).has("details[open]")


def test_a_card_of_five_hundred_characters_fits(device, room, place):
    assert add(device, room, "å" * 500).status_code == 303

    assert place.cards() == ["å" * 500]


def test_decomposed_letters_are_stored_composed(device, room, place):
    add(device, room, unicodedata.normalize("NFD", "Duka på gården"))

    assert place.cards() == ["Duka på gården"]


def test_scripts_in_a_card_never_run(device, room, place):
    evil = "</p><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"

    add(device, room, evil)

    assert place.cards() == [evil]
    page = read(device.get(f"/w/{room.code}/now"))
    assert evil in page.words
    assert not page.has("img")


def test_a_late_card_waits_until_the_leader_takes_it_in(device, room, place):
    form = fields(device.get(f"/w/{room.code}/now")) | {"text": "Vika tvätt"}
    room.go_to(Phase.GATHER)

    answer = device.post(f"/w/{room.code}/cards", data=form)

    assert answer.status_code == 303
    assert place.cards() == []
    room.take_in_late()
    assert place.cards() == ["Vika tvätt"]


def test_a_late_change_gives_the_words_back(device, room, place):
    card = place.write("Vika tvätt")
    room.go_to(Phase.GATHER)

    page = device.post(f"/w/{room.code}/cards/{card}/reword", data=form_for("Vika lakan"))
    data = device.post(
        f"/w/{room.code}/cards/{card}/reword", data=form_for("Vika lakan"), outbox=True
    )

    assert (page.status_code, data.status_code) == (409, 409)
    assert "Verkstaden är i ett annat steg nu" in page.text
    assert "Vika lakan" in page.text
    assert data.json["refused"] == "PhaseClosed"


def test_another_seats_card_can_be_neither_seen_nor_changed(web, device, room, place):
    card = place.write("Vika tvätt")
    other = seated(web, room, room.join(COOK))

    answer = other.post(f"/w/{room.code}/cards/{card}/reword", data=form_for("Sluta"))

    assert answer.status_code == 409
    assert "Vika tvätt" not in answer.text
    assert "Vika tvätt" not in other.get(f"/w/{room.code}/now").text
    assert place.cards() == ["Vika tvätt"]


@pytest.mark.parametrize(
    "broken", [{"act": ""}, {"act": "1"}, {"number": "-1"}, {"number": "9" * 20}, {"number": "x"}]
)
def test_a_malformed_act_is_refused_and_changes_nothing(device, room, place, broken):
    answer = device.post(f"/w/{room.code}/cards", data=form_for("Vika tvätt") | broken)

    assert answer.status_code == 409
    assert "Inget har ändrats" in answer.text
    assert place.cards() == []


def asks(shown):
    """The cards under which it is asked what one does there, by their words."""
    cards = read(shown).all("li[data-card]:has([data-question]:not([hidden]))")
    assert {each.one("[data-question]").words for each in cards} <= {
        "Vad gör du – med vad – för vem?"
    }
    return [each.one("p[data-words]").words for each in cards]


def test_a_card_that_only_names_an_area_is_kept_and_questioned_once(device, room, place):
    for text in ("Städ", "Torka borden", "städ", "Disk och tvätt"):
        assert add(device, room, text).status_code == 303

    assert place.cards() == ["Disk och tvätt", "städ", "Torka borden", "Städ"]
    assert asks(device.get(f"/w/{room.code}/now")) == ["Disk och tvätt", "Städ"]


def test_the_chosen_question_stays_when_the_page_is_shown_again(device, room):
    page = device.get(f"/w/{room.code}/now")
    assert read(page).one("[name=help][checked]").value == ""

    form = fields(page) | {"text": "Vika tvätt", "help": "day"}
    answer = device.post(f"/w/{room.code}/cards", data=form)

    assert read(device.get(answer.location)).one("[name=help][checked]").value == "day"
    odd = device.get(f"/w/{room.code}/now?help=%3Cb%3E")
    assert read(odd).one("[name=help][checked]").value == ""


def test_the_walk_through_a_day_suits_the_workplace(web):
    prompts = web.jinja_env.get_template("phone/writing/prompts.html").module.prompts

    assert "Morgonens besök" in prompts("home_care", "")
    assert "På natten" in prompts("elder_care_home", "")
    for sector in ("preschool", "school", None):
        assert "förmiddagen" in prompts(sector, "")
        assert "På natten" not in prompts(sector, "")


def test_the_chosen_time_of_day_stays_when_the_page_is_shown_again(device, room, place):
    form = fields(device.get(f"/w/{room.code}/now")) | {"text": "Duka fram"}

    answer = device.post(f"/w/{room.code}/cards", data=form | {"help": "day", "moment": "midday"})

    page = device.get(answer.location).text
    chosen = {each["name"]: each.value for each in read(page).all("[type=radio][checked]")}
    assert chosen == {"help": "day", "moment": "midday"}
    assert place.cards() == ["Duka fram"]
    assert read(device.get(f"/w/{room.code}/now")).one("[name=moment][checked]").value == "morning"


def test_the_form_marks_a_card_as_not_done_and_a_change_unmarks_it(device, room, place):
    form = fields(device.get(f"/w/{room.code}/now")) | {"text": "Vika tvätt"}
    device.post(f"/w/{room.code}/cards", data=form | {"not_done_today": "1"})
    shown = device.get(f"/w/{room.code}/now")
    marked = read(shown).one("li[data-card]:has([data-not-done]:not([hidden]))")
    assert "Behövs men hinns inte med" in marked.words
    card = marked["data-card"]

    device.post(
        f"/w/{room.code}/cards/{card}/reword", data=fields(shown, 1) | {"text": "Vika tvätt"}
    )

    again = read(device.get(f"/w/{room.code}/now")).one(f"li[data-card='{card}']")
    assert "hidden" in again.one("[data-not-done]")


def test_only_its_writer_sees_a_card_that_the_leader_set_aside(web, device, room, place):
    card = place.write("Trösta Kalle")
    other = seated(web, room, room.join(COOK))
    room.go_to(Phase.GATHER)
    gathering.set_aside(room.work(), room.public_id, an_act(), card)

    for phase in (Phase.GATHER, Phase.WRITE):
        room.go_to(phase)
        own = device.get(f"/w/{room.code}/now").text
        assert "Den som leder har lagt" in own
        assert "Trösta Kalle" in own
        theirs = other.get(f"/w/{room.code}/now").text
        assert "har lagt" not in theirs
        assert "Kalle" not in theirs
