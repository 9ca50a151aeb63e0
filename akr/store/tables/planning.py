"""What is in place before workshop 1, and what the unions say about the plan."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from akr.domain.planning.process import Answer, ReadinessQuestion
from akr.store.tables.base import Base
from akr.store.tables.process import OfProcess


class ReadinessRow(OfProcess, Base):
    """An answer to a question about readiness, with its comment."""

    __tablename__ = "readiness"

    question: Mapped[ReadinessQuestion] = mapped_column(primary_key=True)
    answer: Mapped[Answer]
    comment: Mapped[str | None]


class UnionCommentRow(OfProcess, Base):
    """A union's words about the plan, under the id of the act; only the answer is added later."""

    __tablename__ = "union_comment"

    key: Mapped[str] = mapped_column(primary_key=True)
    union: Mapped[str]
    text: Mapped[str]
    written_on: Mapped[date]
    answer: Mapped[str | None]
