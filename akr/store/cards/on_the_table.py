"""SQL conditions for which tasks exist, by the rules of `Heap.is_there` and `.is_on_the_table`."""

from sqlalchemy import ColumnElement, and_

from akr.store.tables import TaskRow


def is_there() -> ColumnElement[bool]:
    """Whether a task has not been merged away, even if it is put off."""
    return TaskRow.removed.is_(False)


def is_on_the_table() -> ColumnElement[bool]:
    """Whether a task is sorted now: neither merged away nor put off."""
    return and_(is_there(), TaskRow.later.is_not(True))
