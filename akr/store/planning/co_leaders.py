"""Co-leaders in the store: a process's leaders and its manager."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, delete, insert, select

from akr.store.engine.transaction import Repository
from akr.store.planning.processes import Processes, has_arrived
from akr.store.tables import AccountRow, ProcessLeaderRow, ProcessRow, WorkshopRow


class CoLeaders(Repository):
    """A process has any number of leaders and at most one manager, who does not lead it."""

    def add_leader(self, public_id: str, account_id: int) -> None:
        """Make an account a leader of a process."""
        process_id = Processes(self.transaction).id_of(public_id)
        self.session.execute(
            insert(ProcessLeaderRow).values(process_id=process_id, account_id=account_id)
        )

    def leaders_of(self, public_id: str) -> set[int]:
        """Return the accounts that lead a process. Raises UnknownProcess."""
        return set(
            self.session.scalars(
                select(ProcessLeaderRow.account_id).where(
                    ProcessLeaderRow.process_id == Processes(self.transaction).id_of(public_id),
                    ProcessLeaderRow.is_manager.is_(False),
                )
            )
        )

    def hold_leaders(self, public_id: str) -> set[int]:
        """Return the accounts that lead a process, locked until the transaction ends.

        So of two leaders who remove each other at once, the second finds no other leader left.
        """
        process_id = Processes(self.transaction).id_of(public_id)
        self.session.execute(
            select(ProcessRow.id).where(ProcessRow.id == process_id).with_for_update()
        )
        return self.leaders_of(public_id)

    def remove_leader(self, public_id: str, account_id: int) -> None:
        """Remove a leader from a process."""
        self.session.execute(
            delete(ProcessLeaderRow).where(
                ProcessLeaderRow.process_id == Processes(self.transaction).id_of(public_id),
                ProcessLeaderRow.account_id == account_id,
                ProcessLeaderRow.is_manager.is_(False),
            )
        )

    def is_leader(self, public_id: str, account_id: int) -> bool:
        """Whether an account leads a process; its manager does not."""
        return self._has_place(public_id, account_id, as_manager=False)

    def is_manager(self, public_id: str, account_id: int) -> bool:
        """Whether an account is a process's manager."""
        return self._has_place(public_id, account_id, as_manager=True)

    def set_manager(self, public_id: str, account_id: int) -> None:
        """Make an account the process's manager, replacing an earlier one; it must not lead it."""
        process_id = Processes(self.transaction).id_of(public_id)
        # Locked, so that two concurrent appointments do not both stay.
        self.session.execute(
            select(ProcessRow.id).where(ProcessRow.id == process_id).with_for_update()
        )
        self.session.execute(
            delete(ProcessLeaderRow).where(
                ProcessLeaderRow.process_id == process_id, ProcessLeaderRow.is_manager
            )
        )
        self.session.execute(
            insert(ProcessLeaderRow).values(
                process_id=process_id, account_id=account_id, is_manager=True
            )
        )

    def manager_of(self, public_id: str) -> str | None:
        """Return the public id of the account that manages a process."""
        return self.session.scalar(
            select(AccountRow.public_id)
            .join(ProcessLeaderRow, ProcessLeaderRow.account_id == AccountRow.id)
            .join(ProcessRow, ProcessRow.id == ProcessLeaderRow.process_id)
            .where(ProcessRow.public_id == public_id, ProcessLeaderRow.is_manager)
        )

    def managers_of(self, public_ids: Sequence[str]) -> Sequence[int | None]:
        """Return the account that manages each of some processes; None where nobody does."""
        found = dict(
            self.session.execute(
                select(ProcessRow.public_id, ProcessLeaderRow.account_id)
                .join(ProcessLeaderRow, ProcessLeaderRow.process_id == ProcessRow.id)
                .where(ProcessRow.public_id.in_(public_ids), ProcessLeaderRow.is_manager)
            )
            .tuples()
            .all()
        )
        return [found.get(each) for each in public_ids]

    def managed_by(self, account_id: int) -> Sequence[str]:
        """Return the public ids of the processes that an account manages, the newest first."""
        return self.session.scalars(
            select(ProcessRow.public_id)
            .join(ProcessLeaderRow, ProcessLeaderRow.process_id == ProcessRow.id)
            .where(ProcessLeaderRow.account_id == account_id, ProcessLeaderRow.is_manager)
            .order_by(ProcessRow.id.desc())
        ).all()

    def led_by(self, account_id: int | None) -> Sequence[Row[tuple[Any, ...]]]:
        """Return what a list says of each of an account's processes.

        Its public_id, title, workplace, phase and ended_on, and the dates of both workshops and of
        the follow-up. Newest first; of every process when no account is given. The phase is None
        before workshop 1 is opened.
        """
        processes = (
            select(
                ProcessRow.public_id,
                ProcessRow.title,
                ProcessRow.workplace_name.label("workplace"),
                WorkshopRow.phase,
                ProcessRow.ended_on,
                ProcessRow.workshop_1_on,
                ProcessRow.workshop_2_on,
                ProcessRow.follow_up_on,
            )
            .outerjoin(
                WorkshopRow, (WorkshopRow.process_id == ProcessRow.id) & (WorkshopRow.number == 1)
            )
            .where(has_arrived())
            .order_by(ProcessRow.id.desc())
        )
        if account_id is not None:
            processes = processes.join(
                ProcessLeaderRow, ProcessLeaderRow.process_id == ProcessRow.id
            ).where(
                ProcessLeaderRow.account_id == account_id, ProcessLeaderRow.is_manager.is_(False)
            )
        return self.session.execute(processes).all()

    def _has_place(self, public_id: str, account_id: int, *, as_manager: bool) -> bool:
        found = self.session.scalar(
            select(ProcessLeaderRow.account_id)
            .join(ProcessRow, ProcessRow.id == ProcessLeaderRow.process_id)
            .where(
                ProcessRow.public_id == public_id,
                ProcessLeaderRow.account_id == account_id,
                ProcessLeaderRow.is_manager.is_(as_manager),
            )
        )
        return found is not None
