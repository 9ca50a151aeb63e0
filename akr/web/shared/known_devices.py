"""Known devices: those that somebody has signed in on before, so that floods do not lock them out.

The cookie opens nothing. It says that this browser has been in as a name, signed with the
installation's key, and its random part keeps its slips apart from everybody else's guesses.
"""

from datetime import timedelta

from flask import Response, current_app, request
from itsdangerous import BadSignature, URLSafeSerializer

from akr.domain.office.account import name_key
from akr.store.engine.tokens import new_token

COOKIE = "known"
A_YEAR = timedelta(days=365)


def known_device(name: str) -> str:
    """Return the device's own mark if somebody has signed in on it with a name; else blank."""
    try:
        said = _signed().loads(request.cookies.get(COOKIE, ""))
    except BadSignature:
        return ""
    mark, key = said
    return str(mark) if key == name_key(name) else ""


def remember_device(answer: Response, name: str) -> Response:
    """Let the device be known by the name that was signed in with."""
    answer.set_cookie(
        COOKIE,
        _signed().dumps([known_device(name) or new_token(), name_key(name)]),
        max_age=A_YEAR,
        path="/sign-in",
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )
    return answer


def _signed() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="known-device")
