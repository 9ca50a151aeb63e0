"""The unit of work: load, decide, save, then tell listeners after the commit."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from types import TracebackType
from typing import Generic, Protocol, Self, TypeVar

from flask import Flask, current_app
from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from akr.domain.clock import Clock, utc_now
from akr.domain.proposals.process import Process
from akr.domain.room.workshop import Workshop
from akr.domain.signals import News
from akr.store.answers.discussion import Discussions
from akr.store.answers.paper import Boards
from akr.store.answers.showing import Showings
from akr.store.answers.sorting import Sortings
from akr.store.cards.duplicates import Duplicates
from akr.store.cards.gathering import Gathering
from akr.store.cards.writing import Cards
from akr.store.engine import postgresql, sqlite
from akr.store.engine.derived import Derived
from akr.store.engine.transaction import Transaction
from akr.store.matter.matters import Matters
from akr.store.matter.parties import Parties
from akr.store.matter.requests import Requests
from akr.store.matter.review import Reviews
from akr.store.matter.union_words import UnionWords
from akr.store.office.account import Accounts
from akr.store.office.organisation import OwnOrganisation
from akr.store.office.session import Sessions
from akr.store.office.union_contacts import UnionContacts
from akr.store.planning.co_leaders import CoLeaders
from akr.store.planning.plan import Plans
from akr.store.planning.processes import Processes
from akr.store.process import Arriving, Batch, WholeProcesses
from akr.store.proposals.effort import Efforts
from akr.store.proposals.estimate import Estimates
from akr.store.proposals.proposals import Proposals
from akr.store.role.roles import Roles
from akr.store.room.absence import Absences
from akr.store.room.acts import Acts
from akr.store.room.closing import Closings
from akr.store.room.done_with_phase import DoneWithPhase
from akr.store.room.door import Door
from akr.store.room.notes import Notes
from akr.store.room.observers import Observers
from akr.store.room.occupations import Occupations
from akr.store.room.seat_list import SeatList
from akr.store.room.seats import Seats
from akr.store.room.timer import Timers
from akr.store.room.voices import Voices
from akr.store.room.workshops import Workshops

Kept = TypeVar("Kept")
Tell = Callable[[News], None]
"""Passes on news of something that has been committed."""


class Writer(Protocol):
    """Hands out write transactions: `begin` one, and `end` it, committed or not."""

    def begin(self) -> Connection:
        """Begin a transaction at once, before anything is read."""
        ...

    def end(self, connection: Connection) -> None:
        """Roll back what was not committed, and let the next writer begin."""
        ...

    def close(self) -> None:
        """Release what is kept between transactions."""
        ...


class ManyWriters:
    """Writers on PostgreSQL: any number at once, each on its own connection."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self) -> Connection:
        """Begin a transaction on a free connection. Raises DatabaseBusy when none is free."""
        with postgresql.patiently():
            connection = self._engine.connect()
        try:
            connection.begin()
        except BaseException:
            connection.close()
            raise
        return connection

    def end(self, connection: Connection) -> None:
        """Return the connection to the pool, which rolls back what was not committed."""
        connection.close()

    def close(self) -> None:
        """Do nothing: nothing is kept."""


class Store:
    """One database and the function that hears of each commit; made by `create_app`."""

    def __init__(self, engine: Engine, tell: Tell, secret_key: str, clock: Clock = utc_now) -> None:
        self.engine = engine
        self.tell = tell
        self.derived = Derived(secret_key)
        self.clock = clock
        self.writer: Writer
        self.settle: Callable[[], None]
        if engine.dialect.name == "sqlite":
            sqlite.prepare(engine)
            self.readers: Engine = sqlite.readers(engine)
            self.writer = only = sqlite.OnlyWriter(engine)
            self.settle = sqlite.Disk(str(engine.url.database), only.turn).wait
        else:
            postgresql.prepare(engine)
            self.readers = engine.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
            self.writer = ManyWriters(engine)
            self.settle = lambda: None  # PostgreSQL's commit returns when it is on disk

    def work(self) -> "Work":
        """Return a new unit of work, for one request or command."""
        return Work(self)

    def close(self) -> None:
        """Close every connection that is not in use."""
        self.writer.close()
        self.readers.dispose()
        self.engine.dispose()


class RepositoryOf(Generic[Kept]):
    """A repository as an attribute of a unit of work; reading it needs an open transaction."""

    def __init__(self, repository: Callable[[Transaction], Kept]) -> None:
        self._repository = repository

    def __get__(self, work: "Work", _owner: type["Work"]) -> Kept:
        return self._repository(work.transaction)


