"""Cookies: how the app keeps something in a browser, said once."""

from datetime import timedelta

from flask import Response, current_app


def keep(
    answer: Response, name: str, value: str, *, path: str = "/", max_age: timedelta | None = None
) -> Response:
    """Let the browser keep a value for `max_age`, or until it closes; returns the answer.

    No script can read it, no other site's form sends it, and it goes over TLS alone where the
    public address has TLS.
    """
    answer.set_cookie(
        name,
        value,
        max_age=max_age,
        path=path,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )
    return answer
