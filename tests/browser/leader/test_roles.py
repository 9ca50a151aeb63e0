"""Roles in a real browser: two of one process, one of two units, by keyboard and on any width."""

import pytest
from playwright.sync_api import expect

from akr.domain.phase import Phase
from akr.steps.matter import review
from tests.browser.leader.test_lines import SIZES, look, signed_in, web
from tests.rooms import facts_said, move_to
from tests.web.drafts import a_process, seen, work_of
from tests.web.leader.role.test_roles import another_unit, re_estimated
from tests.workshops import open_workshop_1

__all__ = ["web"]

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", SIZES)
def test_a_role_of_two_units_is_gathered_changed_and_counted_once(server, web, page_at, size):
    width, _ = size
    linden, eken = a_process(web), another_unit(web)
    open_workshop_1(work_of(web), linden)
    move_to(work_of(web), linden, Phase.ANALYSE)
    leader = signed_in(page_at(*size), server)

    leader.goto(f"{server.url}/processes/{linden}/roles")
    look(leader, f"roles-{width}")
    for task in leader.locator("[name=task]").all()[5:]:
        task.press("Space")
    leader.fill("#title", "Måltidsstöd")
    leader.get_by_role("button", name="Börja på utkastet").press("Enter")
    expect(leader.locator("h1")).to_have_text("Måltidsstöd")
    role = leader.url.partition("#")[0].rsplit("/", 1)[1]
    leader.get_by_role("link", name="Ta in uppgifter").press("Enter")
    look(leader, f"gather-{width}")
    leader.locator("section", has_text="Förskolan Eken").locator("[name=task]").first.press("Space")
    leader.get_by_role("button", name="Ta in från Förskolan Eken").press("Enter")
    expect(leader.locator("#tasks")).to_contain_text("2 enheter, tillsammans")
    both = next(
        n
        for n, line in enumerate(seen(web, role).content.draft.lines, start=1)
        if len(line.sources) == 2
    )
    leader.goto(f"{server.url}/roles/{role}/rad-{both}")
    leader.locator("[name='elsewhere-2']").press("Space")
    look(leader, f"line-of-two-{width}")
    leader.get_by_role("button", name="Spara").press("Enter")
    expect(leader.locator(f"#rad-{both}")).to_be_visible()
    line = seen(web, role).content.draft.lines[both - 1]
    assert line.hours == line.sources[0].hours
    re_estimated(web, linden, 25, line.sources[0].task)
    leader.goto(f"{server.url}/roles/{role}")
    expect(leader.locator("#changes")).to_contain_text("Arbetsgruppen säger nu 25 min")
    look(leader, f"changes-{width}")
    leader.locator("#changes").get_by_role("button", name="Ta över").press("Enter")
    expect(leader.locator("#changes")).to_have_count(0)
    leader.goto(f"{server.url}/processes/{linden}/roles")
    look(leader, f"roles-then-{width}")

    facts_said(work_of(web), role)
    union = page_at(*size)
    union.goto(f"{server.url}/review/{review.invite(work_of(web), eken, 'Kommunal')}")
    union.fill("#function", "Facklig företrädare, sektion 27")
    union.click("text=Öppna granskningen")
    look(union, f"representatives-{width}")
    union.click("text=Till granskningen")
    expect(union.locator("h1")).to_have_text("Planeringen")
    review.send_to_review(work_of(web), role)
    union.reload()
    expect(union.locator("h1")).to_have_text("Måltidsstöd")
    look(union, f"union-of-two-{width}")
