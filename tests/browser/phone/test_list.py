"""A pasted list in a real browser: the phone offers a card for each line, with or without network."""

import pytest
from playwright.sync_api import expect

from akr.domain.phase import Phase

pytestmark = pytest.mark.browser

LIST = "• Duka till lunch\n• Diska\n2. Trösta barn\n- [ ] Vika tvätt\nRinga vikarier"
LINES = ["Duka till lunch", "Diska", "Trösta barn", "Vika tvätt", "Ringa vikarier"]


@pytest.fixture
def writer(server):
    """Somebody who writes."""
    return server.room(phase=Phase.WRITE).join()


def pasted(page, text):
    """Put a text in the field as a paste does, also one from a keyboard's clipboard."""
    page.focus("#text")
    page.keyboard.insert_text(text)


def test_a_pasted_list_is_asked_about_and_becomes_a_card_a_line(seated, writer):
    page = seated(writer.room, writer)

    pasted(page, LIST)
    expect(page.locator("#list-question p")).to_have_text("Gör fem kort av det här?")
    page.click("text='Ja, fem kort'")

    expect(page.locator(".card-words")).to_have_text(LINES[::-1])
    expect(page.locator("#list-question")).to_be_hidden()
    expect(page.locator("#text")).to_have_value("")
    expect(page.locator("#saved")).to_have_text("✓ Sparat")
    assert writer.cards() == LINES[::-1]


def test_a_pasted_list_waits_in_the_phone_without_network(seated, writer):
    page = seated(writer.room, writer)
    page.context.set_offline(True)

    pasted(page, LIST)
    page.click("text='Ja, fem kort'")
    expect(page.locator("#saved")).to_contain_text("Väntar på nätet (5)")
    page.context.set_offline(False)

    expect(page.locator("#saved")).to_have_text("✓ Sparat")
    assert writer.cards() == LINES[::-1]


def test_a_list_may_be_one_card_and_is_not_sent_before_the_answer(seated, writer):
    page = seated(writer.room, writer)

    pasted(page, "Duka\nDiska")
    page.keyboard.press("Enter")
    expect(page.locator("text='Ja, två kort'")).to_be_focused()
    page.click("text='Nej, ett kort'")

    expect(page.locator(".card-words")).to_have_text(["Duka Diska"])


def test_a_whole_document_is_not_made_into_cards(seated, writer):
    page = seated(writer.room, writer)

    pasted(page, "\n".join(f"Rad {n}" for n in range(31)))

    expect(page.locator("#list-question p")).to_contain_text("Det är 31 rader. Högst 30 blir kort")
    expect(page.locator("[data-all]")).to_be_hidden()
