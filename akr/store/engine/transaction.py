"""The open transaction, which every repository of a unit of work shares."""

from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from akr.domain.clock import Clock

Answer = TypeVar("Answer")


class Transaction:
    """A connection in a transaction, and a session on it for what needs objects.

    `now` is when it began: all that one transaction stores bears the same instant. Where it only
    reads, it remembers what it was told.
    """

    def __init__(
        self,
        connection: Connection,
        clock: Clock,
        session: Session | None = None,
        *,
        only_reads: bool = False,
    ) -> None:
        self.connection = connection
        self.now = clock()
        self._session = session
        self._told: dict[Hashable, Any] | None = {} if only_reads else None

    @property
    def session(self) -> Session:
        """Made when it is asked for: it costs as much as the statements of a sort together."""
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
    """What one topic reads and writes; one is made for each question, in the open transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self.transaction = transaction

    @property
    def session(self) -> Session:
        """For statements and objects of the ORM."""
        return self.transaction.session

    @property
    def now(self) -> datetime:
        """When the transaction began, in UTC."""
        return self.transaction.now

    @property
    def connection(self) -> Connection:
        """For what must be quick and needs no objects."""
        return self.transaction.connection
