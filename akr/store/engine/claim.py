"""Claim: one web process serves a database, on whichever machine it is.

News goes to open pages within one process (`akr.live.hub`), so a second one would serve walls that
never move. It is refused at its start. Commands need no claim: they may write meanwhile.
"""

from __future__ import annotations

import fcntl
import logging
import os
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import wait
from signal import SIG_IGN, SIGHUP, SIGINT, SIGTERM, signal
from typing import TYPE_CHECKING

from akr.domain.errors import AlreadyServing, NoDatabase, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection as Pipe
    from pathlib import Path

    from sqlalchemy import Connection

    from akr.config import Config

log = logging.getLogger(__name__)

SERVING_LOCK = 4_110_103
"""PostgreSQL's advisory lock that a server holds as long as it lives."""

KEEPALIVES = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}
"""Seconds and tries after which both ends know that the other is gone.

The system's own two hours would keep a machine that stands in for a dead one waiting as long.
"""

PATIENCE = {"connect_timeout": 10, "tcp_user_timeout": 25_000}
"""Seconds and milliseconds, so that a server can end while PostgreSQL is out of reach."""

SECONDS_BETWEEN_TRIES = 1.0
"""How long the keeper waits for PostgreSQL to come back before it asks again."""


@contextmanager
def claim(config: Config) -> Iterator[None]:
    """Be the only web process on the database, until the block or the process ends, however.

    Raises AlreadyServing, and NoDatabase when PostgreSQL does not answer.
    """
    file = config.sqlite_file
    with _lock_beside(file) if file else _lock_within(config.database_url):
        yield


@contextmanager
def _lock_beside(file: Path) -> Iterator[None]:
    with file.with_suffix(".serving").open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyServing(str(file)) from None
        yield


@contextmanager
def _lock_within(url: str) -> Iterator[None]:
    """Let a process of its own hold PostgreSQL's lock, for as long as it hears from this one.

    The server cannot: psycopg chooses how it waits when it is imported, and that must not happen
    before gevent has patched the worker, which is forked from here.
    """
    processes = get_context("fork")
    here, there = processes.Pipe()
    keeper = processes.Process(target=_keep, args=(url, there, here, os.getpid()), daemon=True)
    keeper.start()
    there.close()
    try:
        refused: Refusal | None = here.recv()
        if refused is not None:
            raise refused
        yield
    finally:
        here.close()
        keeper.join()


def _keep(url: str, server_says: Pipe, servers_end: Pipe, server: int) -> None:
    """Hold the lock until the server's end of the pipe is closed; ask anew when it is lost."""
    servers_end.close()  # else it would stay open in here when the server is gone
    for ending in (SIGINT, SIGTERM, SIGHUP):
        signal(ending, SIG_IGN)  # they reach the server as well, and its end is the end of this
    try:
        held = _take(url)
    except Refusal as refused:
        server_says.send(refused)
        return
    server_says.send(None)
    while server_says not in wait([server_says, _socket(held)]):
        if _is_lost(held):
            taken = _take_again(url, server_says, server)
            if taken is None:
                return
            held = taken


def _take(url: str) -> Connection:
    """Open a connection that holds the lock, and stays open while nothing is said on it."""
    from sqlalchemy import create_engine, func, select
    from sqlalchemy.exc import DBAPIError
    from sqlalchemy.pool import NullPool

    engine = create_engine(
        url, isolation_level="AUTOCOMMIT", poolclass=NullPool, connect_args=KEEPALIVES | PATIENCE
    )
    database = engine.url.render_as_string()
    try:
        connection = engine.connect()
        for name, value in KEEPALIVES.items():
            connection.exec_driver_sql(f"SET tcp_{name} = {value}")
        connection.exec_driver_sql("SET idle_session_timeout = 0")
        is_mine = connection.scalar(select(func.pg_try_advisory_lock(SERVING_LOCK)))
    except DBAPIError as error:
        said = str(error.orig).splitlines()[0].rstrip(".")
        raise NoDatabase(database, said) from None
    if not is_mine:
        connection.close()
        raise AlreadyServing(database)
    return connection


def _take_again(url: str, server_says: Pipe, server: int) -> Connection | None:
    """Ask until PostgreSQL is back; None when the server has gone, or must go."""
    while not server_says.poll(SECONDS_BETWEEN_TRIES):
        try:
            return _take(url)
        except NoDatabase:
            continue
        except AlreadyServing as refused:
            log.critical(
                "Another server took %s while PostgreSQL was gone. This one ends.", refused
            )
            os.kill(server, SIGTERM)
            return None
    return None


def _is_lost(held: Connection) -> bool:
    from sqlalchemy.exc import DBAPIError

    try:
        held.exec_driver_sql("SELECT 1")
    except DBAPIError:
        return True
    return False


def _socket(held: Connection) -> int:
    number: int = held.connection.driver_connection.fileno()  # type: ignore[union-attr]
    return number