class Work:
    """`with work:` is one transaction; an exception rolls it all back and no news is sent.

    Never wait inside it, for the network or for another greenlet: on SQLite every other writer
    would wait too. On PostgreSQL writers run concurrently, so rows that will be changed are read
    `with_for_update`. Steps use the repositories below, one per topic, never the transaction.
    """

    accounts = RepositoryOf(Accounts)
    sessions = RepositoryOf(Sessions)
    organisation = RepositoryOf(OwnOrganisation)
    plans = RepositoryOf(Plans)
    processes = RepositoryOf(Processes)
    co_leaders = RepositoryOf(CoLeaders)
    absences = RepositoryOf(Absences)
    acts = RepositoryOf(Acts)
    observers = RepositoryOf(Observers)
    door = RepositoryOf(Door)
    closings = RepositoryOf(Closings)
    notes = RepositoryOf(Notes)
    done_with_phase = RepositoryOf(DoneWithPhase)
    seats = RepositoryOf(Seats)
    seat_list = RepositoryOf(SeatList)
    occupations = RepositoryOf(Occupations)
    workshops = RepositoryOf(Workshops)
    gathering = RepositoryOf(Gathering)
    duplicates = RepositoryOf(Duplicates)
    cards = RepositoryOf(Cards)
    boards = RepositoryOf(Boards)
    sortings = RepositoryOf(Sortings)
    showings = RepositoryOf(Showings)
    voices = RepositoryOf(Voices)
    discussions = RepositoryOf(Discussions)
    estimates = RepositoryOf(Estimates)
    proposals = RepositoryOf(Proposals)
    efforts = RepositoryOf(Efforts)
    roles = RepositoryOf(Roles)
    reviews = RepositoryOf(Reviews)
    parties = RepositoryOf(Parties)
    union_contacts = RepositoryOf(UnionContacts)
    matters = RepositoryOf(Matters)
    union_words = RepositoryOf(UnionWords)
    requests = RepositoryOf(Requests)
    timers = RepositoryOf(Timers)

    def __init__(self, store: Store) -> None:
        self._store = store
        self._transaction: Transaction | None = None
        self._news: list[News] | None = None

    @property
    def transaction(self) -> Transaction:
        """The open transaction, for the repositories and for tests of the store."""
        if self._transaction is None:
            raise RuntimeError("Nothing is open: use `with work:` or `with work.reading():`")
        return self._transaction

    @property
    def now(self) -> datetime:
        """When the open transaction began, in UTC."""
        return self.transaction.now

    def __enter__(self) -> Self:
        self._must_be_closed()
        self._transaction = Transaction(
            self._store.writer.begin(), self._store.clock, self._store.derived
        )
        self._news = []
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        transaction, told = self.transaction, self._news or []
        self._transaction = self._news = None
        try:
            with transaction.closing():
                if kind is None:
                    transaction.flush()
                    transaction.connection.commit()
                    # Before the next writer may start, so that news leaves in commit order.
                    for news in told:
                        self._store.tell(news)
        finally:
            self._store.writer.end(transaction.connection)
        if kind is None:
            self._store.settle()

    @contextmanager
    def reading(self) -> Iterator[Self]:
        """Read a consistent snapshot; never waits for a writer, and cannot write.

        A reading inside another is the same one: a page opens it, and its steps join. HTML may be
        rendered inside it, since that waits for nothing; a PDF is rendered afterwards.
        """
        if self._is_reading:
            yield self
            return
        self._must_be_closed()
        with Session(self._store.readers) as session:
            with postgresql.patiently():
                connection = session.connection()
            self._transaction = Transaction(
                connection,
                self._store.clock,
                self._store.derived,
                session,
                only_reads=True,
            )
            try:
                yield self
                session.flush()  # a change made by mistake raises instead of being lost
            finally:
                self._transaction = None

    def tell(self, news: News) -> None:
        """Queue news, which is sent only if the transaction commits."""
        if self._news is None:
            raise RuntimeError("Only a writer has news: use `with work:`")
        self._news.append(news)

    def add_process(self, process: Process, public_id: str | None = None) -> str:
        """Store a new process and return its public id, drawn at random unless one is given."""
        return WholeProcesses(self.transaction).add(process, public_id)

    def begin_process(self, process: Process) -> Arriving:
        """Begin to store a large process, whose rows follow in transactions of their own."""
        return WholeProcesses(self.transaction).begin(process)

    def fill_process(self, arriving: Arriving, batch: Batch) -> None:
        """Store some of the rows of a process that has begun to arrive."""
        WholeProcesses(self.transaction).fill(arriving, batch)

    def end_process(self, arriving: Arriving, process: Process, public_id: str) -> None:
        """Give a process that is all there its address."""
        WholeProcesses(self.transaction).arrive(arriving, process, public_id)

    def sweep_processes(self) -> None:
        """Delete what is left of processes that never came to be all there."""
        WholeProcesses(self.transaction).sweep()

    def process(self, public_id: str) -> Process:
        """Return a process as it was added, with the answers that are shown.

        Raises UnknownProcess.
        """
        return WholeProcesses(self.transaction).get(public_id)

    def process_as_given(self, public_id: str) -> Process:
        """Return a process with every answer that was given, for the operator's own copy.

        Raises UnknownProcess.
        """
        return WholeProcesses(self.transaction).get(public_id, as_given=True)

    def process_in_part(self, public_id: str, *parts: str) -> Process:
        """Return a process with only the named lists. Raises UnknownProcess."""
        return WholeProcesses(self.transaction).get(public_id, parts)

    def process_of(self, workshop: Workshop, *parts: str) -> Process:
        """Give the process that a room is of, with a few of its lists alone."""
        return WholeProcesses(self.transaction).of_room(workshop.process_id, parts)

    @property
    def _is_reading(self) -> bool:
        return self._transaction is not None and self._news is None

    def _must_be_closed(self) -> None:
        if self._transaction is not None:
            raise RuntimeError("A transaction is already open in this work")


def store_of(app: Flask) -> Store:
    """Return the app's store."""
    store: Store = app.extensions["akr.store"]
    return store


def open_work() -> Work:
    """Return a new unit of work on the current app's store."""
    return store_of(current_app).work()
