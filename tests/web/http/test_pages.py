"""Pages and their parts, errors that say what is safe, and the parts in every state."""

from pathlib import Path

import pytest
import segno
from flask import abort
from jinja2 import ChoiceLoader, FileSystemLoader, UndefinedError

from akr.domain.errors import AlreadyServing, UnknownProcess
from akr.web.http.access import May
from akr.web.http.forms import Form, text_field
from akr.web.http.pages import done, page, qr_picture, unless_seen
from tests.page import read


@pytest.fixture
def browse(web, monkeypatch):
    """Ask for the answer of a view that the test writes, at an address that anyone may open."""
    here = FileSystemLoader(Path(__file__).parent)
    web.jinja_loader = ChoiceLoader([web.jinja_loader, here])
    client = web.test_client()

    def ask(view, method="GET", **request):
        monkeypatch.setitem(web.extensions["akr.who_may"], "try_out", May.ANYONE)
        if "try_out" not in web.view_functions:
            web.add_url_rule("/try-out", "try_out", methods=["GET", "POST"])
        web.view_functions["try_out"] = view
        return client.open("/try-out", method=method, **request)

    return ask


def patterns(part=None):
    form = Form({"bad": "x"})
    form.refuse("bad", "Skriv vad du gör, med vad och för vem.")
    return page("patterns.html", part=part, form=form, word="Duka")


def test_every_part_obeys_the_page_rules(browse):
    answer = browse(patterns)

    assert answer.status_code == 200
    assert len(read(answer).all("[role=img]")) == 1
    assert read(answer).has("[aria-describedby='bad-hint bad-error']")
    assert read(answer).has("[aria-pressed=true]")


def test_htmx_gets_only_the_part_with_everything_that_templates_use(browse):
    answer = browse(lambda: patterns(part="part"), htmx=True)

    assert answer.text == '<p id="part">Duka, /, /try-out</p>'


def test_a_browser_gets_the_whole_page_even_when_going_back_to_a_part(browse):
    for headers in ({}, {"HX-Request": "true", "HX-History-Restore-Request": "true"}):
        whole = browse(lambda: patterns(part="part"), headers=headers)
        assert read(whole).one("h1").words == "Delarna"


def test_an_undefined_name_in_a_template_is_an_error(browse):
    with pytest.raises(UndefinedError):
        browse(lambda: page("patterns.html", part="part"), htmx=True)


def test_a_stored_act_redirects_a_form_and_gives_an_outbox_no_content(browse):
    formed = browse(lambda: done("/next"), "POST")
    boxed = browse(lambda: done("/next"), "POST", outbox=True)

    assert (formed.status_code, formed.location) == (303, "/next")
    assert (boxed.status_code, boxed.data) == (204, b"")


def test_a_poll_gets_a_page_only_when_something_is_new(browse):
    first = browse(lambda: unless_seen(17, patterns))
    seen = {"If-None-Match": first.headers["ETag"]}

    same = browse(lambda: unless_seen(17, lambda: abort(500)), headers=seen)
    new = browse(lambda: unless_seen(18, patterns), headers=seen)
    part = browse(lambda: unless_seen(17, lambda: patterns("part")), headers=seen, htmx=True)

    assert (same.status_code, same.data) == (304, b"")
    assert same.headers["ETag"] == first.headers["ETag"]
    assert (new.status_code, part.status_code) == (200, 200)


@pytest.mark.parametrize("status", [400, 403, 404, 405, 413, 422, 429, 500])
def test_each_error_has_its_own_words(browse, status):
    answer = browse(lambda: abort(status))

    assert answer.status_code == status
    assert read(answer).has("#refused")


def test_an_error_without_its_own_words_borrows_some(browse):
    answer = browse(lambda: abort(415))

    assert answer.status_code == 415
    assert "Det gick inte att läsa det som skickades" in answer.text


def test_a_server_error_says_that_stored_work_is_safe(web, browse, monkeypatch):
    web.testing = False
    monkeypatch.setattr(web.logger, "disabled", True)

    answer = browse(lambda: 1 / 0)

    assert answer.status_code == 500
    assert "Det som redan var sparat finns kvar" in answer.text
    assert "ZeroDivision" not in answer.text


def test_an_unsupported_method_is_named(stranger):
    answer = stranger.get("/sign-out")

    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


def raising(error):
    def view():
        raise error

    return view


def test_a_refusal_is_explained_and_answered_with_409(browse):
    answer = browse(raising(AlreadyServing("akr.sqlite3")), "POST")

    assert answer.status_code == 409
    assert "AKR är redan igång mot akr.sqlite3" in answer.text


def test_an_unknown_process_looks_like_any_unknown_address(browse):
    answer = browse(raising(UnknownProcess("hemlig")))

    assert answer.status_code == 404
    assert "hemlig" not in answer.text


def test_an_outbox_gets_a_refusal_in_words_it_can_show(browse):
    answer = browse(lambda: text_field("text", 10), "POST", data={"text": "x" * 11}, outbox=True)

    assert answer.status_code == 422
    assert answer.json == {
        "refused": "FieldError",
        "sentence": "Texten är 11 tecken lång. Korta den till högst 10, så går den att spara. "
        "Inget av det du skrev är borta.",
    }


def test_a_refusal_to_htmx_goes_to_the_notices(browse):
    answer = browse(lambda: text_field("text", 10), "POST", htmx=True)

    assert answer.status_code == 422
    assert answer.headers["HX-Retarget"] == "#notices"
    assert answer.headers["HX-Reselect"] == "#refused"


def test_peoples_words_are_text_and_never_markup(browse):
    evil = "<script>alert(1)</script>"

    answer = browse(lambda: page("patterns.html", part="part", word=evil), htmx=True)

    assert evil in read(answer).words


def test_a_qr_code_has_the_four_empty_modules_around_it_that_cameras_need():
    picture = read(qr_picture("http://localhost/w/CDF347")).one("svg")

    _, _, width, height = picture["viewBox"].split()
    modules = segno.make("http://localhost/w/CDF347", error="m", micro=False).symbol_size(border=0)
    assert (int(width), int(height)) == tuple(size + 2 * 4 for size in modules)
