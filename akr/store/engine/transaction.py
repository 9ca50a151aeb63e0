"""The open transaction, shared by every repository of a unit of work."""

from contextlib import AbstractContextManager, nullcontext
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from akr.domain.clock import Clock


class Transaction:
    """A connection in a transaction, with an ORM session on it for code that needs objects.

    `now` is when it began: everything stored in one transaction has the same timestamp.
    """

    def __init__(
        self, connection: Connection, clock: Clock, session: Session | None = None
    ) -> None:
        self.connection = connection
        self.now = clock()
        self._session = session

    @property
    def session(self) -> Session:
        """Created on first use: it costs as much as all the statements of a sort."""
        if self._session is None:
            self._session = Session(self.connection)
        return self._session

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
    def connection(self) -> Connection:
        """The bare connection, for fast statements that need no objects."""
        return self.transaction.connection
