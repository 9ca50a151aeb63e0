"""Nothing moves under a finger: pages that follow their room change between presses, and only then."""

import re
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from akr.domain.office.account import Role
from akr.domain.phase import Phase
from akr.steps.cards import gathering
from akr.steps.office import accounts
from akr.steps.room import joining
from tests import sees
from tests.workshops import an_act

pytestmark = pytest.mark.browser

NAME, PASSWORD = "ledare@exempelstad.se", "en mening att minnas"
CARDS = ("Trösta barn", "Ringa vikarier", "Vattna blommor", "Beställa blöjor")


@pytest.fixture
def leads(server):
    """Open a room that somebody leads who can sign in: `leads(phase)`."""

    def open_room(phase):
        leader = accounts.create_account(server.work(), NAME, PASSWORD, Role.FACILITATOR)
        room = server.room(phase=Phase.WRITE, account=leader.id)
        writer = room.join()
        for text in CARDS:
            writer.write(text)
        room.go_to(phase)
        return room

    return open_room


@pytest.fixture
def leader(server, page_at):
    """Sign the leader in: `leader(room, "lead")`."""

    def open_page(room, name, width=1280, height=900, **more):
        page = page_at(width, height, **more)
        address = f"/processes/{room.public_id}/{name}"
        page.goto(f"{server.url}/sign-in?next={address}")
        page.fill("#name", NAME)
        page.fill("#password", PASSWORD)
        page.click("main button")
        page.wait_for_url(f"{server.url}{address}")
        return page

    return open_page


@contextmanager
def news(page):
    """Wait until the page has been told what happens meanwhile, and has had time to show it."""
    with page.expect_response(lambda answer: "hx-request" in answer.request.headers) as told:
        yield
    told.value.finished()
    page.evaluate("() => new Promise((go) => setTimeout(() => requestAnimationFrame(go), 50))")


def middle(page, selector):
    """Where a finger goes for it."""
    page.locator(selector).scroll_into_view_if_needed()
    box = page.locator(selector).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@contextmanager
def mouse(page, selector):
    """Hold the mouse's button down on something."""
    page.mouse.move(*middle(page, selector))
    page.mouse.down()
    yield
    page.mouse.up()


@contextmanager
def finger(page, selector):
    """Hold a finger on something."""
    x, y = middle(page, selector)
    device = page.context.new_cdp_session(page)
    device.send(
        "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}
    )
    yield
    device.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@contextmanager
def pen(page, selector):
    """Hold a pen on something."""
    x, y = middle(page, selector)
    device = page.context.new_cdp_session(page)
    tip = {"x": x, "y": y, "button": "left", "clickCount": 1, "pointerType": "pen"}
    device.send("Input.dispatchMouseEvent", {"type": "mousePressed", "buttons": 1, **tip})
    yield
    device.send("Input.dispatchMouseEvent", {"type": "mouseReleased", "buttons": 0, **tip})


@contextmanager
def space(page, selector):
    """Hold the space bar down on something."""
    page.focus(selector)
    page.keyboard.down("Space")
    yield
    page.keyboard.up("Space")


@pytest.mark.parametrize("held", [mouse, finger, pen, space])
def test_a_press_on_the_console_hits_though_news_comes_under_it(leads, leader, held):
    room = leads(Phase.JOIN)
    page = leader(room, "lead", has_touch=held is finger)
    expect(page.locator("#seats")).to_have_text(re.compile("^1 .*har gått med"))

    with held(page, "#next-phase"):
        with news(page):
            room.join()
        assert page.locator("#seats").inner_text().startswith("1 ")

    expect(page.locator("[aria-current=step]")).to_contain_text("Skriv")
    expect(page.locator("#seats")).to_have_text(re.compile("^2 .*har gått med"))


def test_a_press_on_the_table_hits_though_another_leader_changes_it(leads, leader):
    room = leads(Phase.GATHER)
    heaps = heaps_of(room)
    gathering.merge_heaps(
        room.work(), room.public_id, an_act(), [heaps["Trösta barn"]], heaps["Vattna blommor"]
    )
    page = leader(room, "table")

    with mouse(page, "button[aria-label='Ta ut ”Trösta barn”']"), news(page):
        gathering.rename_heap(
            room.work(), room.public_id, an_act(), heaps["Beställa blöjor"], "Beställa"
        )

    expect(page.locator("#happened")).to_contain_text("”Trösta barn” ligger nu för sig")
    expect(page.locator(".heap-name b", has_text="Beställa")).to_have_text("Beställa")


def test_a_press_on_the_wall_hits_though_somebody_joins(server, page_at):
    room, _ = server.sorting_room([f"Uppgift {n}" for n in range(1, 15)])
    room.go_to(Phase.REVEAL)
    page = page_at(1280, 720)
    page.goto(f"{server.url}/wall/{sees.as_leader(room.work(), room.public_id)[1]}")

    with mouse(page, "#next"), news(page):
        room.join()

    expect(page.locator("#prev")).to_be_visible()


def test_an_answer_under_a_thumb_is_given_though_the_room_moves_on(server, seated):
    room, writer = server.sorting_room()
    page = seated(room, writer, has_touch=True)
    task = page.locator("#task").inner_text()

    with finger(page, "button[value=red]"), news(page):
        room.go_to(Phase.TALK)

    expect(page.locator("#saved")).to_have_text("✓ Sparat")
    assert writer.answers() == {task: "red"}


