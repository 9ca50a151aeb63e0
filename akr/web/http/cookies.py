"""Cookies: how the app keeps something in a browser, said once."""

from collections.abc import Callable
from datetime import timedelta

from flask import Response, after_this_request, current_app, request

from akr.web.http.pages import asked_by_htmx

OK = 200


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


def last_from_now(renewed: Callable[[Response], Response]) -> None:
    """Let what the browser keeps last from this reading of a whole page, if it shows one.

    What is kept for a time is kept from its last use: an open page's polls, and answers that change
    or refuse what is kept, do not count.
    """

    def renew(answer: Response) -> Response:
        is_page = request.method == "GET" and answer.status_code == OK and not asked_by_htmx()
        return renewed(answer) if is_page and "Set-Cookie" not in answer.headers else answer

    after_this_request(renew)
