"""Which tasks there are, as SQL; the rule is `Heap.is_there` and `Heap.is_on_the_table`."""

from sqlalchemy import ColumnElement, and_

from akr.store.tables import TaskRow


def is_there() -> ColumnElement[bool]:
    """A task that has not been merged away, taken now or next time."""
    return TaskRow.removed.is_(False)


def is_on_the_table() -> ColumnElement[bool]:
    """A task that the room takes now: there, and not put off until next time."""
    return and_(is_there(), TaskRow.later.is_not(True))
