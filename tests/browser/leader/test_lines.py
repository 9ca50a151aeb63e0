"""A draft's tasks in a real browser: edited and undone by keyboard, on any width, clean by axe."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from akr.domain.office.account import Role
from akr.steps.office import accounts
from tests.web.drafts import a_draft, seen
from tests.web.people import LEADER, MANAGER, PASSWORD

pytestmark = pytest.mark.browser

SIZES = ((360, 760), (1024, 768), (1920, 1080))
LONG = "Kafferumsmöbleringsansvarsfördelningsplaneringsunderlaget"


@pytest.fixture
def web(server):
    """The served app, with a leader and a manager."""
    for name, role in ((LEADER, Role.FACILITATOR), (MANAGER, Role.MANAGER)):
        accounts.create_account(server.work(), name, PASSWORD, role)
    return server.app


def signed_in(page, server):
    page.goto(f"{server.url}/sign-in")
    page.fill("#name", LEADER)
    page.fill("#password", PASSWORD)
    page.click("main button")
    return page


def look(page, name):
    """Nothing scrolls sideways and axe has nothing to say; AKR_LOOK names a folder for pictures."""
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    found = Axe().run(page)
    assert not found.response["violations"], f"{name}: {found.generate_report()}"
    if folder := os.environ.get("AKR_LOOK"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = false)")


@pytest.mark.parametrize("size", SIZES)
def test_the_tasks_of_a_draft_are_edited_by_keyboard_and_undone(server, web, page_at, size):
    width, _ = size
    pid = a_draft(web)
    before = seen(web, pid).content.draft
    leader = signed_in(page_at(*size), server)
    address = f"{server.url}/roles/{pid}"

    leader.goto(f"{address}/rad-1")
    look(leader, f"line-{width}")
    leader.locator("summary", has_text="Dela den i två").focus()
    leader.keyboard.press("Enter")
    leader.fill("#first", LONG)
    leader.fill("#second", "Duka lunch")
    leader.get_by_role("button", name="Dela raden").press("Enter")
    expect(leader.locator("#rad-1")).to_contain_text(LONG)
    leader.locator("#rad-1").get_by_role("button", name="Ner med").press("Enter")
    expect(leader.locator("#rad-2")).to_contain_text(LONG)
    leader.locator("#rad-2").get_by_role("link", name="Ändra").press("Enter")
    leader.get_by_role("button", name="Ta bort raden").press("Enter")
    expect(leader.locator(".last-edit")).to_contain_text(f"tog bort ”{LONG}”")
    look(leader, f"draft-{width}")
    leader.goto(f"{address}/new-line")
    look(leader, f"new-line-{width}")
    for undoes in ("tog bort", "flyttade", "delade"):
        leader.goto(address)
        expect(leader.locator(".last-edit")).to_contain_text(undoes)
        leader.locator(".last-edit").get_by_role("button", name="Ångra").press("Enter")
        expect(leader.locator(".last-edit").get_by_text(undoes)).to_have_count(0)

    assert seen(web, pid).content.draft.lines == before.lines
