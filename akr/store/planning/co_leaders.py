"""Who leads a process together, and who decides on it."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Row, delete, insert, select

from akr.domain.phase import Phase
from akr.store.engine.transaction import Repository
from akr.store.planning.processes import Processes
from akr.store.tables import AccountRow, ProcessLeaderRow, ProcessRow, WorkshopRow


class CoLeaders(Repository):
    """Who leads a process together, and who decides on it."""

    def add_leader(self, public_id: str, account_id: int) -> None:
        """Let an account lead a process."""
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
        """Return the accounts that lead a process, and hold them until the transaction ends.

        Of two who remove each other at once the second finds that they are the last.
        """
        process_id = Processes(self.transaction).id_of(public_id)
        self.session.execute(
            select(ProcessRow.id).where(ProcessRow.id == process_id).with_for_update()
        )
        return self.leaders_of(public_id)

    def remove_leader(self, public_id: str, account_id: int) -> None:
        """Let an account lead a process no longer."""
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
        """Let an account, which does not lead the process, manage it in place of an earlier one."""
        process_id = Processes(self.transaction).id_of(public_id)
        # Held, so that two who appoint at once do not both stay.
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

    def managed_by(self, account_id: int) -> Sequence[str]:
        """Return the public ids of the processes that an account manages, the newest first."""
        return self.session.scalars(
            select(ProcessRow.public_id)
            .join(ProcessLeaderRow, ProcessLeaderRow.process_id == ProcessRow.id)
            .where(ProcessLeaderRow.account_id == account_id, ProcessLeaderRow.is_manager)
            .order_by(ProcessRow.id.desc())
        ).all()

    def led_by(
        self, account_id: int | None
    ) -> Sequence[Row[tuple[str, str | None, str | None, Phase, date | None]]]:
        """Return public_id, title, workplace, phase and ended_on of what one leads, newest first.

        Without an account: of every process. The phase is None as long as workshop 1 has not been
        opened.
        """
        processes = (
            select(
                ProcessRow.public_id,
                ProcessRow.title,
                ProcessRow.workplace_name.label("workplace"),
                WorkshopRow.phase,
                ProcessRow.ended_on,
            )
            .outerjoin(
                WorkshopRow, (WorkshopRow.process_id == ProcessRow.id) & (WorkshopRow.number == 1)
            )
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
