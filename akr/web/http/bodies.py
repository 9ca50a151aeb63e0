"""Bodies: what is sent is taken whole or not at all.

A phone that loses its network in the middle of a POST leaves a body that is shorter than it said. A
WSGI server hands such a body over as if it were all, and half a password would be a password. So
every body is read to its end before a view may act on it.
"""

from collections.abc import Callable
from socket import SHUT_RD
from typing import Any, TypeVar

from flask import Flask, abort, current_app, request
from gevent import Timeout
from werkzeug.exceptions import HTTPException

PATIENCE_SECONDS = 20
"""How long a body may take, besides what its length needs; a card takes a tenth of a second."""

SLOWEST_LINE = 16 * 1024
"""Bytes a second of the slowest line that a large file is waited for."""

View = TypeVar("View", bound=Callable[..., Any])

_takes: dict[Callable[..., Any], int] = {}


class TooSlow(Exception):  # noqa: N818  (said as what happened)
    """A body has not come within its time."""


def takes_up_to(largest: int) -> Callable[[View], View]:
    """Let a view take more bytes than a form may have, for files."""

    def mark(view: View) -> View:
        _takes[view] = largest
        return view

    return mark


def prepare(app: Flask) -> None:
    """Refuse what is cut short; called after `access.enforce`: a stranger's body is not read."""
    app.before_request(take_it_whole)


def take_it_whole() -> None:
    """Read the body, from which forms are read afterwards.

    400 when it ends early, 408 when it takes too long, 413 when it is too large.

    A body in chunks says where it ends; a server raises an error of its own when that is missing.
    """
    view = current_app.view_functions.get(request.endpoint or "")
    if view in _takes:
        request.max_content_length = _takes[view]
    announced = request.content_length or 0
    try:
        with Timeout(PATIENCE_SECONDS + announced / SLOWEST_LINE, TooSlow):
            taken = len(request.get_data())
    except TooSlow:
        _hang_up()
        abort(408)
    except HTTPException:
        raise
    except Exception:  # noqa: BLE001  (whatever a server calls a body that it cannot read)
        abort(400)
    if taken < announced:
        abort(400)


def _hang_up() -> None:
    """Let the server read no more of a body that has taken too long; the answer still leaves."""
    line = request.environ.get("gunicorn.socket")
    if line is not None:
        line.shutdown(SHUT_RD)
