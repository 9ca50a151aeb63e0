"""Proposals in the store, and the task that workshop 2 discusses."""

from collections.abc import Iterable

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from akr.domain.cards.errors import UnknownTask
from akr.domain.proposals.parts import AgendaPart
from akr.domain.proposals.proposals import Proposal, ProposalKind, Status
from akr.domain.room.workshop import Workshop
from akr.store.cards.on_the_table import is_there
from akr.store.engine.transaction import Repository
from akr.store.tables import ProposalRow, RoleTaskRow, TaskRow, WorkshopRow


class Proposals(Repository):
    """A task has at most one proposal: the latest."""

    def save(self, process_id: int, proposal: Proposal) -> None:
        """Store a task's proposal, replacing an earlier one. Raises UnknownTask."""
        if self._hold_task(process_id, proposal.task) is None:
            raise UnknownTask(proposal.task)
        position = self.session.scalar(
            select(func.count()).where(ProposalRow.process_id == process_id)
        )
        values = {name: getattr(proposal, name) for name in Proposal.__slots__}
        dialect = sqlite if self.session.get_bind().dialect.name == "sqlite" else postgresql
        self.session.execute(
            dialect.insert(ProposalRow)
            .values(process_id=process_id, position=position or 0, **values)
            .on_conflict_do_update(index_elements=["process_id", "task"], set_=values)
        )

    def _hold_task(self, process_id: int, task: str) -> str | None:
        """Lock a task that has not been merged away."""
        return self.session.scalar(
            select(TaskRow.key)
            .where(TaskRow.process_id == process_id, TaskRow.key == task, is_there())
            .with_for_update()
        )

    def get(self, process_id: int, task: str) -> Proposal | None:
        """Return a task's proposal; None if it has none."""
        row = self.session.scalar(
            select(ProposalRow).where(
                ProposalRow.process_id == process_id, ProposalRow.task == task
            )
        )
        if row is None:
            return None
        return Proposal(**{name: getattr(row, name) for name in Proposal.__slots__})

    def remove(self, process_id: int, tasks: Iterable[str]) -> None:
        """Leave some tasks without a proposal."""
        self.session.execute(
            delete(ProposalRow).where(
                ProposalRow.process_id == process_id, ProposalRow.task.in_(tasks)
            )
        )

    def decide_new_role(self, role_id: int, decided_by: str) -> None:
        """Turn the proposals for the tasks that a role holds into decisions by the employer."""
        self.session.execute(
            update(ProposalRow)
            .where(
                ProposalRow.decision == ProposalKind.NEW_ROLE,
                exists().where(
                    RoleTaskRow.role_id == role_id,
                    RoleTaskRow.process_id == ProposalRow.process_id,
                    RoleTaskRow.task == ProposalRow.task,
                ),
            )
            .values(status=Status.DECIDED, decided_by=decided_by)
        )

    def left_because(self, process_id: int, task: str) -> str | None:
        """Return why a task was left without a proposal; None if it was not."""
        return self.session.scalar(
            select(TaskRow.left_because).where(
                TaskRow.process_id == process_id, TaskRow.key == task
            )
        )

    def leave(self, process_id: int, task: str, reason: str | None) -> None:
        """Store why a task is left without a proposal, or that it no longer is."""
        if self._hold_task(process_id, task) is None:
            raise UnknownTask(task)
        self.session.execute(
            update(TaskRow)
            .where(TaskRow.process_id == process_id, TaskRow.key == task)
            .values(left_because=reason)
        )

    def open_part(self, workshop: Workshop, part: AgendaPart | None) -> None:
        """Open a part of workshop 2, with no task in focus."""
        self.session.execute(
            update(WorkshopRow).where(WorkshopRow.id == workshop.id).values(part=part, focus=None)
        )

    def set_focus(self, workshop: Workshop, task: str | None) -> None:
        """Set the task that the room discusses. Raises UnknownTask."""
        if task is not None and self._hold_task(workshop.process_id, task) is None:
            raise UnknownTask(task)
        self.session.execute(
            update(WorkshopRow).where(WorkshopRow.id == workshop.id).values(focus=task)
        )

    def at_hand(self, workshop: Workshop) -> tuple[AgendaPart | None, str | None]:
        """Return the part of workshop 2 that is open, and the task that the room discusses."""
        found = self.session.execute(
            select(WorkshopRow.part, WorkshopRow.focus).where(WorkshopRow.id == workshop.id)
        ).one()
        return found.part, found.focus
