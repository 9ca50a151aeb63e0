"""Answers: a page or only its part, where to go after an act, and nothing to who has it already."""

import hashlib
from collections.abc import Callable
from functools import cache

import segno
from flask import (
    Flask,
    Response,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
    send_from_directory,
    url_for,
)
from jinja2 import StrictUndefined
from markupsafe import Markup

from akr import text
from akr.root import root

OUTBOX = "X-AKR-Outbox"
"""The header that a phone's outbox sends: it shows the result already and wants no page."""

FINGERPRINT_LENGTH = 12

KEPT_LONG = "public, max-age=31536000, immutable"
"""For a year, and never asked about: what lies under a version never changes."""


def prepare(app: Flask) -> None:
    """Serve `static/`; give templates what they may use, where an unknown name is an error."""
    app.add_url_rule("/static/v-<version>/<path:filename>", "static", _static)
    app.add_url_rule("/static/<path:filename>", "static", _static)
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.globals.update(static_url=static_url, text=text, qr_picture=qr_picture)


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
    return "" if elsewhere or not wanted.isprintable() else wanted


def asked_by_htmx() -> bool:
    """Say whether a part is enough. Going back in history needs the whole page."""
    headers = request.headers
    return "HX-Request" in headers and "HX-History-Restore-Request" not in headers


def asked_by_outbox() -> bool:
    """Say whether a phone's outbox sent this, rather than a form."""
    return OUTBOX in request.headers


def static_url(path: str) -> str:
    """Return the address of a file in `static/`, under its version so that it may be kept long.

    The version is of the whole folder, and stands in the path rather than in a query: what a script
    imports or a style sheet names lies beside it (`../shared/live.js`) and so has the same version.
    No page runs half of one release and half of another, or asks anew for what it has.
    """
    return url_for("static", version=static_version(), filename=path)


@cache
def static_version() -> str:
    """Return the fingerprint of all that `static/` held when it was first asked for."""
    folder = root() / "static"
    fingerprint = hashlib.sha256()
    for file in sorted(each for each in folder.rglob("*") if each.is_file()):
        content = file.read_bytes()
        fingerprint.update(f"{file.relative_to(folder)} {len(content)} ".encode() + content)
    return fingerprint.hexdigest()[:FINGERPRINT_LENGTH]


def _static(filename: str, version: str = "") -> Response:
    """Answer with a file. A page of another version gets the present one, and may not keep it."""
    response = send_from_directory(root() / "static", filename)
    response.headers["Cache-Control"] = KEPT_LONG if version == static_version() else "no-cache"
    return response


def qr_picture(address: str) -> Markup:
    """Draw an address as a QR code: inline SVG, black on white also on a dark wall."""
    code = segno.make(address, error="m", micro=False)
    return Markup(  # noqa: S704  (segno's own path data; the address is only in the pattern)
        code.svg_inline(omitsize=True, svgclass=None, lineclass=None, light="#fff", border=3)
    )
