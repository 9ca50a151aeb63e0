"""Somebody who leads, for the tests that play a room with its leader's own pages."""

import pytest

from akr.domain.office.account import Role
from akr.steps.office import accounts

PASSWORD = "en mening att minnas"


@pytest.fixture
def leading(server, page_at):
    """Sign somebody in who leads: `leading(width, height)` gives the page, and who it is."""

    def open_page(width=1280, height=900):
        accounts.create_account(server.work(), "Ledare", PASSWORD, Role.FACILITATOR)
        with (work := server.work()).reading():
            account = work.accounts.named("Ledare").id
        page = page_at(width, height)
        page.goto(f"{server.url}/sign-in")
        page.fill("#name", "Ledare")
        page.fill("#password", PASSWORD)
        page.click("main button")
        page.wait_for_url(lambda url: "sign-in" not in url)
        return page, account

    return open_page
