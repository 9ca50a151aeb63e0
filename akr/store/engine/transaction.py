"""The open transaction, shared by every repository of a unit of work."""

from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from akr.domain.clock import Clock
from akr.store.engine.derived import Derived

Answer = TypeVar("Answer")


class Transaction:
    """A connection in a transaction, with an ORM session on it for code that needs objects.

    `now` is when it began: everything stored in one transaction has the same timestamp. A
    transaction that only reads remembers its answers (`once`).
    """

    def __init__(
        self,
        connection: Connection,
        clock: Clock,
        derived: Derived,
        session: Session | None = None,
        *,
        only_reads: bool = False,
    ) -> None:
        self.connection = connection
        self.now = clock()
        self.derived = derived
        self._session = session
        self._told: dict[Hashable, Any] | None = {} if only_reads else None

    @property
    def session(self) -> Session:
        """Created on first use: it costs as much as all the statements of a sort."""
        if self._session is None:
            self._session = Session(self.connection)
        return self._session

    def once(self, question: Hashable, ask: Callable[[], Answer]) -> Answer:
        """Ask a question once in a reading, whose moment does not change; else each time.

        What it answers is shared by all who ask, so nobody changes it.
        """
        if self._told is None:
            return ask()
        if question not in self._told:
            self._told[question] = ask()
        answer: Answer = self._told[question]
        return answer

    def flush(self) -> None:
        """Send what the session holds, if there is one."""
        if self._session is not None:
            self._session.flush()

    def closing(self) -> AbstractContextManager[object]:
        """Close the session, if there is one, at the end of a `with` block."""
        return self._session or nullcontext()


class Repository:
    """Base class: one topic's reads and writes, in the open transaction.

    An instance is created for each call.
    """

    def __init__(self, transaction: Transaction) -> None:
        self.transaction = transaction

    @property
    def session(self) -> Session:
        """The ORM session."""
        return self.transaction.session

    @property
    def now(self) -> datetime:
        """When the transaction began, in UTC."""
        return self.transaction.now

    @property
    def derived(self) -> Derived:
        """The installation's secrets that are worked out anew."""
        return self.transaction.derived

    @property
    def connection(self) -> Connection:
        """The bare connection, for fast statements that need no objects."""
        return self.transaction.connection
