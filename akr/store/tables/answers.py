"""Tables of a workshop's answers: sortings, reasons, proposals and closing answers."""

import uuid
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from sqlalchemy import JSON, Index, text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from akr.domain.answers.sorting import Colour
from akr.domain.cards.cards import DayPart
from akr.domain.proposals.proposals import Dissent, ProposalKind, Question, Status
from akr.domain.room.closing import ClosingKind
from akr.store.tables.base import Base, Numbers, Words
from akr.store.tables.process import OfProcess, of_participant, of_task


class SortingRow(OfProcess, Base):
    """A seat's latest answer to a task; no colour is *vet inte*.

    `number` is the act's, from the seat's own counter, so an older act that arrives later changes
    nothing.
    """

    __tablename__ = "sorting"

    participant: Mapped[str] = mapped_column(primary_key=True)
    task: Mapped[str] = mapped_column(primary_key=True)
    colour: Mapped[Colour | None]
    number: Mapped[int] = mapped_column(default=0, server_default=text("0"))

    __table_args__ = (of_participant(), of_task(), Index(None, "process_id", "task"))


class ShownAnswerRow(OfProcess, Base):
    """An answer as it was last shown (`akr.domain.answers.showing`), at a random position.

    It names no row of a participant: what was shown stays when a paper board's participant goes.
    """

    __tablename__ = "shown_answer"

    participant: Mapped[str] = mapped_column(primary_key=True)
    task: Mapped[str] = mapped_column(primary_key=True)
    colour: Mapped[Colour | None]
    number: Mapped[int]
    changes: Mapped[tuple[int, ...]] = mapped_column(Numbers())

    __table_args__ = (of_task(), Index(None, "process_id", "task"))


class ReasonRow(OfProcess, Base):
    """A sentence of a table's *Därför* for a task, at a random position; see `Reason`.

    The row names its seat so that the words can be changed; no file says whose they are.
    """

    __tablename__ = "said_reason"

    key: Mapped[str] = mapped_column(primary_key=True, default=lambda: str(uuid.uuid4()))
    task: Mapped[str]
    occupation: Mapped[str]
    text: Mapped[str]
    participant: Mapped[str | None]

    __table_args__ = (
        of_participant(),
        of_task(),
        Index(None, "process_id", "participant"),
        Index(None, "process_id", "task"),
    )


class Dissents(TypeDecorator[tuple[Dissent, ...]]):
    """What occupations want instead, as a JSON list of objects."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(
        self, value: Sequence[Dissent] | None, dialect: Dialect
    ) -> list[dict[str, str]] | None:
        """Convert the values to objects for JSON."""
        del dialect
        return None if value is None else [asdict(each) for each in value]

    def process_result_value(
        self, value: list[dict[str, str]] | None, dialect: Dialect
    ) -> tuple[Dissent, ...] | None:
        """Convert the objects back to values."""
        del dialect
        return None if value is None else tuple(Dissent(**each) for each in value)


class ProposalRow(OfProcess, Base):
    """What should happen with a task; at most one row per task."""

    __tablename__ = "proposal"

    task: Mapped[str] = mapped_column(primary_key=True)
    status: Mapped[Status]
    decision: Mapped[ProposalKind]
    question: Mapped[Question | None]
    obstacle: Mapped[str | None]
    needed: Mapped[str | None]
    does: Mapped[str | None]
    ought_to: Mapped[str | None]
    decided_by: Mapped[str | None]
    responsible: Mapped[str | None]
    due: Mapped[date | None]
    stands_alone: Mapped[bool | None]
    when: Mapped[tuple[DayPart, ...] | None] = mapped_column(Words(DayPart))
    needs_same_person: Mapped[bool | None]
    dissent: Mapped[tuple[Dissent, ...] | None] = mapped_column(Dissents())

    __table_args__ = (of_task(),)


class GoodbyeRow(OfProcess, Base):
    """A seat's numbers in the closing; `number` is the act's, as in `SortingRow`.

    `shown_in` is the showing in which the seat's answers were first told, after which they stand.
    `counted` is whether its numbers are in the means: an occupation that spoke then is in none,
    even if it becomes a group later.
    """

    __tablename__ = "goodbye"

    participant: Mapped[str] = mapped_column(primary_key=True)
    score: Mapped[int | None]
    core_time: Mapped[int | None]
    clear_role: Mapped[int | None]
    number: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    shown_in: Mapped[int | None]
    counted: Mapped[bool | None]

    __table_args__ = (of_participant(),)


class ClosingWordRow(OfProcess, Base):
    """A closing answer in words, at a random position.

    The row names its seat so that the words can be changed; no file says whose they are.
    """

    __tablename__ = "closing_word"

    key: Mapped[str] = mapped_column(primary_key=True, default=lambda: str(uuid.uuid4()))
    kind: Mapped[ClosingKind]
    text: Mapped[str]
    participant: Mapped[str | None]

    __table_args__ = (of_participant(), Index(None, "process_id", "participant"))
