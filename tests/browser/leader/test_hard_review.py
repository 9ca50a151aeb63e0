"""The hard review in three browsers: a request is not got around, and no word of it is lost."""

import pytest
from playwright.sync_api import expect

from akr.domain.clock import today
from akr.domain.matter.review import DraftStatus
from akr.domain.office.account import Role
from akr.steps.office import accounts
from akr.steps.role import draft_versions
from tests.browser.leader.test_draft import clean, signed_in
from tests.unions import contact_confirms
from tests.web.drafts import seen, under_review, work_of
from tests.web.people import LEADER, MANAGER, PASSWORD

pytestmark = pytest.mark.browser

ASKED = (
    "Vi begär förhandling enligt MBL § 12. " + "Undanträngningsförhandlingsunderlaget saknas. " * 4
)


@pytest.fixture
def web(server):
    """The served app, with a leader and a manager."""
    for name, role in ((LEADER, Role.FACILITATOR), (MANAGER, Role.MANAGER)):
        accounts.create_account(server.work(), name, PASSWORD, role)
    return server.app


def decides(manager, version):
    manager.fill("#decided_on", today().isoformat())
    manager.fill("#registration_number", "BUN 2026/118")
    manager.check("input[name=basis][value=mbl]")
    manager.fill("#basis_words", "MBL § 12, avslutad.")
    manager.click(f"button:has-text('Fastställ version {version}')")


def opened(union, link, web):
    """Open a union's link, be confirmed by its contact, and read: the address of the review."""
    union.goto(link)
    union.fill("#function", "Facklig företrädare, Kommunal sektion 27")
    union.click("text=Öppna granskningen")
    contact_confirms(work_of(web), "Kommunal")
    union.click("text=Till granskningen")
    union.wait_for_selector("#position")
    return union.url


def test_a_request_stands_through_a_new_version_until_the_union_confirms_its_closure(
    server, web, page_at
):
    role, secret = under_review(web)
    union, leader, manager = page_at(360, 760), page_at(1280, 800), page_at(1280, 800)
    signed_in(leader, server, LEADER)
    signed_in(manager, server, MANAGER)

    reading = opened(union, f"{server.url}/review/{secret}", web)
    union.check("input[name=kind][value=negotiate]")
    union.fill("#words", ASKED)
    union.click("text=Lämna ställningstagandet")
    expect(union.locator("#requests")).to_contain_text("Inget möte har avslutat den")
    clean(union, reading)

    leader.goto(f"{server.url}/roles/{role}/versions")
    leader.fill("#reason", "Efter begäran")
    leader.click("button:has-text('Börja på version 2')")
    leader.goto(f"{server.url}/roles/{role}/review")
    leader.click("button:has-text('Skicka')")

    deciding = f"{server.url}/roles/{role}/adopt"
    manager.goto(deciding)
    decides(manager, 2)
    refused = manager.locator(".notice").first
    expect(refused).to_contain_text("Kommunal begärde förhandling")
    expect(refused).to_contain_text("om version 1")

    leader.click("text=Skriv hur den avslutades")
    clean(leader, leader.url)
    leader.check("input[name=meeting][value=mbl_12]")
    leader.fill("#called_by", "Rektor")
    leader.fill("#held_on", today().isoformat())
    leader.fill("#present", "Kommunal: två ombud.\nArbetsgivaren: rektor.")
    leader.check("input[name=outcome][value=agreed]")
    leader.fill("#protocol", "MBL 2026:14")
    leader.click("text=Spara avslutet")
    expect(leader.locator("#requests")).to_contain_text("Väntar på organisationen")
    clean(leader, leader.url)

    clean(manager, deciding)
    decides(manager, 2)
    expect(manager.locator(".notice").first).to_contain_text("Kommunal begärde förhandling")

    clean(union, reading)
    union.click("text=Bekräfta avslutet")
    expect(union.locator("#requests")).to_contain_text("Kommunal bekräftade avslutet")

    manager.goto(deciding)
    decides(manager, 2)
    expect(manager.locator("#decide")).to_have_text("Version 2 är fastställd")
    assert seen(web, role).status is DraftStatus.ADOPTED
    (printed,) = draft_versions.profile_of(work_of(web), role).requests
    assert printed.words.split() == ASKED.split()
    assert "protokoll MBL 2026:14" in printed.followed[0]
