"""Statements that are compiled once: what thirty phones do at once is too short to build anew.

SQLAlchemy builds and compiles an `INSERT … ON CONFLICT` each time it is executed, which takes four
times as long as the database does.
"""

from collections.abc import Callable
from types import ModuleType
from typing import Any, cast
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, CursorResult, Dialect, Executable
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.elements import ClauseElement


class Statement:
    """A Core statement with named parameters, compiled at its first use in each database.

    `build` is given the dialect's module, whose `insert` knows ON CONFLICT; `columns` are the
    parameters that an INSERT without values of its own gets.
    """

    def __init__(
        self, build: Callable[[ModuleType], ClauseElement], columns: list[str] | None = None
    ) -> None:
        self._build = build
        self._columns = columns
        self._compiled: WeakKeyDictionary[Dialect, Executable] = WeakKeyDictionary()

    def execute(self, connection: Connection, **values: Any) -> CursorResult[Any]:  # noqa: ANN401
        """Execute in the open transaction, without the ORM."""
        compiled = self._compiled.get(connection.dialect)
        if compiled is None:
            compiled = self._compiled[connection.dialect] = self._compile(connection.dialect)
        return connection.execute(compiled, values)

    def _compile(self, dialect: Dialect) -> Executable:
        built = self._build(sqlite if dialect.name == "sqlite" else postgresql)
        # Connections execute a compiled statement as well; their types do not say so.
        return cast("Executable", built.compile(dialect=dialect, column_keys=self._columns))
