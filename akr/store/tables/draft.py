"""Tables of drafts, their versions, the unions' review and the decision."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from akr.domain.matter.review import BasisKind, DraftStatus, PositionKind
from akr.domain.role.history import EditKind
from akr.store.tables.base import Base


class DraftRow(Base):
    """A process's job description: its status and current version."""

    __tablename__ = "draft"

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(
        ForeignKey("process.id", ondelete="CASCADE"), unique=True
    )
    status: Mapped[DraftStatus]
    version: Mapped[int]


class VersionRow(Base):
    """A version's whole text and its reason. Only the current one, while a draft, is edited."""

    __tablename__ = "draft_version"

    draft_id: Mapped[int] = mapped_column(
        ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    reason: Mapped[str | None]
    made_at: Mapped[datetime]


class EditRow(Base):
    """An edit of the current version, with the whole text before it; gone when review begins."""

    __tablename__ = "draft_edit"

    id: Mapped[int] = mapped_column(primary_key=True)
    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id", ondelete="CASCADE"))
    kind: Mapped[EditKind]
    about: Mapped[str]
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    made_at: Mapped[datetime]

    __table_args__ = (Index(None, "draft_id"),)


class ReviewerRow(Base):
    """A union's place in a process, from its plan to the decision.

    It stores the hashes of the union's invitation and of its device's token. `told` is the version
    that the latest invitation to review was about; None if it was only to the plan. It stores which
    union somebody represents, and nothing about the person (GDPR art. 9).
    """

    __tablename__ = "reviewer"

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"))
    union: Mapped[str]
    invitation_hash: Mapped[str] = mapped_column(unique=True)
    token_hash: Mapped[str | None] = mapped_column(unique=True)
    told: Mapped[int | None]

    __table_args__ = (UniqueConstraint("process_id", "union"),)


class OfDraft:
    """Columns of every row that belongs to a version of a draft."""

    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id", ondelete="CASCADE"))
    version: Mapped[int]


class CommentRow(OfDraft, Base):
    """A union's comment on a section of a version; only the answer is added later."""

    __tablename__ = "comment"

    id: Mapped[int] = mapped_column(primary_key=True)
    act: Mapped[str] = mapped_column(unique=True)
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("reviewer.id", ondelete="CASCADE"))
    section: Mapped[str]
    text: Mapped[str]
    written_at: Mapped[datetime]
    answer: Mapped[str | None]

    __table_args__ = (Index(None, "draft_id"),)


class PositionRow(OfDraft, Base):
    """A union's position on a version; a new one is added and earlier ones stay."""

    __tablename__ = "position"

    id: Mapped[int] = mapped_column(primary_key=True)
    act: Mapped[str] = mapped_column(unique=True)
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("reviewer.id", ondelete="CASCADE"))
    kind: Mapped[PositionKind]
    words: Mapped[str]
    stated_at: Mapped[datetime]

    __table_args__ = (Index(None, "draft_id"),)


class AdoptionRow(Base):
    """The employer's decision on a version, as the manager recorded it."""

    __tablename__ = "adoption"

    draft_id: Mapped[int] = mapped_column(
        ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[int] = mapped_column(primary_key=True)
    decided_by: Mapped[str]
    decided_on: Mapped[date]
    registration_number: Mapped[str]
    basis: Mapped[BasisKind]
    basis_words: Mapped[str]
    text_hash: Mapped[str]
    recorded_at: Mapped[datetime]
