"""SQLite set up for a room of thirty phones: one writer at a time, queued before it begins."""

import os
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, suppress

from gevent import get_hub
from gevent.monkey import is_module_patched
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event

from akr.domain.errors import DatabaseBusy, DatabaseFull

PRAGMAS = (
    # First, because the other pragmas may also meet a lock. Short, because SQLite's wait blocks
    # the whole process and every phone's request. `_begin_to_write` waits longer without blocking.
    "busy_timeout = 50",
    "journal_mode = WAL",
    "foreign_keys = ON",
    # A commit survives a killed process, and a power cut cannot corrupt the file. `Disk` makes
    # commits durable too before they are confirmed; FULL would fsync while holding the lock.
    "synchronous = NORMAL",
    # What is deleted is overwritten: words that somebody took back are not left in the file.
    "secure_delete = ON",
    # 64 MB keeps a town's seats and acts in memory; otherwise each sort would reread its pages.
    "cache_size = -65536",
    # Pages in the log before a commit must checkpoint, which blocks everybody for some 50 ms.
    # `Disk` checkpoints long before that, in a thread. Only a command gets this far, at 64 MB.
    "wal_autocheckpoint = 16000",
)
PATIENCE_SECONDS = 10.0
"""How long a writer waits for another process, such as a command or a backup."""

SECONDS_BETWEEN_FLUSHES = 0.01
"""The shortest time between the starts of two flushes in a server, so that commits share them.

One room's taps come further apart, so they never wait. With a whole town tapping, a flush per
commit would cost as much as the storing itself. PostgreSQL's `commit_delay` does the same.
"""

COMMITS_BETWEEN_CHECKPOINTS = 1_000
"""How many commits, of some seven pages each, a server leaves in the log before a checkpoint."""


PRIMARY = 0xFF
"""The part of SQLite's error codes that says the kind."""

UNSOUND = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

unsound = threading.Event()
"""Set once a file was found to be no sound database; a server ends then (`akr.ops.watch`)."""


def prepare(engine: Engine) -> None:
    """Set up a SQLite engine's connections; each transaction takes the write lock at its start."""
    event.listen(engine, "connect", _connect)
    event.listen(engine, "begin", _begin_to_write)
    event.listen(engine, "handle_error", _say_when_full)


def readers(engine: Engine) -> Engine:
    """Return a second engine on the same file, whose connections are read-only.

    Readers and writers have separate connections because switching `query_only` discards a
    connection's prepared statements: sharing one would parse every statement anew.
    """
    made = create_engine(engine.url, hide_parameters=True)
    event.listen(made, "connect", _connect_to_read)
    event.listen(made, "begin", _begin_to_read)
    event.listen(made, "handle_error", _say_when_full)
    return made


