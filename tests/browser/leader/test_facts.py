"""The facts in a real browser: the manager fills them in by keyboard, and the leader sees who."""

import pytest
from playwright.sync_api import expect

from akr.steps.planning import processes
from tests.browser.leader.test_lines import look, signed_in, web
from tests.web.drafts import a_draft, process_of, work_of
from tests.web.people import MANAGER, PASSWORD, account_of

__all__ = ["web"]

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", [(360, 760), (1280, 800)])
def test_the_manager_fills_in_the_facts_by_keyboard(server, web, page_at, size):
    width, _ = size
    role = a_draft(web)
    processes.appoint_manager(
        work_of(web), process_of(web, role), account_of(web, MANAGER).public_id
    )
    manager = page_at(*size)
    manager.goto(f"{server.url}/sign-in?next=/roles/{role}/adopt")
    manager.fill("#name", MANAGER)
    manager.fill("#password", PASSWORD)
    manager.click("main button")

    look(manager, f"deciding-{width}")
    manager.get_by_role("link", name="Fyll i om anställningen").press("Enter")
    look(manager, f"managers-facts-{width}")
    manager.fill("#funding", "Förskolans egen budget")
    manager.get_by_role("button", name="Spara").press("Enter")
    expect(manager.locator("#funding")).to_contain_text("Förskolans egen budget")

    leader = signed_in(page_at(*size), server)
    leader.goto(f"{server.url}/roles/{role}")
    expect(leader.locator(".last-edit")).to_contain_text("chefen ändrade")
