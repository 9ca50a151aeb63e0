"""Tables of readiness and of the unions' comments on the plan."""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from akr.domain.planning.process import ReadinessQuestion, Reply
from akr.store.tables.base import Base
from akr.store.tables.process import OfProcess


class ReadinessRow(OfProcess, Base):
    """An answer to a question about readiness, with its comment."""

    __tablename__ = "readiness"

    question: Mapped[ReadinessQuestion] = mapped_column(primary_key=True)
    answer: Mapped[Reply]
    comment: Mapped[str | None]


class UnionCommentRow(OfProcess, Base):
    """A union's comment on the plan, keyed by its act's id; only the answer is added later.

    One that was read from a file has no representative.
    """

    __tablename__ = "union_comment"

    key: Mapped[str] = mapped_column(primary_key=True)
    union: Mapped[str]
    text: Mapped[str]
    written_on: Mapped[date]
    answer: Mapped[str | None]
    representative_id: Mapped[int | None] = mapped_column(
        ForeignKey("representative.id", ondelete="SET NULL")
    )

    __table_args__ = (Index(None, "representative_id"),)