class OnlyWriter:
    """One write transaction at a time in this process, all on one connection.

    Writers queue on a lock, since SQLite's own wait would block every greenlet. The connection
    is kept open: checking it out of the pool and back in takes a tenth of a sort.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None
        # Created with the store, not on import, so that gevent has patched locks by then.
        self.turn = threading.Lock()

    def begin(self) -> Connection:
        """Wait for a turn among this process's writers, then for other processes.

        Raises DatabaseBusy when another process keeps the file locked.
        """
        self.turn.acquire()
        try:
            if self._connection is None:
                self._connection = self._engine.connect()
            self._connection.begin()
        except BaseException:
            self.turn.release()
            raise
        return self._connection

    def end(self, connection: Connection) -> None:
        """Roll back what was not committed, and let the next writer begin."""
        try:
            connection.rollback()
            if driver(connection).in_transaction:
                # A commit failed: SQLAlchemy thinks it ended, but SQLite still holds it open.
                connection.invalidate()
        finally:
            self.turn.release()

    def close(self) -> None:
        """Close the connection; the next writer opens another."""
        with self.turn:
            if self._connection is not None:
                self._connection.close()
            self._connection = None


class Disk:
    """Group commit, which SQLite lacks: `wait` blocks until the commits so far are on disk.

    Commits that arrive while a flush is pending share it. Writers carry on meanwhile.
    """

    def __init__(self, file: str, writer: AbstractContextManager[object]) -> None:
        self._file = file
        self._writer = writer
        self._commits = 0
        self._choosing = threading.Lock()
        self._flushing = threading.Lock()
        self._awaited: _Flush | None = None
        self._began = 0.0

    def wait(self) -> None:
        """Return when everything committed before the call is on disk.

        Raises OSError when the flush failed: then the caller must not confirm the save.
        """
        with self._choosing:
            self._commits += 1
            flush, is_mine = self._awaited, self._awaited is None
            if flush is None:
                flush = self._awaited = _Flush()
        if is_mine:
            self._make(flush)
        else:
            flush.is_over.wait()
        if flush.error is not None:
            raise OSError(*flush.error.args)

    def _make(self, flush: "_Flush") -> None:
        """Flush for everyone who asked before it starts; later callers wait for the next one."""
        try:
            with self._flushing:
                _let_others_come(self._began)
                self._began = time.monotonic()
                self._awaited = None
                _aside(_flush, self._file)
            flush.error = None
        except OSError as error:
            flush.error = error
        finally:
            if self._awaited is flush:
                self._awaited = None
            flush.is_over.set()
        if self._commits >= COMMITS_BETWEEN_CHECKPOINTS and _is_a_server():
            self._checkpoint()

    def _checkpoint(self) -> None:
        """Move the whole log into the file, so that SQLite can restart the log."""
        self._commits = 0
        _aside(_checkpoint, self._file)  # nearly all of it, while others write
        with self._writer:
            # The rest, written meanwhile: SQLite restarts only a log that was moved whole.
            _aside(_checkpoint, self._file)


class _Flush:
    """One flush that commits wait for.

    It starts out as failed, so that waiters get an error if the flushing greenlet is killed.
    """

    def __init__(self) -> None:
        self.is_over = threading.Event()
        self.error: OSError | None = OSError("The flush was not made")


def _let_others_come(flushed: float) -> None:
    """Wait briefly so that more commits can share the flush.

    Only in a server: a command commits sequentially, so there are no others to wait for.
    """
    if _is_a_server():
        time.sleep(max(0.0, flushed + SECONDS_BETWEEN_FLUSHES - time.monotonic()))


def _aside(flush: Callable[[str], None], file: str) -> None:
    """Run disk work in an OS thread, so that a server's other greenlets keep running."""
    if _is_a_server():
        get_hub().threadpool.apply(flush, (file,))
    else:
        flush(file)


def _is_a_server() -> bool:
    return is_module_patched("threading")


def _flush(file: str) -> None:
    try:
        log = os.open(f"{file}-wal", os.O_RDONLY)
    except FileNotFoundError:
        return  # the last connection closed, which checkpoints the log and flushes the file
    try:
        os.fsync(log)
    finally:
        os.close(log)  # safe: closing drops a process's file locks, but SQLite locks no log


def _checkpoint(file: str) -> None:
    # A failed checkpoint loses nothing: the log grows and a later one moves it.
    with suppress(sqlite3.Error), closing(sqlite3.connect(file)) as own:
        own.execute("PRAGMA wal_checkpoint(PASSIVE)")


def driver(connection: Connection) -> sqlite3.Connection:
    """Return the driver's connection, for statements that must run outside a transaction."""
    own = connection.connection.dbapi_connection
    assert isinstance(own, sqlite3.Connection)  # noqa: S101  (only asked for on SQLite)
    return own


def _connect(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # otherwise Python's driver decides when to BEGIN
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _connect_to_read(connection: sqlite3.Connection, record: object) -> None:
    _connect(connection, record)
    connection.execute("PRAGMA query_only = ON")


def _say_when_full(context: ExceptionContext) -> None:
    error = context.original_exception
    if not isinstance(error, sqlite3.Error):
        return
    if error.sqlite_errorcode == sqlite3.SQLITE_FULL:
        raise DatabaseFull from error
    if error.sqlite_errorcode & PRIMARY in UNSOUND:
        unsound.set()


def _begin_to_read(connection: Connection) -> None:
    driver(connection).execute("BEGIN")


def _begin_to_write(connection: Connection) -> None:
    """Take the write lock before anything is read.

    A transaction that reads and then writes fails at once if somebody wrote in between, whatever
    the timeout. Raises DatabaseBusy when another process keeps the file locked.
    """
    own = driver(connection)
    give_up = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            own.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            if time.monotonic() > give_up:
                raise DatabaseBusy from None
            time.sleep(0.02)  # patched by gevent in a server, so other greenlets run
        else:
            return
