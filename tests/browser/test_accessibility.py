"""Anybody can use every page: each address that the app knows, in each phase, by axe and by hand.

Pages come from the app's own map, so that a new one is tried without a new test. Drafts, which come
after the room, are tried in `test_draft`.
"""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from akr.domain.phase import Phase
from tests.browser.served import served
from tests.promises.onlookers import GONE, STREAMS, a_house, addresses, make_people
from tests.promises.told import brought_to

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = (360, 1920)
NARROW = 320
"""What is left of 1280 at 400 %, where nothing may scroll sideways (WCAG 1.4.10)."""
ZOOMED = 640
"""What is left of 1280 at 200 %."""

SIDEWAYS = """() => {
  const width = document.documentElement.clientWidth;
  return document.documentElement.scrollWidth <= width ? [] : [...document.querySelectorAll("*")]
    .filter((each) => each.getBoundingClientRect().right > width + 1)
    .map((each) => each.outerHTML.slice(0, 100)).slice(-3);
}"""
MOVING = """() => document.getAnimations().filter((each) => each.playState === "running").map(
  (each) => `${each.effect.target.outerHTML.slice(0, 80)} ${each.transitionProperty || each.animationName} ${each.effect.getTiming().duration}`)"""
PRESSED = """() => [...document.querySelectorAll("button, .button, nav, form:not(.notice form)")].filter(
  (each) => each.checkVisibility()).map((each) => each.outerHTML.slice(0, 120))"""
REACHABLE = """() => {
  const named = new Set();
  return [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex]")].filter((each) => {
      if (each.disabled || each.tabIndex < 0 || !each.checkVisibility({visibilityProperty: true})) {
        return false;
      }
      if (each.type === "radio") {  // one stop for a group
        const group = each.form ? [...each.form.elements[each.name]] : [each];
        return each === (group.find((one) => one.checked) || group[0]);
      }
      return each.type !== "hidden";
    }).map((each, place) => { each.dataset.place = place; return each.outerHTML.slice(0, 120); });
}"""
FOCUSED = """() => {
  const each = document.activeElement;
  if (each === document.body) { return null; }
  const look = getComputedStyle(each);
  const box = each.getBoundingClientRect();
  const ring = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2;
  const around = [each.parentElement, each.parentElement.parentElement, each.closest("li")];
  const ringed = around.some((one) => one && getComputedStyle(one).outlineStyle !== "none");
  const onTop = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, 24) / 2);
  return {
    place: Number(each.dataset.place ?? -1),
    visible: ring || look.boxShadow !== "none" || ringed,
    uncovered: !onTop || each.contains(onTop) || onTop.contains(each)
      || Boolean(onTop.closest("label")?.contains(each)),
    html: each.outerHTML.slice(0, 120),
  };
}"""
COLOURS_ALONE = """() => [...document.querySelectorAll(".is-green, .is-yellow, .is-red, .is-black")]
  .filter((each) => each.checkVisibility() && !each.closest("[aria-hidden=true]"))
  .filter((each) => {
    const shape = each.querySelector("svg");
    const words = each.closest("li, button, td, dd, p, div").textContent;
    let ground = each;
    while (ground && getComputedStyle(ground).backgroundColor === "rgba(0, 0, 0, 0)") {
      ground = ground.parentElement;
    }
    const isSeen = shape && shape.getBoundingClientRect().width > 4
      && (!ground || getComputedStyle(shape).color !== getComputedStyle(ground).backgroundColor);
    return !isSeen || !/grön|gul|röd|svart|green|yellow|red|black/i.test(words);
  }).map((each) => each.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """`akr serve` with people who can sign in."""
    with served(tmp_path_factory.mktemp("accessible")) as running:
        make_people(running.app)
        yield running


@pytest.fixture(scope="module")
def tried():
    """The makes of the pages that were tried in an earlier phase."""
    return set()


@pytest.fixture(scope="module", params=Phase)
def pages(request, server, tried):
    """Pages of a house in a phase that are made like none before: by whom, and at which address."""
    house = brought_to(a_house(server.app), request.param)
    found = {}
    for person in house.people.values():
        for endpoint, path in addresses(house.app, house.heard_of | person.knows):
            if not endpoint.startswith(STREAMS):
                answer = person.fetches(endpoint, path)
                if answer.status in {200, GONE} and "<!doctype html>" in answer.shown:
                    found.setdefault(make_of(answer), (person, path))
    new = [found[make] for make in found if make not in tried]
    tried.update(found)
    return new


def make_of(answer):
    """How a page is made, whatever its words: its elements, their kinds and classes."""
    return frozenset(re.findall(r"<\w+|(?:class|type)=\"[^\"]*\"", answer.shown))


def browse(page_at, server, person, **more):
    """Open a browser that holds what somebody's test client holds."""
    page = page_at(WIDTHS[0], **more)
    for cookie in person.client._cookies.values():
        page.context.add_cookies(
            [{"name": cookie.key, "value": cookie.value, "url": f"{server.url}{cookie.path}"}]
        )
    return page


