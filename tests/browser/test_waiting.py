"""What did not arrive, or cannot be had just now: a page that says so, and keeps what was written."""

import pytest
from playwright.sync_api import expect
from werkzeug.exceptions import RequestTimeout

from akr.domain.errors import DatabaseAway
from tests.browser.looking import look_in_sizes

SIZES = ((360, 760), (1280, 900))
CARD = {
    "act": "11111111-1111-4111-8111-111111111111",
    "number": "1",
    "text": "Torka av borden i matsalen efter lunch och fylla på servetter i avdelningens skåp",
}


def meets(page, server, failed, **asked):
    """Let whatever the browser asks for next fail, as the app says it."""
    with server.app.test_request_context(**asked):
        answer = server.app.make_response(server.app.handle_user_exception(failed))
        answer = server.app.process_response(answer)
    headers = {name: value for name, value in answer.headers.items() if name != "Content-Length"}
    page.route(
        f"**{asked['path']}",
        lambda route: route.fulfill(
            status=answer.status_code, body=answer.get_data(as_text=True), headers=headers
        ),
    )


@pytest.mark.browser
def test_what_took_too_long_to_arrive_is_said_on_any_screen(server, page_at):
    page = page_at(360)
    meets(page, server, RequestTimeout(), path="/slow", method="POST", data=CARD)

    page.goto(f"{server.url}/slow")

    expect(page.locator("h1")).to_have_text("Det tog för lång tid")
    look_in_sizes(page, "408", *SIZES)


@pytest.mark.browser
def test_a_form_that_cannot_be_saved_now_keeps_its_words_and_can_be_sent_again(server, page_at):
    page = page_at(360)
    meets(page, server, DatabaseAway("gone"), path="/w/ABCDEF/cards", method="POST", data=CARD)

    page.goto(f"{server.url}/w/ABCDEF/cards")

    expect(page.locator("main")).to_contain_text("Vänta, vi försöker igen")
    expect(page.locator("[name=text]")).to_have_value(CARD["text"])
    expect(page.locator("main .button")).to_be_visible()
    look_in_sizes(page, "later-form", *SIZES)


@pytest.mark.browser
def test_a_page_that_cannot_be_had_now_has_a_way_to_ask_again(server, page_at):
    page = page_at(360)
    meets(page, server, DatabaseAway("gone"), path="/processes", method="GET")

    page.goto(f"{server.url}/processes")

    expect(page.get_by_role("link", name="Försök igen")).to_be_visible()
    look_in_sizes(page, "later-page", *SIZES)
