"""Tables of roles: their versions, and what each gathers from which processes."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from akr.domain.matter.review import DraftStatus
from akr.domain.role.history import EditKind
from akr.store.tables.base import Base


class RoleRow(Base):
    """A role: its status and current version. `process_id` is the process that it was begun in."""

    __tablename__ = "role"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"))
    status: Mapped[DraftStatus]
    version: Mapped[int]

    __table_args__ = (Index(None, "process_id"),)


class VersionRow(Base):
    """A version's whole text and its reason. Only the current one, while a draft, is edited."""

    __tablename__ = "role_version"

    role_id: Mapped[int] = mapped_column(
        ForeignKey("role.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    reason: Mapped[str | None]
    made_at: Mapped[datetime]


class EditRow(Base):
    """An edit of the current version, with the whole text before it; gone when review begins."""

    __tablename__ = "role_edit"

    id: Mapped[int] = mapped_column(primary_key=True)
    role_id: Mapped[int] = mapped_column(ForeignKey("role.id", ondelete="CASCADE"))
    kind: Mapped[EditKind]
    about: Mapped[str]
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    made_at: Mapped[datetime]

    __table_args__ = (Index(None, "role_id"),)


class RoleProcessRow(Base):
    """A process that a role gathers tasks from, the one that it was begun in included.

    Once a version with its tasks `was_reviewed`, it stays: its unions have spoken of it.
    """

    __tablename__ = "role_process"

    role_id: Mapped[int] = mapped_column(
        ForeignKey("role.id", ondelete="CASCADE"), primary_key=True
    )
    process_id: Mapped[int] = mapped_column(
        ForeignKey("process.id", ondelete="CASCADE"), primary_key=True
    )
    was_reviewed: Mapped[bool]

    __table_args__ = (Index(None, "process_id"),)


class RoleTaskRow(Base):
    """A process's task that a role holds; a task is in one role at most, so no hour counts twice.

    A role holds what is in its current version, and in those from the decided one on that unions
    have been shown: what they have said of a task does not stay behind when it moves.
    """

    __tablename__ = "role_task"

    process_id: Mapped[int] = mapped_column(
        ForeignKey("process.id", ondelete="CASCADE"), primary_key=True
    )
    task: Mapped[str] = mapped_column(primary_key=True)
    role_id: Mapped[int] = mapped_column(ForeignKey("role.id", ondelete="CASCADE"))

    __table_args__ = (Index(None, "role_id"),)
