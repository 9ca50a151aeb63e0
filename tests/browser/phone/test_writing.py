"""Help to write, and what becomes of it on the leader's table, in a real Chromium."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from akr.domain.phase import Phase
from akr.steps.cards import gathering
from tests.browser.leader.test_gathering import leader, room, said, table_of
from tests.workshops import an_act

__all__ = ["leader", "room"]

pytestmark = pytest.mark.browser

QUESTIONS = {
    "": "Vad gör jag?",
    "colleagues": "Vad gör mina kollegor?",
    "else": "Vad kunde någon annan göra?",
    "day": "Du kommer. Vad gör du först, och sedan på förmiddagen?",
}


@pytest.fixture
def writing(server):
    """A room that writes, and a seat in it."""
    room = server.room(phase=Phase.WRITE)
    return room, room.join()


def write(page, text):
    page.fill("#text", text)
    page.click("text=Lägg till kortet")


def faults(page):
    found = Axe().run(page).response["violations"]
    return [(each["id"], each["nodes"][0]["html"]) for each in found]


def shown_whole(page, selector):
    """Whether something is within the screen, and nothing lies over it."""
    return page.evaluate(
        """selector => {
          const found = document.querySelector(selector);
          const box = found.getBoundingClientRect();
          const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          return box.top >= 0 && box.bottom <= innerHeight && box.right <= innerWidth
            && (top === found || found.contains(top));
        }""",
        selector,
    )


@pytest.mark.parametrize("scripts", [True, False])
def test_the_questions_never_cover_the_field_or_the_saved_cards(writing, seated, scripts):
    room, place = writing
    place.write("Vika tvätt")
    page = seated(room, place, java_script_enabled=scripts)

    for key, words in QUESTIONS.items():
        page.check(f"[name=help][value='{key}']")
        visible = page.locator("p[data-prompt]:visible")
        expect(visible).to_have_count(1)
        expect(visible).to_contain_text(words)
        if scripts:
            assert shown_whole(page, "#text")
            assert shown_whole(page, "#saved")
            assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_chosen_question_stays_selected_without_scripts(writing, seated):
    page = seated(*writing, java_script_enabled=False)
    page.check("[name=help][value=else]")

    write(page, "Beställa blöjor")

    expect(page.locator(".card-words")).to_have_text(["Beställa blöjor"])
    expect(page.locator("[data-prompt]:visible")).to_have_text(QUESTIONS["else"])


def test_the_questions_can_be_reached_by_keyboard_and_are_read_as_a_group(writing, seated):
    page = seated(*writing)
    page.focus("[name=help]:checked")

    page.keyboard.press("ArrowRight")

    expect(page.locator("[data-prompt]:visible")).to_have_text(QUESTIONS["colleagues"])
    assert faults(page) == []


def test_a_card_that_only_names_an_area_is_questioned_offline_once_for_the_same_words(
    writing, seated
):
    room, place = writing
    page = seated(room, place)
    page.context.set_offline(True)

    for text in ("Städ", "Torka borden", "STÄD"):
        write(page, text)

    asked = page.locator("li:has([data-question]:visible) .card-words")
    expect(asked).to_have_text(["Städ"])
    page.context.set_offline(False)
    expect(page.locator("#saved")).to_have_text("✓ Sparat")
    assert place.cards() == ["STÄD", "Torka borden", "Städ"]
    page.reload()
    expect(asked).to_have_text(["Städ"])

    card = page.locator("li", has=page.locator("[data-question]:visible"))
    card.locator("summary").click()
    card.locator("textarea").fill("Sopa hallen efter utgång")
    card.locator("text=Spara ändringen").click()

    expect(asked).to_have_text(["STÄD"])


def test_a_mark_survives_a_lost_network_and_the_box_is_clear_for_the_next_card(writing, seated):
    room, place = writing
    page = seated(room, place)
    page.context.set_offline(True)
    page.check("#write [name=not_done_today]")
    write(page, "Ringa vikarier")
    write(page, "Torka borden")

    marked = page.locator("li:has([data-not-done]:visible) .card-words")
    expect(marked).to_have_text(["Ringa vikarier"])
    page.context.set_offline(False)
    expect(page.locator("#saved")).to_have_text("✓ Sparat")
    page.reload()
    expect(marked).to_have_text(["Ringa vikarier"])

    page.locator("li", has_text="Ringa vikarier").locator("summary").click()
    page.locator("li [name=not_done_today]:visible").uncheck()
    page.locator("text=Spara ändringen >> visible=true").click()
    expect(marked).to_have_count(0)


def test_rewording_a_card_set_aside_returns_it_to_the_table(writing, seated):
    room, place = writing
    card = place.write("Trösta Kalle")
    room.go_to(Phase.GATHER)
    gathering.set_aside(room.work(), room.public_id, an_act(), card)
    page = seated(room, place)
    expect(page.locator("#aside")).to_contain_text("Trösta Kalle")
    assert faults(page) == []

    room.go_to(Phase.WRITE)
    expect(page.locator("[data-aside]")).to_be_visible()
    page.click("summary")
    page.locator("li textarea").fill("Trösta barn på vilan")
    page.locator("text=Spara ändringen").click()

    expect(page.locator("[data-aside]")).to_be_hidden()
    expect(page.locator("#saved")).to_have_text("✓ Sparat")
    page.close()  # it would follow the room, and Chromium may hang when it is closed on its way
    room.go_to(Phase.GATHER)
    heaps = gathering.see_table(room.work(), room.public_id).heaps
    assert [each.text for each in heaps] == ["Trösta barn på vilan"]


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [360, 1280])
def test_suggestions_can_be_added_and_a_card_set_aside_at_the_table(room, leader, width, scripts):
    page = leader(width, 800, table_of(room), java_script_enabled=scripts)
    page.click("#library")
    if scripts:
        page.fill("#search", "sopor gå")
        expect(page.locator(".suggestions > li:visible")).to_have_count(1)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert faults(page) == []
    page.check("[value='Gå ut med sopor']")
    page.click("text=Lägg på bordet")
    laid = page.locator(".heap", has_text="Gå ut med sopor")
    expect(laid).to_contain_text("förslag ur biblioteket")

    page.click("[aria-label='Lägg ”Trösta barn” åt sidan']")
    expect(page.locator("#happened")).to_contain_text("Kortet är lagt åt sidan.")
    expect(page.locator(".heap", has_text="Trösta barn")).to_have_count(0)
    if scripts:
        said(page, "Kortet är lagt åt sidan.")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert faults(page) == []

    for back in ("”Trösta barn” är som förut.", "Bordet är som förut."):
        page.click("#undo")
        expect(page.locator("#happened")).to_contain_text(back)
    expect(laid).to_have_count(0)


def test_enter_puts_a_card_down_once_also_where_the_keyboard_composes_every_word(writing, seated):
    room, place = writing
    page = seated(room, place)
    device = page.context.new_cdp_session(page)
    unnamed = {"windowsVirtualKeyCode": 229, "key": "Unidentified"}

    page.fill("#text", "Vika tvätt")
    device.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **unnamed})
    page.evaluate(
        "document.execCommand('insertLineBreak')"
    )  # what an Android keyboard's Enter does
    device.send("Input.dispatchKeyEvent", {"type": "keyUp", **unnamed})

    expect(page.locator(".card-words")).to_have_text(["Vika tvätt"])
    expect(page.locator("#text")).to_have_value("")
    expect(page.locator("#saved")).to_have_text("✓ Sparat")
    assert place.cards() == ["Vika tvätt"]


def test_an_enter_that_ends_a_word_in_the_making_puts_no_card_down(writing, seated):
    room, place = writing
    page = seated(room, place)
    device = page.context.new_cdp_session(page)
    ends = {"windowsVirtualKeyCode": 229, "key": "Enter", "code": "Enter"}

    page.focus("#text")
    device.send(
        "Input.imeSetComposition", {"text": "片付け", "selectionStart": 3, "selectionEnd": 3}
    )
    device.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **ends})
    device.send("Input.insertText", {"text": "片付け"})
    device.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **ends})  # Safari's comes after
    expect(page.locator("#text")).to_have_value("片付け")
    assert place.cards() == []

    page.keyboard.press("Shift+Enter")
    page.keyboard.type("kök")
    expect(page.locator("#text")).to_have_value("片付け\nkök")
    page.fill("#text", "片付け")
    page.keyboard.press("Enter")

    expect(page.locator(".card-words")).to_have_text(["片付け"])
