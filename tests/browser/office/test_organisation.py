"""The organisation's page in a browser: filled in, mended, and its logo seen, narrow and wide."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from akr.domain.office.account import Role
from akr.steps.office import accounts, sessions
from akr.steps.office.organisation import see_settings
from akr.store.work import store_of
from tests.web.people import ADMINISTRATOR, PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WIDTHS = (360, 1280)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40">'
    '<path d="M4 4h32v32H4z" fill="#8a1538"/><circle cx="80" cy="20" r="16" fill="#333"/></svg>'
)
TOO_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def administrator(server):
    """The session of who looks after the installation."""
    work = store_of(server.app).work
    account = accounts.create_account(work(), ADMINISTRATOR, PASSWORD, Role.ADMINISTRATOR)
    yield sessions.begin(work(), account)
    if made := server.app.extensions.get("akr.renderer"):
        made.close()


def settings(server):
    return see_settings(store_of(server.app).work())


def is_usable(page):
    """By axe, with nothing too wide."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
    assert not found.response["violations"], found.generate_report()
    assert not page.evaluate(TOO_WIDE)


@pytest.mark.parametrize("width", WIDTHS)
def test_an_administrator_sets_name_colour_and_logo(server, page_at, administrator, width):
    page = page_at(width)
    page.context.add_cookies([{"name": "akr", "value": administrator, "url": server.url}])
    page.goto(f"{server.url}/organisation")
    is_usable(page)

    page.fill("[name=name]", "Exempelstads kommun")
    page.fill("[name=colour]", "#F3C433")
    page.fill("[name=full_time]", "38,25")
    page.fill("[name=accessibility_statement]", "https://exempelstad.se/tillganglighet")
    page.fill("[name=personal_data_contact]", "dataskydd@exempelstad.se")
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.locator("#colour-error")).to_contain_text("för ljus")
    is_usable(page)

    page.get_by_role("button", name="i stället").click()
    expect(page.locator(".notice")).to_contain_text("Inställningarna är sparade.")
    page.set_input_files(
        "[name=logo]",
        {"name": "logo.svg", "mimeType": "image/svg+xml", "buffer": SVG.encode()},
    )
    page.get_by_role("button", name="Spara logotypen").click()
    expect(page.locator(".notice")).to_contain_text("Logotypen är sparad.")
    logo = page.locator(".letterhead img")
    assert logo.evaluate("logo => logo.naturalWidth > 0 && logo.clientHeight > 20")
    is_usable(page)
    foot = page.locator("footer .foot-links a")
    expect(foot).to_have_text(["Tillgänglighetsredogörelse", "dataskydd@exempelstad.se"])

    page.set_input_files(
        "[name=logo]",
        {"name": "x.svg", "mimeType": "image/svg+xml", "buffer": b"<svg onload='alert(1)'"},
    )
    page.locator("button", has_text="Byt logotypen").click()
    expect(page.locator("#logo-error")).to_contain_text("Inget har ändrats.")
    is_usable(page)
    assert settings(server).logo is not None


@pytest.mark.parametrize("width", WIDTHS)
def test_the_foot_stands_at_the_phones_door_and_not_on_its_pages_or_the_wall(
    server, page_at, administrator, width
):
    page = page_at(width)
    page.context.add_cookies([{"name": "akr", "value": administrator, "url": server.url}])
    page.goto(f"{server.url}/organisation")
    page.fill("[name=name]", "Exempelstads kommun")
    page.fill("[name=accessibility_statement]", "https://exempelstad.se/tillganglighet")
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.locator(".notice")).to_contain_text("sparade")
    room = server.room()

    phone = page_at(width)
    phone.goto(f"{server.url}/w/{room.code}")
    expect(phone.locator("footer .foot-links a")).to_have_text(["Tillgänglighetsredogörelse"])
    is_usable(phone)

    phone.locator(".occupations button").first.click()
    expect(phone.locator(".phone")).to_be_visible()
    expect(phone.locator(".foot-links")).to_have_count(0)
