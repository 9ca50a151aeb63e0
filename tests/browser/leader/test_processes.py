"""The list of processes in a real browser: forty of them, found by a word and by where they stand."""

from dataclasses import replace
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.browser.leader.test_lines import signed_in, web
from tests.browser.looking import look
from tests.rooms import linden_process
from tests.web.leader.process.test_report import kept

__all__ = ["web"]

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [360, 1280])
def test_one_of_forty_processes_is_found(server, web, page_at, width):
    bare = replace(linden_process(), tasks=(), cards=(), sortings=(), proposals=())
    for n in range(40):
        kept(web, replace(bare, title=f"Arbetsdelning {n}", workshop_2_on=date(2999, 12, 18)))
    leader = signed_in(page_at(width), server)

    leader.goto(f"{server.url}/processes")
    look(leader, f"processes-{width}")
    leader.fill("#search", "arbetsdelning 17")
    leader.press("#search", "Enter")
    expect(leader.locator(".processes > li")).to_have_count(1)
    look(leader, f"processes-found-{width}")
    leader.select_option("#stands", "ended")
    leader.get_by_role("button", name="Visa", exact=True).click()
    expect(leader.get_by_text("Ingen process passar in")).to_be_visible()
    look(leader, f"processes-none-{width}")
