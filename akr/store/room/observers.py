"""Those who attend a room without a seat, each with an address of the wall that is their own."""

import secrets

from sqlalchemy import bindparam, delete, func, insert, select

from akr.domain.room.errors import UnknownCode
from akr.domain.room.workshop import Workshop
from akr.store.engine.statement import Statement
from akr.store.engine.transaction import Repository
from akr.store.room.workshops import Workshops
from akr.store.tables import AttendanceRow, WorkshopRow

_COUNT = Statement(
    lambda _: select(func.count()).where(AttendanceRow.workshop_id == bindparam("workshop"))
)


class Observers(Repository):
    """Those who attend a room without a seat, each with a wall's address of their own."""

    def begin(self, workshop: Workshop, act_id: str) -> str:
        """Let somebody attend; returns the secret of their address."""
        secret = secrets.token_urlsafe(24)
        self.session.execute(
            insert(AttendanceRow).values(workshop_id=workshop.id, act=act_id, secret=secret)
        )
        return secret

    def begun_by(self, workshop: Workshop, act_id: str) -> str | None:
        """Return the secret that an act gave, unless they have left since."""
        return self.session.scalar(
            select(AttendanceRow.secret).where(
                AttendanceRow.workshop_id == workshop.id, AttendanceRow.act == act_id
            )
        )

    def end(self, secret: str) -> None:
        """Let somebody attend no longer; their address opens nothing from here on."""
        self.session.execute(delete(AttendanceRow).where(AttendanceRow.secret == secret))

    def room_of(self, secret: str) -> Workshop:
        """Find the room that a secret lets one attend. Raises UnknownCode."""
        code = self.session.scalar(
            select(WorkshopRow.code)
            .join(AttendanceRow, AttendanceRow.workshop_id == WorkshopRow.id)
            .where(AttendanceRow.secret == secret)
        )
        if code is None:
            raise UnknownCode
        return Workshops(self.transaction).by_code(code)

    def count(self, workshop: Workshop) -> int:
        """Count those who attend a room."""
        found: int = _COUNT.execute(self.connection, workshop=workshop.id).scalar_one()
        return found
