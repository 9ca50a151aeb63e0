"""The checks in a real browser: a question is answered by keyboard, and the union reads why."""

import pytest
from playwright.sync_api import expect

from akr.steps.matter import review
from tests.browser.leader.test_lines import LONG, look, signed_in, web
from tests.rooms import said
from tests.web.drafts import a_draft, work_of

__all__ = ["web"]

pytestmark = pytest.mark.browser

REASON = f"Kommunen betalar så länge bidraget söks. {LONG}"


@pytest.mark.parametrize("size", [(360, 760), (1280, 800)])
def test_a_reason_is_written_by_keyboard_and_read_by_the_union(server, web, page_at, size):
    width, _ = size
    role = a_draft(web)
    said(work_of(web), role, "funding", "Lönebidrag, därefter egen budget")
    said(work_of(web), role, "lead", "Du är flexibel.")
    leader = signed_in(page_at(*size), server)
    address = f"{server.url}/roles/{role}"

    leader.goto(address)
    look(leader, f"asked-{width}")
    leader.locator(".aside").get_by_role("link", name="Ändra, eller skriv ett skäl").press("Enter")
    look(leader, f"checks-{width}")
    leader.locator("summary", has_text="Behåll det, med ett skäl").press("Enter")
    leader.get_by_label("Skälet").fill("   ")
    leader.get_by_role("button", name="Spara", exact=True).first.press("Enter")
    expect(leader.locator("[aria-invalid]")).to_be_focused()
    leader.locator("[aria-invalid]").fill(REASON)
    leader.get_by_role("button", name="Spara", exact=True).first.press("Enter")
    expect(leader.locator("#kept")).to_be_visible()
    look(leader, f"checks-kept-{width}")

    secret = review.invite_to_review(work_of(web), role, "Kommunal")
    review.send_to_review(work_of(web), role)
    union = page_at(*size)
    union.goto(f"{server.url}/review/{secret}")
    union.fill("#function", "Facklig företrädare, Kommunal sektion 27")
    union.click("text=Öppna granskningen")
    union.click("text=Till granskningen")
    expect(union.locator(".kept")).to_contain_text(REASON)
    look(union, f"union-kept-{width}")
