"""Who a union is, in real browsers: the register, the contact, two representatives, a decision."""

import pytest
from playwright.sync_api import expect

from akr.domain.office.account import Role
from akr.steps.matter import review
from akr.steps.office import accounts, union_contacts
from tests.browser.looking import look_in_sizes
from tests.web.drafts import process_of, under_review
from tests.web.people import ADMINISTRATOR, LEADER, MANAGER, PASSWORD, account_of

pytestmark = pytest.mark.browser

SIZES = ((360, 760), (1280, 900))
UNION = "Sveriges Lärare"
LONG = "Huvudskyddsombud och facklig företrädare, Sveriges Lärares kommunförening i Exempelstad"


@pytest.fixture
def web(server):
    """The served app, with a leader, a manager and an administrator."""
    for name, role in (
        (LEADER, Role.FACILITATOR),
        (MANAGER, Role.MANAGER),
        (ADMINISTRATOR, Role.ADMINISTRATOR),
    ):
        accounts.create_account(server.work(), name, PASSWORD, role)
    return server.app


def signed_in(page, server, name):
    page.goto(f"{server.url}/sign-in")
    page.fill("#name", name)
    page.fill("#password", PASSWORD)
    page.click("main button")
    return page


def registered(office, server):
    """Register the union: the link for its contact."""
    office.goto(f"{server.url}/organisation/unions")
    look_in_sizes(office, "register-empty", *SIZES)
    office.fill("main [name=union]", UNION)
    office.fill("main [name=occupations]", "Förskollärare\nFritidspedagog")
    office.click("text=Lägg till och gör en länk")
    link = office.input_value("#new-link")
    look_in_sizes(office, "register", *SIZES)
    return link


def test_a_leader_leaves_a_union_out_with_a_reason(server, web, page_at):
    role, secret = under_review(web, UNION)
    pid = process_of(web, role)
    account = account_of(web, ADMINISTRATOR).id
    for union in ("Kommunal", "Vårdförbundet"):
        union_contacts.register_union(server.work(), union, ("Barnskötare",), account)
    review.invite(server.work(), pid, "Akademikerförbundet SSR")
    leader = signed_in(page_at(1280, 900), server, LEADER)
    leader.goto(f"{server.url}/processes/{pid}/plan/unions")
    for summary in leader.locator("summary").all():
        summary.click()
    look_in_sizes(leader, "unions-open", *SIZES)
    leader.fill("#reason-Kommunal", "Har inga medlemmar på Linden, enligt Kommunal själva.")
    leader.locator("form", has=leader.locator("#reason-Kommunal")).locator("button").click()
    expect(leader.locator("#left-out")).to_contain_text("enligt Kommunal själva")
    look_in_sizes(leader, "unions-left-out", *SIZES)
    union = page_at(360, 760)
    union.goto(f"{server.url}/review/{secret}")
    union.fill("#function", LONG)
    union.click("text=Öppna granskningen")
    expect(union.locator("#left-out")).to_contain_text("enligt Kommunal själva")


def test_a_union_says_itself_who_speaks_for_it(server, web, page_at):
    role, secret = under_review(web, UNION)
    link = registered(signed_in(page_at(1280, 900), server, ADMINISTRATOR), server)
    first = page_at(360, 760)
    first.goto(f"{server.url}/review/{secret}")
    first.click("text=Öppna granskningen")
    expect(first.locator("#function-error")).to_be_visible()
    look_in_sizes(first, "invitation", *SIZES)
    first.fill("#function", LONG)
    first.click("text=Öppna granskningen")
    expect(first.locator("main")).to_contain_text("Du är inte bekräftad än")
    look_in_sizes(first, "representatives-unconfirmed", *SIZES)
    own = first.input_value("#own")
    first.click("text=Till granskningen")
    first.check("input[value=remarks]")
    first.fill("#words", "Vi vill se schemat.")
    first.click("text=Lämna ställningstagandet")
    expect(first.locator("main")).to_contain_text("Ställningstagandet är sparat")
    look_in_sizes(first, "read-unconfirmed", *SIZES)
    second_device = page_at(360, 760)
    second_device.goto(own)
    look_in_sizes(second_device, "own", *SIZES)

    manager = signed_in(page_at(1280, 900), server, MANAGER)
    manager.goto(f"{server.url}/roles/{role}/adopt")
    expect(manager.locator("#protocol-of")).to_contain_text("är obekräftat och räknas inte")
    look_in_sizes(manager, "decide-unconfirmed", *SIZES)

    contact = page_at(360, 760)
    contact.goto(link)
    look_in_sizes(contact, "contact-link", *SIZES)
    contact.fill("#function", "Ombudsman, Sveriges Lärare Väst")
    contact.click("text=Bli kontakt")
    look_in_sizes(contact, "contact", *SIZES)
    contact.click("button:has-text('Bekräfta')")
    expect(contact.locator("main")).to_contain_text("Företrädaren är bekräftad")
    look_in_sizes(contact, "contact-nobody", *SIZES)

    colleague = page_at(360, 760)
    colleague.goto(f"{server.url}/review/{secret}")
    colleague.fill("#function", "Facklig företrädare")
    colleague.click("text=Öppna granskningen")
    expect(colleague.locator("main")).to_contain_text("Du är inte bekräftad än")
    first.goto(f"{first.url.split('/roles/')[0]}/representatives")
    look_in_sizes(first, "representatives", *SIZES)
    first.click("button:has-text('Bekräfta')")
    expect(first.locator("#who button")).to_have_count(0)
    manager.reload()
    expect(manager.locator("#protocol-of")).to_have_count(0)
    leader = signed_in(page_at(1280, 900), server, LEADER)
    leader.goto(f"{server.url}/roles/{role}/review")
    look_in_sizes(leader, "leader-review", *SIZES)
