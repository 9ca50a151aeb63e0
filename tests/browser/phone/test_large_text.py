"""Phones of those who read large text, and of those whose phone has no keys."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAUNCH, PATIENCE_MS, PHONE
from tests.browser.phone.test_phone import pages_of_every_phase

pytestmark = pytest.mark.browser

DOUBLE = 32
"""The browser's text size in pixels when its reader has asked for 200 %."""
BROKEN_WORDS = """() => {
  const broken = [];
  for (const one of document.querySelectorAll("h1, button, .button, summary, label, nav a")) {
    const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    while (one.checkVisibility() && walker.nextNode()) {
      for (const word of walker.currentNode.data.matchAll(/(?<!\\S)[^\\s\\u00ad-]{2,12}(?!\\S)/g)) {
        const range = document.createRange();
        range.setStart(walker.currentNode, word.index);
        range.setEnd(walker.currentNode, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
        if (lines.size > 1) { broken.push(word[0]); }
      }
    }
  }
  return broken;
}"""
"""Words of at most twelve letters on two lines; where a longer one breaks, the phone knows."""
TOUCH = "primaryHoverType=1,availableHoverTypes=1,primaryPointerType=2,availablePointerTypes=2"
"""What Chromium says of a phone: nothing hovers, and what points is a finger."""
CLAIMS_TO_HOVER = TOUCH.replace("HoverType=1", "HoverType=2").replace(
    "HoverTypes=1", "HoverTypes=2"
)
MOUSE = "primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4"


@pytest.fixture
def large_phone(playwright, tmp_path):
    """A phone whose reader has doubled the text."""
    settings = tmp_path / "profile" / "Default" / "Preferences"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"webkit": {"webprefs": {"default_font_size": DOUBLE}}}))
    opened = playwright.chromium.launch_persistent_context(
        tmp_path / "profile", viewport=PHONE, locale="sv-SE", **LAUNCH
    )
    opened.set_default_timeout(PATIENCE_MS)
    yield opened.pages[0]
    opened.close()


def test_no_word_that_is_pressed_breaks_at_double_text(server, large_phone):
    for name in pages_of_every_phase(server, large_phone):
        assert large_phone.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        assert large_phone.evaluate(BROKEN_WORDS) == [], name
        wide = large_phone.evaluate("document.documentElement.scrollWidth")
        assert wide <= PHONE["width"], name


@pytest.mark.parametrize(
    ("device", "has_keys"), [(TOUCH, False), (CLAIMS_TO_HOVER, False), (MOUSE, True)]
)
def test_a_keys_letter_is_shown_only_where_there_are_keys(server, playwright, device, has_keys):
    room, writer = server.sorting_room()
    more = [*LAUNCH["args"], f"--blink-settings={device}"]
    browser = playwright.chromium.launch(executable_path=LAUNCH["executable_path"], args=more)
    context = browser.new_context(viewport=PHONE)
    context.add_cookies(
        [{"name": f"seat_{room.code}", "value": writer.token, "url": f"{server.url}/w/{room.code}"}]
    )
    page = context.new_page()
    page.goto(f"{server.url}/w/{room.code}/now")

    expect(page.locator("button[value=green]")).to_be_visible()
    expect(page.locator("button[value=green] kbd")).to_be_visible(visible=has_keys)
    browser.close()
