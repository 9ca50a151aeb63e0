"""The report in a real browser: on a phone and at a desk, full, empty and with long words."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from tests.browser.leader.test_lines import signed_in, web
from tests.browser.looking import look
from tests.rooms import linden_process
from tests.web.leader.process.test_report import kept

__all__ = ["web"]

pytestmark = pytest.mark.browser

LONG = "Förskoleverksamhetsutvecklingsdokumentation för barnomsorgsadministrationen"


def with_long_words():
    """Linden with compounds as long as Swedish has them, and obstacles said at length."""
    process = linden_process()
    tasks = (replace(process.tasks[0], text=LONG), *process.tasks[1:])
    names = (replace(process.occupations[0], name=LONG[:60]), *process.occupations[1:])
    said = replace(process.proposals[0], obstacle=f"{LONG} saknas", needed="Mer tid " * 20)
    return replace(
        process, tasks=tasks, occupations=names, proposals=(said, *process.proposals[1:])
    )


PROCESSES = {
    "linden": linden_process,
    "before": lambda: replace(linden_process(), proposals=()),
    "long": with_long_words,
}


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", PROCESSES)
def test_the_report_is_read_at_any_width(server, web, page_at, name, width):
    process = kept(web, PROCESSES[name]())
    leader = signed_in(page_at(width), server)

    leader.goto(f"{server.url}{process}")
    leader.get_by_role("link", name="Resultat och handlingsplan").click()

    expect(leader.locator("h1")).to_have_text("Resultat och handlingsplan")
    look(leader, f"report-{name}-{width}")
