"""Tables of the unions' review and the employer's decision."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from akr.domain.matter.review import BasisKind, PositionKind
from akr.store.tables.base import Base


class ReviewerRow(Base):
    """A union's place in a process, from its plan to the decision.

    It stores the hashes of the union's invitation and of its device's token. It stores which union
    somebody represents, and nothing about the person (GDPR art. 9).
    """

    __tablename__ = "reviewer"

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"))
    union: Mapped[str]
    invitation_hash: Mapped[str] = mapped_column(unique=True)
    token_hash: Mapped[str | None] = mapped_column(unique=True)

    __table_args__ = (UniqueConstraint("process_id", "union"),)


class ToldRow(Base):
    """The version of a role that a union was last invited to review."""

    __tablename__ = "told"

    reviewer_id: Mapped[int] = mapped_column(
        ForeignKey("reviewer.id", ondelete="CASCADE"), primary_key=True
    )
    role_id: Mapped[int] = mapped_column(
        ForeignKey("role.id", ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[int]

    __table_args__ = (Index(None, "role_id"),)


class OfRole:
    """Columns of every row that belongs to a version of a role."""

    role_id: Mapped[int] = mapped_column(ForeignKey("role.id", ondelete="CASCADE"))
    version: Mapped[int]


class CommentRow(OfRole, Base):
    """A union's comment on a section of a version; only the answer is added later."""

    __tablename__ = "comment"

    id: Mapped[int] = mapped_column(primary_key=True)
    act: Mapped[str] = mapped_column(unique=True)
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("reviewer.id", ondelete="CASCADE"))
    section: Mapped[str]
    text: Mapped[str]
    written_at: Mapped[datetime]
    answer: Mapped[str | None]

    __table_args__ = (Index(None, "role_id"),)


class PositionRow(OfRole, Base):
    """A union's position on a version; a new one is added and earlier ones stay."""

    __tablename__ = "position"

    id: Mapped[int] = mapped_column(primary_key=True)
    act: Mapped[str] = mapped_column(unique=True)
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("reviewer.id", ondelete="CASCADE"))
    kind: Mapped[PositionKind]
    words: Mapped[str]
    stated_at: Mapped[datetime]

    __table_args__ = (Index(None, "role_id"),)


class AdoptionRow(Base):
    """The employer's decision on a version, as the manager recorded it."""

    __tablename__ = "adoption"

    role_id: Mapped[int] = mapped_column(
        ForeignKey("role.id", ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[int] = mapped_column(primary_key=True)
    decided_by: Mapped[str]
    decided_on: Mapped[date]
    registration_number: Mapped[str]
    basis: Mapped[BasisKind]
    basis_words: Mapped[str]
    text_hash: Mapped[str]
    recorded_at: Mapped[datetime]
