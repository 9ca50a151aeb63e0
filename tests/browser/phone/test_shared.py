"""A tablet in turns, in a real browser: Back and Reload find nothing, and nothing unsent is lost."""

import pytest
from playwright.sync_api import expect

from akr.domain.phase import Phase

pytestmark = pytest.mark.browser

SECRET = "hemligt kort"


@pytest.fixture
def tablet(server, page_at):
    """A tablet that is shared, in a room where people write; and how to take a turn at it."""
    room = server.room(phase=Phase.WRITE)
    page = page_at(800, 1100)
    page.goto(f"{server.url}/w/{room.code}")
    page.click("text=Vi är flera som delar")

    def turn(occupation):
        page.click(f"button:text-is('{occupation}')")
        page.wait_for_url("**/now")

    return page, turn


def test_back_and_reload_show_the_next_person_nothing_of_the_previous_one(tablet):
    page, turn = tablet
    turn("Barnskötare")
    page.fill("#text", SECRET)
    page.click("text=Lägg till kortet")
    expect(page.locator("#saved")).to_have_text("✓ Sparat")
    page.click("text=Nästa person")
    page.click("text=Lämna över till nästa person")
    expect(page.locator("h1")).to_have_text("Vad arbetar du som?")
    assert page.evaluate("Object.keys(localStorage)") == []

    for _ in range(3):
        page.go_back(wait_until="load")
        expect(page.locator("h1")).to_have_text("Vad arbetar du som?")
        assert SECRET not in page.content()
    turn("Kock")
    for look in (page.reload, page.go_back, page.go_back, page.reload, page.go_forward):
        look(wait_until="load")
        assert SECRET not in page.content()
    assert all(SECRET not in str(each) for each in page.evaluate("Object.values(localStorage)"))


def test_the_tablet_waits_until_everything_is_saved_and_says_so(tablet):
    page, turn = tablet
    turn("Barnskötare")
    page.fill("#text", "halvskrivet")
    page.click("text=Nästa person")
    expect(page.locator("#leaving")).to_contain_text("Något du skrev är inte sparat")
    page.context.set_offline(True)
    page.click("text=Lägg till kortet")
    page.click("text=Nästa person")
    expect(page.locator("#leaving")).to_contain_text("Väntar på nätet")

    page.context.set_offline(False)

    expect(page.locator("h1")).to_have_text("Är du klar här?")
    page.click("text=Tillbaka, jag är inte klar")
    expect(page.locator(".card-words")).to_have_text("halvskrivet")
