"""Seats in the store: who may act in a room."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Result,
    bindparam,
    case,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from akr.domain.act import SHOWS_SOMEBODY
from akr.domain.room.anonymity import counted_sizes
from akr.domain.room.errors import UnknownOccupation, UnknownSeat
from akr.domain.room.participants import Source
from akr.domain.room.workshop import Seat, Workshop
from akr.store.engine.by_chance import by_chance
from akr.store.engine.derived import new_mark
from akr.store.engine.statement import Statement
from akr.store.engine.tokens import hashed, new_token
from akr.store.engine.transaction import Repository
from akr.store.tables import ActRow, OccupationRow, ParticipantRow, SeatRow, WorkshopRow

CODE = "seat"
"""What a seat code is derived as."""

_SEATS = (
    select(
        SeatRow.id,
        SeatRow.participant,
        ParticipantRow.occupation,
        WorkshopRow.id,
        WorkshopRow.process_id,
        WorkshopRow.code,
        WorkshopRow.phase,
    )
    .join(WorkshopRow, WorkshopRow.id == SeatRow.workshop_id)
    .join(
        ParticipantRow,
        (ParticipantRow.process_id == SeatRow.process_id)
        & (ParticipantRow.key == SeatRow.participant),
    )
)
_HELD = Statement(
    lambda _: _SEATS.where(
        SeatRow.token_hash == bindparam("token_hash"),
        WorkshopRow.code == bindparam("code"),
        WorkshopRow.closed.is_(False),
    )
)
_OCCUPATIONS = Statement(
    lambda _: (
        select(OccupationRow.key, OccupationRow.name)
        .where(OccupationRow.process_id == bindparam("process"))
        .order_by(OccupationRow.position)
    )
)
_SIZES = Statement(
    lambda _: (
        select(ParticipantRow.occupation, func.count())
        .where(ParticipantRow.process_id == bindparam("process"))
        .group_by(ParticipantRow.occupation)
    )
)
_HAS_ACTED = exists().where(ActRow.seat_id == SeatRow.id, ActRow.kind.in_(sorted(SHOWS_SOMEBODY)))
_EXPECTED = Statement(
    lambda _: select(OccupationRow.key, OccupationRow.expected_at_opening).where(
        OccupationRow.process_id == bindparam("process"),
        OccupationRow.expected_at_opening.is_not(None),
    )
)
_WITH_A_DEVICE = Statement(
    lambda _: (
        select(
            ParticipantRow.occupation,
            func.count(),
            func.sum(case((_HAS_ACTED, 1), else_=0)),
            OccupationRow.expected_at_opening,
        )
        .join(
            SeatRow,
            (SeatRow.process_id == ParticipantRow.process_id)
            & (SeatRow.participant == ParticipantRow.key),
        )
        .join(
            OccupationRow,
            (OccupationRow.process_id == ParticipantRow.process_id)
            & (OccupationRow.key == ParticipantRow.occupation),
        )
        .where(
            SeatRow.workshop_id == bindparam("workshop"),
            ParticipantRow.source.is_distinct_from(Source.PAPER),
        )
        .group_by(
            ParticipantRow.occupation, OccupationRow.position, OccupationRow.expected_at_opening
        )
        .order_by(OccupationRow.position)
    )
)
_ACTED = Statement(
    lambda _: (
        select(ParticipantRow.occupation, func.count())
        .outerjoin(
            SeatRow,
            (SeatRow.process_id == ParticipantRow.process_id)
            & (SeatRow.participant == ParticipantRow.key),
        )
        .where(
            ParticipantRow.process_id == bindparam("process"),
            # Participants from a paper board, or from a file, are there because of their answers.
            or_(_HAS_ACTED, SeatRow.id.is_(None), ParticipantRow.source == Source.PAPER),
        )
        .group_by(ParticipantRow.occupation)
    )
)


@dataclass(frozen=True, slots=True)
class _WithADevice:
    """An occupation's seats with a device: all of them, and those where somebody has acted."""

    joined: int
    acted: int
    expected: int | None


@dataclass(frozen=True, slots=True)
class NewSeat:
    """A seat that was just taken or moved. Only its device gets the token, and only now."""

    id: int
    token: str


