"""Sessions in the store: the browsers that are signed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from akr.domain.office import sessions
from akr.domain.office.account import Account
from akr.store.engine.tokens import hashed, new_token
from akr.store.engine.transaction import Repository
from akr.store.office.account import ACCOUNT
from akr.store.tables import AccountRow, SessionRow


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A browser that is signed in. `id` is the hash of what its cookie holds."""

    id: str
    account: Account
    used_at: datetime


class Sessions(Repository):
    """A session that ends is deleted: nobody needs to know when somebody was signed in."""

    def begin(self, account_id: int) -> str:
        """Sign a browser in and return the secret for its cookie, which is not stored.

        Whatever has ended of the account's earlier sessions is cleared away.
        """
        self.session.execute(
            delete(SessionRow).where(
                SessionRow.account_id == account_id,
                SessionRow.used_at <= self.now - sessions.IDLE,
            )
        )
        secret = new_token()
        self.session.execute(
            insert(SessionRow).values(
                id=hashed(secret), account_id=account_id, created_at=self.now, used_at=self.now
            )
        )
        return secret

    def held(self, secret: str) -> OpenSession | None:
        """Find the session of a cookie; None when it has ended or its account is closed."""
        row = self.session.execute(
            select(SessionRow.id, SessionRow.used_at, *ACCOUNT)
            .join(AccountRow, AccountRow.id == SessionRow.account_id)
            .where(SessionRow.id == hashed(secret), AccountRow.closed_at.is_(None))
        ).one_or_none()
        if row is None:
            return None
        session_id, used_at, *account = row
        if sessions.is_over(used_at, self.now):
            return None
        return OpenSession(session_id, Account(*account), used_at)

    def note_use(self, secret: str) -> None:
        """Note that a session is used now."""
        self.session.execute(
            update(SessionRow).where(SessionRow.id == hashed(secret)).values(used_at=self.now)
        )

    def end(self, secret: str) -> str:
        """End one session and return its id; ending it twice does no harm."""
        session_id = hashed(secret)
        self.session.execute(delete(SessionRow).where(SessionRow.id == session_id))
        return session_id

    def end_all(self, account_id: int) -> Sequence[str]:
        """End every session of an account and return their ids."""
        return self.session.scalars(
            delete(SessionRow).where(SessionRow.account_id == account_id).returning(SessionRow.id)
        ).all()
