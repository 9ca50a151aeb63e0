"""Processes in the store: their ids, the list of them, and how many people are expected."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Row, delete, select, update

from akr.domain.errors import UnknownProcess
from akr.store.engine.public_ids import ARRIVING
from akr.store.engine.transaction import Repository
from akr.store.tables import (
    FrozenRoleRow,
    MatterRow,
    MatterVersionRow,
    OccupationRow,
    ProcessRow,
    RoleRow,
)


def has_arrived() -> ColumnElement[bool]:
    """Whether a process is all there; one that is being read in from a file is in no list."""
    return ProcessRow.public_id.not_like(f"{ARRIVING}%")


class Processes(Repository):
    """A public id identifies a process outside the store; `id` never leaves it."""

    def id_of(self, public_id: str) -> int:
        """Return a process's primary key. Raises UnknownProcess."""
        found = self.session.scalar(select(ProcessRow.id).where(ProcessRow.public_id == public_id))
        if found is None:
            raise UnknownProcess(public_id)
        return found

    def is_there(self, public_id: str) -> bool:
        """Whether a process has this public id."""
        found = self.session.scalar(select(ProcessRow.id).where(ProcessRow.public_id == public_id))
        return found is not None

    def delete(self, process_id: int) -> None:
        """Delete a process with all that is its own."""
        self.session.execute(delete(ProcessRow).where(ProcessRow.id == process_id))

    def rename_organisation(self, before: str, after: str) -> None:
        """Let the processes that carry a name carry another.

        What is ended, or was sent to unions, keeps the name that it was read by.
        """
        sent = select(MatterRow.process_id).join(
            MatterVersionRow, MatterVersionRow.matter_id == MatterRow.id
        )
        frozen = select(RoleRow.process_id).join(FrozenRoleRow, FrozenRoleRow.role_id == RoleRow.id)
        self.session.execute(
            update(ProcessRow)
            .where(
                ProcessRow.organisation == before,
                ProcessRow.ended_reason.is_(None),
                ProcessRow.id.not_in(sent),
                ProcessRow.id.not_in(frozen),
            )
            .values(organisation=after)
        )

    def state(self, process_id: int, *parts: str) -> None:
        """Mark some lists as stated, when their first row is stored."""
        row = self.session.execute(
            select(ProcessRow).where(ProcessRow.id == process_id).with_for_update()
        ).scalar_one()
        row.parts = (*row.parts, *(part for part in parts if part not in row.parts))

    def listed(self) -> Sequence[Row[tuple[str, str | None, str | None, datetime]]]:
        """Return public_id, title, workplace and created_at of every process, newest first."""
        return self.session.execute(
            select(
                ProcessRow.public_id,
                ProcessRow.title,
                ProcessRow.workplace_name.label("workplace"),
                ProcessRow.created_at,
            )
            .where(has_arrived())
            .order_by(ProcessRow.id.desc())
        ).all()

    def names(self, public_ids: Sequence[str]) -> Sequence[Row[tuple[str, str | None, str | None]]]:
        """Return public_id, title and workplace of some processes, in no order."""
        return self.session.execute(
            select(ProcessRow.public_id, ProcessRow.title, ProcessRow.workplace_name).where(
                ProcessRow.public_id.in_(public_ids)
            )
        ).all()

    def expect(self, public_id: str, expected: Mapping[str, int | None]) -> None:
        """Store how many of each occupation, by name, are expected; None if unknown."""
        process_id = (
            select(ProcessRow.id).where(ProcessRow.public_id == public_id).scalar_subquery()
        )
        for name, number in expected.items():
            self.session.execute(
                update(OccupationRow)
                .where(OccupationRow.process_id == process_id, OccupationRow.name == name)
                .values(expected=number)
            )

    def keep_expected(self, process_id: int) -> None:
        """Keep how many are expected as the room opens."""
        self.session.execute(
            update(OccupationRow)
            .where(OccupationRow.process_id == process_id)
            .values(expected_at_opening=OccupationRow.expected)
        )

    def expected(self, public_id: str) -> dict[str, int | None]:
        """Return how many of each occupation, by name, are expected; None if unknown."""
        rows = self.session.execute(
            select(OccupationRow.name, OccupationRow.expected)
            .join(ProcessRow, ProcessRow.id == OccupationRow.process_id)
            .where(ProcessRow.public_id == public_id)
            .order_by(OccupationRow.position)
        )
        return {name: number for name, number in rows}  # noqa: C416  (dict() of rows has no type)
