"""Done with a phase, in the store: which seats are done."""

from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects import postgresql, sqlite

from akr.domain.phase import Phase
from akr.domain.room.workshop import Seat, Workshop
from akr.store.engine.statement import Statement
from akr.store.engine.transaction import Repository
from akr.store.tables import DoneWithPhaseRow, ParticipantRow, SeatRow

_COUNTS = Statement(
    lambda _: (
        select(ParticipantRow.occupation, func.count())
        .join(
            SeatRow,
            (SeatRow.process_id == ParticipantRow.process_id)
            & (SeatRow.participant == ParticipantRow.key),
        )
        .join(DoneWithPhaseRow, DoneWithPhaseRow.seat_id == SeatRow.id)
        .where(
            SeatRow.workshop_id == bindparam("workshop"),
            DoneWithPhaseRow.phase == bindparam("phase", type_=DoneWithPhaseRow.phase.type),
            DoneWithPhaseRow.is_ready,
            ParticipantRow.set_aside.is_(False),
        )
        .group_by(ParticipantRow.occupation)
    )
)


class DoneWithPhase(Repository):
    """A seat's latest word on each phase counts."""

    def keep(self, seat: Seat, phase: Phase, number: int, *, is_done: bool) -> None:
        """Store whether a seat is done with a phase, unless a later act said otherwise."""
        dialect = sqlite if self.session.get_bind().dialect.name == "sqlite" else postgresql
        adding = dialect.insert(DoneWithPhaseRow).values(
            seat_id=seat.id, phase=phase, number=number, is_ready=is_done
        )
        self.session.execute(
            adding.on_conflict_do_update(
                index_elements=["seat_id", "phase"],
                set_={"number": number, "is_ready": is_done},
                where=DoneWithPhaseRow.number <= number,
            )
        )

    def is_done(self, seat: Seat) -> bool:
        """Whether a seat is done with the room's current phase."""
        found = self.session.scalar(
            select(DoneWithPhaseRow.is_ready).where(
                DoneWithPhaseRow.seat_id == seat.id, DoneWithPhaseRow.phase == seat.workshop.phase
            )
        )
        return bool(found)

    def counts(self, workshop: Workshop) -> dict[str, int]:
        """Count, by occupation, the seats that are done with the current phase."""
        rows = _COUNTS.execute(self.connection, workshop=workshop.id, phase=workshop.phase)
        return {occupation: n for occupation, n in rows}  # noqa: C416  (dict() of rows has no type)
