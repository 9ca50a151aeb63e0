"""Accounts in the store: names, roles and password hashes."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from akr.domain.alphabet import alphabetical
from akr.domain.office.account import Account, Role, name_key
from akr.domain.office.errors import NameTaken, UnknownAccount
from akr.store.engine.public_ids import new_public_id
from akr.store.engine.transaction import Repository
from akr.store.tables import AccountRow

ACCOUNT = (
    AccountRow.id,
    AccountRow.public_id,
    AccountRow.name,
    AccountRow.role,
    AccountRow.password_hash,
    AccountRow.created_at,
    AccountRow.closed_at,
)
"""The columns of an `Account`."""


class Accounts(Repository):
    """Names are unique ignoring case. A closed account stays, with what it has led."""

    def add(self, name: str, role: Role, password_hash: str) -> Account:
        """Store a new, open account. Raises NameTaken, ignoring case."""
        public_id = new_public_id()
        try:
            # The database checks it, since two may choose the same name at once.
            with self.session.begin_nested():
                self.session.execute(
                    insert(AccountRow).values(
                        public_id=public_id,
                        name=name,
                        name_key=name_key(name),
                        role=role,
                        password_hash=password_hash,
                        created_at=self.now,
                    )
                )
        except IntegrityError:
            raise NameTaken(name) from None
        return self.get(public_id)

    def get(self, public_id: str, *, hold: bool = False) -> Account:
        """Return an account, open or closed. Raises UnknownAccount.

        `hold` locks it until the transaction ends, so that its password and closing stay.
        """
        asked = _accounts().where(AccountRow.public_id == public_id)
        row = self.session.execute(asked.with_for_update() if hold else asked).one_or_none()
        if row is None:
            raise UnknownAccount(public_id)
        return Account(*row)

    def named(self, name: str) -> Account | None:
        """Find the account with a name, ignoring case, open or closed."""
        row = self.session.execute(
            _accounts().where(AccountRow.name_key == name_key(name))
        ).one_or_none()
        return None if row is None else Account(*row)

    def everyone(self) -> Sequence[Account]:
        """Return all accounts in the order of the alphabet."""
        accounts = [Account(*row) for row in self.session.execute(_accounts())]
        return sorted(accounts, key=lambda each: alphabetical(each.name))

    def any_at_all(self) -> bool:
        """Whether the installation has any account, open or closed."""
        return self.session.scalar(select(func.count()).select_from(AccountRow)) != 0

    def hold_all(self) -> None:
        """Lock the table until the transaction ends; SQLite has a single writer anyway."""
        if self.session.get_bind().dialect.name == "postgresql":
            self.session.execute(text("LOCK TABLE account IN SHARE ROW EXCLUSIVE MODE"))

    def open_administrators(self) -> Sequence[str]:
        """Return the open administrators' public ids, locked until the transaction ends."""
        return self.session.scalars(
            select(AccountRow.public_id)
            .where(AccountRow.role == Role.ADMINISTRATOR, AccountRow.closed_at.is_(None))
            .with_for_update()  # two administrators who close each other must not both succeed
        ).all()

    def set_password(self, public_id: str, password_hash: str) -> None:
        """Change the password, and reopen the account if it was closed."""
        self.session.execute(
            update(AccountRow)
            .where(AccountRow.public_id == public_id)
            .values(password_hash=password_hash, closed_at=None)
        )

    def close(self, public_id: str) -> None:
        """Close the account; its processes stay."""
        self.session.execute(
            update(AccountRow)
            .where(AccountRow.public_id == public_id, AccountRow.closed_at.is_(None))
            .values(closed_at=self.now)
        )


def _accounts() -> Select[tuple[int, str, str, Role, str, datetime, datetime | None]]:
    return select(*ACCOUNT)
