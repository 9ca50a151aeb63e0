"""Tables of accounts, where they are signed in, and the processes that they lead or manage."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, false
from sqlalchemy.orm import Mapped, mapped_column

from akr.domain.office.account import Role
from akr.store.tables.base import Base


class AccountRow(Base):
    """An account; `name_key` is its case-folded name."""

    __tablename__ = "account"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(unique=True)
    role: Mapped[Role]
    password_hash: Mapped[str]
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class SessionRow(Base):
    """A browser that is signed in; `id` is the hash of what its cookie holds.

    `used_at` may be a few minutes behind. A session that ends is deleted.
    """

    __tablename__ = "session"

    id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    created_at: Mapped[datetime]
    used_at: Mapped[datetime]

    __table_args__ = (Index(None, "account_id"),)


class ProcessLeaderRow(Base):
    """A leader or manager of a process; of those who sign in, only these see it."""

    __tablename__ = "process_leader"

    process_id: Mapped[int] = mapped_column(
        ForeignKey("process.id", ondelete="CASCADE"), primary_key=True
    )
    account_id: Mapped[int] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), primary_key=True
    )
    is_manager: Mapped[bool] = mapped_column(default=False, server_default=false())

    __table_args__ = (Index(None, "account_id"),)
