"""A union's place on a device: a cookie for each union that it reads for, or is contact of.

Unions need no account. A button gives a device its place, never a look, and addresses carry no
secret.
"""

from datetime import timedelta

from flask import Response, request

from akr.web.http import cookies

HALF_A_YEAR = timedelta(days=180)
"""How long an unused place is kept."""

OWN_LINK = "own_link"
"""The cookie that brings somebody's own link to the page that shows it once."""


def device_of(reviewer: int) -> str:
    """Return the token that this device holds for a union's review; empty without."""
    return request.cookies.get(f"review_{reviewer}", "")


def keep_place(answer: Response, reviewer: int, token: str) -> Response:
    """Let the device keep its place in the review, and be known by the links that lead there."""
    return _keep(answer, f"review_{reviewer}", token, ("/review", "/reviews"))


def contact_device(contact: int) -> str:
    """Return the token that this device holds for a union's contact; empty without."""
    return request.cookies.get(f"contact_{contact}", "")


def keep_contact(answer: Response, contact: int, token: str) -> Response:
    """Let the device keep its contact's place, and be known by the links that lead there."""
    return _keep(answer, f"contact_{contact}", token, ("/contact", "/contacts"))


def _keep(answer: Response, name: str, token: str, paths: tuple[str, str]) -> Response:
    for path in paths:
        cookies.keep(answer, name, token, path=path, max_age=HALF_A_YEAR)
    return answer
