"""Tables of the matter: what is frozen, what the unions say of it, and the employer's decision."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, ForeignKeyConstraint, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from akr.domain.matter.decision import BasisKind
from akr.domain.matter.requests import MeetingKind, MeetingOutcome
from akr.domain.matter.review import PositionKind
from akr.store.tables.base import Base


class ReviewerRow(Base):
    """A union's place in a process, from its plan to the decision: a party.

    It stores the hash of the link that the leader made, which opens a seat and gives no voice. Who
    speaks is in `representative`.
    """

    __tablename__ = "reviewer"

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"))
    union: Mapped[str]
    invitation_hash: Mapped[str] = mapped_column(unique=True)

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


class MatterRow(Base):
    """A matter: what the employer decides at one time, begun in one process."""

    __tablename__ = "matter"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"))

    __table_args__ = (Index(None, "process_id"),)


class MatterRoleRow(Base):
    """A role that a matter is about; a role is in one matter at most that is not decided."""

    __tablename__ = "matter_role"

    matter_id: Mapped[int] = mapped_column(
        ForeignKey("matter.id", ondelete="CASCADE"), primary_key=True
    )
    role_id: Mapped[int] = mapped_column(
        ForeignKey("role.id", ondelete="CASCADE"), primary_key=True
    )

    __table_args__ = (Index(None, "role_id"),)


class MatterVersionRow(Base):
    """What was sent to the unions at one time, whole, with its hash; it never changes."""

    __tablename__ = "matter_version"

    matter_id: Mapped[int] = mapped_column(
        ForeignKey("matter.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    sent_at: Mapped[datetime]
    deadline: Mapped[date | None]
    whole: Mapped[dict[str, Any]] = mapped_column(JSON)
    content_hash: Mapped[str]


class OfMatterVersion:
    """Columns of every row that belongs to a version of a matter, and to nothing else."""

    matter_id: Mapped[int]
    number: Mapped[int]


def _points_at_version() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["matter_id", "number"],
        ["matter_version.matter_id", "matter_version.number"],
        ondelete="CASCADE",
    )


class FrozenRoleRow(Base):
    """Which version of a role a version of a matter holds, and the hash of its text."""

    __tablename__ = "frozen_role"

    matter_id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    role_id: Mapped[int] = mapped_column(
        ForeignKey("role.id", ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[int]
    text_hash: Mapped[str]

    __table_args__ = (_points_at_version(), Index(None, "role_id", "version"))


class OfRepresentative:
    """Columns of every row that a union's representative has written."""

    reviewer_id: Mapped[int] = mapped_column(ForeignKey("reviewer.id", ondelete="CASCADE"))
    representative_id: Mapped[int] = mapped_column(
        ForeignKey("representative.id", ondelete="CASCADE")
    )


class CommentRow(OfMatterVersion, OfRepresentative, Base):
    """A union's comment on a part of a version; only the answer is added later.

    `section` is a role's, when `role_id` says which, else a part of the matter itself.
    """

    __tablename__ = "comment"

    id: Mapped[int] = mapped_column(primary_key=True)
    act: Mapped[str] = mapped_column(unique=True)
    role_id: Mapped[int | None] = mapped_column(ForeignKey("role.id", ondelete="CASCADE"))
    section: Mapped[str]
    text: Mapped[str]
    written_at: Mapped[datetime]
    answer: Mapped[str | None]

    __table_args__ = (
        _points_at_version(),
        Index(None, "role_id"),
        Index(None, "matter_id", "number"),
        Index(None, "representative_id"),
    )


class PositionRow(OfMatterVersion, OfRepresentative, Base):
    """A union's position on a version; a new one is added and earlier ones stay."""

    __tablename__ = "position"

    id: Mapped[int] = mapped_column(primary_key=True)
    act: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[PositionKind]
    words: Mapped[str]
    stated_at: Mapped[datetime]

    __table_args__ = (
        _points_at_version(),
        Index(None, "matter_id", "number"),
        Index(None, "representative_id"),
    )


class DecisionRow(Base):
    """The employer's decision on a version, as the manager recorded it; one closes the matter.

    `heard` is what the unions had said when it was recorded, which is what its papers print.
    """

    __tablename__ = "decision"

    matter_id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
    decided_by: Mapped[str]
    decided_on: Mapped[date]
    registration_number: Mapped[str]
    basis: Mapped[BasisKind]
    basis_words: Mapped[str]
    protocol: Mapped[str | None]
    adjusted_by: Mapped[str | None]
    why_workplace_meeting: Mapped[str]
    reached: Mapped[str]
    why_overruled: Mapped[str]
    heard: Mapped[dict[str, Any]] = mapped_column(JSON)
    recorded_at: Mapped[datetime]

    __table_args__ = (_points_at_version(),)


class PackageRow(Base):
    """The papers of a matter's decision, as bytes that were made once."""

    __tablename__ = "package"

    matter_id: Mapped[int] = mapped_column(
        ForeignKey("matter.id", ondelete="CASCADE"), primary_key=True
    )
    data: Mapped[bytes] = mapped_column(LargeBinary)


class RequestRow(Base):
    """A union's request for adjournment or negotiation; it belongs to the matter.

    `number` is the version that the union read when it asked.
    """

    __tablename__ = "request"

    id: Mapped[int] = mapped_column(primary_key=True)
    act: Mapped[str] = mapped_column(unique=True)
    matter_id: Mapped[int]
    number: Mapped[int]
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("reviewer.id", ondelete="CASCADE"))
    kind: Mapped[PositionKind]
    words: Mapped[str]
    made_at: Mapped[datetime]

    __table_args__ = (_points_at_version(), Index(None, "matter_id"))


class ClosureRow(Base):
    """A meeting that the employer says closed a request, and the union's answer to that."""

    __tablename__ = "closure"

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("request.id", ondelete="CASCADE"))
    meeting: Mapped[MeetingKind]
    called_by: Mapped[str]
    held_on: Mapped[date]
    present: Mapped[str]
    outcome: Mapped[MeetingOutcome]
    protocol: Mapped[str]
    central_until: Mapped[date | None]
    noted_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    waived: Mapped[bool]
    objected_at: Mapped[datetime | None]
    objection: Mapped[str]

    __table_args__ = (Index(None, "request_id"),)
