"""Draft versions in the store: each version's whole text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, insert, select, update

from akr.domain.matter.review import DraftStatus
from akr.domain.planning.errors import ProcessEnded
from akr.domain.role.draft import Content
from akr.domain.role.errors import EditedSince, UnknownDraft
from akr.domain.role.history import LONGEST_HISTORY, Edit
from akr.domain.role.values import as_values, from_values
from akr.store.engine.transaction import Repository
from akr.store.tables import DraftRow, EditRow, ProcessRow, VersionRow


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """A draft's status and version. `id` and `process_id` are keys; `public_id` the process's."""

    id: int
    process_id: int
    public_id: str
    status: DraftStatus
    version: int


@dataclass(frozen=True, slots=True)
class StoredEdit:
    """An edit that can be undone, and the number by which it is."""

    id: int
    edit: Edit


@dataclass(frozen=True, slots=True)
class Version:
    """A version's number, why it was made and when."""

    number: int
    reason: str | None
    made_at: datetime


class Drafts(Repository):
    """A process has at most one draft; only its current version can change."""

    def start(self, public_id: str, content: Content) -> None:
        """Store a process's draft as version 1. Raises IntegrityError if it already has one."""
        process_id = self.session.execute(
            select(ProcessRow.id).where(ProcessRow.public_id == public_id)
        ).scalar_one()
        row = DraftRow(process_id=process_id, status=DraftStatus.DRAFT, version=1)
        self.session.add(row)
        self.session.flush()
        self._add_version(row.id, 1, content, None)

    def find(self, public_id: str, *, hold: bool = False) -> StoredDraft | None:
        """Find a process's draft; `hold` locks it until the transaction ends.

        With `hold`, raises ProcessEnded for a process that has been ended.
        """
        query = (
            select(
                DraftRow.id,
                DraftRow.process_id,
                ProcessRow.public_id,
                DraftRow.status,
                DraftRow.version,
                ProcessRow.ended_reason,
            )
            .join(ProcessRow, ProcessRow.id == DraftRow.process_id)
            .where(ProcessRow.public_id == public_id)
        )
        if hold:
            query = query.with_for_update(of=DraftRow)
        row = self.session.execute(query).one_or_none()
        if row is None:
            return None
        *found, ended = row
        if hold and ended is not None:
            raise ProcessEnded
        return StoredDraft(*found)

    def get(self, public_id: str, *, hold: bool = False) -> StoredDraft:
        """Find a process's draft as `find` does. Raises UnknownDraft when it has none."""
        found = self.find(public_id, hold=hold)
        if found is None:
            raise UnknownDraft(public_id)
        return found

    def content(self, draft: StoredDraft, number: int | None = None) -> Content:
        """Return a version's text, the current one's without a number. Raises UnknownDraft."""
        values = self.session.scalar(
            select(VersionRow.content).where(
                VersionRow.draft_id == draft.id, VersionRow.number == (number or draft.version)
            )
        )
        if values is None:
            raise UnknownDraft(str(number))
        return from_values(values)

    def versions(self, draft: StoredDraft) -> Sequence[Version]:
        """Return every version, the latest first."""
        rows = self.session.execute(
            select(VersionRow.number, VersionRow.reason, VersionRow.made_at)
            .where(VersionRow.draft_id == draft.id)
            .order_by(VersionRow.number.desc())
        )
        return [Version(*row) for row in rows]

    def save(self, draft: StoredDraft, before: Content, changed: Content, edit: Edit) -> None:
        """Store the current version's edited text, and the one before so that it can be undone."""
        if before == changed:
            return
        self.session.execute(
            insert(EditRow).values(
                draft_id=draft.id,
                kind=edit.kind,
                about=edit.about,
                before=as_values(before),
                made_at=self.now,
            )
        )
        latest = self._edits(draft).limit(LONGEST_HISTORY)
        self.session.execute(
            delete(EditRow).where(EditRow.draft_id == draft.id, EditRow.id.not_in(latest))
        )
        self._write(draft, as_values(changed))

    def last_edit(self, draft: StoredDraft) -> StoredEdit | None:
        """Return the latest edit that can be undone; None when there is none."""
        row = self.session.execute(
            select(EditRow.id, EditRow.kind, EditRow.about)
            .where(EditRow.draft_id == draft.id)
            .order_by(EditRow.id.desc())
            .limit(1)
        ).one_or_none()
        return None if row is None else StoredEdit(row.id, Edit(row.kind, row.about))

    def undo(self, draft: StoredDraft, edit_id: int) -> None:
        """Put back the text that was before the latest edit. Raises EditedSince for an earlier one.

        An edit that is gone is undone already, as after a second press.
        """
        edits = self.session.scalars(self._edits(draft)).all()
        if edit_id not in edits:
            return
        if edit_id != edits[0]:
            raise EditedSince
        is_it = EditRow.id == edit_id
        self._write(draft, self.session.scalars(select(EditRow.before).where(is_it)).one())
        self.session.execute(delete(EditRow).where(is_it))

    def move(self, draft: StoredDraft, status: DraftStatus) -> None:
        """Set a draft's status. A text that is locked has no edits left to undo."""
        self.session.execute(update(DraftRow).where(DraftRow.id == draft.id).values(status=status))
        self.session.execute(delete(EditRow).where(EditRow.draft_id == draft.id))

    def add_version(self, draft: StoredDraft, text: Content, reason: str) -> None:
        """Begin the next version, as a draft; earlier versions never change."""
        number = draft.version + 1
        self.session.execute(
            update(DraftRow)
            .where(DraftRow.id == draft.id)
            .values(version=number, status=DraftStatus.DRAFT)
        )
        self._add_version(draft.id, number, text, reason)

    def _write(self, draft: StoredDraft, values: dict[str, Any]) -> None:
        self.session.execute(
            update(VersionRow)
            .where(VersionRow.draft_id == draft.id, VersionRow.number == draft.version)
            .values(content=values)
        )

    def _edits(self, draft: StoredDraft) -> Select[tuple[int]]:
        """Select the ids of a draft's edits, the latest first."""
        return select(EditRow.id).where(EditRow.draft_id == draft.id).order_by(EditRow.id.desc())

    def _add_version(self, draft_id: int, number: int, text: Content, reason: str | None) -> None:
        self.session.execute(
            insert(VersionRow).values(
                draft_id=draft_id,
                number=number,
                content=as_values(text),
                reason=reason,
                made_at=self.now,
            )
        )
