"""The wall's page: what it says in each phase, what it never says, and how it is asked again."""

from dataclasses import replace
from pathlib import Path

import pytest

from akr.domain.answers.sorting import Colour, Sorting
from akr.domain.phase import Phase
from akr.domain.planning.process import Occupation
from akr.domain.proposals.parts import AgendaPart
from akr.domain.room.participants import Participant
from akr.domain.room.workshop import spoken
from akr.files.akr_process_1 import read_process
from akr.steps.proposals import agenda, session
from akr.store.work import store_of
from akr.web.shared.hyphens import SOFT_HYPHEN
from akr.web.wall import wall
from tests import sees
from tests.page import read
from tests.qr import modules_for, modules_of
from tests.web.forms import seated
from tests.workshops import CARER, COOK, TEACHER, Room, a_room, an_act, open_workshop_1

LINDEN = read_process((Path(__file__).parents[2] / "data" / "linden.json").read_bytes())
TELLING = "Räkna silverskedarna hos Xerxes"
QUIET_PHASES = (Phase.JOIN, Phase.WRITE, Phase.GATHER, Phase.SORT, Phase.TALK)


@pytest.fixture
def room(web):
    return a_room(store_of(web).work)


def wall_of(room):
    return f"/wall/{sees.as_leader(room.work(), room.public_id)[1]}"


def linden(web, process=LINDEN):
    """Linden's process with its answers, revealed."""
    work = store_of(web).work
    unit = work()
    with unit:
        public_id = unit.add_process(process)
    room = Room(work, public_id, open_workshop_1(work(), public_id).code)
    room.go_to(Phase.REVEAL)
    return room


def sorted_by(*answers, occupations=None):
    """Linden's first task alone, with answers: occupation, colour and how many gave it."""
    task = replace(LINDEN.tasks[0], done_by=None)
    participants, sortings = [], []
    for occupation, colour, count in answers:
        for _ in range(count):
            key = f"p{len(participants)}"
            participants.append(Participant(key, occupation))
            if colour:
                sortings.append(Sorting(key, task.id, colour))
    return replace(
        LINDEN,
        occupations=occupations or LINDEN.occupations,
        participants=tuple(participants),
        sortings=tuple(sortings),
        tasks=(task,),
        cards=(),
        proposals=(),
    )


def words_of(answer):
    """The page's words without the hyphens that nobody sees."""
    return answer.text.replace(SOFT_HYPHEN, "")


def bars(words):
    """What each bar says: grön 4, röd 2."""
    return [
        ", ".join(each.words.replace(":", "") for each in bar.all(".colour-bar > span"))
        for bar in read(words).all(".colour-bar")
    ]


def test_a_stranger_without_the_address_cannot_see_the_wall(stranger, leader, room):
    for client in (stranger, leader):
        assert client.get("/wall/guessed").status_code == 404
        assert client.get(f"/wall/{room.code}").status_code == 404
        assert client.get(f"/wall/{room.public_id}").status_code == 404


@pytest.mark.parametrize(
    ("phase", "headline"),
    [
        (Phase.JOIN, "Gå med"),
        (Phase.WRITE, "Vad gör vi?"),
        (Phase.GATHER, "Nu samlar vi korten"),
        (Phase.SORT, "Sortera"),
        (Phase.TALK, "Prata i gruppen"),
        (Phase.REVEAL, "Här kommer svaren"),
        (Phase.HOME, "Tack för i dag"),
        (Phase.ANALYSE, "Från svar till förslag"),
    ],
)
def test_every_phase_shows_its_headline_and_how_to_join(stranger, web, room, phase, headline):
    room.go_to(phase)

    shown = stranger.get(wall_of(room))

    assert read(shown).one("h1").words == f"{headline}"
    assert spoken(room.code) in read(shown).texts("b")
    address = f"{web.config['PUBLIC_URL']}/w/{room.code}"
    assert modules_of(read(shown).one(".qr")) == modules_for(address)
    assert "localhost:8000" in shown.text


