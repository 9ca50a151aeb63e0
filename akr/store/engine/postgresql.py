"""PostgreSQL at its edges: away, busy, full, or given what it cannot hold."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, ExceptionContext, event
from sqlalchemy.exc import TimeoutError as NoFreeConnection

from akr.domain.errors import DatabaseAway, DatabaseBusy, DatabaseFull, Refusal, Unstorable

OPTIONS: dict[str, Any] = {"connect_args": {"connect_timeout": 5}, "pool_timeout": 10}
"""Seconds, so that a page soon says that the database is away, or all its connections taken."""

BUSY = {"40001", "40P01", "55P03", "57014"}
"""SQLSTATEs of two that met: one is let through, and the other may try again."""

FULL = {"53100"}

AWAY = ("08", "53", "57P")
"""How the SQLSTATEs begin of a server that is starting, stopping or out of connections."""

CANNOT_HOLD = "22"
"""How the SQLSTATEs begin of a value that has no place in its column."""


def prepare(engine: Engine) -> None:
    """Let a driver's error be the refusal that it is, wherever a statement raised it."""
    event.listen(engine, "handle_error", _say_what_it_is)


@contextmanager
def patiently() -> Iterator[None]:
    """Take a connection in here. Raises DatabaseBusy when none became free in time."""
    try:
        yield
    except NoFreeConnection:
        raise DatabaseBusy from None


def _say_what_it_is(context: ExceptionContext) -> None:
    error = context.original_exception
    refusal = _refusal(error, is_lost=context.is_disconnect or context.connection is None)
    if refusal is not None:
        raise refusal from error


def _refusal(error: BaseException, *, is_lost: bool) -> Refusal | None:
    state = getattr(error, "sqlstate", None) or ""
    if state in FULL:
        return DatabaseFull()
    if state in BUSY:
        return DatabaseBusy()
    if is_lost or state.startswith(AWAY):
        return DatabaseAway((str(error).splitlines() or [""])[0].rstrip("."))
    # The driver itself refuses a NUL, before the server has seen it and given it a state.
    if state.startswith(CANNOT_HOLD) or type(error).__name__ == "DataError":
        return Unstorable()
    return None
