"""The wall in a real browser: it follows its room, says when it cannot, and never scrolls."""

import os
import re
import socket
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import sleep
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from akr import create_app
from akr.config import from_environment
from akr.domain.answers.reasons import Reason
from akr.domain.answers.sorting import Colour
from akr.domain.cards.cards import Card
from akr.domain.phase import Phase
from akr.files.akr_process_1 import read_process
from akr.steps.cards import gathering
from akr.steps.proposals import agenda
from akr.store.work import store_of
from tests import sees
from tests.workshops import CARER, COOK, TEACHER, Room, a_room, an_act, open_workshop_1

pytestmark = pytest.mark.browser

LINDEN = read_process((Path(__file__).parents[2] / "data" / "linden.json").read_bytes())
PROJECTORS = ((1280, 720), (1366, 768), (1920, 1080))
LONG_WORDS = (
    "Förskoleverksamhetsplaneringsdokumentationsuppföljning",
    "Duka av och torka bord, stolar, matvagnar och golv efter frukost, lunch och mellanmål",
    "Beställa förbrukningsmaterial",
    "Ta emot vårdnadshavare och föra över det som är viktigt till kollegor på avdelningen",
)
LONG_REASONS = tuple(
    Reason(
        LINDEN.tasks[3].id,
        occupation,
        "Vi gör det olika på avdelningarna, och har inte pratat. " * 6,
    )
    for occupation in (TEACHER, CARER)
)
"""As long as a table may write, from each of the groups."""

LOST = "[data-live-lost]"
BACK = "[data-live-back]"

#: What does not fit: boxes that hold more than they show, and things that lie on each other.
MISFITS = """() => {
  const faults = [];
  const root = document.documentElement;
  if (root.scrollHeight > innerHeight) faults.push(`page is ${root.scrollHeight} high`);
  if (root.scrollWidth > innerWidth) faults.push(`page is ${root.scrollWidth} wide`);
  for (const box of document.querySelectorAll(".colour-bar, .tag, .wall-owner, .code-plate b, h1"))
    if (box.scrollWidth > box.clientWidth + 1 && box.clientWidth)
      faults.push(`${box.className || box.tagName} overflows: ${box.textContent.trim()}`);
  const rect = (name) => document.querySelector(name)?.getBoundingClientRect();
  const apart = (one, other) => !one || !other || one.right <= other.left || other.right <= one.left
    || one.bottom <= other.top || other.bottom <= one.top;
  const parts = ["h1", "h1 + p", ".wall-way-in", "table", ".wall-cards", ".wall-heaps", ".wall-colours",
    ".wall-progress", ".wall-focus h2", ".wall-answers", ".wall-reasons", ".wall-proposal",
    ".wall-footer"];
  for (const [i, one] of parts.entries())
    for (const other of parts.slice(i + 1))
      if (!apart(rect(one), rect(other))) faults.push(`${one} lies on ${other}`);
  return faults;
}"""


def wall_of(room):
    return f"/wall/{sees.as_leader(room.work(), room.public_id)[1]}"


def number(page):
    return page.locator(".wall-number")


@pytest.fixture
def wall(server, page_at):
    """Open a room's wall on a projector: `wall(room, query)`."""

    def open_wall(room, query="", width=1280, height=720, **more):
        page = page_at(width, height, **more)
        page.goto(server.url + wall_of(room) + query)
        return page

    return open_wall


def linden(work, change=lambda task: task, **parts):
    """Linden's process in a room of its own, with its 28 tasks changed, and other parts given."""
    unit = work()
    with unit:
        tasks = tuple(change(task) for task in LINDEN.tasks)
        public_id = unit.add_process(replace(LINDEN, tasks=tasks, **parts))
    return Room(work, public_id, open_workshop_1(work(), public_id).code)


def long_worded(task):
    place = [each.id for each in LINDEN.tasks].index(task.id)
    return replace(task, text=LONG_WORDS[place % len(LONG_WORDS)] if place % 2 else task.text)


def test_new_seats_and_cards_appear_on_the_wall_by_themselves(server, wall):
    room = server.room()
    page = wall(room)
    page.evaluate("window.sameDocument = true")
    expect(number(page)).to_have_text("0")

    place = room.join()
    expect(number(page)).to_have_text("1")

    room.go_to(Phase.WRITE)
    expect(page.locator("h1")).to_have_text("Vad gör vi?")
    for text in ("Torka bord", "Läsa sagor"):
        place.write(text)
    expect(number(page)).to_have_text("2")
    expect(page.locator(".blank-cards i")).to_have_count(2)
    assert page.evaluate("window.sameDocument")


def test_the_sorting_wall_counts_answers_as_they_come(server, wall):
    room, place = server.sorting_room()
    page = wall(room)
    expect(page.locator(".wall-progress b")).to_have_text("0")

    for card in place.deck().cards:
        place.place(card.task, Colour.GREEN)

    expect(page.locator(".wall-progress p")).to_have_text("3 av 3 svar")


