"""Draft, review and decision in real browsers: on any width, without scripts, clean by axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from akr.domain.clock import today
from akr.domain.matter.review import DraftStatus, PositionKind
from akr.domain.office.account import Role
from akr.steps.matter import review
from akr.steps.office import accounts
from akr.steps.role import draft_versions
from tests.rooms import an_act, said
from tests.unions import enrolled
from tests.web.drafts import a_draft, a_process, seen, under_review, work_of
from tests.web.people import LEADER, MANAGER, PASSWORD

pytestmark = pytest.mark.browser

SIZES = ((360, 760), (1920, 1080))
LONG = "Kafferumsmöbleringsansvarsfördelningsplaneringsunderlag " * 8


@pytest.fixture
def web(server):
    """The served app, with a leader and a manager."""
    for name, role in ((LEADER, Role.FACILITATOR), (MANAGER, Role.MANAGER)):
        accounts.create_account(server.work(), name, PASSWORD, role)
    return server.app


def signed_in(page, server, name):
    page.goto(f"{server.url}/sign-in")
    page.fill("#name", name)
    page.fill("#password", PASSWORD)
    page.click("main button")
    return page


def clean(page, address):
    """Nothing scrolls sideways, and axe has nothing to say; closed and with everything opened."""
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    found = Axe().run(page)
    assert not found.response["violations"], f"{address}: {found.generate_report()}"


def a_full_review(web):
    """Linden's second version under review, with long words from everybody."""
    process, secret = under_review(web)
    token = enrolled(work_of(web), secret)
    review.comment(work_of(web), token, process, an_act(), 1, "line:duka", LONG)
    review.take_position(work_of(web), token, process, an_act(), 1, PositionKind.REMARKS, LONG)
    review.answer(work_of(web), process, seen(web, process).comments[0].id, LONG)
    draft_versions.new_version(work_of(web), process, 1, LONG)
    said(work_of(web), process, "may_not", LONG, "Leda undervisning")
    said(work_of(web), process, "manager", LONG)
    return process, secret


@pytest.mark.parametrize("size", SIZES)
def test_every_draft_page_fits_and_axe_finds_no_fault(server, web, page_at, size):
    process, _ = a_full_review(web)
    draft, process_alone = a_draft(web), a_process(web)
    leader = signed_in(page_at(*size), server, LEADER)
    base = f"{server.url}/roles/{process}"

    clean(leader, f"{server.url}/processes/{process_alone}/roles")
    for place in (
        "",
        "/title",
        "/requirements",
        "/rad-1",
        "/facts",
        "/review",
        "/versions",
        "/gather",
    ):
        clean(leader, f"{base}{place}")
    for place in ("/compare?before=1&after=2", "/evidence", "?version=1"):
        clean(leader, f"{base}{place}")

    review.send_to_review(work_of(web), process)
    manager = signed_in(page_at(*size), server, MANAGER)
    clean(manager, f"{server.url}/decisions")
    clean(manager, f"{server.url}/roles/{process}/adopt")

    link = f"{server.url}/review/{review.invite_to_review(work_of(web), process, 'Vision')}"
    union = page_at(*size)
    clean(union, link)
    union.fill("#function", "Facklig företrädare, sektion 27")
    union.click("text=Öppna granskningen")
    clean(union, union.url)
    union.click("text=Till granskningen")
    clean(union, union.url)
    waiting = f"{server.url}/review/{review.invite_to_review(work_of(web), draft, 'Vision')}"
    union.goto(waiting)
    union.fill("#function", "Facklig företrädare, sektion 27")
    union.click("text=Öppna granskningen")
    clean(union, union.url)
    union.click("text=Till granskningen")
    clean(union, union.url)


def test_a_draft_reaches_a_decision_with_plain_forms(server, web, context):
    draft = a_draft(web)
    said(work_of(web), draft, "funding", "")

    def plain(width):
        return context(width, java_script_enabled=False).new_page()

    leader = signed_in(plain(1280), server, LEADER)
    leader.goto(f"{server.url}/roles/{draft}")
    leader.click("text=Fyll i det första")
    leader.fill("#funding", "Egen budget")
    leader.click("button:has-text('Spara')")
    leader.click("a:has-text('Bjud in facken')")
    leader.fill("#union", "Kommunal")
    leader.click("text=Gör en länk")
    link = leader.input_value("#link")
    leader.select_option("#manager", label=MANAGER)
    leader.click("button:has-text('Utse chefen')")
    leader.click("button:has-text('Skicka')")

    union = plain(360)
    union.goto(link)
    union.fill("#function", "Facklig företrädare, sektion 27")
    union.click("text=Öppna granskningen")
    union.click("text=Till granskningen")
    union.click("#rad-1 .say summary")
    union.fill("#comment-rad-1", "Även helger?")
    union.click("#rad-1 .say button")
    expect(union.locator("#rad-1")).to_contain_text("Synpunkten är sparad")
    union.check("input[value=remarks]")
    union.fill("#words", "Vi vill se schemat.")
    union.click("text=Lämna ställningstagandet")

    leader.goto(f"{server.url}/roles/{draft}")
    leader.click("a:has-text('Svara på synpunkterna')")
    leader.fill("textarea[name=answer]", "Nej, bara vardagar.")
    leader.click("button:has-text('Svara')")

    manager = signed_in(plain(360), server, MANAGER)
    manager.click("a:has-text('Linden')")
    manager.wait_for_url("**/adopt")
    assert "Vi vill se schemat." in manager.inner_text("#positions")
    manager.fill("#protocol", "LSG 2026/14")  # nobody has confirmed who speaks for Kommunal
    manager.fill("#adjusted_by", "Kim Ek och Noor Ali")
    manager.fill("#decided_on", today().isoformat())
    manager.fill("#registration_number", "BUN 2026/118")
    manager.check("input[value=samverkan]")
    manager.fill("#basis_words", "FSG 2026-11-12 § 4")
    manager.click("button:has-text('Fastställ')")
    assert "är fastställd" in manager.inner_text("#decide")
    assert seen(web, draft).status is DraftStatus.ADOPTED


def test_the_whole_draft_can_be_reached_by_keyboard(server, web, page_at):
    draft = a_draft(web)
    leader = signed_in(page_at(1280), server, LEADER)
    leader.goto(f"{server.url}/roles/{draft}")

    leader.focus("#rad-1 summary")
    leader.keyboard.press("Enter")
    assert leader.is_visible("#rad-1 .evidence-cards")
    leader.keyboard.press("Tab")
    leader.keyboard.press("Tab")
    leader.keyboard.press("Enter")
    leader.wait_for_url(f"**/roles/{draft}/rad-1")
    leader.fill("#words", "Duka borden")
    leader.keyboard.press("Enter")
    leader.wait_for_url(f"**/roles/{draft}#rad-1")
    assert "Duka borden" in leader.inner_text("#rad-1")