class Seats(Repository):
    """A seat is known only by its occupation; tokens are stored as hashes."""

    def occupations(self, workshop: Workshop) -> dict[str, str]:
        """Return the occupations that one can join as, key to name, in the process's order."""
        process = workshop.process_id

        def ask() -> dict[str, str]:
            rows = _OCCUPATIONS.execute(self.connection, process=process)
            return {key: name for key, name in rows}  # noqa: C416  (dict() of rows has no type)

        return self.transaction.once(("occupations by name", process), ask)

    def sizes(self, workshop: Workshop) -> dict[str, int]:
        """Count the seats of every occupation, zero included."""
        counted = _SIZES.execute(self.connection, process=workshop.process_id)
        return dict.fromkeys(self.occupations(workshop), 0) | {o: n for o, n in counted}  # noqa: C416

    def with_a_device(self, workshop: Workshop) -> dict[str, int]:
        """Count, in the process's order, each occupation's seats with a device.

        Participants from a paper board have none: they have answers, but do not write or press.
        """
        return {occupation: n.joined for occupation, n in self._with_a_device(workshop).items()}

    def counted_with_a_device(self, workshop: Workshop) -> dict[str, int]:
        """Return the `counted_sizes` of the seats with a device, in the process's order."""
        found = self._with_a_device(workshop).items()
        expected = {o: n.expected for o, n in found if n.expected is not None}
        return counted_sizes(expected, {occupation: n.acted for occupation, n in found})

    def expected_at_opening(self, workshop: Workshop) -> dict[str, int]:
        """Return how many of each occupation were expected when the room was opened, by its key.

        An occupation without a number is left out.
        """
        rows = _EXPECTED.execute(self.connection, process=workshop.process_id)
        return {occupation: n for occupation, n in rows}  # noqa: C416  (dict() of rows has no type)

    def acted_by_occupation(self, workshop: Workshop) -> dict[str, int]:
        """Count the participants who have done something (`SHOWS_SOMEBODY`), zero included."""
        acted = _ACTED.execute(self.connection, process=workshop.process_id)
        return dict.fromkeys(self.occupations(workshop), 0) | {o: n for o, n in acted}  # noqa: C416

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
        if occupation not in self.occupations(workshop):
            raise UnknownOccupation(occupation)
        was_shown = self.session.scalar(
            select(WorkshopRow.shown).where(WorkshopRow.id == workshop.id)
        )
        self.session.execute(
            insert(ParticipantRow).values(
                process_id=workshop.process_id,
                key=key,
                occupation=occupation,
                source=source,
                late=was_shown or None,
                position=by_chance(),
            )
        )
        token = new_token()
        row = SeatRow(
            workshop_id=workshop.id,
            process_id=workshop.process_id,
            participant=key,
            token_hash=hashed(token),
            code_mark=new_mark(),
            device_hash=_device(device),
        )
        self.session.add(row)
        self.session.flush()
        return NewSeat(row.id, token)

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
        return taken_by is not None and taken_by == _device(device)

    def move(self, seat: Seat, device: str) -> NewSeat:
        """Move a seat to a device; an earlier device loses it.

        The seat code is replaced, so somebody who saw the old one cannot take the seat.
        """
        token = new_token()
        self.session.execute(
            update(SeatRow)
            .where(SeatRow.id == seat.id)
            .values(token_hash=hashed(token), code_mark=new_mark(), device_hash=_device(device))
        )
        return NewSeat(seat.id, token)

    def leave(self, seat: Seat) -> None:
        """Take the seat from its device; the seat code opens it again on any."""
        self.session.execute(
            update(SeatRow)
            .where(SeatRow.id == seat.id)
            .values(token_hash=hashed(new_token()), device_hash=None)
        )

    def set_occupation(self, seat: Seat, occupation: str) -> None:
        """Change a seat's occupation."""
        self.session.execute(
            update(ParticipantRow)
            .where(
                ParticipantRow.process_id == seat.workshop.process_id,
                ParticipantRow.key == seat.key,
            )
            .values(occupation=occupation)
        )

    def next_number(self, seat: Seat) -> int:
        """Return the number that the seat's next act should have."""
        last = self.session.scalar(select(func.max(ActRow.number)).where(ActRow.seat_id == seat.id))
        return (last or 0) + 1

    def _with_a_device(self, workshop: Workshop) -> dict[str, _WithADevice]:
        def ask() -> dict[str, _WithADevice]:
            rows = _WITH_A_DEVICE.execute(self.connection, workshop=workshop.id)
            return {occupation: _WithADevice(*counts) for occupation, *counts in rows}

        return self.transaction.once(("with a device", workshop.id), ask)

    def _one(self, *where: ColumnElement[bool]) -> Seat:
        return _seat(self.session.execute(_SEATS.where(*where)))


def _device(held: str) -> str | None:
    return hashed(held) if held else None


def _seat(found: Result[Any]) -> Seat:
    row = found.one_or_none()
    if row is None:
        raise UnknownSeat
    seat_id, key, occupation, *workshop = row
    return Seat(seat_id, key, occupation, Workshop(*workshop))
