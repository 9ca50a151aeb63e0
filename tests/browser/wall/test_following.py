"""No page stands still unnoticed: a covered wall follows slowly, and what cannot follow says so."""

import pytest
from playwright.sync_api import expect

from akr.domain.phase import Phase
from tests import sees

pytestmark = pytest.mark.browser

NONE = "[data-live-none]"


def wall_of(server, room):
    """The wall's address."""
    return f"{server.url}/wall/{sees.as_leader(room.work(), room.public_id)[1]}"


def cover(page):
    """Do what a browser does when another window lies over the page."""
    page.evaluate(
        "Object.defineProperty(document, 'hidden', {value: true, configurable: true});"
        "document.dispatchEvent(new Event('visibilitychange'));"
    )


def test_a_wall_whose_window_is_covered_follows_slowly(server, page_at):
    room = server.room()
    page = page_at(1280, 720)
    page.clock.install()
    page.goto(wall_of(server, room))
    expect(page.locator(".wall-number")).to_have_text("0")

    cover(page)
    for joined in ("1", "2"):
        room.join()
        page.clock.fast_forward(30_000)
        expect(page.locator(".wall-number")).to_have_text(joined)


def test_a_wall_that_cannot_read_the_scripts_says_so(server, page_at):
    room = server.room()
    page = page_at(1280, 720)
    page.goto(wall_of(server, room))
    expect(page.locator("[data-live-on]")).to_have_count(1)
    expect(page.locator(NONE)).to_be_hidden()

    page.route("**/live.js", lambda route: route.abort())
    page.reload()
    expect(page.locator(NONE)).to_contain_text("Väggen följer inte med av sig själv")
    room.join()
    page.click(f"{NONE} a")

    expect(page.locator(".wall-number")).to_have_text("1")


def test_a_phone_that_cannot_read_the_scripts_says_so(server, seated):
    room = server.room(phase=Phase.WRITE)
    page = seated(room, room.join())
    expect(page.locator("[data-live-on]")).to_have_count(1)
    expect(page.locator(NONE)).to_be_hidden()

    page.route("**/live.js", lambda route: route.abort())
    page.reload()

    expect(page.locator(NONE)).to_contain_text("Sidan följer inte med av sig själv")
    expect(page.locator(f"{NONE} a")).to_have_text("Uppdatera sidan")


def test_a_phone_without_network_says_since_when(server, seated):
    room = server.room(phase=Phase.WRITE)
    page = seated(room, room.join())
    expect(page.locator("[data-live-on]")).to_have_count(1)

    page.context.set_offline(True)

    expect(page.locator("[data-live-lost]")).to_contain_text("Ingen kontakt med servern sedan")
