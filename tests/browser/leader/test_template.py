"""Another template in a real browser: chosen and undone by keyboard, on any width."""

import pytest
from playwright.sync_api import expect

from tests.browser.leader.test_lines import look, signed_in, web
from tests.web.drafts import a_draft, seen

__all__ = ["web"]

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", [(360, 760), (1280, 800)])
def test_a_template_is_changed_by_keyboard_and_undone(server, web, page_at, size):
    width, _ = size
    role = a_draft(web)
    before = seen(web, role).content
    leader = signed_in(page_at(*size), server)

    leader.goto(f"{server.url}/roles/{role}")
    leader.get_by_role("link", name="Byt rollmall").press("Enter")
    look(leader, f"templates-{width}")
    leader.locator("[value=serviceassistent]").press("Space")
    leader.get_by_role("button", name="Se vad som ändras").press("Enter")
    expect(leader.locator("#change")).to_contain_text("Från Förskolestöd")
    look(leader, f"template-change-{width}")
    leader.get_by_role("button", name="Byt till Serviceassistent").press("Enter")
    expect(leader.locator(".last-edit")).to_contain_text("bytte rollmall")
    leader.locator(".last-edit").get_by_role("button", name="Ångra").press("Enter")
    expect(leader.locator("h1")).to_have_text(before.draft.title)
    assert seen(web, role).content == before
