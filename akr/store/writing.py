"""Cards in the store: each seat's own words, which nobody else changes."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, delete, func, insert, select, update
from sqlalchemy.orm import Session

from akr.domain.errors import UnknownCard
from akr.domain.process import Card
from akr.domain.workshop import Seat, Workshop
from akr.store.tables import CardRow


def add(session: Session, seat: Seat, key: str, text: str, position: int) -> None:
    """Put a seat's card on the pile."""
    session.execute(
        insert(CardRow).values(
            process_id=seat.workshop.process_id,
            key=key,
            text=text,
            participant=seat.key,
            position=position,
        )
    )


def reword(session: Session, seat: Seat, key: str, text: str) -> None:
    """Change a seat's own card. Raises UnknownCard for another's, or one already gathered."""
    changed = session.execute(
        update(CardRow).where(*_own_loose(seat, key)).values(text=text).returning(CardRow.key)
    ).scalar_one_or_none()
    if changed is None:
        raise UnknownCard


def withdraw(session: Session, seat: Seat, key: str) -> None:
    """Take a seat's own card away. Raises UnknownCard for another's, or one already gathered."""
    gone = session.execute(
        delete(CardRow).where(*_own_loose(seat, key)).returning(CardRow.key)
    ).scalar_one_or_none()
    if gone is None:
        raise UnknownCard


def own(session: Session, seat: Seat) -> Sequence[Card]:
    """Return the cards that a seat has written, the latest first."""
    rows = session.execute(
        select(CardRow.key, CardRow.text, CardRow.participant, CardRow.task)
        .where(CardRow.process_id == seat.workshop.process_id, CardRow.participant == seat.key)
        .order_by(CardRow.position.desc())
    )
    return [Card(*row) for row in rows]


def count(session: Session, workshop: Workshop) -> int:
    """Count the cards of the room."""
    found = session.scalar(
        select(func.count()).select_from(CardRow).where(CardRow.process_id == workshop.process_id)
    )
    return found or 0


def _own_loose(seat: Seat, key: str) -> tuple[ColumnElement[bool], ...]:
    return (
        CardRow.process_id == seat.workshop.process_id,
        CardRow.key == key,
        CardRow.participant == seat.key,
        CardRow.task.is_(None),
    )
