"""Seats in the store: who may act in a room."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Result, bindparam, func, insert, or_, select, update

from akr.domain.room.errors import UnknownOccupation, UnknownSeat
from akr.domain.room.participants import Source
from akr.domain.room.workshop import Seat, Workshop
from akr.store.engine.by_chance import by_chance
from akr.store.engine.derived import new_mark
from akr.store.engine.public_ids import new_public_id
from akr.store.engine.statement import Statement
from akr.store.engine.tokens import hashed, new_token
from akr.store.engine.transaction import Repository
from akr.store.room.occupations import Occupations
from akr.store.tables import ActRow, FormerCodeRow, ParticipantRow, SeatRow, WorkshopRow
from akr.store.tables.process import is_of

CODE = "seat"
"""What a seat code is derived as."""

_SEATS = (
    select(
        SeatRow.id,
        SeatRow.participant,
        ParticipantRow.occupation,
        ParticipantRow.set_aside,
        WorkshopRow.id,
        WorkshopRow.process_id,
        WorkshopRow.code,
        WorkshopRow.phase,
    )
    .join(WorkshopRow, WorkshopRow.id == SeatRow.workshop_id)
    .join(ParticipantRow, is_of(SeatRow.process_id, SeatRow.participant))
)
_HELD = Statement(
    lambda _: _SEATS.where(
        SeatRow.token_hash == bindparam("token_hash"),
        or_(
            WorkshopRow.code == bindparam("code"),
            # Who sits keeps the address that they came in by, also when the code is changed.
            WorkshopRow.id.in_(
                select(FormerCodeRow.workshop_id).where(FormerCodeRow.code == bindparam("code"))
            ),
        ),
        WorkshopRow.closed.is_(False),
    )
)
_ADD_PARTICIPANT = Statement(
    lambda _: insert(ParticipantRow.__table__),  # type: ignore[arg-type]
    ["process_id", "key", "occupation", "source", "late", "position"],
)
_ADD_SEAT = Statement(
    lambda _: insert(SeatRow.__table__),  # type: ignore[arg-type]
    [
        "workshop_id",
        "process_id",
        "participant",
        "token_hash",
        "code_mark",
        "device_hash",
        "handle",
    ],
)


@dataclass(frozen=True, slots=True)
class NewSeat:
    """A seat that was just taken or moved. Only its device gets the token, and only now.

    `waits` is set when the device has to wait for the leader's yes before it is a seat.
    """

    token: str
    waits: bool = False


class Seats(Repository):
    """A seat is known only by its occupation; tokens are stored as hashes."""

    def take(
        self,
        workshop: Workshop,
        occupation: str,
        key: str,
        source: Source | None = None,
        *,
        device: str = "",
    ) -> NewSeat:
        """Add a participant with a key and give its seat to a device. Raises UnknownOccupation.

        `source` says when it is not the participant's own device. `device` is what only the device
        holds; blank for one that keeps nothing.
        """
        token = new_token()
        self.seat(workshop, occupation, key, hashed(token), hash_of(device), source)
        return NewSeat(token)

    def seat(
        self,
        workshop: Workshop,
        occupation: str,
        key: str,
        token_hash: str,
        device_hash: str | None,
        source: Source | None = None,
    ) -> None:
        """Add a participant and the seat of the device that has a token already."""
        if occupation not in Occupations(self.transaction).names(workshop):
            raise UnknownOccupation(occupation)
        was_shown = self.session.scalar(
            select(WorkshopRow.shown).where(WorkshopRow.id == workshop.id)
        )
        _ADD_PARTICIPANT.execute(
            self.connection,
            process_id=workshop.process_id,
            key=key,
            occupation=occupation,
            source=source,
            late=was_shown or None,
            position=by_chance(),
        )
        _ADD_SEAT.execute(
            self.connection,
            workshop_id=workshop.id,
            process_id=workshop.process_id,
            participant=key,
            token_hash=token_hash,
            code_mark=new_mark(),
            device_hash=device_hash,
            handle=new_public_id(),
        )

    def held(self, workshop_code: str, token: str) -> Seat:
        """Find the seat that a device holds in an open room. Raises UnknownSeat."""
        token_hash = hashed(token)
        return self.transaction.once(
            ("held", workshop_code, token_hash),
            lambda: _seat(
                _HELD.execute(self.connection, token_hash=token_hash, code=workshop_code)
            ),
        )

    def by_code(self, workshop_code: str, seat_code: str) -> Seat:
        """Find the seat with a seat code; one that two seats had would open neither.

        Raises UnknownSeat.
        """
        marks = self.session.execute(
            select(SeatRow.id, SeatRow.code_mark)
            .join(WorkshopRow, WorkshopRow.id == SeatRow.workshop_id)
            .where(WorkshopRow.code == workshop_code, WorkshopRow.closed.is_(False))
        )
        found = [seat for seat, mark in marks if self.derived.code(CODE, mark) == seat_code]
        if len(found) != 1:
            raise UnknownSeat
        return self.by_id(found[0])

    def by_key(self, workshop: Workshop, key: str) -> Seat:
        """Find the seat of a participant. Raises UnknownSeat."""
        return self._one(SeatRow.participant == key, SeatRow.workshop_id == workshop.id)

    def by_handle(self, workshop: Workshop, handle: str) -> Seat:
        """Find a seat of the leader's list. Raises UnknownSeat."""
        return self._one(SeatRow.handle == handle, SeatRow.workshop_id == workshop.id)

    def by_id(self, seat_id: int) -> Seat:
        """Find the seat of a stored act. Raises UnknownSeat."""
        return self._one(SeatRow.id == seat_id)

    def code_of(self, seat: Seat) -> str:
        """Return the code that moves a seat to another device."""
        mark = self.session.execute(
            select(SeatRow.code_mark).where(SeatRow.id == seat.id)
        ).scalar_one()
        return self.derived.code(CODE, mark)

    def was_taken_by(self, seat: Seat, device: str) -> bool:
        """Whether it was this device that took the seat last."""
        taken_by = self.session.scalar(select(SeatRow.device_hash).where(SeatRow.id == seat.id))
        return taken_by is not None and taken_by == hash_of(device)

    def move(self, seat: Seat, device: str) -> NewSeat:
        """Move a seat to a device; an earlier device loses it.

        The seat code is replaced, so somebody who saw the old one cannot take the seat.
        """
        token = new_token()
        self.session.execute(
            update(SeatRow)
            .where(SeatRow.id == seat.id)
            .values(token_hash=hashed(token), code_mark=new_mark(), device_hash=hash_of(device))
        )
        return NewSeat(token)

    def set_source(self, seat: Seat, source: Source) -> None:
        """Store that a seat's answers do not come from a device of its person's own."""
        self.session.execute(
            update(ParticipantRow).where(*of_participant(seat)).values(source=source)
        )

    def opened_by(self, seat: Seat) -> str:
        """Return the hash of the token that opens a seat now."""
        return self.session.execute(
            select(SeatRow.token_hash).where(SeatRow.id == seat.id)
        ).scalar_one()

    def leave(self, seat: Seat) -> None:
        """Take the seat from its device; the seat code opens it again on any."""
        self.session.execute(
            update(SeatRow)
            .where(SeatRow.id == seat.id)
            .values(token_hash=hashed(new_token()), device_hash=None)
        )

    def set_occupation(self, seat: Seat, occupation: str, *, keeps_cards: bool) -> None:
        """Change a seat's occupation; `keeps_cards` leaves its cards among those of its first.

        A yes to answering openly was said with the colleagues of the earlier one.
        """
        first = func.coalesce(ParticipantRow.cards_with, ParticipantRow.occupation)
        self.session.execute(
            update(ParticipantRow)
            .where(*of_participant(seat))
            .values(
                occupation=occupation,
                cards_with=first if keeps_cards else ParticipantRow.cards_with,
            )
        )
        self.session.execute(
            update(SeatRow).where(SeatRow.id == seat.id).values(answers_openly=None)
        )

    def next_number(self, seat: Seat) -> int:
        """Return the number that the seat's next act should have."""
        last = self.session.scalar(select(func.max(ActRow.number)).where(ActRow.seat_id == seat.id))
        return (last or 0) + 1

    def _one(self, *where: ColumnElement[bool]) -> Seat:
        return _seat(self.session.execute(_SEATS.where(*where)))


def of_participant(seat: Seat) -> tuple[ColumnElement[bool], ...]:
    """Say which row is the participant's whose seat this is."""
    return (
        ParticipantRow.process_id == seat.workshop.process_id,
        ParticipantRow.key == seat.key,
    )


def hash_of(device: str) -> str | None:
    """Hash what a device holds; None for one that keeps nothing."""
    return hashed(device) if device else None


def _seat(found: Result[Any]) -> Seat:
    row = found.one_or_none()
    if row is None:
        raise UnknownSeat
    seat_id, key, occupation, is_aside, *workshop = row
    return Seat(seat_id, key, occupation, Workshop(*workshop), is_aside)
