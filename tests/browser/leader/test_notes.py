"""The note taker's page in a browser: it follows the room, and leaves whoever writes in peace."""

import pytest
from playwright.sync_api import expect

from akr.domain.phase import Phase
from akr.steps.cards import gathering
from akr.steps.room import notes
from tests.workshops import an_act

pytestmark = pytest.mark.browser

WIDTH = 900
HALF = "Det tar längre tid på månd"


@pytest.fixture
def room(server):
    """A table with two cards, and a page to take notes on."""
    room = server.room(phase=Phase.WRITE)
    place = room.join()
    for text in ("Torka borden efter lunch", "Läsa sagor på vilan"):
        place.write(text)
    notes.open_notes(room.work(), room.public_id, an_act())
    room.go_to(Phase.GATHER)
    return room


def secret_of(room):
    return notes.see_as_leader(room.work(), room.public_id)[1]


def other_notes(room, text):
    """Somebody else who has the address notes something."""
    notes.add_note(room.work(), secret_of(room), an_act(), text, None)


def test_the_notes_page_follows_the_room_without_disturbing_the_writer(server, page_at, room):
    page = page_at(WIDTH)
    page.goto(f"{server.url}/notes/{secret_of(room)}")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.type(HALF)

    other_notes(room, "Vem har nyckeln?")
    expect(page.locator("#notes")).to_contain_text("Vem har nyckeln?")
    room.go_to(Phase.SORT)
    expect(page.locator("#task option")).to_have_count(3)
    page.keyboard.type("agar")
    assert page.input_value("#text") == f"{HALF}agar"

    page.select_option("#task", label="Läsa sagor på vilan")
    room.go_to(Phase.GATHER)
    heaps = gathering.see_table(room.work(), room.public_id).heaps
    heap = next(heap for heap in heaps if heap.text == "Torka borden efter lunch")
    gathering.rename_heap(room.work(), room.public_id, an_act(), heap.key, "Torka bord")
    room.go_to(Phase.SORT)
    page.focus("#text")  # the list is renewed when it has been left
    expect(page.locator("#task option").filter(has_text="Torka bord")).to_have_count(1)
    expect(page.locator("#task option:checked")).to_have_text("Läsa sagor på vilan")

    page.click("#notes button")
    expect(page.locator("#notes")).to_contain_text("Inget är antecknat än.")
    assert page.input_value("#text") == f"{HALF}agar"
    page.click("text='Spara anteckningen'")
    expect(page.locator("#notes h2")).to_have_text("Läsa sagor på vilan")
    expect(page.locator("#notes")).to_contain_text(f"{HALF}agar")


def test_typed_words_stay_when_the_notes_address_is_replaced(server, page_at, room):
    page = page_at(WIDTH)
    page.goto(f"{server.url}/notes/{secret_of(room)}")
    page.keyboard.type(HALF)

    notes.open_notes(room.work(), room.public_id, an_act())
    room.go_to(Phase.SORT)

    expect(page.locator("#gone")).to_be_visible()
    assert page.input_value("#text") == HALF
