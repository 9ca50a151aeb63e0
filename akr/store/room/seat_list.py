"""The leader's list of seats in the store: what stands in it, and how a seat leaves the numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, exists, select, update

from akr.domain.act import ActKind
from akr.domain.room.participants import Source
from akr.domain.room.workshop import Seat, Workshop
from akr.store.engine.statement import Statement
from akr.store.engine.transaction import Repository
from akr.store.room.seats import of_participant
from akr.store.tables import ActRow, ParticipantRow, SeatRow

ACTS_OF_THE_SEAT = (ActKind.MOVE_SEAT, ActKind.CHANGE_OCCUPATION)
"""Acts that say where a seat is, and not that anything was done at it."""

_HAS_DONE = exists().where(ActRow.seat_id == SeatRow.id, ActRow.kind.not_in(ACTS_OF_THE_SEAT))
_LISTED = Statement(
    lambda _: (
        select(SeatRow.handle, ParticipantRow.occupation, _HAS_DONE, ParticipantRow.set_aside)
        .join(
            ParticipantRow,
            (SeatRow.process_id == ParticipantRow.process_id)
            & (SeatRow.participant == ParticipantRow.key),
        )
        .where(
            SeatRow.workshop_id == bindparam("workshop"),
            ParticipantRow.source.is_distinct_from(Source.PAPER),
        )
        .order_by(SeatRow.handle)
    )
)


@dataclass(frozen=True, slots=True)
class ListedSeat:
    """A seat in the leader's list, which never says what was done at it."""

    handle: str
    occupation: str
    has_done: bool
    is_aside: bool


class SeatList(Repository):
    """The list tells the leader each seat's occupation and whether it is in use; no more."""

    def seats(self, workshop: Workshop) -> Sequence[ListedSeat]:
        """Return the seats with a device, in an order by chance that no file shares."""
        rows = _LISTED.execute(self.connection, workshop=workshop.id)
        return [ListedSeat(*row) for row in rows]

    def has_done(self, seat: Seat) -> bool:
        """Whether anything was done at a seat."""
        found = self.session.scalar(select(SeatRow.id).where(SeatRow.id == seat.id, _HAS_DONE))
        return found is not None

    def set_aside(self, seat: Seat, *, is_aside: bool) -> None:
        """Set a seat aside, or take it back."""
        self.session.execute(
            update(ParticipantRow).where(*of_participant(seat)).values(set_aside=is_aside)
        )

    def remove(self, seat: Seat) -> None:
        """Delete a seat at which nothing was done."""
        self.session.execute(delete(SeatRow).where(SeatRow.id == seat.id))
        self.session.execute(delete(ParticipantRow).where(*of_participant(seat)))
