"""The setup corrected in a real browser: an occupation that was misspelled, and a process too many."""

import pytest
from playwright.sync_api import expect

from akr.domain.office.account import Role
from akr.steps.office import accounts

pytestmark = pytest.mark.browser

NAME, PASSWORD = "ledare@exempelstad.se", "en mening att minnas"


def test_a_leader_corrects_an_occupation_and_deletes_a_process_that_nobody_joined(server, page_at):
    account = accounts.create_account(server.work(), NAME, PASSWORD, Role.FACILITATOR)
    process = f"{server.url}/processes/{server.room(account=account.id).public_id}"
    page = page_at(360, 760)
    page.goto(f"{server.url}/sign-in?next={process.removeprefix(server.url)}")
    page.fill("#name", NAME)
    page.fill("#password", PASSWORD)
    page.click("main button")
    page.wait_for_url(process)

    page.click(".way a >> nth=0")
    page.click("#setup a")
    page.get_by_label("Yrkesgrupp 3", exact=True).fill("Måltidspersonal")
    page.fill("#place", "Matsalen")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.click("text='Spara'")

    expect(page.locator("#setup")).to_contain_text("Måltidspersonal")
    page.goto(f"{process}/plan/end")
    page.click("text=/Ta bort ”/")
    expect(page.locator("h1")).to_have_text("Processer")
    expect(page.locator(f"a[href='{process.removeprefix(server.url)}']")).to_have_count(0)
