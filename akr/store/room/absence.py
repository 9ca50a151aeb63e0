"""Absence in the store: the last days for absentees, and which answers count."""

from sqlalchemy import bindparam, func, select, update

from akr.domain.room.absence import Until
from akr.domain.room.workshop import Workshop
from akr.store.engine.statement import Statement
from akr.store.engine.transaction import Repository
from akr.store.room.set_aside import set_aside
from akr.store.tables import SeatRow, SortingRow, WorkshopRow

_UNTIL = Statement(
    lambda _: select(WorkshopRow.write_until, WorkshopRow.sort_until).where(
        WorkshopRow.id == bindparam("workshop")
    )
)


class Absences(Repository):
    """After the result has been shown, new seats are late."""

    def until(self, workshop: Workshop) -> Until:
        """Return the last days that the leader has set."""
        write, sort = _UNTIL.execute(self.connection, workshop=workshop.id).one()
        return Until(write, sort)

    def set_until(self, workshop: Workshop, days: Until) -> None:
        """Replace the last days."""
        self.session.execute(
            update(WorkshopRow)
            .where(WorkshopRow.id == workshop.id)
            .values(write_until=days.write, sort_until=days.sort)
        )

    def mark_shown(self, workshop: Workshop) -> None:
        """Record that the result has been shown; seats taken from now on are late."""
        self.session.execute(
            update(WorkshopRow).where(WorkshopRow.id == workshop.id).values(shown=True)
        )

    def sorters(self, workshop: Workshop) -> tuple[int, int]:
        """Return how many seats have a counted answer, and how many seats there are."""
        seats = select(SeatRow.participant).where(
            SeatRow.workshop_id == workshop.id,
            SeatRow.participant.not_in(set_aside(workshop.process_id)),
        )
        sorted_ = self.session.scalar(
            select(func.count(SortingRow.participant.distinct())).where(
                SortingRow.process_id == workshop.process_id, SortingRow.participant.in_(seats)
            )
        )
        there = self.session.scalar(select(func.count()).select_from(seats.subquery()))
        return sorted_ or 0, there or 0

    def numbers(self, workshop: Workshop) -> dict[tuple[str, str], int]:
        """Return the act number of each counted answer, by participant and task."""
        rows = self.session.execute(
            select(SortingRow.participant, SortingRow.task, SortingRow.number).where(
                SortingRow.process_id == workshop.process_id
            )
        )
        return {(participant, task): number for participant, task, number in rows}
