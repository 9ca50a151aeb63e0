"""Roles in the store: each version's whole text, and the tasks that a role holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, delete, exists, func, insert, or_, select, update

from akr.domain.matter.review import DraftStatus
from akr.domain.planning.errors import ProcessEnded
from akr.domain.proposals.proposals import ProposalKind
from akr.domain.role.draft import Content
from akr.domain.role.errors import EditedSince, TaskInAnotherRole, UnknownDraft
from akr.domain.role.history import LONGEST_HISTORY, Edit
from akr.domain.role.lines import sources_of
from akr.domain.role.values import as_values, from_values
from akr.store.engine.transaction import Repository
from akr.store.tables import (
    DecisionRow,
    EditRow,
    FrozenRoleRow,
    ProcessRow,
    ProposalRow,
    RoleProcessRow,
    RoleRow,
    RoleTaskRow,
    VersionRow,
)


@dataclass(frozen=True, slots=True)
class StoredRole:
    """A role's status and version. `id` and `process_id` are keys.

    `public_id` is the role's, and `process` that of the process that it was begun in, whose sector
    is `sector`.
    """

    id: int
    public_id: str
    process_id: int
    process: str
    status: DraftStatus
    version: int
    sector: str | None


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


Key = tuple[int, str]
"""A workshop's task: its process's key, and its own within the process."""


class Roles(Repository):
    """A process has any number of roles, and a role gathers from any number of processes.

    Only the current version can change. A task is in one role at most.
    """

    def start(self, role_id: str, public_id: str, content: Content) -> None:
        """Store a role begun in a process, as version 1. Raises TaskInAnotherRole."""
        process_id = self.session.execute(
            select(ProcessRow.id).where(ProcessRow.public_id == public_id)
        ).scalar_one()
        row = RoleRow(public_id=role_id, process_id=process_id, status=DraftStatus.DRAFT, version=1)
        self.session.add(row)
        self.session.flush()
        self._add_version(row.id, 1, content, None)
        self._hold(self.get(role_id), content)

    def find(self, role_id: str, *, hold: bool = False) -> StoredRole | None:
        """Find a role; `hold` locks it until the transaction ends.

        With `hold`, raises ProcessEnded when the process that it was begun in has been ended.
        """
        query = _ROLES.add_columns(ProcessRow.ended_reason).where(RoleRow.public_id == role_id)
        if hold:
            query = query.with_for_update(of=RoleRow)
        row = self.session.execute(query).one_or_none()
        if row is None:
            return None
        *found, ended = row
        if hold and ended is not None:
            raise ProcessEnded
        return StoredRole(*found)

    def get(self, role_id: str, *, hold: bool = False) -> StoredRole:
        """Find a role as `find` does. Raises UnknownDraft."""
        found = self.find(role_id, hold=hold)
        if found is None:
            raise UnknownDraft(role_id)
        return found

    def touching(self, public_id: str, *, was_reviewed: bool = False) -> Sequence[StoredRole]:
        """Return the roles that gather from a process, the oldest first.

        With `was_reviewed`, those that its unions have been shown.
        """
        process_id = (
            select(ProcessRow.id).where(ProcessRow.public_id == public_id).scalar_subquery()
        )
        holding = select(RoleProcessRow.role_id).where(RoleProcessRow.process_id == process_id)
        if was_reviewed:
            holding = holding.where(RoleProcessRow.was_reviewed)
        rows = self.session.execute(_ROLES.where(RoleRow.id.in_(holding)).order_by(RoleRow.id))
        return [StoredRole(*row) for row in rows]

    def processes(self, role: StoredRole) -> Sequence[str]:
        """Return the public ids of the processes that a role gathers from, its own first."""
        rows = self.session.execute(
            select(ProcessRow.public_id, ProcessRow.id)
            .join(RoleProcessRow, RoleProcessRow.process_id == ProcessRow.id)
            .where(RoleProcessRow.role_id == role.id)
            .order_by(ProcessRow.id)
        ).all()
        return [public_id for public_id, id_ in sorted(rows, key=lambda r: r.id != role.process_id)]

    def held(self, public_id: str) -> dict[str, str]:
        """Return which role, by public id, holds each of a process's tasks."""
        rows = self.session.execute(
            select(RoleTaskRow.task, RoleRow.public_id)
            .join(RoleRow, RoleRow.id == RoleTaskRow.role_id)
            .join(ProcessRow, ProcessRow.id == RoleTaskRow.process_id)
            .where(ProcessRow.public_id == public_id)
        )
        return dict(rows.tuples().all())

    def with_free_tasks(self) -> Sequence[str]:
        """Return the processes with a task proposed for a new role that no role holds.

        The newest first; those that have been ended are left out.
        """
        held = exists().where(
            RoleTaskRow.process_id == ProposalRow.process_id, RoleTaskRow.task == ProposalRow.task
        )
        free = select(ProposalRow.process_id).where(
            ProposalRow.decision == ProposalKind.NEW_ROLE, ~held
        )
        return self.session.scalars(
            select(ProcessRow.public_id)
            .where(ProcessRow.id.in_(free), ProcessRow.ended_reason.is_(None))
            .order_by(ProcessRow.id.desc())
        ).all()

    def remove(self, role: StoredRole) -> None:
        """Delete a role with all its text; its tasks are free again."""
        self.session.execute(delete(RoleRow).where(RoleRow.id == role.id))

    def content(self, role: StoredRole, number: int | None = None) -> Content:
        """Return a version's text, the current one's without a number. Raises UnknownDraft."""
        values = self.session.scalar(
            select(VersionRow.content).where(
                VersionRow.role_id == role.id, VersionRow.number == (number or role.version)
            )
        )
        if values is None:
            raise UnknownDraft(str(number))
        return from_values(values)

    def versions(self, role: StoredRole) -> Sequence[Version]:
        """Return every version, the latest first."""
        rows = self.session.execute(
            select(VersionRow.number, VersionRow.reason, VersionRow.made_at)
            .where(VersionRow.role_id == role.id)
            .order_by(VersionRow.number.desc())
        )
        return [Version(*row) for row in rows]

    def save(self, role: StoredRole, before: Content, changed: Content, edit: Edit) -> None:
        """Store the current version's edited text, and the one before so that it can be undone."""
        if before == changed:
            return
        self.session.execute(
            insert(EditRow).values(
                role_id=role.id,
                kind=edit.kind,
                about=edit.about,
                before=as_values(before),
                made_at=self.now,
            )
        )
        latest = self._edits(role).limit(LONGEST_HISTORY)
        self.session.execute(
            delete(EditRow).where(EditRow.role_id == role.id, EditRow.id.not_in(latest))
        )
        self._write(role, as_values(changed))
        if _sources(before) != _sources(changed):
            self._hold(role, changed)

    def last_edit(self, role: StoredRole) -> StoredEdit | None:
        """Return the latest edit that can be undone; None when there is none."""
        row = self.session.execute(
            select(EditRow.id, EditRow.kind, EditRow.about)
            .where(EditRow.role_id == role.id)
            .order_by(EditRow.id.desc())
            .limit(1)
        ).one_or_none()
        return None if row is None else StoredEdit(row.id, Edit(row.kind, row.about))

    def undo(self, role: StoredRole, edit_id: int) -> None:
        """Put back the text that was before the latest edit. Raises EditedSince for an earlier one.

        An edit that is gone is undone already, as after a second press. Raises TaskInAnotherRole
        when a task that would come back has been taken into another role.
        """
        edits = self.session.scalars(self._edits(role)).all()
        if edit_id not in edits:
            return
        if edit_id != edits[0]:
            raise EditedSince
        is_it = EditRow.id == edit_id
        before = self.session.scalars(select(EditRow.before).where(is_it)).one()
        self._write(role, before)
        self._hold(role, from_values(before))
        self.session.execute(delete(EditRow).where(is_it))

    def move(self, role: StoredRole, status: DraftStatus) -> None:
        """Set a role's status. A text that is locked has no edits left to undo.

        From its first review on, the unions of the processes that it gathers from stay with it.
        """
        self.session.execute(update(RoleRow).where(RoleRow.id == role.id).values(status=status))
        self.session.execute(delete(EditRow).where(EditRow.role_id == role.id))
        self.session.execute(
            update(RoleProcessRow)
            .where(RoleProcessRow.role_id == role.id)
            .values(was_reviewed=True)
        )

    def settle(self, role: StoredRole) -> None:
        """Free what only earlier versions held, when the current one has been decided."""
        self._hold(role, self.content(role))

    def add_version(self, role: StoredRole, text: Content, reason: str) -> None:
        """Begin the next version, as a draft; earlier versions never change."""
        number = role.version + 1
        self.session.execute(
            update(RoleRow)
            .where(RoleRow.id == role.id)
            .values(version=number, status=DraftStatus.DRAFT)
        )
        self._add_version(role.id, number, text, reason)

    def _hold(self, role: StoredRole, content: Content) -> None:
        """Keep which tasks a role holds, and from which processes. Raises TaskInAnotherRole."""
        decided = (
            select(func.coalesce(func.max(FrozenRoleRow.version), 1))
            .join(
                DecisionRow,
                and_(
                    DecisionRow.matter_id == FrozenRoleRow.matter_id,
                    DecisionRow.number == FrozenRoleRow.number,
                ),
            )
            .where(FrozenRoleRow.role_id == role.id)
            .scalar_subquery()
        )
        shown = self.session.scalars(
            select(VersionRow.content).where(
                VersionRow.role_id == role.id,
                VersionRow.number >= decided,
                VersionRow.number < role.version,
            )
        )
        sources = _sources(content).union(*(_sources(from_values(each)) for each in shown))
        names = {process for process, _ in sources if process is not None}
        keys: dict[str | None, int] = {None: role.process_id}
        keys |= dict(
            self.session.execute(
                # Locked, so that of two roles that take one task at once the second is refused.
                select(ProcessRow.public_id, ProcessRow.id)
                .where(or_(ProcessRow.public_id.in_(names), ProcessRow.id == role.process_id))
                .order_by(ProcessRow.id)
                .with_for_update()
            )
            .tuples()
            .all()
        )
        wanted = {(keys[process], task) for process, task in sources if process in keys}
        self._hold_tasks(role, wanted)
        self._hold_processes(role, {role.process_id, *(process for process, _ in wanted)})

    def _hold_tasks(self, role: StoredRole, wanted: set[Key]) -> None:
        held = {
            (process, task): by
            for process, task, by in self.session.execute(
                select(RoleTaskRow.process_id, RoleTaskRow.task, RoleTaskRow.role_id).where(
                    or_(
                        RoleTaskRow.role_id == role.id,
                        RoleTaskRow.process_id.in_({process for process, _ in wanted}),
                    )
                )
            )
        }
        if any(held.get(key, role.id) != role.id for key in wanted):
            raise TaskInAnotherRole
        mine = {key for key, by in held.items() if by == role.id}
        for process, task in mine - wanted:
            self.session.execute(
                delete(RoleTaskRow).where(
                    RoleTaskRow.process_id == process, RoleTaskRow.task == task
                )
            )
        for process, task in wanted - mine:
            self.session.execute(
                insert(RoleTaskRow).values(process_id=process, task=task, role_id=role.id)
            )

    def _hold_processes(self, role: StoredRole, wanted: set[int]) -> None:
        of_role = RoleProcessRow.role_id == role.id
        held = set(self.session.scalars(select(RoleProcessRow.process_id).where(of_role)))
        self.session.execute(
            delete(RoleProcessRow).where(
                of_role,
                RoleProcessRow.was_reviewed.is_(False),
                RoleProcessRow.process_id.not_in(wanted),
            )
        )
        for process in wanted - held:
            self.session.execute(
                insert(RoleProcessRow).values(
                    role_id=role.id, process_id=process, was_reviewed=False
                )
            )

    def _write(self, role: StoredRole, values: dict[str, Any]) -> None:
        self.session.execute(
            update(VersionRow)
            .where(VersionRow.role_id == role.id, VersionRow.number == role.version)
            .values(content=values)
        )

    def _edits(self, role: StoredRole) -> Select[tuple[int]]:
        """Select the ids of a role's edits, the latest first."""
        return select(EditRow.id).where(EditRow.role_id == role.id).order_by(EditRow.id.desc())

    def _add_version(self, role_id: int, number: int, text: Content, reason: str | None) -> None:
        self.session.execute(
            insert(VersionRow).values(
                role_id=role_id,
                number=number,
                content=as_values(text),
                reason=reason,
                made_at=self.now,
            )
        )


def _sources(content: Content) -> set[tuple[str | None, str]]:
    """The workshop tasks that a text rests on, as process and task; None is its own process."""
    return {
        (source.process, source.task)
        for source in sources_of(content.draft.lines)
        if source.evidence is not None
    }


_ROLES = select(
    RoleRow.id,
    RoleRow.public_id,
    RoleRow.process_id,
    ProcessRow.public_id.label("process"),
    RoleRow.status,
    RoleRow.version,
    ProcessRow.workplace_sector,
).join(ProcessRow, ProcessRow.id == RoleRow.process_id)
