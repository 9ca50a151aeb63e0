"""The open transaction, which every repository of a unit of work shares."""

from contextlib import AbstractContextManager, nullcontext
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from akr.domain.clock import Clock


class Transaction:
    """A connection in a transaction, and a session on it for what needs objects.

    `now` is when it began: all that one transaction stores bears the same instant.
    """

    def __init__(
        self, connection: Connection, clock: Clock, session: Session | None = None
    ) -> None:
        self.connection = connection
        self.now = clock()
        self._session = session

    @property
    def session(self) -> Session:
        """Made when it is asked for: it costs as much as the statements of a sort together."""
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