def test_every_page_is_accessible(pages, page_at, server):
    """By axe, narrow and wide; enlarged; by keys alone; in the system's colours; and in calm."""
    browsers, faults = {}, []
    for person, path in pages:
        page = browsers.setdefault(person.name, None) or browse(page_at, server, person)
        browsers[person.name] = page
        page.goto(f"{server.url}{path}")
        for check in (
            found_by_axe,
            scrolls_sideways,
            missed_by_keys,
            unseen_in_system_colours,
            pressed_on_paper,
        ):
            faults += [(person.name, path, check.__name__, fault) for fault in check(page)]
    assert not faults, faults


def found_by_axe(page):
    """What axe finds by WCAG 2.2 AA, on a phone and on a wall."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 1080})
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
        for fault in found.response["violations"]:
            yield width, fault["id"], fault["nodes"][0]["html"][:160]


def scrolls_sideways(page):
    """What is too wide on a small phone, or enlarged; and what moves for who asked for calm."""
    page.emulate_media(reduced_motion="reduce")
    for width in (NARROW, WIDTHS[0], ZOOMED, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        if wide := page.evaluate(SIDEWAYS):
            yield width, wide
    yield from page.evaluate(MOVING)


def missed_by_keys(page):
    """What Tab does not reach, or not in order, or without showing where it is."""
    wanted = page.evaluate(REACHABLE)
    page.evaluate("document.body.tabIndex = -1; document.body.focus()")
    order = []
    for _ in range(3 * len(wanted) + 5):
        page.keyboard.press("Tab")
        now = page.evaluate(FOCUSED)
        if now is None or (order and now["place"] == 0):
            break
        if now["place"] in order:
            continue  # a date has three stops
        order.append(now["place"])
        if not (now["visible"] and now["uncovered"]):
            yield "not seen", now["html"]
    for place in set(range(len(wanted))) - set(order):
        yield "not reached", wanted[place]
    if order != sorted(order):
        yield "out of order", order


def unseen_in_system_colours(page):
    """Where one is, when the system paints: a link, a field or a button, what stands first.

    And each of the four colours, which then is its shape and its word.
    """
    page.emulate_media(forced_colors="active")
    yield from page.evaluate(COLOURS_ALONE)
    for _ in range(3):
        page.keyboard.press("Tab")
        now = page.evaluate(FOCUSED)
        if now and not now["visible"]:
            yield now["html"]
    page.emulate_media(forced_colors="none")


def pressed_on_paper(page):
    """What is printed though it can only be pressed: paper shows what is read."""
    page.emulate_media(media="print")
    yield from page.evaluate(PRESSED)
    page.emulate_media(media="screen")


def test_pages_with_errors_are_accessible_too(server, page_at):
    page = page_at(360)
    refusals = {
        f"{server.url}/": ("[name=code]", "ingen kod"),
        f"{server.url}/sign-in": ("[name=name]", "ingen"),
    }
    for address, (field, words) in refusals.items():
        page.goto(address)
        page.fill(field, words)
        page.click("main .button")
        page.wait_for_selector(".error, .notice-problem, [aria-invalid=true]")
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
        assert not found.response["violations"], found.generate_report()
        assert not page.evaluate(SIDEWAYS)
