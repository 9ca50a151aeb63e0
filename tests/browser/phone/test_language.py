"""Languages in a real browser: each fits a small phone, and scripts speak it too."""

import pytest
from playwright.sync_api import expect

from akr.domain.phase import Phase
from akr.steps.room import timer
from akr.translations import Language
from tests.browser.test_accessibility import NARROW, SIDEWAYS
from tests.workshops import an_act

pytestmark = pytest.mark.browser


def speak(page, server, language):
    page.context.add_cookies([{"name": "language", "value": language, "url": server.url}])


def test_every_language_fits_a_small_phone_in_every_phase(server, seated):
    room, place = server.sorting_room()
    page = seated(room, place, width=NARROW)
    now = f"{server.url}/w/{room.code}/now"

    for phase in Phase:
        page.goto("about:blank")  # the page at hand would follow the room by itself
        room.go_to(phase)
        for language in Language:
            speak(page, server, language)
            page.goto(now)
            assert not page.evaluate(SIDEWAYS), (phase, language)
    for language in Language:
        speak(page, server, language)
        for path in (
            "/",
            f"/w/{room.code}/my-seat",
            f"/w/{room.code}/move",
            f"/w/{room.code}/promise",
        ):
            page.goto(f"{server.url}{path}")
            assert not page.evaluate(SIDEWAYS), (path, language)


def test_one_tap_chooses_a_language_that_scripts_use_too(server, seated):
    room, place = server.sorting_room()
    page = seated(room, place)

    page.click("button:text-is('English')")

    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.click("#deck button[value=green]")
    expect(page.locator("#progress-words")).to_have_text("1 of 3")
    expect(page.locator("#saved")).to_have_text("✓ Saved")
    for _ in range(2):
        page.wait_for_timeout(300)  # a second tap of the same thumb answers nothing
        page.keyboard.press("Y")
    expect(page.locator("#task")).to_have_text("You have sorted everything")
    expect(page.locator("#task")).to_have_attribute("lang", "en")
    expect(page.locator("#own-answers")).to_contain_text("yellow: supports")


def test_unsent_acts_are_explained_in_the_phones_language(server, seated):
    room = server.room(phase=Phase.WRITE)
    page = seated(room, room.join())
    speak(page, server, Language.ENGLISH)
    page.reload()

    page.click("#write .button")

    assert (
        page.evaluate("document.getElementById('text').validationMessage")
        == "Write something first."
    )


TRANSLATE = """(place) => {
  const font = document.createElement("font");
  font.textContent = `[${place.textContent.trim()}]`;
  place.replaceChildren(font);
}"""
"""What a browser that translates the page does to a text."""


def test_a_translated_page_is_left_alone_and_sends_peoples_own_words(server, seated):
    room = server.room(phase=Phase.WRITE)
    timer.start_timer(room.work(), room.public_id, an_act(), Phase.WRITE, 30)
    place = room.join()
    place.write("Torka borden")
    page = seated(room, place)

    page.locator(".timer-words").evaluate(TRANSLATE)
    page.locator("p.card-words").evaluate(TRANSLATE)
    page.wait_for_function(
        "() => { window.ticks = (window.ticks || 0) + 1; return window.ticks > 90; }"
    )
    expect(page.locator(".timer-words font")).to_be_visible()

    page.route("**/withdraw", lambda route: route.fulfill(status=409, body="Det gick inte."))
    page.click("#cards summary")
    page.click("text=Ta bort kortet")
    expect(page.locator("#troubles [data-words]")).to_have_text("Torka borden")