def test_the_wall_has_no_session_and_changes_nothing(stranger, room):
    shown = stranger.get(wall_of(room))

    assert "Set-Cookie" not in shown.headers
    assert not read(shown).has("form, button")
    assert stranger.post(wall_of(room)).status_code == 405


def test_the_joining_wall_shows_seats_by_occupation(stranger, room):
    for occupation in (TEACHER, CARER, CARER):
        room.join(occupation)

    words = words_of(stranger.get(wall_of(room)))

    assert "3 har gått med" in read(words).words
    for occupation, seats in (("Förskollärare", 1), ("Barnskötare", 2), ("Kock", 0)):
        assert f"{occupation} {seats}" in read(words).texts("li")


def test_the_writing_wall_counts_cards_and_shows_as_many_blank_ones(stranger, room):
    place = room.join()
    room.go_to(Phase.WRITE)
    for _ in range(3):
        place.write(TELLING)

    page = read(stranger.get(wall_of(room)))

    assert "3 kort" in page.words
    assert len(page.all("i")) == 3


def test_the_sorting_wall_counts_answers_and_shows_no_colours(stranger, room):
    place, other = room.join(TEACHER), room.join(COOK)
    room.go_to(Phase.WRITE)
    for text in ("Torka bord", "Läsa sagor"):
        place.write(text)
    room.go_to(Phase.SORT)
    before = words_of(stranger.get(wall_of(room)))
    place.place(place.deck().cards[0].task, Colour.GREEN)
    place.place(place.deck().cards[1].task, None)
    other.place(place.deck().cards[0].task, Colour.BLACK)

    after = words_of(stranger.get(wall_of(room)))

    assert "0 av 4 svar" in read(before).words
    assert "3 av 4 svar" in read(after).words
    changed = ("value", "data-live", "<b>0", "<b>3")
    assert unlike(before, after, changed) == []


def unlike(before, after, expected):
    """The lines that differ, besides those that hold something expected."""
    lines = zip(before.splitlines(), after.splitlines(), strict=True)
    return [two for two in lines if two[0] != two[1] and not any(e in two[0] for e in expected)]


def test_the_wall_shows_no_words_of_cards_or_tasks_before_they_are_revealed(stranger, room):
    places = [room.join(occupation) for occupation in (TEACHER, TEACHER, TEACHER)]
    for phase in (*QUIET_PHASES, Phase.REVEAL, *reversed(QUIET_PHASES)):
        room.go_to(phase)
        if phase is Phase.WRITE:
            places[0].write(TELLING)
        if phase is Phase.SORT:
            for place in places:
                place.place(place.deck().cards[0].task, Colour.RED)

        for part in (False, True):
            shown = stranger.get(wall_of(room), htmx=part)
            assert ("Xerxes" in words_of(shown)) is (phase is Phase.REVEAL), phase
            assert read(shown).has(".colour-bar") is (phase is Phase.REVEAL), phase


def test_a_poll_without_news_gets_no_page(stranger, room):
    address = wall_of(room)
    first = stranger.get(address, htmx=True)
    again = {"If-None-Match": first.headers["ETag"]}

    assert stranger.get(address, htmx=True, headers=again).status_code == 304

    room.join()
    changed = stranger.get(address, htmx=True, headers=again)

    assert changed.status_code == 200
    assert changed.headers["ETag"] != first.headers["ETag"]


def test_the_page_states_the_version_that_live_js_asks_with(stranger, room):
    address = wall_of(room)
    page, part = stranger.get(address), stranger.get(address, htmx=True)

    tag = part.headers["ETag"].strip('"').removesuffix("-part")

    assert read(page).one("[data-live-tag]")["data-live-tag"] == tag
    assert read(part).one("[data-live-tag]")["data-live-tag"] == tag
    assert not read(part).has("[data-live]")
    event = sees.as_leader(room.work(), room.public_id)[0].event
    assert read(part).one("[data-live-event]")["data-live-event"] == str(event)


