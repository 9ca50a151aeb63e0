"""The door in the store: whether it is open, and who waits to come in."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, bindparam, delete, func, insert, or_, select, update

from akr.domain.room.workshop import Workshop
from akr.store.engine.public_ids import new_public_id
from akr.store.engine.statement import Statement
from akr.store.engine.tokens import hashed, new_token
from akr.store.engine.transaction import Repository
from akr.store.room.seats import Seats, hash_of
from akr.store.tables import FormerCodeRow, OccupationRow, WaitingRow, WorkshopRow

_STATE = Statement(
    lambda _: select(WorkshopRow.door_closed, WorkshopRow.shown).where(
        WorkshopRow.id == bindparam("workshop")
    )
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A device that waits to come in. `place` names it to the leader."""

    place: str
    occupation: str
    key: str


class Door(Repository):
    """Who waits has no seat, so nothing of the room can be read or written by their token."""

    def state(self, workshop: Workshop) -> tuple[bool, bool]:
        """Return whether the door is closed, and whether any result has been shown."""
        is_closed, was_shown = _STATE.execute(self.connection, workshop=workshop.id).one()
        return is_closed, was_shown

    def set_closed(self, workshop: Workshop, *, is_closed: bool) -> None:
        """Close the door, or open it."""
        self.session.execute(
            update(WorkshopRow).where(WorkshopRow.id == workshop.id).values(door_closed=is_closed)
        )

    def wait(self, workshop: Workshop, occupation: str, key: str, device: str) -> str:
        """Let a device wait to come in; returns its token. `device` is what only it holds."""
        token = new_token()
        self.session.execute(
            insert(WaitingRow).values(
                place=new_public_id(),
                workshop_id=workshop.id,
                key=key,
                occupation=occupation,
                token_hash=hashed(token),
                device_hash=hash_of(device),
            )
        )
        return token

    def wait_again(self, workshop: Workshop, key: str, device: str) -> str | None:
        """Give a device that still waits a new token, for a lost response; None if it does not."""
        if not device:
            return None
        token = new_token()
        found = self.session.scalar(
            update(WaitingRow)
            .where(
                WaitingRow.workshop_id == workshop.id,
                WaitingRow.key == key,
                WaitingRow.device_hash == hash_of(device),
            )
            .values(token_hash=hashed(token))
            .returning(WaitingRow.place)
        )
        return None if found is None else token

    def waiting(self, workshop: Workshop) -> Sequence[Waiting]:
        """Return those who wait, in an order by chance."""
        rows = self.session.execute(
            select(WaitingRow.place, WaitingRow.occupation, WaitingRow.key)
            .where(WaitingRow.workshop_id == workshop.id)
            .order_by(WaitingRow.place)
        )
        return [Waiting(*row) for row in rows]

    def count(self, workshop: Workshop) -> int:
        """Count those who wait."""
        found = self.session.scalar(
            select(func.count())
            .select_from(WaitingRow)
            .where(WaitingRow.workshop_id == workshop.id)
        )
        return found or 0

    def waits(self, code: str, token: str) -> tuple[Workshop, str] | None:
        """Return the room and the occupation that a device waits for; None if it does not wait."""
        row = self.session.execute(
            select(
                WorkshopRow.id,
                WorkshopRow.process_id,
                WorkshopRow.code,
                WorkshopRow.phase,
                WaitingRow.occupation,
            )
            .join(WorkshopRow, WorkshopRow.id == WaitingRow.workshop_id)
            .where(
                WaitingRow.token_hash == hashed(token),
                WorkshopRow.closed.is_(False),
                _had_code(code),
            )
        ).one_or_none()
        if row is None:
            return None
        *workshop, occupation = row
        return Workshop(*workshop), occupation

    def let_in(self, workshop: Workshop, one: Waiting) -> None:
        """Give who waits a seat; the device already has its token."""
        token_hash, device_hash = self.session.execute(
            delete(WaitingRow)
            .where(WaitingRow.place == one.place)
            .returning(WaitingRow.token_hash, WaitingRow.device_hash)
        ).one()
        Seats(self.transaction).seat(workshop, one.occupation, one.key, token_hash, device_hash)

    def turn_away(self, workshop: Workshop, place: str | None) -> Sequence[str]:
        """Let one place wait no longer, or all of them; returns the hashes of their tokens."""
        leaving = delete(WaitingRow).where(WaitingRow.workshop_id == workshop.id)
        if place is not None:
            leaving = leaving.where(WaitingRow.place == place)
        return self.session.scalars(leaving.returning(WaitingRow.token_hash)).all()

    def expect_one_more(self, workshop: Workshop, occupation: str) -> None:
        """Expect one more of an occupation than when the room was opened."""
        self.session.execute(
            update(OccupationRow)
            .where(
                OccupationRow.process_id == workshop.process_id,
                OccupationRow.key == occupation,
                OccupationRow.expected_at_opening.is_not(None),
            )
            .values(expected_at_opening=OccupationRow.expected_at_opening + 1)
        )


def _had_code(code: str) -> ColumnElement[bool]:
    """Whether a room has a code, or had it before."""
    had = select(FormerCodeRow.workshop_id).where(FormerCodeRow.code == code)
    return or_(WorkshopRow.code == code, WorkshopRow.id.in_(had))
