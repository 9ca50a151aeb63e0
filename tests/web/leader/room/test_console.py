"""The console at the edge: the room moves step by step, and nothing is lost by a double press."""

import uuid
from urllib.parse import urlsplit

import pytest

from akr.domain.answers.sorting import Colour
from akr.domain.phase import Phase
from akr.store.work import store_of
from tests.page import read
from tests.qr import modules_for, modules_of
from tests.web.forms import WITHOUT_UNIONS
from tests.web.processes import created
from tests.workshops import Room

WORKSHOP_1 = tuple(Phase)[:-1]


@pytest.fixture
def process(leader):
    """A process with its workshop open, as its address."""
    address = created(leader)
    assert leader.post(f"{address}/workshop", data=WITHOUT_UNIONS).location == f"{address}/lead"
    return address


@pytest.fixture
def room(web, leader, process):
    """The room of the process, with the hands of those who are in it."""
    return Room(store_of(web).work, process.split("/")[-1], code_of(leader, process))


def code_of(leader, process):
    """The room's code, as the console shows it."""
    return read(leader.get(f"{process}/lead")).one(".code-plate b").words.replace(" ", "")


def wall_of(leader, process):
    """The wall's address, as the console gives it to be copied."""
    return urlsplit(read(leader.get(f"{process}/lead")).field("wall")).path


def form(shown, action, **fields):
    """What a browser would send of the first form with an action, with some fields changed."""
    return read(shown).form(action).sent() | fields


def moved(leader, process, phase):
    """Press the button that opens a phase."""
    sent = form(leader.get(f"{process}/lead"), f"{process}/phase", phase=phase, sure="1")
    return leader.post(f"{process}/phase", data=sent)


def here(shown):
    """Which step the console says is open."""
    _, step = (
        read(shown).one("[aria-current=step] h2").words.removesuffix(", öppet nu").split(" ", 1)
    )
    return step


def test_the_leader_takes_the_room_through_every_phase_and_back(leader, process):
    words = ("Gå med", "Skriv", "Samla", "Sortera", "Prata", "Visa", "Gå hem")
    steps = list(zip(WORKSHOP_1, words, strict=True))

    for phase, word in [*steps[1:], *steps[-2::-1]]:
        assert moved(leader, process, phase).location == f"{process}/lead"
        assert here(leader.get(f"{process}/lead")) == word


@pytest.mark.parametrize(
    ("phase", "verb"),
    [
        (Phase.JOIN, "Öppna skrivandet"),
        (Phase.WRITE, "Samla korten"),
        (Phase.GATHER, "Öppna sorteringen"),
        (Phase.SORT, "Låt grupperna prata"),
        (Phase.TALK, "Visa resultatet"),
        (Phase.REVEAL, "Runda av"),
        (Phase.HOME, "Öppna verkstad 2"),
    ],
)
def test_there_is_one_next_step_with_a_verb_and_one_quieter_way_back(
    leader, room, process, phase, verb
):
    room.go_to(phase)

    shown = read(leader.get(f"{process}/lead"))

    assert shown.texts("button.button#next-phase") == [verb]
    assert shown.texts("#back-phase") == ([] if phase is Phase.JOIN else ["Tillbaka hit"])


def test_the_same_press_twice_is_one_move(leader, process):
    sent = form(leader.get(f"{process}/lead"), f"{process}/phase")

    for _ in range(2):
        assert leader.post(f"{process}/phase", data=sent).status_code == 303

    assert here(leader.get(f"{process}/lead")) == "Skriv"


def test_skipping_a_phase_from_an_old_page_is_refused_with_a_sentence(leader, room, process):
    old = form(leader.get(f"{process}/lead"), f"{process}/phase")
    room.go_to(Phase.SORT)

    answer = leader.post(f"{process}/phase", data=old)

    assert answer.status_code == 409
    assert "Verkstaden är i ett annat steg nu." in answer.text
    assert here(leader.get(f"{process}/lead")) == "Sortera"


def test_an_old_page_moves_the_room_neither_back_nor_on(leader, room, process):
    room.go_to(Phase.GATHER)
    old = form(leader.get(f"{process}/lead"), f"{process}/phase", phase="sort", leaving="gather")
    room.go_to(Phase.TALK)

    answer = leader.post(f"{process}/phase", data=old | {"sure": "1"})

    assert answer.status_code == 409
    assert here(leader.get(f"{process}/lead")) == "Prata"


def asked(leader, process, phase, leaving):
    """Press a button that asks first, and read the page that asks."""
    sent = form(leader.get(f"{process}/lead"), f"{process}/phase", phase=phase, leaving=leaving)
    answer = leader.post(f"{process}/phase", data=sent)
    assert answer.location == f"{process}/lead?ask={phase}#ask"
    return read(leader.get(answer.location))


