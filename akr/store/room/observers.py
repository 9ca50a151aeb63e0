"""Those who attend a room without a seat, each with an address of the wall that is their own."""

import secrets

from sqlalchemy import bindparam, delete, func, insert, select
from sqlalchemy.orm import Session

from akr.domain.room.errors import UnknownCode
from akr.domain.room.workshop import Workshop
from akr.store.engine.statement import Statement
from akr.store.room import workshops
from akr.store.tables import AttendanceRow, WorkshopRow

_COUNT = Statement(
    lambda _: select(func.count()).where(AttendanceRow.workshop_id == bindparam("workshop"))
)


def begin(session: Session, workshop: Workshop, act_id: str) -> str:
    """Let somebody attend; returns the secret of their address."""
    secret = secrets.token_urlsafe(24)
    session.execute(
        insert(AttendanceRow).values(workshop_id=workshop.id, act=act_id, secret=secret)
    )
    return secret


def begun_by(session: Session, workshop: Workshop, act_id: str) -> str | None:
    """Return the secret that an act gave, unless they have left since."""
    return session.scalar(
        select(AttendanceRow.secret).where(
            AttendanceRow.workshop_id == workshop.id, AttendanceRow.act == act_id
        )
    )


def end(session: Session, secret: str) -> None:
    """Let somebody attend no longer; their address opens nothing from here on."""
    session.execute(delete(AttendanceRow).where(AttendanceRow.secret == secret))


def room_of(session: Session, secret: str) -> Workshop:
    """Find the room that a secret lets one attend. Raises UnknownCode."""
    code = session.scalar(
        select(WorkshopRow.code)
        .join(AttendanceRow, AttendanceRow.workshop_id == WorkshopRow.id)
        .where(AttendanceRow.secret == secret)
    )
    if code is None:
        raise UnknownCode
    return workshops.by_code(session, code)


def count(session: Session, workshop: Workshop) -> int:
    """Count those who attend a room."""
    found: int = _COUNT.execute(session, workshop=workshop.id).scalar_one()
    return found
