"""Observers in the store: people without a seat."""

from sqlalchemy import bindparam, delete, func, insert, select

from akr.domain.room.errors import UnknownCode
from akr.domain.room.workshop import Workshop
from akr.store.engine.statement import Statement
from akr.store.engine.tokens import hashed, new_token
from akr.store.engine.transaction import Repository
from akr.store.room.workshops import Workshops
from akr.store.tables import ObserverRow, WorkshopRow

_COUNT = Statement(
    lambda _: select(func.count()).where(ObserverRow.workshop_id == bindparam("workshop"))
)


class Observers(Repository):
    """Each observer has a secret wall address of their own."""

    def begin(self, workshop: Workshop, act_id: str, device: str) -> str:
        """Add an observer; returns the secret of their address, which only their device is given.

        `device` is what only the device holds; blank for one that keeps nothing.
        """
        secret = new_token()
        self.session.execute(
            insert(ObserverRow).values(
                workshop_id=workshop.id,
                act=act_id,
                secret_hash=hashed(secret),
                device_hash=hashed(device) if device else None,
            )
        )
        return secret

    def was_begun(self, workshop: Workshop, act_id: str) -> bool:
        """Whether an act has added an observer who has not left."""
        return self._begun(workshop, act_id) is not None

    def begin_again(self, workshop: Workshop, act_id: str, device: str) -> str | None:
        """Give the device that sent an act a new secret; None for any other device."""
        begun = self._begun(workshop, act_id)
        if begun is None or not device or begun.device_hash != hashed(device):
            return None
        secret = new_token()
        begun.secret_hash = hashed(secret)
        return secret

    def end(self, secret: str) -> None:
        """Remove an observer; their address stops working."""
        self.session.execute(delete(ObserverRow).where(ObserverRow.secret_hash == hashed(secret)))

    def room_of(self, secret: str) -> Workshop:
        """Find the room of an observer's secret. Raises UnknownCode."""
        code = self.session.scalar(
            select(WorkshopRow.code)
            .join(ObserverRow, ObserverRow.workshop_id == WorkshopRow.id)
            .where(ObserverRow.secret_hash == hashed(secret))
        )
        if code is None:
            raise UnknownCode
        return Workshops(self.transaction).by_code(code)

    def count(self, workshop: Workshop) -> int:
        """Count a room's observers."""
        found: int = _COUNT.execute(self.connection, workshop=workshop.id).scalar_one()
        return found

    def _begun(self, workshop: Workshop, act_id: str) -> ObserverRow | None:
        return self.session.scalar(
            select(ObserverRow).where(
                ObserverRow.workshop_id == workshop.id, ObserverRow.act == act_id
            )
        )
