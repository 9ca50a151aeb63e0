"""Observers in the store: people without a seat."""

from sqlalchemy import bindparam, delete, func, insert, select

from akr.domain.room.errors import UnknownCode
from akr.domain.room.workshop import Workshop
from akr.store.engine.statement import Statement
from akr.store.engine.tokens import new_token
from akr.store.engine.transaction import Repository
from akr.store.room.workshops import Workshops
from akr.store.tables import ObserverRow, WorkshopRow

_COUNT = Statement(
    lambda _: select(func.count()).where(ObserverRow.workshop_id == bindparam("workshop"))
)


class Observers(Repository):
    """Each observer has a secret wall address of their own."""

    def begin(self, workshop: Workshop, act_id: str) -> str:
        """Add an observer; returns the secret of their address."""
        secret = new_token()
        self.session.execute(
            insert(ObserverRow).values(workshop_id=workshop.id, act=act_id, secret=secret)
        )
        return secret

    def begun_by(self, workshop: Workshop, act_id: str) -> str | None:
        """Return the secret that an act created, unless its observer has left."""
        return self.session.scalar(
            select(ObserverRow.secret).where(
                ObserverRow.workshop_id == workshop.id, ObserverRow.act == act_id
            )
        )

    def end(self, secret: str) -> None:
        """Remove an observer; their address stops working."""
        self.session.execute(delete(ObserverRow).where(ObserverRow.secret == secret))

    def room_of(self, secret: str) -> Workshop:
        """Find the room of an observer's secret. Raises UnknownCode."""
        code = self.session.scalar(
            select(WorkshopRow.code)
            .join(ObserverRow, ObserverRow.workshop_id == WorkshopRow.id)
            .where(ObserverRow.secret == secret)
        )
        if code is None:
            raise UnknownCode
        return Workshops(self.transaction).by_code(code)

    def count(self, workshop: Workshop) -> int:
        """Count a room's observers."""
        found: int = _COUNT.execute(self.connection, workshop=workshop.id).scalar_one()
        return found