def test_with_much_missing_the_result_is_asked_about_with_the_numbers(leader, room, process):
    room.go_to(Phase.WRITE)
    writers = [room.join() for _ in range(4)]
    for writer, text in zip(writers, ("Duka", "Diska", "Trösta", "Handla"), strict=True):
        writer.write(text)
    room.go_to(Phase.SORT)
    writer.place(writer.deck().cards[0].task, Colour.RED)

    shown = asked(leader, process, "talk", "sort")

    words = shown.one("#ask").words
    assert "Låt grupperna prata nu?" in words
    assert "1 av 16 svar har kommit. 0 av 4 säger att de är klara." in words
    assert not shown.texts("#next-phase")
    assert shown.one("#stay")["href"] == f"{process}/lead"
    assert here(leader.get(f"{process}/lead")) == "Sortera"
    sure = shown.one("#ask form").sent()
    assert leader.post(f"{process}/phase", data=sure).location == f"{process}/lead"
    assert here(leader.get(f"{process}/lead")) == "Prata"


def test_the_way_back_from_what_was_seen_is_asked_about(leader, room, process):
    room.go_to(Phase.REVEAL)

    shown = asked(leader, process, "talk", "reveal")

    assert "Gå tillbaka till prata?" in shown.one("#ask").words
    assert not read(leader.get(f"{process}/lead?ask=home")).texts("#ask")


@pytest.mark.parametrize("sent", [{}, {"phase": "lunch"}, {"phase": "write", "act": "x"}])
def test_a_request_that_no_button_sends_does_not_move_the_room(leader, process, sent):
    assert leader.post(f"{process}/phase", data=sent).status_code in {400, 409, 422}
    assert here(leader.get(f"{process}/lead")) == "Gå med"


def test_the_console_shows_how_many_of_the_expected_have_come(leader, room, process):
    room.join("forskollarare")
    room.join("barnskotare")

    shown = read(leader.get(f"{process}/lead"))

    assert shown.one("#seats").words == "2 av 45 har gått med"
    assert shown.texts(".seats span") == ["Förskollärare", "1 av 5", "Barnskötare", "1 av 40"]


def test_the_console_shows_numbers_but_no_words_while_people_write(leader, room, process):
    room.go_to(Phase.WRITE)
    room.join().write("Trösta barn i hallen")

    shown = leader.get(f"{process}/lead").text

    assert "1 kort" in read(shown).words
    assert "Trösta" not in shown


def test_the_way_in_is_a_code_a_picture_and_an_address_and_the_wall_has_its_own(
    leader, room, process
):
    shown = read(leader.get(f"{process}/lead"))
    address = f"http://localhost:8000/w/{room.code}"

    assert shown.one(".code-plate b").words == f"{room.code[:3]} {room.code[3:]}"
    assert shown.one(".code-plate b")["translate"] == "no"
    assert shown.one(f"a[href='{address}']").words == address
    assert modules_of(shown.one(".qr")) == modules_for(address)
    assert shown.field("wall").startswith("http://localhost:8000/wall/")
    assert shown.one("#unreachable").words.startswith("Telefoner når inte den adressen")
    assert leader.get(wall_of(leader, process)).status_code == 200


def test_late_cards_are_announced_and_taken_in_once(leader, room, process):
    room.go_to(Phase.WRITE)
    seat = room.join()
    seat.write("Duka fram")
    room.go_to(Phase.SORT)
    seat.write("Vattna blommor")
    shown = leader.get(f"{process}/lead")
    assert "1 kort kom efter att steget stängdes. Det är sparat men räknas inte än." in shown.text
    sent = form(shown, f"{process}/late")

    for _ in range(2):
        assert leader.post(f"{process}/late", data=sent).status_code == 303

    assert "efter att steget stängdes" not in leader.get(f"{process}/lead").text
    assert {card.text for card in seat.deck().cards} == {"Duka fram", "Vattna blommor"}


def test_htmx_gets_only_the_changing_part_and_304_when_nothing_changed(leader, room, process):
    part = leader.get(f"{process}/lead", htmx=True)
    assert part.text.lstrip().startswith('<div class="console-now"')

    again = {"If-None-Match": part.headers["ETag"]}
    assert leader.get(f"{process}/lead", htmx=True, headers=again).status_code == 304

    room.join()
    assert leader.get(f"{process}/lead", htmx=True, headers=again).status_code == 200


def test_the_console_of_an_unopened_workshop_leads_to_where_it_is_opened(leader):
    address = created(leader)

    for page in ("lead", "table"):
        assert leader.get(f"{address}/{page}").location == address
    sent = {"phase": "write", "leaving": "join", "act": str(uuid.uuid4())}
    assert leader.post(f"{address}/phase", data=sent).status_code == 404