def test_where_streams_are_blocked_the_wall_polls(server, wall, context):
    room = server.room()
    blocked = context(1280, 720)
    blocked.route("**/stream*", lambda route: route.abort())
    page = blocked.new_page()
    page.goto(server.url + wall_of(room))

    room.join()

    expect(number(page)).to_have_text("1")
    expect(page.locator(LOST)).to_be_hidden()
    assert server.app.extensions["akr.live"].count() == 0


def test_a_wall_that_loses_its_network_says_so_and_catches_up(server, wall, context):
    room = server.room()
    laptop = context(1280, 720)
    page = laptop.new_page()
    page.goto(server.url + wall_of(room))
    expect(number(page)).to_have_text("0")

    laptop.set_offline(True)
    expect(page.locator(LOST)).to_have_text(
        re.compile(r"Ingen kontakt med servern sedan \d{1,2}\.\d\d – väggen visar det senaste")
    )
    said, headline = (page.locator(each).bounding_box() for each in (LOST, "h1"))
    assert said["y"] + said["height"] <= headline["y"]
    room.join()
    laptop.set_offline(False)

    expect(number(page)).to_have_text("1")
    expect(page.locator(LOST)).to_be_hidden()
    expect(page.locator(BACK)).to_be_visible()


def test_a_hidden_wall_closes_its_stream_and_is_up_to_date_when_shown(server, wall):
    room, hub = server.room(), server.app.extensions["akr.live"]
    page = wall(room)
    expect(number(page)).to_have_text("0")
    page.wait_for_function("() => performance.getEntriesByType('resource').length > 5")

    turn(page, hidden=True)
    page.wait_for_timeout(300)  # what it had asked for already may still come
    room.join()
    page.wait_for_timeout(300)
    expect(number(page)).to_have_text("0")
    turn(page, hidden=False)

    expect(number(page)).to_have_text("1")
    room.join()
    expect(number(page)).to_have_text("2")
    assert hub.count() <= 2  # the old stream is found to be gone at its next ping


def turn(page, *, hidden):
    """Do what a browser does when another tab is shown instead, or this one again."""
    page.evaluate(
        "hidden => { Object.defineProperty(document, 'hidden', {value: hidden, configurable: true});"
        " document.dispatchEvent(new Event('visibilitychange')); }",
        hidden,
    )


def test_eight_walls_in_one_browser_all_load_and_follow(server, context):
    room = server.room()
    browser = context(1280, 720)
    pages = [browser.new_page() for _ in range(8)]
    for page in pages:
        page.goto(server.url + wall_of(room))

    room.join()

    for page in pages:
        expect(number(page)).to_have_text("1")


def test_without_scripts_the_wall_still_follows(server, wall):
    room = server.room()
    page = wall(room, java_script_enabled=False)

    room.join()

    expect(number(page)).to_have_text("1")


def test_the_leaders_keys_turn_the_pages_and_updates_do_not_turn_them_back(server, wall):
    room = linden(server.work)
    room.go_to(Phase.REVEAL)
    page = wall(room)
    page.evaluate("window.sameDocument = true")

    page.keyboard.press("ArrowRight")
    expect(page.locator(".wall-pages")).to_contain_text("2–7 av 28")
    page.keyboard.press("PageDown")
    expect(page.locator(".wall-pages")).to_contain_text("8–13 av 28")
    expect(page).to_have_url(re.compile(r"\?page=3$"))
    page.keyboard.press("PageUp")
    expect(page.locator(".wall-pages")).to_contain_text("2–7 av 28")

    with page.expect_response(lambda answer: "page=2" in answer.url):
        room.join()
    expect(page.locator("h1 + p")).to_contain_text("14 kollegor")
    expect(page.locator(".wall-pages")).to_contain_text("2–7 av 28")
    assert page.evaluate("window.sameDocument")


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("query", ["?", "?dark=1&"], ids=["light", "dark"])
def test_nothing_scrolls_or_overlaps_on_a_projector_and_axe_finds_no_fault(
    server, wall, phase, query
):
    reasons = LONG_REASONS if phase is Phase.ANALYSE else None
    room = linden(server.work, long_worded, reasons=reasons)
    room.go_to(phase)
    for seat in (TEACHER, CARER, COOK):
        room.join(seat)
    if phase is Phase.ANALYSE:
        agenda.put_in_focus(room.work(), room.public_id, an_act(), LINDEN.tasks[3].id)
    page = wall(room, query)
    sheets = range(1, 8) if phase is Phase.REVEAL else (1,)

    for sheet in sheets:
        page.goto(f"{server.url}{wall_of(room)}{query}page={sheet}")
        expect(page.locator(f".wall-board.is-{phase} h1")).to_be_visible()
        for width, height in PROJECTORS:
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate(MISFITS) == [], f"{phase}, page {sheet}, {width}×{height}"
    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("query", ["?", "?dark=1&"], ids=["light", "dark"])
