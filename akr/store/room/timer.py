"""Timers in the store."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, select, update

from akr.domain.room.timer import Timer
from akr.domain.room.workshop import Workshop
from akr.store.engine.statement import Statement
from akr.store.engine.transaction import Repository
from akr.store.tables import WorkshopRow

_OF = Statement(
    lambda _: select(
        WorkshopRow.timer_seconds, WorkshopRow.timer_seconds_left, WorkshopRow.timer_since
    ).where(WorkshopRow.id == bindparam("workshop"))
)


class Timers(Repository):
    """A room has at most one timer, for its current phase."""

    def of(self, workshop: Workshop) -> Timer | None:
        """Return a room's timer, or None when it has none."""
        return as_timer(*_OF.execute(self.connection, workshop=workshop.id).one())

    def keep(self, workshop: Workshop, timer: Timer | None) -> None:
        """Replace a room's timer; None removes it."""
        self.session.execute(
            update(WorkshopRow)
            .where(WorkshopRow.id == workshop.id)
            .values(
                timer_seconds=timer.length.total_seconds() if timer else None,
                timer_seconds_left=timer.left.total_seconds() if timer else None,
                timer_since=timer.since if timer else None,
            )
        )


def as_timer(length: float | None, left: float | None, since: datetime | None) -> Timer | None:
    """A timer as a room's row keeps it; None where there is none."""
    if length is None or left is None:
        return None
    return Timer(timedelta(seconds=length), timedelta(seconds=left), since)
