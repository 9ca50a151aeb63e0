"""Notes in the store, and the secret address of a room's notes page."""

from collections.abc import Sequence

from sqlalchemy import delete, func, insert, select, update

from akr.domain.room.errors import UnknownCode
from akr.domain.room.participants import Note
from akr.domain.room.workshop import Workshop
from akr.store.engine.derived import new_mark
from akr.store.engine.tokens import hashed
from akr.store.engine.transaction import Repository
from akr.store.planning.processes import Processes
from akr.store.room.workshops import Workshops
from akr.store.tables import NoteRow, WorkshopRow

NOTES = "notes"
"""What the address of a page for notes is derived as."""


class Notes(Repository):
    """Notes are added or removed whole, so that two concurrent note-takers lose nothing."""

    def open_page(self, workshop: Workshop) -> None:
        """Give a room a notes page, replacing an earlier one."""
        self.session.execute(
            update(WorkshopRow)
            .where(WorkshopRow.id == workshop.id)
            .values(notes_mark=new_mark(), earlier_notes_hash=None)
        )

    def page_of(self, workshop: Workshop) -> str | None:
        """Return the secret of a room's notes page; None until one is opened."""
        mark = self.session.scalar(
            select(WorkshopRow.notes_mark).where(WorkshopRow.id == workshop.id)
        )
        return None if mark is None else self.derived.address(NOTES, mark)

    def open_to(self, workshop: Workshop) -> Sequence[str]:
        """Return the hashes of the secrets that open a room's notes page now."""
        page = self.page_of(workshop)
        earlier = self.session.scalar(
            select(WorkshopRow.earlier_notes_hash).where(WorkshopRow.id == workshop.id)
        )
        return [each for each in (page and hashed(page), earlier) if each]

    def room_of(self, secret: str) -> Workshop:
        """Find the room of a notes page. Raises UnknownCode."""
        # Not None, which would ask for a room without a page, and find one.
        mark = self.derived.mark_of(NOTES, secret) or ""
        code = self.session.scalar(
            select(WorkshopRow.code).where(
                (WorkshopRow.notes_mark == mark)
                | (WorkshopRow.earlier_notes_hash == hashed(secret))
            )
        )
        if code is None:
            raise UnknownCode
        return Workshops(self.transaction).by_code(code)

    def add(self, workshop: Workshop, note: Note) -> None:
        """Store a note after the others."""
        # First, because it locks the process. Inserting a note locks it too, so in the other order
        # two notes could deadlock.
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
        """Delete a note; deleting it twice does no harm."""
        self.session.execute(
            delete(NoteRow).where(NoteRow.process_id == workshop.process_id, NoteRow.key == key)
        )

    def of_room(self, workshop: Workshop) -> Sequence[Note]:
        """Return the room's notes, the earliest first."""
        rows = self.session.execute(
            select(NoteRow.key, NoteRow.text, NoteRow.task)
            .where(NoteRow.process_id == workshop.process_id)
            .order_by(NoteRow.position, NoteRow.key)
        )
        return [Note(*row) for row in rows]