def test_many_heaps_with_long_names_fit_while_they_form(server, wall, query):
    cards = tuple(Card(f"{t.id}-{n}", t.text, None, t.id) for t in LINDEN.tasks for n in range(2))
    room = linden(server.work, long_worded, cards=cards, estimates=None)
    room.go_to(Phase.GATHER)
    gathering.show_heaps(room.work(), room.public_id, an_act(), is_shown=True)
    page = wall(room, query)

    expect(page.locator(".wall-heaps li")).to_have_count(12)
    for width, height in PROJECTORS:
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate(MISFITS) == [], f"{width}×{height}"
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_many_occupations_with_long_names_fit_too(server, wall):
    names = (
        "Barn- och fritidspersonal",
        "Speciallärare",
        "Elevassistent",
        "Skolsköterska",
        "Vaktmästare och lokalvårdare",
        "Administratör",
    )
    room = a_room(server.work, phase=Phase.WRITE, occupations=names)
    keys = list(sees.as_leader(room.work(), room.public_id)[0].occupations)
    places = [room.join(key) for key in keys for _ in range(4)]
    for text in LONG_WORDS:
        places[0].write(text)
    room.go_to(Phase.SORT)
    for index, place in enumerate(places):
        for card in place.deck().cards:
            place.place(card.task, list(Colour)[index % 4])
    room.go_to(Phase.TALK)
    topic = places[0].discussion_group().topics[0]
    for place in places[::8]:
        same = next(each for each in place.discussion_group().topics if each.task == topic.task)
        place.explain(same, LONG_REASONS[0].text)
    room.go_to(Phase.REVEAL)
    page = wall(room)

    for width, height in PROJECTORS:
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate(MISFITS) == []
    expect(page.locator(".colour-bar").first.locator("> span")).to_have_count(4)

    room.go_to(Phase.ANALYSE)
    agenda.put_in_focus(room.work(), room.public_id, an_act(), topic.task)
    expect(page.locator(".wall-because")).to_have_count(2)
    for width, height in PROJECTORS:
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate(MISFITS) == []


AS_LONG_AS_TASKS_GET = (
    (
        "Ta emot och packa upp varor, kontrollera mot följesedeln, ställa in i förrådet och i kylen, "
        "fylla på avdelningarnas skåp med blöjor, handskar, papper och tvål, och skriva upp vad som "
        "tar slut snart nu"
    ),
    (
        "Ringa vårdnadshavare som inte har svarat om semester och lov, skriva in svaren i schemat, "
        "räkna hur många som kommer varje dag och säga till köket och till bemanningen senast på "
        "torsdag före lunch"
    ),
    (
        "Byta glödlampor, laga cyklar och pulkor, beställa reservdelar, spola is på gården, skotta "
        "trappan och sanda gångarna innan barnen kommer, och ta hand om det som gått sönder under "
        "helgen och i veckan"
    ),
)
TASKS_SHOWN = """() => [...document.querySelectorAll("tbody .wall-task > span:first-child")].map((each) => ({
  size: parseFloat(getComputedStyle(each).fontSize),
  cut: each.scrollHeight - each.clientHeight > 4,
}))"""


@pytest.mark.parametrize(("tasks", "least"), [(1, 35), (2, 26), (3, 21)])
def test_the_fewer_tasks_the_wall_has_the_larger_they_are_and_whole(server, wall, tasks, least):
    room, writer = server.sorting_room(AS_LONG_AS_TASKS_GET[:tasks])
    places = [writer, *(room.join(CARER) for _ in range(3)), *(room.join(TEACHER) for _ in "123")]
    for place in places:
        for card in place.deck().cards:
            place.place(card.task, Colour.RED)
    room.go_to(Phase.REVEAL)
    page = wall(room)

    for width, height in PROJECTORS:
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate(MISFITS) == []
    page.set_viewport_size({"width": 1280, "height": 720})
    shown = page.evaluate(TASKS_SHOWN)
    assert len(shown) == tasks
    assert not any(each["cut"] for each in shown)
    assert all(each["size"] >= least for each in shown), shown


@pytest.mark.slow
def test_a_wall_recovers_when_its_server_restarts(tmp_path, page_at):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "AKR_DATA_DIR": str(tmp_path),
        "AKR_PORT": str(port),
        "AKR_PUBLIC_URL": f"http://localhost:{port}",
    }
    page = page_at(1280, 720)
    with serving(environment, port):
        app = create_app(from_environment({"AKR_DATA_DIR": str(tmp_path)}))
        room = a_room(store_of(app).work)
        page.goto(f"http://localhost:{port}{wall_of(room)}")
        expect(number(page)).to_have_text("0")

    expect(page.locator(LOST)).to_be_visible()
    room.join()

    with serving(environment, port):
        expect(number(page)).to_have_text("1")
        expect(page.locator(LOST)).to_be_hidden()
    store_of(app).close()


@contextmanager
def serving(environment, port):
    """The server as a person starts it, until it is told to stop."""
    command = [Path(sys.executable).with_name("akr"), "serve"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        while process.poll() is None:
            try:
                urlopen(f"http://127.0.0.1:{port}/", timeout=60).close()
            except OSError:
                sleep(0.05)
            else:
                break
        assert process.poll() is None
        yield
    finally:
        process.terminate()
        process.wait(timeout=60)
