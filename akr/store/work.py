"""The unit of work: load, decide, save, and tell once it is stored."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self

from flask import Flask, current_app
from sqlalchemy import Connection, Engine, Row
from sqlalchemy.orm import Session

from akr.domain.proposals.process import Process
from akr.domain.signals import Signal
from akr.store import process as whole_process
from akr.store.engine import sqlite
from akr.store.planning import processes

Tell = Callable[[Signal], None]
"""Hears of one thing that has been stored."""


class Writer(Protocol):
    """Who gives out transactions that write: `begin` one, and `end` it, committed or not."""

    def begin(self) -> Connection:
        """Begin a transaction, now, before anything is read."""
        ...

    def end(self, connection: Connection) -> None:
        """Undo what has not been committed, and let the next one begin."""
        ...

    def close(self) -> None:
        """Let go of what is kept between transactions."""
        ...


class ManyWriters:
    """PostgreSQL's: as many side by side as come, each on a connection of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self) -> Connection:
        """Begin a transaction on a connection that nobody uses."""
        connection = self._engine.connect()
        try:
            connection.begin()
        except BaseException:
            connection.close()
            raise
        return connection

    def end(self, connection: Connection) -> None:
        """Give the connection back; what has not been committed is undone by that."""
        connection.close()

    def close(self) -> None:
        """Nothing is kept."""


class Store:
    """One database, and who hears of what is stored in it; `create_app` makes it."""

    def __init__(self, engine: Engine, tell: Tell) -> None:
        self.engine = engine
        self.tell = tell
        self.writer: Writer
        self.settle: Callable[[], None]
        if engine.dialect.name == "sqlite":
            sqlite.prepare(engine)
            self.readers: Engine = sqlite.readers(engine)
            self.writer = only = sqlite.OnlyWriter(engine)
            self.settle = sqlite.Disk(str(engine.url.database), only.turn).wait
        else:
            self.readers = engine.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
            self.writer = ManyWriters(engine)
            self.settle = lambda: None  # PostgreSQL has, when it says so

    def work(self) -> "Work":
        """A unit of work, for one request or command."""
        return Work(self)

    def close(self) -> None:
        """Let go of every connection that is not in use."""
        self.writer.close()
        self.readers.dispose()
        self.engine.dispose()


class Work:
    """`with work:` is one transaction; an exception undoes all of it and nothing is told.

    Nothing may wait inside it, for the network or for another greenlet: on SQLite everybody who
    writes would wait along. On PostgreSQL writers run side by side, so what is read to be changed
    is read `with_for_update`.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._connection: Connection | None = None
        self._session: Session | None = None
        self._news: list[Signal] | None = None

    @property
    def connection(self) -> Connection:
        """The open transaction's connection, for what must be quick and needs no objects."""
        if self._connection is None:
            raise RuntimeError("Nothing is open: use `with work:` or `with work.reading():`")
        return self._connection

    @property
    def session(self) -> Session:
        """The open transaction's session, for the store's own modules."""
        if self._session is None:
            # Made when it is asked for: it costs as much as the statements of a sort together.
            self._session = Session(self.connection)
        return self._session

    def __enter__(self) -> Self:
        self._must_be_closed()
        self._connection = self._store.writer.begin()
        self._news = []
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        connection, session, news = self.connection, self._session, self._news or []
        self._connection = self._session = self._news = None
        try:
            with session or nullcontext():
                if kind is None:
                    if session is not None:
                        session.flush()
                    connection.commit()
                    # Before the next writer may start, so that news leaves in the order of storing.
                    for event in news:
                        self._store.tell(event)
        finally:
            self._store.writer.end(connection)
        if kind is None:
            self._store.settle()

    @contextmanager
    def reading(self) -> Iterator[Self]:
        """See one moment of the store; waits for nobody, and cannot write."""
        self._must_be_closed()
        with Session(self._store.readers) as session:
            self._connection = session.connection()
            self._session = session
            try:
                yield self
                session.flush()  # what was changed by mistake is refused, not forgotten
            finally:
                self._connection = self._session = None

    def tell(self, event: Signal) -> None:
        """Tell this when, and only if, the transaction has been stored."""
        if self._news is None:
            raise RuntimeError("Only a writer has news: use `with work:`")
        self._news.append(event)

    def add_process(self, process: Process) -> str:
        """Store a new process; returns its public id."""
        return whole_process.add(self.session, process)

    def process(self, public_id: str) -> Process:
        """Give a process back as it was added. Raises UnknownProcess."""
        return whole_process.get(self.session, public_id)

    def process_in_part(self, public_id: str, *parts: str) -> Process:
        """Give a process with a few of its lists alone. Raises UnknownProcess."""
        return whole_process.get(self.session, public_id, parts)

    def processes(self) -> Sequence[Row[tuple[str, str | None, str | None, datetime]]]:
        """Return public_id, title, workplace and created_at of every process, newest first."""
        return processes.listed(self.session)

    def _must_be_closed(self) -> None:
        if self._connection is not None:
            raise RuntimeError("A transaction is already open in this work")


def store_of(app: Flask) -> Store:
    """The store that `create_app` made."""
    store: Store = app.extensions["akr.store"]
    return store


def open_work() -> Work:
    """A unit of work on the current app's store."""
    return store_of(current_app).work()
