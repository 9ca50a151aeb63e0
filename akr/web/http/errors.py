"""When something is refused or breaks: the right status and a page that says what is safe."""

import logging

from flask import Flask, Response, jsonify, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from akr.domain.errors import (
    BadFile,
    BadImage,
    DatabaseAway,
    DatabaseBusy,
    DatabaseFull,
    Refusal,
    UnknownProcess,
    Unstorable,
)
from akr.domain.office.errors import ManySignIns, TooManyAttempts, UnknownAccount
from akr.domain.role.errors import UnknownTemplate
from akr.domain.room.errors import UnknownCode
from akr.files.workers import NotDone
from akr.text.refusals import refusal
from akr.web.http.access import asks_to_sign_in
from akr.web.http.forms import FieldError
from akr.web.http.kept import kept
from akr.web.http.logs import Discreet
from akr.web.http.pages import asked_by_outbox, page

log = logging.getLogger(__name__)

STATUS: dict[type[Refusal], int] = {
    ManySignIns: 429,
    TooManyAttempts: 429,
    UnknownAccount: 404,
    UnknownCode: 404,
    UnknownProcess: 404,
    UnknownTemplate: 404,
    BadFile: 422,
    BadImage: 422,
    Unstorable: 400,
    DatabaseAway: 503,
    DatabaseBusy: 503,  # which an outbox sends again by itself
    DatabaseFull: 503,
}
"""The status of a refusal. One that is not here collides with how things stand: 409."""

AGAIN_IN_SECONDS = "10"
"""After how long what could not be had is worth asking for again."""

NOT_DONE = (
    "Det gick inte att göra det här den här gången. Inget har ändrats. "
    "Vänta en stund och försök igen. Händer det igen, säg till den som sköter AKR."
)
"""Of a file or a suggestion that a child process did not finish."""

PAGES = (400, 403, 404, 405, 408, 413, 422, 429, 500)
"""Those with words of their own in `templates/errors/`."""


def prepare(app: Flask) -> None:
    """Let every error end in a page of ours, and tell the log of it without anybody's words."""
    app.jinja_env.globals.update(kept=kept)
    app.logger.addFilter(Discreet())
    app.register_error_handler(HTTPException, _on_http)
    app.register_error_handler(Refusal, _on_refusal)
    app.register_error_handler(FieldError, _on_field)
    app.register_error_handler(NotDone, _on_not_done)


def _on_http(error: HTTPException) -> ResponseReturnValue:
    """Show an HTTP error; a redirect goes out as it is."""
    if error.code is None or error.code < 400:  # noqa: PLR2004
        return error
    if error.code == 404 and asks_to_sign_in():  # noqa: PLR2004
        return page("errors/signed_out.html", status=404)
    if error.code == 404:  # noqa: PLR2004
        return not_here()
    known = error.code if error.code in PAGES else 400
    answer = page(f"errors/{known}.html", status=error.code)
    if error.code == 405 and (allowed := getattr(error, "valid_methods", None)):  # noqa: PLR2004
        answer.allow.update(allowed)
    return answer


def not_here() -> Response:
    """Answer 404; what a form sent stays on the page, for whoever may not be there any more."""
    return page("errors/404.html", status=404)


def _on_refusal(refused: Refusal) -> Response:
    status = STATUS.get(type(refused), 409)
    if status == 404:  # noqa: PLR2004  what is unknown looks like every other address
        return not_here()
    if status >= 500:  # noqa: PLR2004  what whoever looks after AKR must hear of
        log.error("%s: %s", request.endpoint, type(refused).__name__)
    return _explained(refused, refusal(refused), status)


def _on_field(error: FieldError) -> Response:
    return _explained(error, error.sentence, 422)


def _on_not_done(failed: NotDone) -> Response:
    log.error("%s: %s", request.endpoint, type(failed).__name__, exc_info=failed)
    return _explained(failed, NOT_DONE, 503)


def _explained(reason: Exception, sentence: str, status: int) -> Response:
    """Say the sentence: to a phone's outbox as data, to a person on a page."""
    if asked_by_outbox():
        answer = jsonify(refused=type(reason).__name__, sentence=sentence)
        answer.status_code = status
        return answer
    if status == 503:  # noqa: PLR2004
        answer = page("errors/later.html", status=status, sentence=sentence)
        answer.headers["Retry-After"] = AGAIN_IN_SECONDS
        if request.method == "GET":  # "we try again": a browser does, by itself
            answer.headers["Refresh"] = AGAIN_IN_SECONDS
    else:
        answer = page("errors/refusal.html", status=status, sentence=sentence)
    # A form's own 422 goes back into its place; this one is a page, so it goes where notices do.
    answer.headers["HX-Retarget"] = "#notices"
    answer.headers["HX-Reselect"] = "#refused"
    answer.headers["HX-Reswap"] = "innerHTML"
    return answer