def test_without_scripts_the_wall_reloads_itself(stranger, room):
    page = read(stranger.get(wall_of(room)))

    assert page.one("noscript meta[http-equiv=refresh]")["content"] == "5"


def test_the_result_shows_groups_of_three_and_disagreements_first(stranger, web):
    words = words_of(stranger.get(wall_of(linden(web))))

    assert read(words).one("h1").words == "Här är vi olika"
    assert "Kock (1) svarar i samtalet" in words
    assert "Förskollärare (5)" in words
    assert "Barnskötare (7)" in words
    assert "1 av 28" in words
    assert "Skola in nya barn" in words
    assert "grön 4, röd 1" in bars(words)


def test_the_result_pages_show_every_task_once_in_order(stranger, web):
    address = wall_of(linden(web))
    shown = [read(stranger.get(f"{address}?page=1"))]
    while shown[-1].has(f"[href$='page={len(shown) + 1}']"):
        shown.append(read(stranger.get(f"{address}?page={len(shown) + 1}")))

    tasks = {task.text for task in LINDEN.tasks}
    found = [words for page in shown for words in page.texts("span") if words in tasks]
    assert sorted(found) == sorted(tasks)
    assert [page.one("h1").words for page in shown] == [
        "Här är vi olika",
        "Äger någon det här?",
        "Äger någon det här?",
        "Äger någon det här?",
        "Det här borde vi sluta med",
        "Det här vill en grupp äga",
        "Det här vill en grupp äga",
    ]
    assert "26–28 av 28" in shown[-1].words
    assert "Barnskötare vill äga" in shown[-1].words


@pytest.mark.parametrize("asked", ["0", "-1", "99", "x", "²", ""])
def test_a_missing_page_number_gives_the_nearest_page(stranger, web, asked):
    answer = stranger.get(wall_of(linden(web)), query_string={"page": asked})

    assert ("26–28 av 28" if asked == "99" else "1 av 28") in words_of(answer)


@pytest.mark.parametrize(
    ("answers", "said", "shown"),
    [
        pytest.param(
            [(CARER, Colour.RED, 2), (CARER, None, 3)],
            ["För få har svarat för att det ska visas", "Underlag saknas"],
            [],
            id="under three have answered",
        ),
        pytest.param(
            [(TEACHER, Colour.RED, 3), (CARER, Colour.RED, 2), (CARER, None, 3)],
            ["Alla tillsammans", "Förskollärare (3)"],
            ["röd 5"],
            id="two of a group have answered",
        ),
        pytest.param(
            [(TEACHER, Colour.RED, 3), (CARER, None, 3)],
            ["Inget svar"],
            ["röd 3"],
            id="nobody of a group has answered",
        ),
        pytest.param(
            [(TEACHER, Colour.GREEN, 2), (CARER, Colour.GREEN, 1)],
            ["Alla (3)", "Fråga i samtalet"],
            ["grön 3"],
            id="the room is too small to divide",
        ),
        pytest.param(
            [(TEACHER, Colour.GREEN, 3), (COOK, Colour.GREEN, 1), (CARER, Colour.YELLOW, 4)],
            ["Förskollärare vill äga", "Förskollärare (3)", "Kock (1) svarar i samtalet"],
            ["grön 3", "gul 4"],
            id="the only cook is in no number",
        ),
    ],
)
def test_a_row_that_may_not_be_divided_says_so(stranger, web, answers, said, shown):
    words = words_of(stranger.get(wall_of(linden(web, sorted_by(*answers)))))

    assert [each for each in said if each not in words] == []
    assert bars(words) == shown


def test_occupations_beyond_the_available_space_are_shown_together(stranger, web):
    occupations = tuple(Occupation(f"o{i}", f"Yrke {i}") for i in range(wall.MOST_COLUMNS + 1))
    answers = [(each.id, Colour.YELLOW, 3) for each in occupations]

    words = words_of(
        stranger.get(wall_of(linden(web, sorted_by(*answers, occupations=occupations))))
    )

    assert "Alla (21)" in words
    assert bars(words) == ["gul 21"]
    assert "Yrke" not in words


