"""Notes in the store: only ever added or taken away whole, so that two who note lose nothing."""

import secrets
from collections.abc import Sequence

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from akr.domain.room.errors import UnknownCode
from akr.domain.room.participants import Note
from akr.domain.room.workshop import Workshop
from akr.store.planning import processes
from akr.store.room import workshops
from akr.store.tables import NoteRow, WorkshopRow


def open_page(session: Session, workshop: Workshop) -> str:
    """Give a room a page to take notes on, in place of an earlier one; returns its secret."""
    secret = secrets.token_urlsafe(24)
    session.execute(
        update(WorkshopRow).where(WorkshopRow.id == workshop.id).values(note_secret=secret)
    )
    return secret


def page_of(session: Session, workshop: Workshop) -> str | None:
    """Return the secret of a room's page for notes; None as long as nobody has asked for one."""
    return session.scalar(select(WorkshopRow.note_secret).where(WorkshopRow.id == workshop.id))


def room_of(session: Session, secret: str) -> Workshop:
    """Find the room whose notes are taken at a page. Raises UnknownCode."""
    code = session.scalar(select(WorkshopRow.code).where(WorkshopRow.note_secret == secret))
    if code is None:
        raise UnknownCode
    return workshops.by_code(session, code)


def add(session: Session, workshop: Workshop, note: Note) -> None:
    """Keep a note, after those that are there."""
    # First, as it holds the process: a note holds it too, and two that then wanted more would wait
    # for each other.
    processes.state(session, workshop.process_id, "notes")
    last = session.scalar(
        select(func.max(NoteRow.position)).where(NoteRow.process_id == workshop.process_id)
    )
    session.execute(
        insert(NoteRow).values(
            process_id=workshop.process_id,
            key=note.id,
            text=note.text,
            task=note.task,
            position=0 if last is None else last + 1,
        )
    )


def remove(session: Session, workshop: Workshop, key: str) -> None:
    """Take a note away; one that is gone already is no matter."""
    session.execute(
        delete(NoteRow).where(NoteRow.process_id == workshop.process_id, NoteRow.key == key)
    )


def of_room(session: Session, workshop: Workshop) -> Sequence[Note]:
    """Return all that has been noted, the earliest first."""
    rows = session.execute(
        select(NoteRow.key, NoteRow.text, NoteRow.task)
        .where(NoteRow.process_id == workshop.process_id)
        .order_by(NoteRow.position, NoteRow.key)
    )
    return [Note(*row) for row in rows]
