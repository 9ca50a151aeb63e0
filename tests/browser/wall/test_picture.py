"""The wall's pictures on real screens: whole on one screen, light and dark, with long words."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from akr.domain.phase import Phase
from akr.steps.room_view import wall_of
from tests.browser.leader.test_report import LONG
from tests.browser.looking import look
from tests.rooms import linden_process
from tests.workshops import Room, open_workshop_1

pytestmark = pytest.mark.browser

SCREENS = [(1024, 768), (1280, 720), (1920, 1080)]


def crowded():
    """Linden with long names, and more ways of doing a task together than there is room for."""
    process = linden_process()
    first, second, third = process.occupations
    names = (replace(first, name=LONG[:40]), replace(second, name="Undersköterska natt"), third)
    f, b, k = (each.id for each in process.occupations)
    together = [(f,), (b,), (k,), (f, k), (f, b), (b, k), (f, b, k), ()]
    tasks = tuple(
        replace(task, done_by=together[n % 8], minutes=n + 1)
        for n, task in enumerate(process.tasks)
    )
    return replace(process, occupations=names, tasks=tasks)


@pytest.mark.parametrize("size", SCREENS, ids=lambda size: str(size[0]))
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("process", [linden_process, crowded])
def test_every_picture_is_whole_on_one_screen(server, page_at, process, size, dark):
    work = server.work()
    with work:
        public_id = work.add_process(process())
    room = Room(server.work, public_id, open_workshop_1(server.work(), public_id).code)
    room.go_to(Phase.ANALYSE)
    secret = wall_of(server.work(), public_id)
    wall = page_at(*size)

    wall.goto(f"{server.url}/wall/{secret}?picture=1{'&dark=1' if dark else ''}")
    for place in range(1, 6):
        expect(wall.locator(".wall-pages")).to_contain_text(f"{place} av 5")
        look(wall, f"wall-{process.__name__}-{place}-{size[0]}{'-dark' if dark else ''}")
        assert wall.evaluate("document.documentElement.scrollHeight <= innerHeight"), place
        if place < 5:
            wall.locator("a[rel=next]").click()
