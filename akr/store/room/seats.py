"""Seats in the store: who may act in a room."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Result,
    bindparam,
    case,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from akr.domain.act import SHOWS_SOMEBODY, ActKind
from akr.domain.room.anonymity import counted_sizes
from akr.domain.room.errors import UnknownOccupation, UnknownSeat
from akr.domain.room.participants import Source
from akr.domain.room.workshop import Seat, Workshop
from akr.store.engine.by_chance import by_chance
from akr.store.engine.derived import new_mark
from akr.store.engine.public_ids import new_public_id
from akr.store.engine.statement import Statement
from akr.store.engine.tokens import hashed, new_token
from akr.store.engine.transaction import Repository
from akr.store.tables import (
    ActRow,
    FormerCodeRow,
    OccupationRow,
    ParticipantRow,
    SeatRow,
    WorkshopRow,
)

CODE = "seat"
"""What a seat code is derived as."""

ACTS_OF_THE_SEAT = (ActKind.MOVE_SEAT, ActKind.CHANGE_OCCUPATION)
"""Acts that say where a seat is, and not that anything was done at it."""

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
    .join(
        ParticipantRow,
        (ParticipantRow.process_id == SeatRow.process_id)
        & (ParticipantRow.key == SeatRow.participant),
    )
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
_OCCUPATIONS = Statement(
    lambda _: (
        select(OccupationRow.key, OccupationRow.name)
        .where(OccupationRow.process_id == bindparam("process"))
        .order_by(OccupationRow.position)
    )
)
_HAS_ACTED = exists().where(ActRow.seat_id == SeatRow.id, ActRow.kind.in_(sorted(SHOWS_SOMEBODY)))


def _number_of(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """Count the rows where something holds."""
    return func.sum(case((condition, 1), else_=0))


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
            _number_of(_HAS_ACTED),
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
            ParticipantRow.set_aside.is_(False),
        )
        .group_by(
            ParticipantRow.occupation, OccupationRow.position, OccupationRow.expected_at_opening
        )
        .order_by(OccupationRow.position)
    )
)
_HAS_DONE = exists().where(ActRow.seat_id == SeatRow.id, ActRow.kind.not_in(ACTS_OF_THE_SEAT))
_IS_COUNTED = ParticipantRow.set_aside.is_(False)
_COUNTS = Statement(
    lambda _: (
        select(
            ParticipantRow.occupation,
            _number_of(_IS_COUNTED),
            _number_of(
                _IS_COUNTED
                # Participants from a paper board, or from a file, are there because they answered.
                & or_(_HAS_ACTED, SeatRow.id.is_(None), ParticipantRow.source == Source.PAPER)
            ),
            _number_of(ParticipantRow.set_aside.is_(True)),
        )
        .outerjoin(
            SeatRow,
            (SeatRow.process_id == ParticipantRow.process_id)
            & (SeatRow.participant == ParticipantRow.key),
        )
        .where(ParticipantRow.process_id == bindparam("process"))
        .group_by(ParticipantRow.occupation)
    )
)
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
class SeatCounts:
    """An occupation's seats: those that count, of them those with somebody, and those set aside."""

    joined: int
    acted: int
    aside: int


@dataclass(frozen=True, slots=True)
class ListedSeat:
    """A seat in the leader's list, which never says what was done at it."""

    handle: str
    occupation: str
    has_done: bool
    is_aside: bool


@dataclass(frozen=True, slots=True)
class _WithADevice:
    """An occupation's seats with a device: all of them, and those where somebody has acted."""

    joined: int
    acted: int
    expected: int | None


@dataclass(frozen=True, slots=True)
class NewSeat:
    """A seat that was just taken or moved. Only its device gets the token, and only now.

    `waits` is set when the device has to wait for the leader's yes before it is a seat.
    """

    token: str
    waits: bool = False


class Seats(Repository):
    """A seat is known only by its occupation; tokens are stored as hashes."""

    def occupations(self, workshop: Workshop) -> dict[str, str]:
        """Return the occupations that one can join as, key to name, in the process's order."""
        process = workshop.process_id

        def ask() -> dict[str, str]:
            rows = _OCCUPATIONS.execute(self.connection, process=process)
            return {key: name for key, name in rows}  # noqa: C416  (dict() of rows has no type)

        return self.transaction.once(("occupations by name", process), ask)

    def counts(self, workshop: Workshop) -> dict[str, SeatCounts]:
        """Count the seats of every occupation, those without any included."""
        process = workshop.process_id

        def ask() -> dict[str, SeatCounts]:
            rows = _COUNTS.execute(self.connection, process=process)
            none = dict.fromkeys(self.occupations(workshop), SeatCounts(0, 0, 0))
            return none | {occupation: SeatCounts(*counts) for occupation, *counts in rows}

        return self.transaction.once(("seat counts", process), ask)

    def sizes(self, workshop: Workshop) -> dict[str, int]:
        """Count the seats of every occupation that are not set aside, zero included."""
        return {occupation: n.joined for occupation, n in self.counts(workshop).items()}

    def acted_by_occupation(self, workshop: Workshop) -> dict[str, int]:
        """Count the participants who have done something (`SHOWS_SOMEBODY`), zero included."""
        return {occupation: n.acted for occupation, n in self.counts(workshop).items()}

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
        self.session.execute(
            insert(SeatRow).values(
                workshop_id=workshop.id,
                process_id=workshop.process_id,
                participant=key,
                token_hash=token_hash,
                code_mark=new_mark(),
                device_hash=device_hash,
                handle=new_public_id(),
            )
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
            .where(*_of(seat))
            .values(
                occupation=occupation,
                cards_with=first if keeps_cards else ParticipantRow.cards_with,
            )
        )
        self.session.execute(
            update(SeatRow).where(SeatRow.id == seat.id).values(answers_openly=None)
        )

    def listed(self, workshop: Workshop) -> Sequence[ListedSeat]:
        """Return the seats with a device, in an order by chance that no file shares."""
        rows = _LISTED.execute(self.connection, workshop=workshop.id)
        return [ListedSeat(*row) for row in rows]

    def by_handle(self, workshop: Workshop, handle: str) -> Seat:
        """Find a seat of the leader's list. Raises UnknownSeat."""
        return self._one(SeatRow.handle == handle, SeatRow.workshop_id == workshop.id)

    def has_done(self, seat: Seat) -> bool:
        """Whether anything was done at a seat."""
        found = self.session.scalar(select(SeatRow.id).where(SeatRow.id == seat.id, _HAS_DONE))
        return found is not None

    def set_aside(self, seat: Seat, *, is_aside: bool) -> None:
        """Set a seat aside, or take it back."""
        self.session.execute(update(ParticipantRow).where(*_of(seat)).values(set_aside=is_aside))

    def remove(self, seat: Seat) -> None:
        """Delete a seat at which nothing was done."""
        self.session.execute(delete(SeatRow).where(SeatRow.id == seat.id))
        self.session.execute(delete(ParticipantRow).where(*_of(seat)))

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


def _of(seat: Seat) -> tuple[ColumnElement[bool], ...]:
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
