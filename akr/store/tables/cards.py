"""Tables of cards, their duplicates and people's own estimates."""

import uuid

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from akr.domain.cards.cards import DayPart
from akr.domain.proposals.proposals import Scope
from akr.store.tables.base import Base, Words
from akr.store.tables.process import OfProcess, of_participant, of_task


class CardRow(OfProcess, Base):
    """A card, with two marks that no file has.

    `not_done_today` is its writer's mark: needed, but nobody gets it done. The leader sets a card
    `aside` when it names somebody; then only its writer sees it.
    """

    __tablename__ = "card"

    key: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    participant: Mapped[str | None]
    task: Mapped[str | None]
    not_done_today: Mapped[bool] = mapped_column(default=False, server_default=false())
    aside: Mapped[bool] = mapped_column(default=False, server_default=false())

    __table_args__ = (
        of_participant(),
        of_task(),
        Index(None, "process_id", "participant"),
        Index(None, "process_id", "task"),
    )


class DuplicateRow(Base):
    """One participant's suggestion to the leader that two cards are duplicates."""

    __tablename__ = "same_card"

    process_id: Mapped[int] = mapped_column(
        ForeignKey("process.id", ondelete="CASCADE"), primary_key=True
    )
    participant: Mapped[str] = mapped_column(primary_key=True)
    card: Mapped[str] = mapped_column(primary_key=True)
    other: Mapped[str] = mapped_column(primary_key=True)

    __table_args__ = (
        of_participant(),
        *(
            ForeignKeyConstraint(
                ["process_id", each], ["card.process_id", "card.key"], ondelete="CASCADE"
            )
            for each in ("card", "other")
        ),
        Index(None, "process_id", "card"),
        Index(None, "process_id", "other"),
    )


class EstimateRow(OfProcess, Base):
    """One person's estimate of the time for their card, or for a task."""

    __tablename__ = "own_estimate"

    key: Mapped[str] = mapped_column(primary_key=True, default=lambda: str(uuid.uuid4()))
    participant: Mapped[str]
    card: Mapped[str | None]
    task: Mapped[str | None]
    minutes: Mapped[float | None]
    times_per_week: Mapped[float | None]
    scope: Mapped[Scope | None]
    together: Mapped[int | None]
    done_by: Mapped[tuple[str, ...] | None] = mapped_column(Words())
    when: Mapped[tuple[DayPart, ...] | None] = mapped_column(Words(DayPart))

    __table_args__ = (
        of_participant(),
        of_task(),
        ForeignKeyConstraint(
            ["process_id", "card"], ["card.process_id", "card.key"], ondelete="CASCADE"
        ),
        UniqueConstraint("process_id", "participant", "card"),
        UniqueConstraint("process_id", "participant", "task"),
        Index(None, "process_id", "card"),
        Index(None, "process_id", "task"),
    )