def test_peoples_words_are_text_and_never_markup(stranger, web):
    process = sorted_by((CARER, Colour.RED, 3))
    wicked = replace(process.tasks[0], text="<script>alert(1)</script>")

    page = read(stranger.get(wall_of(linden(web, replace(process, tasks=(wicked,))))))

    assert wicked.text in page.texts("span")


def test_the_dark_wall_stays_dark_on_every_page(stranger, web):
    address = wall_of(linden(web))

    dark = read(stranger.get(f"{address}?dark=1"))

    assert dark.has("body.wall.wall-dark")
    assert dark.has(f"[href='{address}?page=2&dark=1']")
    assert dark.has(f"[data-live-part='{address}?dark=1']")
    assert [
        each["href"] for each in dark.all(f"a[href^='{address}']") if "dark=1" not in each["href"]
    ] == [address]
    assert dark.has(f".wall-lights [href='{address}'], .wall-lights[href='{address}']")


def test_the_wall_of_workshop_2_shows_its_task_large_with_its_proposal(stranger, web):
    room = linden(web)
    room.go_to(Phase.ANALYSE)
    overview = words_of(stranger.get(wall_of(room)))
    agenda.put_in_focus(room.work(), room.public_id, an_act(), "duka")

    words = words_of(stranger.get(wall_of(room)))

    assert read(overview).one("h1").words == "Från svar till förslag"
    bars_of_questions = read(overview).all("progress")
    done = [(int(each["value"]), int(each["max"])) for each in bars_of_questions]
    assert done == [(1, 1), (1, 1), (19, 19), (7, 7)]
    assert sum(tasks for _, tasks in done) == len(LINDEN.tasks)
    assert "Duka fram" not in overview
    assert read(words).one("h1").words == "Gör rätt kompetens rätt saker?"
    assert "Duka fram till måltider" in read(words).texts("h2")
    assert bars(words) == ["röd 4, svart 1", "grön 1, gul 5"]
    assert "Förslag: Flytta till ny roll" in read(words).words
    assert "Rektor" not in words


def test_the_wall_and_the_phones_show_how_a_part_opens(stranger, web):
    room = linden(web)
    room.go_to(Phase.ANALYSE)
    phone = seated(web, room, room.join("barnskotare"))
    session.open_part(room.work(), room.public_id, an_act(), AgendaPart.RIGHT_THINGS)

    wall = read(words_of(stranger.get(wall_of(room))))
    page = read(phone.get(f"/w/{room.code}/now"))

    assert wall.one("h1").words == page.one("h1").words == "Gör vi rätt saker?"
    numbers = wall.texts(".wall-opening .wall-number")
    assert numbers == page.texts(".opening li > b") == ["2", "8", "4"]
    assert "Borde sluta, enligt de flesta" in wall.words
    assert "Läsa veckobrev som inte rör oss" in page.words


def test_no_part_is_shown_before_workshop_2(stranger, web):
    room = linden(web)
    room.go_to(Phase.ANALYSE)
    session.open_part(room.work(), room.public_id, an_act(), AgendaPart.RIGHT_THINGS)

    room.go_to(Phase.REVEAL)

    assert not read(stranger.get(wall_of(room))).has(".wall-opening")


def test_the_wall_says_that_a_task_is_left_but_not_why(stranger, web):
    room = linden(web, replace(LINDEN, proposals=()))
    room.go_to(Phase.ANALYSE)
    base = agenda.see_agenda(room.work(), room.public_id).item("duka").base
    session.leave(room.work(), room.public_id, an_act(), "duka", "Chefen vet", base)
    agenda.put_in_focus(room.work(), room.public_id, an_act(), "duka")

    shown = read(words_of(stranger.get(wall_of(room)))).words

    assert "Lämnas utan förslag" in shown
    assert "Chefen" not in shown
