"""What every answer carries and every write must show, so that a browser can keep people safe."""

from collections.abc import Iterable

from flask import Flask, Request, Response, abort, current_app, request
from flask.sessions import SessionInterface, SessionMixin

from akr.config import Config

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
"""Nothing inline and nothing from elsewhere: what somebody writes on a card can never run."""

HEADERS = {
    "Content-Security-Policy": "; ".join(f"{what} {where}" for what, where in POLICY.items()),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""On every answer. A view may not loosen them."""

LARGEST_REQUEST_BYTES = 2**20
"""Of what a form or a phone sends; a view that takes files says so with `bodies.takes_up_to`."""

A_YEAR_SECONDS = 365 * 24 * 60 * 60

READING = {"GET", "HEAD", "OPTIONS"}


def guard(app: Flask, config: Config, more_origins: Iterable[str] = ()) -> None:
    """Refuse writes from elsewhere and set the headers of every answer.

    `more_origins` may write too: the demo's other addresses, such as the one on the staff room's
    network when the public one is `localhost`.
    """
    over_https = config.public_url.startswith("https://")
    app.config.update(
        PUBLIC_URL=config.public_url,
        MAX_CONTENT_LENGTH=LARGEST_REQUEST_BYTES,
        SESSION_COOKIE_SECURE=over_https,
    )
    app.session_interface = NoSessions()
    app.extensions["akr.origins"] = frozenset({config.public_url, *more_origins})
    app.before_request(_refuse_writes_from_elsewhere)
    app.after_request(_add_headers)
    if over_https:
        app.after_request(_stay_on_https)


class NoSessions(SessionInterface):
    """No session of Flask's: a signed cookie is good for as long as somebody keeps a copy of it.

    Who is signed in is in the store (`akr.web.shared.signed_in`); writing to `flask.session` fails.
    """

    def open_session(self, app: Flask, request: Request) -> SessionMixin | None:
        """Open none."""
        del app, request
        return None

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Save none: Flask asks only for sessions that were opened."""


def _refuse_writes_from_elsewhere() -> None:
    """Let a page of ours write, and no other site's; there is no token to lose or to forget.

    Browsers say where a request comes from: `Sec-Fetch-Site` on HTTPS and on localhost, else
    `Origin`, which stands with every POST. A program that says neither is refused as well.
    """
    if request.method in READING:
        return
    site = request.headers.get("Sec-Fetch-Site")
    if site is None:
        ours = request.headers.get("Origin") in current_app.extensions["akr.origins"]
    else:
        ours = site == "same-origin"
    if not ours:
        abort(403)


def _add_headers(response: Response) -> Response:
    response.headers.update(HEADERS)
    if request.method == "HEAD":
        # A mail scanner only asks what is there: it gets no seat, and uses up no link.
        response.headers.remove("Set-Cookie")
    if request.endpoint == "static" and response.status_code < 400:  # noqa: PLR2004
        return response
    # Pages hold what people wrote: a shared tablet must not show the last one on "back".
    response.headers.setdefault("Cache-Control", "no-store")
    response.vary.add("HX-Request")
    return response


def _stay_on_https(response: Response) -> Response:
    response.headers["Strict-Transport-Security"] = f"max-age={A_YEAR_SECONDS}"
    return response
