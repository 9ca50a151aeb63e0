"""SQLite as a room of thirty phones needs it: one writer at a time, who waits before it begins."""

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
    # First, since the others may meet another process too. It is short because it holds up the
    # whole process, every phone's request with it; `_begin_to_write` waits longer, and lets others
    # run.
    "busy_timeout = 50",
    "journal_mode = WAL",
    "foreign_keys = ON",
    # A commit survives a killed process, and after a power cut the file is whole. `Disk` sees to it
    # that nothing is missing there either which was answered; FULL would flush within the lock.
    "synchronous = NORMAL",
    # A town's seats and acts stay in memory (64 MB), or each sort would read its pages anew.
    "cache_size = -65536",
    # Pages in the log before whoever commits must move them to the file, which holds up everybody
    # for some 50 ms. `Disk` does it long before, beside; only a command comes so far, at 64 MB.
    "wal_autocheckpoint = 16000",
)
PATIENCE_SECONDS = 10.0
"""How long a writer waits for another process, such as a command or a backup."""

SECONDS_BETWEEN_FLUSHES = 0.01
"""How long a server's flush waits after the one before, so that more commits share it.

A room's taps are further apart and wait for none. With a whole town's, a flush for each would cost
the process as much as the storing itself. PostgreSQL's `commit_delay` is the same thought.
"""

COMMITS_BETWEEN_CHECKPOINTS = 1_000
"""How many commits, of some seven pages each, a server leaves in the log before it moves them."""


def prepare(engine: Engine) -> None:
    """Set every connection of a SQLite engine up, and let each transaction begin as a writer's."""
    event.listen(engine, "connect", _connect)
    event.listen(engine, "begin", _begin_to_write)
    event.listen(engine, "handle_error", _say_when_full)


def readers(engine: Engine) -> Engine:
    """Make another engine on the same file, whose connections cannot write.

    They are not the writers': `query_only` throws away what SQLite has prepared on a connection,
    so that a connection which read and wrote in turn would parse every statement anew.
    """
    made = create_engine(engine.url)
    event.listen(made, "connect", _connect_to_read)
    event.listen(made, "begin", _begin_to_read)
    return made


class OnlyWriter:
    """One transaction at a time in this process, all on one connection.

    SQLite's own wait would hold up everybody. The connection is kept: to fetch it from the pool and
    to give it back takes a tenth of a sort.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None
        # Made with the store rather than on import, so that gevent has patched it by then.
        self.turn = threading.Lock()

    def begin(self) -> Connection:
        """Wait for one's turn, then for other processes. Raises DatabaseBusy when they stay."""
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
        """Undo what has not been committed, and let the next one begin."""
        try:
            connection.rollback()
            if driver(connection).in_transaction:
                # A commit has failed: SQLAlchemy takes it for ended, while SQLite holds it open.
                connection.invalidate()
        finally:
            self.turn.release()

    def close(self) -> None:
        """Let the connection go; the next writer opens another."""
        with self.turn:
            if self._connection is not None:
                self._connection.close()
            self._connection = None


class Disk:
    """Where what has been committed must be before anybody is told that it is saved.

    Commits that come while a flush is awaited share it: as many wait as may, and writers go on
    meanwhile. That is the group commit that SQLite itself does not have.
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
        """Return when all that was committed before the call is on the disk.

        Raises OSError when the disk cannot: then nobody may say that it is saved.
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
        """Flush for all who have asked by then; who asks from then on waits for the next."""
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
        """Move the log into the file, so that it begins anew."""
        self._commits = 0
        _aside(_checkpoint, self._file)  # nearly all of it, while others write
        with self._writer:
            # What they wrote meanwhile: only a log that has been moved whole can begin anew.
            _aside(_checkpoint, self._file)


class _Flush:
    """One that commits wait for; until it has been made it has failed: its maker may be stopped."""

    def __init__(self) -> None:
        self.is_over = threading.Event()
        self.error: OSError | None = OSError("The flush was not made")


def _let_others_come(flushed: float) -> None:
    """Wait a little in a server; a command commits one after the other, so none would come."""
    if _is_a_server():
        time.sleep(max(0.0, flushed + SECONDS_BETWEEN_FLUSHES - time.monotonic()))


def _aside(flush: Callable[[str], None], file: str) -> None:
    """Wait for the disk in a thread of the system's, so that a server's greenlets go on."""
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
        return  # the last connection has closed, which moves the log into the file and flushes that
    try:
        os.fsync(log)
    finally:
        os.close(log)  # SQLite holds no lock on its log, which closing would have let go


def _checkpoint(file: str) -> None:
    # One that fails is made again later; nothing is lost by it, and the log only grows.
    with suppress(sqlite3.Error), closing(sqlite3.connect(file)) as own:
        own.execute("PRAGMA wal_checkpoint(PASSIVE)")


def driver(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection, for what must be said outside a transaction."""
    own = connection.connection.dbapi_connection
    assert isinstance(own, sqlite3.Connection)  # noqa: S101  (only asked for on SQLite)
    return own


def _connect(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # else Python's driver decides when to begin
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _connect_to_read(connection: sqlite3.Connection, record: object) -> None:
    _connect(connection, record)
    connection.execute("PRAGMA query_only = ON")


def _say_when_full(context: ExceptionContext) -> None:
    error = context.original_exception
    if isinstance(error, sqlite3.Error) and error.sqlite_errorcode == sqlite3.SQLITE_FULL:
        raise DatabaseFull from error


def _begin_to_read(connection: Connection) -> None:
    driver(connection).execute("BEGIN")


def _begin_to_write(connection: Connection) -> None:
    """Take the file before anything is read.

    A transaction that reads first and then writes fails at once when somebody wrote in between,
    whatever the timeout. Raises DatabaseBusy when another process holds on to it.
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
            time.sleep(0.02)  # gevent's when it has patched it: nothing is held, others go on
        else:
            return
