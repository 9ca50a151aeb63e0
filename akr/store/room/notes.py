"""Notes in the store: only ever added or taken away whole, so that two who note lose nothing."""

import secrets
from collections.abc import Sequence

from sqlalchemy import delete, func, insert, select, update

from akr.domain.room.errors import UnknownCode
from akr.domain.room.participants import Note
from akr.domain.room.workshop import Workshop
from akr.store.engine.transaction import Repository
from akr.store.planning.processes import Processes
from akr.store.room.workshops import Workshops
from akr.store.tables import NoteRow, WorkshopRow


class Notes(Repository):
    """Notes are added and taken away whole, so that two who write at once lose nothing."""

    def open_page(self, workshop: Workshop) -> str:
        """Give a room a page to take notes on, in place of an earlier one; returns its secret."""
        secret = secrets.token_urlsafe(24)
        self.session.execute(
            update(WorkshopRow).where(WorkshopRow.id == workshop.id).values(note_secret=secret)
        )
        return secret

    def page_of(self, workshop: Workshop) -> str | None:
        """Return the secret of a room's page for notes; None until somebody asks for one."""
        return self.session.scalar(
            select(WorkshopRow.note_secret).where(WorkshopRow.id == workshop.id)
        )

    def room_of(self, secret: str) -> Workshop:
        """Find the room whose notes are taken at a page. Raises UnknownCode."""
        code = self.session.scalar(
            select(WorkshopRow.code).where(WorkshopRow.note_secret == secret)
        )
        if code is None:
            raise UnknownCode
        return Workshops(self.transaction).by_code(code)

    def add(self, workshop: Workshop, note: Note) -> None:
        """Keep a note, after those that are there."""
        # First, as it holds the process: a note holds it too, and two that then wanted more would
        # wait for each other.
        Processes(self.transaction).state(workshop.process_id, "notes")
        last = self.session.scalar(
            select(func.max(NoteRow.position)).where(NoteRow.process_id == workshop.process_id)
        )
        self.session.execute(
            insert(NoteRow).values(
                process_id=workshop.process_id,
                key=note.id,
                text=note.text,
                task=note.task,
                position=0 if last is None else last + 1,
            )
        )

    def remove(self, workshop: Workshop, key: str) -> None:
        """Take a note away; one that is gone already is no matter."""
        self.session.execute(
            delete(NoteRow).where(NoteRow.process_id == workshop.process_id, NoteRow.key == key)
        )

    def of_room(self, workshop: Workshop) -> Sequence[Note]:
        """Return all that has been noted, the earliest first."""
        rows = self.session.execute(
            select(NoteRow.key, NoteRow.text, NoteRow.task)
            .where(NoteRow.process_id == workshop.process_id)
            .order_by(NoteRow.position, NoteRow.key)
        )
        return [Note(*row) for row in rows]
