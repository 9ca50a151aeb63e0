"""Answers: a page or only its part, where to go after an act, and nothing to who has it already."""

from collections.abc import Callable

import segno
from flask import (
    Flask,
    Response,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
)
from jinja2 import StrictUndefined
from markupsafe import Markup

from akr import text
from akr.domain.written import one_line

OUTBOX = "X-AKR-Outbox"
"""The header that a phone's outbox sends: it shows the result already and wants no page."""


def prepare(app: Flask) -> None:
    """Give templates what they all may use; a name that nobody gave is an error."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.globals.update(text=text, qr_picture=qr_picture)


def page(template: str, part: str | None = None, status: int = 200, **values: object) -> Response:
    """Answer with a page, or with its block `part` alone when htmx asks for it.

    A block sees `values` but nothing that the template sets or imports outside of it.
    """
    if part is None or not asked_by_htmx():
        return make_response(render_template(template, **values), status)
    current_app.update_template_context(values)
    blocks = current_app.jinja_env.get_template(template)
    context = blocks.new_context(values)
    return make_response("".join(blocks.blocks[part](context)), status)


def done(next_page: str) -> Response:
    """Answer a stored act: 303 to the page that shows it, 204 for a phone's outbox."""
    if asked_by_outbox():
        return Response(status=204)
    return make_response(redirect(next_page, code=303))


def unless_seen(version: object, answer: Callable[[], Response]) -> Response:
    """Answer 304 to somebody who polls and has this version already, else the answer with its tag.

    `version` must change whenever what *this* viewer sees would: an event number, mostly. Pages
    are not stored by browsers, so the one who polls sends `If-None-Match` itself.
    """
    tag = f"{version}-{'part' if asked_by_htmx() else 'page'}"
    response = Response(status=304) if tag in request.if_none_match else answer()
    response.set_etag(tag)
    return response


def next_page() -> str:
    """The page of ours that the request says to go to afterwards; blank when it says none."""
    wanted = request.values.get("next", "")
    elsewhere = not wanted.startswith("/") or wanted.startswith("//") or "\\" in wanted
    return "" if elsewhere or wanted != one_line(wanted) else wanted


def asked_by_htmx() -> bool:
    """Say whether a part is enough. Going back in history needs the whole page."""
    headers = request.headers
    return "HX-Request" in headers and "HX-History-Restore-Request" not in headers


def asked_by_outbox() -> bool:
    """Say whether a phone's outbox sent this, rather than a form."""
    return OUTBOX in request.headers


def qr_picture(address: str) -> Markup:
    """Draw an address as a QR code: inline SVG, black on white also on a dark wall."""
    code = segno.make(address, error="m", micro=False)
    return Markup(  # noqa: S704  (segno's own path data; the address is only in the pattern)
        code.svg_inline(omitsize=True, svgclass=None, lineclass=None, light="#fff", border=4)
    )
