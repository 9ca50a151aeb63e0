"""A whole workshop at once: a leader, three phones and a wall, as in a staff room.

What each of them does alone is tried in `test_phone`, `test_wall` and `test_gathering`. Here they
meet, on the real server and on plain HTTP from another host, as on a trial's first day.
"""

import re

import pytest
from playwright.sync_api import expect

from akr.domain.office.account import Role
from akr.steps.office.accounts import create_account
from tests.browser.served import served
from tests.web.people import LEADER, PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.slow]

OCCUPATIONS = ("Förskollärare", "Barnskötare", "Barnskötare")
CARDS = ("Läsa sagor på vilan", "Torka borden efter lunch", "Beställa blöjor till avdelningen")
OFFLINE_CARDS = ("Ringa in vikarier på morgonen", "Vattna blommorna i ateljén")
HALF_WRITTEN = "Skriva klart det här i lugn och ro"
TASKS = len((*CARDS, *OFFLINE_CARDS, HALF_WRITTEN))
WORDS = {
    "green": "grön: min",
    "yellow": "gul: stödjer",
    "red": "röd: någon annan",
    "black": "svart: sluta",
    "unsure": "vet inte",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """`akr serve` on the address that a staff room's phones would use, and its leader's account."""
    with served(tmp_path_factory.mktemp("room"), host="akr.test") as running:
        create_account(running.work(), LEADER, PASSWORD, Role.FACILITATOR)
        yield running


class Leader:
    """Somebody who leads from a browser of their own."""

    def __init__(self, server, page):
        self.page, self.url = page, server.url
        page.goto(f"{server.url}/sign-in")
        page.fill("[name=name]", LEADER)
        page.fill("[name=password]", PASSWORD)
        page.click("main button")
        page.wait_for_url("**/processes")

    def opens_a_workshop(self):
        """Make a process and open its first workshop; gives the wall's address and the code."""
        page = self.page
        page.goto(f"{self.url}/processes/new")
        page.fill("[name=workplace]", "Förskolan Linden")
        page.check("[name=purpose][value=roles]")
        for row, name in enumerate(dict.fromkeys(OCCUPATIONS), 1):
            page.fill(f"[name=occupation-{row}]", name)
        page.click("main form .button:text('Skapa processen')")
        page.fill("[name=reason]", "Facken är med på mötet.")
        for field in page.locator("[name^=expected-]").all():
            field.fill("8")
        page.click("text='Öppna verkstad 1'")
        page.wait_for_url("**/lead")
        self.console = page.url
        return page.input_value("#wall-address"), page.inner_text(".code-plate b")

    def opens_the_next_phase(self):
        """Press the one button that goes on."""
        self.page.goto(self.console)
        before = self.page.inner_text("[aria-current=step] h2")
        with self.page.expect_navigation():
            self.page.click("#next-phase")
        if "ask=" in self.page.url:
            self.page.click("#go-on")
        expect(self.page.locator("[aria-current=step] h2")).not_to_have_text(before)


def joins(page, url, code, occupation):
    """Write the code as people do, and choose an occupation."""
    page.goto(url)
    page.fill("[name=code]", code.lower())
    page.click("main .button:text('Gå med')")
    page.click(f"button:text-is('{occupation}')")
    page.wait_for_url("**/now")


def writes(page, words):
    """Put a card down."""
    page.fill("#text", words)
    page.press("#text", "Enter")


def test_a_whole_workshop_loses_nothing_to_dead_networks_and_a_killed_server(server, page_at):
    leader = Leader(server, page_at(1280, 900))
    wall_address, code = leader.opens_a_workshop()
    wall, phones = page_at(1920, 1080), [page_at(360) for _ in OCCUPATIONS]

    wall.goto(wall_address)
    for page, occupation in zip(phones, OCCUPATIONS, strict=True):
        joins(page, server.url, code, occupation)
    expect(wall.locator(".wall-number")).to_have_text("3")

    they_write(leader, wall, *phones)
    they_gather(leader, *phones)
    answers = they_sort(leader, wall, server, *phones)
    they_talk(leader, wall, *phones)

    leader.opens_the_next_phase()
    expect(wall.locator(".wall-result tbody tr")).not_to_have_count(0)
    for page, own in zip(phones, answers, strict=True):
        expect(page.locator("h1")).to_have_text("Så blev det")
        for task, answer in own.items():
            row = page.locator(f".result-row:has(h3:text-is('{task}')) .own-line")
            expect(row).to_contain_text(WORDS[answer])


def they_write(leader, wall, one, two, three):
    """Each writes a card, and one of them goes on without network."""
    cards = wall.locator(".wall-number")
    leader.opens_the_next_phase()
    for page, words in zip((one, two, three), CARDS, strict=True):  # they follow by themselves
        expect(page.locator("h1")).to_have_text("Skriv en uppgift i taget")
        writes(page, words)
    expect(cards).to_have_text("3")

    two.context.set_offline(True)
    for words in OFFLINE_CARDS:
        writes(two, words)
    expect(two.locator("#saved")).to_contain_text("Väntar på nätet (2)")
    expect(cards).to_have_text("3")
    two.context.set_offline(False)
    expect(cards).to_have_text("5")
    expect(two.locator("#saved")).to_have_text("✓ Sparat")


def they_gather(leader, one, two, three):
    """The leader goes on while somebody types; what is typed comes late, and is taken in."""
    three.fill("#text", HALF_WRITTEN)
    leader.opens_the_next_phase()
    for page in (one, two):
        expect(page.locator("h1")).to_have_text("Nu samlar vi korten")
    expect(three.locator(".phase-news")).to_contain_text("Nu samlar vi korten")
    assert three.input_value("#text") == HALF_WRITTEN, "pulled away from typing"

    three.press("#text", "Enter")
    expect(three.locator("#saved")).to_have_text("✓ Sparat")
    three.click(".phase-news .button")
    expect(three.locator("h1")).to_have_text("Nu samlar vi korten")
    leader.page.click("#take-in")
    leader.page.click("#to-table")
    expect(leader.page.locator("#heaps > li")).to_have_count(TASKS)


def they_sort(leader, wall, server, one, two, three):
    """The server dies in the middle and comes back; each phone's task → answer is given."""
    answers = wall.locator(".wall-progress b")
    leader.opens_the_next_phase()
    given = [sorts(one, ["green", "yellow"]), sorts(two, ["red"]), {}]
    expect(answers).to_have_text("3")

    server.kill()
    given[0] |= sorts(one, ["black", "red"])
    given[2] |= sorts(three, ["green", "unsure"])
    expect(one.locator("#saved")).to_contain_text("Väntar på nätet (2)")
    expect(wall.locator("[data-live-lost]")).to_be_visible()
    server.start()
    for page in (one, three):
        expect(page.locator("#saved")).to_have_text("✓ Sparat")
    expect(answers).to_have_text("7")
    expect(wall.locator("[data-live-lost]")).to_be_hidden()

    one.context.set_offline(True)
    given[0] |= sorts(one, ["yellow", "green"])
    one.context.set_offline(False)
    given[1] |= sorts(two, ["green", "green", "green", "red", "black"])
    given[2] |= sorts(three, ["red"] * 4)
    expect(answers).to_have_text(str(3 * TASKS))
    return given


def they_talk(leader, wall, *phones):
    """All three are of groups under three, so they are one group and see one pattern."""
    leader.opens_the_next_phase()
    for page in phones:
        expect(page.locator("h1")).to_have_text("Prata i gruppen")
    expect(wall.locator("h1")).to_contain_text("Prata")


def sorts(page, answers):
    """Tap an answer to each task that comes; task → answer."""
    given = {}
    for answer in answers:
        task = page.inner_text("#task")
        page.click(f"#deck button[value={answer}]")
        expect(page.locator("#task")).not_to_have_text(task)
        page.wait_for_timeout(350)  # a second tap of the same thumb would answer nothing
        given[task] = answer
    return given


def test_a_whole_workshop_works_without_scripts(server, page_at):
    plain = {"java_script_enabled": False}
    leader = Leader(server, page_at(1280, 900, **plain))
    wall_address, code = leader.opens_a_workshop()
    wall, phone = page_at(1920, 1080, **plain), page_at(360, **plain)
    joins(phone, server.url, code, OCCUPATIONS[0])
    wall.goto(wall_address)
    expect(wall.locator(".wall-number")).to_have_text("1")

    leader.opens_the_next_phase()
    for words in CARDS:
        phone.goto(phone.url)
        phone.fill("#text", words)
        phone.click("#write .button")
    expect(phone.locator("#cards > li")).to_have_count(len(CARDS))
    leader.opens_the_next_phase()
    leader.page.click("#to-table")
    expect(leader.page.locator("#heaps > li")).to_have_count(len(CARDS))
    leader.opens_the_next_phase()
    phone.reload()
    for answer in ("green", "red", "unsure"):
        phone.click(f"#deck button[value={answer}]")
    expect(phone.locator("#task")).to_have_text("Du har sorterat allt")
    wall.reload()
    expect(wall.locator(".wall-progress")).to_contain_text(re.compile(r"3\s+av 3 svar"))
    leader.opens_the_next_phase()
    phone.reload()
    expect(phone.locator("h1")).to_contain_text("Prata")
    leader.opens_the_next_phase()

    phone.reload()
    wall.reload()
    expect(phone.locator(".result-row")).to_have_count(len(CARDS))
    expect(wall.locator(".wall-result tbody tr")).to_have_count(len(CARDS))
