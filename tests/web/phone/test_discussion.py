"""The discussion at the edge: a group's page on each phone; its words when all is shown."""

import pytest

from akr.domain.answers.sorting import Colour
from akr.domain.phase import Phase
from akr.steps.proposals import agenda
from akr.store.work import store_of
from tests import sees
from tests.page import read
from tests.web.forms import an_act_sent, fields, seated
from tests.workshops import CARER, COOK, TASKS, TEACHER, a_sorting_room, an_act


@pytest.fixture
def places(web):
    """Three teachers who see everything in their own way, three carers who do not, and a cook."""
    room, writer = a_sorting_room(store_of(web).work)
    found = [room.join(TEACHER) for _ in range(3)]
    found += [writer, room.join(CARER), room.join(CARER), room.join(COOK)]
    for place, colour in zip(found, (*Colour, *[Colour.RED] * 3), strict=False):
        for card in place.deck().cards:
            place.place(card.task, colour if place in found[:3] else Colour.RED)
    room.go_to(Phase.TALK)
    return found


@pytest.fixture
def room(places):
    return places[0].room


def now(web, place):
    return seated(web, place.room, place).get(f"/w/{place.room.code}/now")


def write(web, place, text, **headers):
    page = now(web, place)
    form = read(page).form("/talk/reason").sent() | {"text": text}
    return seated(web, place.room, place).post(
        f"/w/{place.room.code}/talk/reason", data=form, headers=headers
    )


def test_a_phone_shows_its_group_and_the_topics_to_discuss(web, places):
    teacher, carer = now(web, places[0]).text, now(web, places[3]).text

    assert "Förskollärare" in teacher
    assert sorted(read(teacher).texts("h2.topic")) == sorted(TASKS)
    assert "Barnskötare" in carer
    assert "3 uppgifter ser ni lika på." in carer
    assert "Sitt vid ett annat bord" not in teacher + carer


def test_a_single_colleague_joins_another_group(web, room, places):
    cook = seated(web, room, places[-1])
    page = cook.get(f"/w/{room.code}/now")
    assert "Sitt vid ett annat bord" in page.text
    assert "Era egna färger står inte i någon siffra" in page.text
    assert "Så svarade ni" not in page.text

    answer = cook.post(f"/w/{room.code}/talk/table", data=fields(page) | {"occupation": CARER})

    assert answer.status_code == 303
    assert read(cook.get(answer.location)).texts(".lead") == ["Barnskötare"]


def test_the_sentences_of_a_group_stand_beside_each_other_on_its_phones(web, places):
    assert write(web, places[0], "Vi gör ko\u0308ket olika.").status_code == 303
    assert write(web, places[1], "Den andra.").status_code == 303

    shown = read(now(web, places[0]))
    assert "Vi gör köket olika." in [each.value for each in shown.all("textarea")]
    assert shown.texts("blockquote.words[lang=sv]") == ["Den andra."]
    assert "köket olika" not in now(web, places[3]).text
    write(web, places[1], "")
    assert not read(now(web, places[0])).has("blockquote.words[lang=sv]")


def test_an_answer_can_be_changed_during_the_discussion(web, room, places):
    teacher = seated(web, room, places[0])
    form = read(teacher.get(f"/w/{room.code}/now")).form("/sorting").sent()

    answer = teacher.post(f"/w/{room.code}/sorting", data=form | {"colour": "black"})

    assert answer.location == f"/w/{room.code}/now"
    changed = read(now(web, places[0])).form("/sorting").all("[aria-pressed=true]")
    assert [each.value for each in changed] == ["black"]


@pytest.mark.parametrize("text", ["x" * 10_000, "nej\ufffd"])
def test_a_refused_reason_is_explained_kindly(web, places, text):
    assert write(web, places[0], text).status_code == 422
    assert write(web, places[0], text, **{"X-AKR-Outbox": "1"}).status_code == 422
    assert "xxx" not in now(web, places[1]).text


def test_a_late_reason_gets_its_words_back(web, room, places):
    form = read(now(web, places[0])).form("/talk/reason").sent()
    room.go_to(Phase.REVEAL)

    answer = seated(web, room, places[0]).post(
        f"/w/{room.code}/talk/reason", data=form | {"text": "För sent"}
    )

    assert answer.status_code == 409
    assert "För sent" in answer.text


def test_an_open_page_hears_only_what_its_own_group_wrote(web, room, places):
    device = seated(web, room, places[0])
    first = device.get(f"/w/{room.code}/now", htmx=True)
    seen = {"If-None-Match": first.headers["ETag"]}

    places[-1].sit_with(CARER)
    assert device.get(f"/w/{room.code}/now", htmx=True, headers=seen).status_code == 304
    write(web, places[1], "Nytt")
    assert device.get(f"/w/{room.code}/now", htmx=True, headers=seen).status_code == 200


def test_a_stranger_cannot_open_the_discussion(web, room):
    stranger = web.test_client()
    for path in ("reason", "table"):
        answer = stranger.post(f"/w/{room.code}/talk/{path}", data=an_act_sent())
        assert answer.status_code == 404


def test_a_task_with_a_reason_shares_its_wall_page_with_others(web, stranger, room, places):
    write(web, places[0], "Vi gör det olika på avdelningarna.")
    room.go_to(Phase.REVEAL)
    _, wall = sees.as_leader(room.work(), room.public_id)

    page = stranger.get(f"/wall/{wall}").text.replace("\N{SOFT HYPHEN}", "")

    assert "Vi gör det olika på avdelningarna." in page
    assert [task for task in TASKS if task in page] == list(TASKS)
    assert not read(page).has("[rel=next]")


@pytest.mark.parametrize("phase", [Phase.REVEAL, Phase.ANALYSE])
def test_a_reason_is_shown_beside_its_task_on_the_wall_and_on_phones(
    web, stranger, room, places, phase
):
    write(web, places[0], "Vi gör det <b>olika</b>.")
    room.go_to(phase)
    shown, wall = sees.as_leader(room.work(), room.public_id)
    if phase is Phase.ANALYSE:
        (task,) = shown.reasons
        agenda.put_in_focus(room.work(), room.public_id, an_act(), task)
    said = "<b>Därför, förskollärare:</b>"

    pages = [now(web, place) for place in places] + [stranger.get(f"/wall/{wall}")]
    for page in (each.text.replace("\N{SOFT HYPHEN}", "") for each in pages):
        assert page.count(said) == 1
        assert page.count("Vi gör det &lt;b&gt;olika&lt;/b&gt;.") == 1


def test_the_wall_of_workshop_2_shows_no_reason_for_a_task_that_is_not_in_focus(
    web, stranger, room, places
):
    write(web, places[0], "Vi gör det olika.")
    room.go_to(Phase.ANALYSE)
    shown, wall = sees.as_leader(room.work(), room.public_id)
    assert "Därför" not in stranger.get(f"/wall/{wall}").text

    other = next(row.task.id for row in shown.result.rows if row.task.id not in shown.reasons)
    agenda.put_in_focus(room.work(), room.public_id, an_act(), other)
    for page in (stranger.get(f"/wall/{wall}"), now(web, places[0])):
        assert "Därför" not in page.text
