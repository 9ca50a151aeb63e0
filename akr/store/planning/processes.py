"""Processes: their public ids, the list of them, and who is expected."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Row, select, update

from akr.domain.errors import UnknownProcess
from akr.store.engine.transaction import Repository
from akr.store.tables import (
    OccupationRow,
    ProcessRow,
)


class Processes(Repository):
    """Processes: their public ids, the list of them, and who is expected."""

    def id_of(self, public_id: str) -> int:
        """Return the tables' own id of a process. Raises UnknownProcess."""
        found = self.session.scalar(select(ProcessRow.id).where(ProcessRow.public_id == public_id))
        if found is None:
            raise UnknownProcess(public_id)
        return found

    def is_there(self, public_id: str) -> bool:
        """Whether a process has this public id."""
        found = self.session.scalar(select(ProcessRow.id).where(ProcessRow.public_id == public_id))
        return found is not None

    def state(self, process_id: int, *parts: str) -> None:
        """Note that some lists have been said, when the first of their rows comes."""
        row = self.session.execute(
            select(ProcessRow).where(ProcessRow.id == process_id).with_for_update()
        ).scalar_one()
        row.parts = (*row.parts, *(part for part in parts if part not in row.parts))

    def listed(self) -> Sequence[Row[tuple[str, str | None, str | None, datetime]]]:
        """Return public_id, title, workplace and created_at of every process, the newest first."""
        return self.session.execute(
            select(
                ProcessRow.public_id,
                ProcessRow.title,
                ProcessRow.workplace_name.label("workplace"),
                ProcessRow.created_at,
            ).order_by(ProcessRow.id.desc())
        ).all()

    def expect(self, public_id: str, expected: Mapping[str, int | None]) -> None:
        """Note how many of some occupations, by name, are expected to come; None is not known."""
        process_id = (
            select(ProcessRow.id).where(ProcessRow.public_id == public_id).scalar_subquery()
        )
        for name, number in expected.items():
            self.session.execute(
                update(OccupationRow)
                .where(OccupationRow.process_id == process_id, OccupationRow.name == name)
                .values(expected=number)
            )

    def expected(self, public_id: str) -> dict[str, int | None]:
        """Return how many of each occupation, by name, are expected; None where nobody has said."""
        rows = self.session.execute(
            select(OccupationRow.name, OccupationRow.expected)
            .join(ProcessRow, ProcessRow.id == OccupationRow.process_id)
            .where(ProcessRow.public_id == public_id)
            .order_by(OccupationRow.position)
        )
        return {name: number for name, number in rows}  # noqa: C416  (dict() of rows has no type)