def test_a_request_that_news_overtakes_leaves_the_table_alive(leads, leader):
    room = leads(Phase.GATHER)
    page = leader(room, "table")
    sent = []
    page.route("**/table/help", lambda route: sent.append(route))  # noqa: PLW0108  (it is marked)

    page.click("#groups-help")
    page.wait_for_function("() => document.querySelector('.htmx-request')")
    with news(page):
        room.let_groups_help()  # what the request asks for, told before it is answered
    sent[0].continue_()
    expect(page.locator("#groups-help")).to_have_text("Stäng gruppernas hjälp")
    gathering.rename_heap(
        room.work(), room.public_id, an_act(), heaps_of(room)["Beställa blöjor"], "Beställa"
    )

    expect(page.locator(".heap-name b", has_text="Beställa")).to_have_text("Beställa")


def test_who_takes_a_card_out_stays_where_the_card_lay(leads, leader):
    room = leads(Phase.WRITE)
    writer = room.join()
    for number in range(40):
        writer.write(f"Uppgift {number} " + "abcdefghijklmnopqrstuvwxyzåäö"[number % 29] * 9)
    room.go_to(Phase.GATHER)
    heaps = heaps_of(room)
    gathering.merge_heaps(
        room.work(), room.public_id, an_act(), [heaps["Trösta barn"]], heaps["Vattna blommor"]
    )
    page = leader(room, "table", width=360, height=760)
    page.locator(".heap", has_text="Vattna blommor").scroll_into_view_if_needed()
    was = page.evaluate("scrollY")

    page.click("button[aria-label='Ta ut ”Trösta barn”']")

    expect(page.locator("#happened")).to_contain_text("”Trösta barn” ligger nu för sig")
    expect(page.locator(f"#box-{heaps['Vattna blommor']}")).to_be_focused()
    assert abs(page.evaluate("scrollY") - was) < 300


HOLD_RESTS = """(() => {
    const later = window.setTimeout;
    window.held = [];
    window.setTimeout = (act, ms, ...more) =>
      ms === 800 ? window.held.push(act) : later(act, ms, ...more);
  })()"""
"""The rest of `rest.js` ends when the test says so, however slow the machine is."""


def rested(page):
    """Let the buttons that rest be pressed again."""
    page.evaluate("window.held.forEach((act) => act())")


def test_a_button_that_means_another_step_rests_before_it_can_be_pressed(leads, leader):
    room = leads(Phase.JOIN)
    page = leader(room, "lead")
    page.add_init_script(HOLD_RESTS)
    page.reload()

    room.go_to(Phase.WRITE)
    expect(page.locator("#next-phase")).to_have_text("Samla korten")
    expect(page.locator("#next-phase[data-resting]")).to_be_visible()
    page.mouse.click(*middle(page, "#next-phase"))
    rested(page)

    expect(page.locator("[data-resting]")).to_have_count(0)
    assert now(room) is Phase.WRITE
    page.click("#next-phase")
    expect(page.locator("[aria-current=step]")).to_contain_text("Samla")


def test_a_key_that_is_held_down_moves_the_room_one_step(leads, leader):
    room = leads(Phase.JOIN)
    page = leader(room, "lead")
    page.add_init_script(HOLD_RESTS)
    page.reload()
    moves = []
    page.on("request", lambda sent: moves.append(sent) if sent.url.endswith("/phase") else None)

    page.focus("#next-phase")
    for _ in range(20):
        page.keyboard.down("Enter")  # the first one presses, the others repeat
    expect(page.locator("[aria-current=step]")).to_contain_text("Skriv")
    rested(page)  # for so long it has been held
    page.focus("#next-phase")
    for _ in range(20):
        page.keyboard.down("Enter")
    page.evaluate("() => new Promise((go) => requestAnimationFrame(() => setTimeout(go)))")
    page.keyboard.up("Enter")

    assert len(moves) == 1
    assert now(room) is Phase.WRITE


def now(room):
    """The phase that the room is in."""
    return joining.find_room(room.work(), room.code)[0].phase


def heaps_of(room):
    """Each heap's key by its name."""
    return {heap.text: heap.key for heap in gathering.see_table(room.work(), room.public_id).heaps}


def test_with_much_missing_the_question_comes_first_and_no_press_runs_past_it(leads, leader):
    room = leads(Phase.GATHER)
    for _ in range(3):
        room.join()
    room.go_to(Phase.SORT)
    page = leader(room, "lead")
    page.add_init_script(HOLD_RESTS)
    page.reload()

    page.dblclick("#next-phase")  # the second press lands where the question's button may lie
    expect(page.locator("#ask")).to_contain_text("0 av 16 svar har kommit")
    expect(page.locator("#go-on[data-resting]")).to_be_visible()
    page.mouse.click(*middle(page, "#go-on"))
    page.focus("#go-on")
    for _ in range(20):
        page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    assert now(room) is Phase.SORT

    rested(page)
    page.click("#stay")
    expect(page.locator("#ask")).to_have_count(0)
    page.click("#next-phase")
    expect(page.locator("#go-on[data-resting]")).to_be_visible()
    rested(page)
    page.click("#go-on")

    expect(page.locator("[aria-current=step]")).to_contain_text("Prata")
    page.click("#next-phase")
    expect(page.locator("#ask")).to_contain_text("0 av 16 svar har kommit")
    assert now(room) is Phase.TALK
