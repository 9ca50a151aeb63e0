"""The timer in real browsers: it counts down by itself, whatever the phone thinks the time is."""

from datetime import UTC, datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from akr.domain.office.account import Role
from akr.domain.phase import Phase
from akr.steps.office.accounts import create_account
from akr.steps.room import timer
from tests.browser.wall.test_wall import MISFITS, PROJECTORS, linden, long_worded, wall_of
from tests.web.people import PASSWORD
from tests.workshops import CARER, COOK, TEACHER, a_room, an_act

pytestmark = pytest.mark.browser

WORDS = ".timer-words"
OUT = "Tiden är ute. Skriv klart det du håller på med."


def turn(room, step, *said, phase=Phase.WRITE):
    step(room.work(), room.public_id, an_act(), phase, *said)


@pytest.fixture
def room(server):
    return server.room(phase=Phase.WRITE)


def bar(page):
    """How much of the bar is left, of one."""
    return page.evaluate("document.querySelector('.timer progress').position")


@pytest.mark.parametrize("days", [-1, 1])
def test_a_phone_with_a_wrong_clock_shows_the_right_time_left(server, room, page_at, days):
    place = room.join()
    phone = page_at(360)
    phone.context.add_cookies(
        [{"name": f"seat_{room.code}", "value": place.token, "url": f"{server.url}/w/{room.code}"}]
    )
    phone.clock.install(time=datetime.now(UTC) + timedelta(days=days))
    phone.goto(f"{server.url}/w/{room.code}/now")
    phone.evaluate("window.sameDocument = true")
    expect(phone.locator(WORDS)).to_have_count(0)

    turn(room, timer.start_timer, 3)
    expect(phone.locator(WORDS)).to_have_text("3 minuter kvar")
    phone.fill("#text", "Vika tv")
    phone.clock.fast_forward("01:30")
    expect(phone.locator(WORDS)).to_have_text("2 minuter kvar")

    turn(room, timer.add_time, 2)
    expect(phone.locator(WORDS)).to_have_text("5 minuter kvar")
    assert phone.input_value("#text") == "Vika tv"
    assert phone.evaluate("window.sameDocument")


def test_the_wall_counts_down_by_itself_and_announces_the_end_once(server, room, page_at):
    turn(room, timer.start_timer, 2)
    wall = page_at(1280, 720)
    wall.clock.install()
    wall.goto(server.url + wall_of(room))
    expect(wall.locator(WORDS)).to_have_text("2 minuter kvar")
    spoken = wall.locator("body > [role=status].visually-hidden")
    wall.evaluate("window.sameDocument = true")
    full = bar(wall)

    wall.clock.fast_forward("01:10")
    expect(wall.locator(WORDS)).to_have_text("Mindre än en minut kvar")
    assert bar(wall) < full / 2
    expect(spoken).to_have_text("")

    wall.clock.fast_forward("01:00")
    expect(wall.locator(WORDS)).to_have_text(OUT)
    expect(spoken).to_have_text(OUT)
    assert wall.evaluate("window.sameDocument")
    expect(wall.locator("h1")).to_have_text("Vad gör vi?")


@pytest.mark.parametrize("lacking", ["**/stream*", "**/htmx.min.js"])
def test_a_phone_without_streams_or_htmx_still_hears_of_the_time(server, room, context, lacking):
    place = room.join()
    old = context()
    old.route(lacking, lambda route: route.abort())
    old.add_cookies(
        [{"name": f"seat_{room.code}", "value": place.token, "url": f"{server.url}/w/{room.code}"}]
    )
    phone = old.new_page()
    phone.goto(f"{server.url}/w/{room.code}/now")

    turn(room, timer.start_timer, 8)

    expect(phone.locator(WORDS)).to_have_text("8 minuter kvar")
    expect(phone.locator(".phase-news")).to_be_hidden()


def test_the_leader_starts_extends_and_pauses_while_the_script_stays_as_left(server, page_at):
    room, console = a_console(server, page_at)
    wall = page_at(1280, 720)
    wall.goto(server.url + wall_of(room))
    script = console.locator("[data-script]")
    expect(script).to_have_attribute("open", "")
    script.locator("summary").click()
    console.fill("#minutes-join", "9")
    console.locator("h1").click()

    room.join()  # the console is fetched anew
    expect(console.locator("#seats")).to_contain_text("1 ")
    expect(script).not_to_have_attribute("open", "")
    expect(console.locator("#minutes-join")).to_have_value("9")

    console.click("#start-timer")
    expect(wall.locator(WORDS)).to_have_text("9 minuter kvar")
    console.click("#add-2")
    expect(wall.locator(WORDS)).to_have_text("11 minuter kvar")
    console.click("#pause-timer")
    expect(wall.locator(WORDS)).to_have_text("Paus. 11 minuter kvar")
    console.click("#stop-timer")
    expect(wall.locator(WORDS)).to_have_count(0)


def a_console(server, page_at):
    """A room that is joined, and its leader's console."""
    account = create_account(server.work(), "Ledaren", PASSWORD, Role.FACILITATOR)
    room = a_room(server.work, account=account.id)
    page = page_at(1280, 900)
    page.goto(f"{server.url}/sign-in")
    page.fill("[name=name]", "Ledaren")
    page.fill("[name=password]", PASSWORD)
    page.click("main button")
    page.goto(f"{server.url}/processes/{room.public_id}/lead")
    return room, page


def test_on_a_small_phone_the_script_is_collapsed_and_the_next_step_visible(server, page_at):
    _, page = a_console(server, page_at)

    page.set_viewport_size({"width": 360, "height": 740})
    page.reload()

    expect(page.locator("[data-script]")).not_to_have_attribute("open", "")
    assert page.locator("#next-phase").bounding_box()["y"] < 740 - 48
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("state", ["runs", "out"])
def test_no_wall_scrolls_or_overlaps_with_the_timer_on_it(server, page_at, phase, state):
    room = linden(server.work, long_worded)
    room.go_to(phase)
    for seat in (TEACHER, CARER, COOK):
        room.join(seat)
    turn(room, timer.start_timer, 1, phase=phase)
    wall = page_at(1280, 720)
    wall.clock.install()
    wall.goto(server.url + wall_of(room))
    if state == "out":
        wall.clock.fast_forward("01:05")
        expect(wall.locator(WORDS)).to_contain_text("Tiden är ute")

    for width, height in (*PROJECTORS, (360, 740)):
        wall.set_viewport_size({"width": width, "height": height})
        if width > 360:
            assert wall.evaluate(MISFITS) == [], f"{phase}, {width}×{height}"
        plate, heading = (wall.locator(one).bounding_box() for one in (".timer", "h1"))
        assert plate["y"] >= 0
        assert plate["y"] + plate["height"] <= heading["y"] + 1, f"{phase}, {width}×{height}"
    found = Axe().run(wall)
    assert found.violations_count == 0, found.generate_report()
