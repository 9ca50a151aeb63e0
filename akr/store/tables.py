"""The tables: what is kept of a process, row by row, so that it can be given back unchanged.

A null means "not said". What belongs to a process is found by the process and the key that its
file gave it; `position` keeps the file's order. The fields are explained in `akr.domain.process`.
"""

import uuid
from collections.abc import Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    JSON,
    DateTime,
    Double,
    Enum,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    MetaData,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, registry
from sqlalchemy.types import TypeDecorator

from akr.domain.account import Role
from akr.domain.home import ClosingKind
from akr.domain.process import (
    Answer,
    DayPart,
    Decision,
    Purpose,
    Question,
    ReadinessQuestion,
    Scope,
    Source,
    Status,
    WorkshopFormat,
)
from akr.domain.review import BasisKind, DraftStatus, PositionKind
from akr.domain.sorting import Colour
from akr.domain.workshop import Phase

LONGEST_CHOICE = 40
"""Characters kept for a choice such as `self_paced`."""


class Moment(TypeDecorator[datetime]):
    """A point in time, given and got with a zone; SQLite has none and keeps it as UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn any zone into UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs a zone")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give UTC back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class Words(TypeDecorator[tuple[str, ...]]):
    """A few words as a JSON list; `kind` says what each is, an enum or plain text."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def __init__(self, kind: type[str] = str) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> list[str] | None:
        """Turn the tuple into a list, which JSON has."""
        del dialect
        return None if value is None else list(value)

    def process_result_value(
        self, value: list[str] | None, dialect: Dialect
    ) -> tuple[str, ...] | None:
        """Give a tuple back."""
        del dialect
        return None if value is None else tuple(map(self.kind, value))


def choice(kind: type[StrEnum]) -> Enum:
    """One of an enum's values, kept as the word that the file format has for it."""
    return Enum(
        kind,
        native_enum=False,
        length=LONGEST_CHOICE,
        values_callable=lambda each: [member.value for member in each],
    )


class Base(DeclarativeBase):
    """Ours rather than `db.Model`, which `mypy --strict` cannot follow; every constraint is named.

    SQLite can only change a constraint that has a name.
    """

    registry = registry(
        metadata=MetaData(
            naming_convention={
                "pk": "pk_%(table_name)s",
                "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
                "uq": "uq_%(table_name)s_%(column_0_N_name)s",
                "ix": "ix_%(table_name)s_%(column_0_N_name)s",
                "ck": "ck_%(table_name)s_%(constraint_name)s",
            }
        ),
        type_annotation_map={
            str: Text,
            float: Double,
            datetime: Moment,
            Answer: choice(Answer),
            BasisKind: choice(BasisKind),
            ClosingKind: choice(ClosingKind),
            Colour: choice(Colour),
            Decision: choice(Decision),
            DraftStatus: choice(DraftStatus),
            Phase: choice(Phase),
            PositionKind: choice(PositionKind),
            Purpose: choice(Purpose),
            Question: choice(Question),
            ReadinessQuestion: choice(ReadinessQuestion),
            Role: choice(Role),
            Scope: choice(Scope),
            Source: choice(Source),
            Status: choice(Status),
            WorkshopFormat: choice(WorkshopFormat),
        },
    )


db = SQLAlchemy(model_class=Base)


class ProcessRow(Base):
    """A process. `public_id` names it in addresses and commands; `id` never leaves the store.

    `parts` says which lists were stated, so that no cards and cards that were never said stay
    apart. A workplace was said when it has a name, a mandate when it says who decided.
    `meeting_minutes` and `timetable`, minutes by phase, are the leader's own, and in no file.
    """

    __tablename__ = "process"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    organisation: Mapped[str | None]
    title: Mapped[str | None]
    purpose: Mapped[Purpose | None]
    workshop_format: Mapped[WorkshopFormat | None]
    workplace_name: Mapped[str | None]
    workplace_sector: Mapped[str | None]
    workplace_departments: Mapped[int | None]
    workplace_children: Mapped[int | None]
    workplace_staff: Mapped[int | None]
    mandate_decided_by: Mapped[str | None]
    mandate_decided_on: Mapped[date | None]
    mandate_registration_number: Mapped[str | None]
    opening_unions: Mapped[tuple[str, ...] | None] = mapped_column(Words())
    opening_reason: Mapped[str | None]
    ended_reason: Mapped[str | None]
    ended_on: Mapped[date | None]
    workshop_2_on: Mapped[date | None]
    follow_up_on: Mapped[date | None]
    meeting_minutes: Mapped[int | None]
    timetable: Mapped[dict[str, int] | None] = mapped_column(JSON(none_as_null=True))
    parts: Mapped[tuple[str, ...]] = mapped_column(Words())


class OfProcess:
    """What every row of a process has."""

    # First, as in the migrations: a key that begins with the process finds all that it has.
    process_id: Mapped[int] = mapped_column(
        ForeignKey("process.id", ondelete="CASCADE"), primary_key=True, sort_order=-2
    )
    position: Mapped[int] = mapped_column(sort_order=-1)


class OccupationRow(OfProcess, Base):
    """A yrkesgrupp. How many are `expected` is the leader's own note, and in no file."""

    __tablename__ = "occupation"

    key: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    expected: Mapped[int | None]


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


class ParticipantRow(OfProcess, Base):
    """A seat. Its occupation needs no row: a file may leave the names out."""

    __tablename__ = "participant"

    key: Mapped[str] = mapped_column(primary_key=True)
    occupation: Mapped[str]
    source: Mapped[Source | None]
    late: Mapped[bool | None]


class TaskRow(OfProcess, Base):
    """A task; `done_by` holds keys of occupations.

    One that was merged away is `removed`: out of sight, but what was sorted of it can come back.
    One that the library suggested has its `origin`, which is in no file.
    """

    __tablename__ = "task"

    key: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    minutes: Mapped[float | None]
    times_per_week: Mapped[float | None]
    not_done_today: Mapped[bool | None]
    done_by: Mapped[tuple[str, ...] | None] = mapped_column(Words())
    when: Mapped[tuple[DayPart, ...] | None] = mapped_column(Words(DayPart))
    removed: Mapped[bool] = mapped_column(default=False, server_default=false())
    origin: Mapped[str | None]
    later: Mapped[bool | None]


def of_participant() -> ForeignKeyConstraint:
    """The row's participant is one of the same process."""
    return ForeignKeyConstraint(
        ["process_id", "participant"], ["participant.process_id", "participant.key"]
    )


def of_task() -> ForeignKeyConstraint:
    """The row's task is one of the same process."""
    return ForeignKeyConstraint(["process_id", "task"], ["task.process_id", "task.key"])


class CardRow(OfProcess, Base):
    """A card, with two marks that are in no file.

    `not_done_today` is its writer's: needed, but nobody gets it done. One that the leader has set
    `aside`, because it names somebody, is its writer's alone.
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


class SameRow(Base):
    """That two cards say the same, as one participant sees it: a suggestion to the leader."""

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


class SortingRow(OfProcess, Base):
    """The latest answer that a seat gave a task; without a colour it is *vet inte*.

    `number` is the act's, by the seat's own counter: an older act that arrives later changes
    nothing.
    """

    __tablename__ = "sorting"

    participant: Mapped[str] = mapped_column(primary_key=True)
    task: Mapped[str] = mapped_column(primary_key=True)
    colour: Mapped[Colour | None]
    number: Mapped[int] = mapped_column(default=0, server_default=text("0"))

    __table_args__ = (of_participant(), of_task(), Index(None, "process_id", "task"))


class EstimateRow(OfProcess, Base):
    """What one person thinks that their card, or a task, takes; one for each of the two."""

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


class ProposalRow(OfProcess, Base):
    """What should happen with a task; at most one for each."""

    __tablename__ = "proposal"

    task: Mapped[str] = mapped_column(primary_key=True)
    status: Mapped[Status]
    decision: Mapped[Decision]
    question: Mapped[Question | None]
    obstacle: Mapped[str | None]
    needed: Mapped[str | None]
    does: Mapped[str | None]
    ought_to: Mapped[str | None]
    decided_by: Mapped[str | None]
    responsible: Mapped[str | None]
    due: Mapped[date | None]

    __table_args__ = (of_task(),)


class ReasonRow(OfProcess, Base):
    """A table's *Därför* for a task; `occupation` is the table's first.

    `earlier` is what somebody else wrote in the same moment, which is in no file.
    """

    __tablename__ = "reason"

    task: Mapped[str] = mapped_column(primary_key=True)
    occupation: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    earlier: Mapped[str | None]

    __table_args__ = (of_task(),)


class GoodbyeRow(OfProcess, Base):
    """A seat's numbers as it goes home; `number` is the act's, as in `SortingRow`."""

    __tablename__ = "goodbye"

    participant: Mapped[str] = mapped_column(primary_key=True)
    score: Mapped[int | None]
    core_time: Mapped[int | None]
    clear_role: Mapped[int | None]
    number: Mapped[int] = mapped_column(default=0, server_default=text("0"))

    __table_args__ = (of_participant(),)


class ClosingWordRow(OfProcess, Base):
    """A few words on the way out, at a place by chance.

    Whose they are is in no file, and is kept so that they can be changed.
    """

    __tablename__ = "closing_word"

    key: Mapped[str] = mapped_column(primary_key=True, default=lambda: str(uuid.uuid4()))
    kind: Mapped[ClosingKind]
    text: Mapped[str]
    participant: Mapped[str | None]

    __table_args__ = (of_participant(), Index(None, "process_id", "participant"))


class AccountRow(Base):
    """Somebody who signs in; `name_key` is the name without its capitals."""

    __tablename__ = "account"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(unique=True)
    role: Mapped[Role]
    password_hash: Mapped[str]
    stamp: Mapped[str]
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class WorkshopRow(Base):
    """A room in session. `code` lets people in, `wall` is the secret in the wall's own address.

    It is `closed` when its process has been ended: then its code opens nothing.
    `note_secret` is in the address of the page for notes, once there is one.

    `focus` is the key of the task that workshop 2 talks about. `timer_…` are the fields of
    `akr.domain.timer.Timer`; without `timer_seconds` there is none. `dealt` is the position of the
    last task that lay there when sorting first opened: what comes after is asked about last.
    `groups_help` is whether the occupations may say which of their cards are the same.
    `write_until` and `sort_until` are for those who are absent, and `shown` whether the result has
    been. `patterns` is what each table sees (`akr.domain.talk`).
    """

    __tablename__ = "workshop"

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"))
    number: Mapped[int]
    code: Mapped[str] = mapped_column(unique=True)
    wall: Mapped[str] = mapped_column(unique=True)
    phase: Mapped[Phase]
    opened_at: Mapped[datetime]
    closed: Mapped[bool] = mapped_column(default=False, server_default=false())
    focus: Mapped[str | None]
    timer_seconds: Mapped[float | None]
    timer_seconds_left: Mapped[float | None]
    timer_since: Mapped[datetime | None]
    note_secret: Mapped[str | None] = mapped_column(unique=True)
    dealt: Mapped[int | None]
    groups_help: Mapped[bool] = mapped_column(default=False, server_default=false())
    write_until: Mapped[date | None]
    sort_until: Mapped[date | None]
    shown: Mapped[bool] = mapped_column(default=False, server_default=false())
    patterns: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))

    __table_args__ = (UniqueConstraint("process_id", "number"),)


class SeatRow(Base):
    """Which device holds a participant's place: its token's hash, and the code that moves it.

    `sits_with` is the occupation at whose table one of a small group talks.
    """

    __tablename__ = "seat"

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    process_id: Mapped[int]
    participant: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    code: Mapped[str]
    sits_with: Mapped[str | None]

    __table_args__ = (of_participant(), UniqueConstraint("workshop_id", "code"))


class ReadyRow(Base):
    """What a seat said last of a phase: ready, or not after all. `number` is the act's."""

    __tablename__ = "ready"

    seat_id: Mapped[int] = mapped_column(
        ForeignKey("seat.id", ondelete="CASCADE"), primary_key=True
    )
    phase: Mapped[Phase] = mapped_column(primary_key=True)
    number: Mapped[int]
    is_ready: Mapped[bool]


class NoteRow(OfProcess, Base):
    """A note of what was said; nobody is told who wrote it."""

    __tablename__ = "note"

    key: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    task: Mapped[str | None]

    __table_args__ = (of_task(), Index(None, "process_id", "task"))


class AttendanceRow(Base):
    """Somebody who attends without a seat, known by the secret in their own address of the wall.

    In which capacity is not kept: membership of a union must not be told from it (GDPR art. 9).
    `act` is the act that began it.
    """

    __tablename__ = "attendance"

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    act: Mapped[str]
    secret: Mapped[str] = mapped_column(unique=True)

    __table_args__ = (UniqueConstraint("workshop_id", "act"),)


class ActRow(Base):
    """Everything that was done in a room, in the order of arrival; it is only ever added to.

    `event` is the number that open pages know the change by. A `late` act is uncounted, and waits
    for the leader to take it in; that is the one thing of an act that changes.
    """

    __tablename__ = "act"

    event: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    id: Mapped[str]
    seat_id: Mapped[int | None] = mapped_column(ForeignKey("seat.id", ondelete="CASCADE"))
    number: Mapped[int]
    kind: Mapped[str]
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    late: Mapped[bool]
    arrived_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("workshop_id", "id"),
        Index(None, "seat_id", "number"),
        Index(None, "workshop_id", "late"),
    )


class ProcessLeaderRow(Base):
    """Who leads a process, or manages its workplace; nobody else who signs in sees it."""

    __tablename__ = "process_leader"

    process_id: Mapped[int] = mapped_column(
        ForeignKey("process.id", ondelete="CASCADE"), primary_key=True
    )
    account_id: Mapped[int] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), primary_key=True
    )
    is_manager: Mapped[bool] = mapped_column(default=False, server_default=false())

    __table_args__ = (Index(None, "account_id"),)


class DraftRow(Base):
    """A job description of a process: where it is, and which version is the present one."""

    __tablename__ = "draft"

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(
        ForeignKey("process.id", ondelete="CASCADE"), unique=True
    )
    status: Mapped[DraftStatus]
    version: Mapped[int]


class OfDraft:
    """What every row about a version of a draft has."""

    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id", ondelete="CASCADE"))
    version: Mapped[int]


class VersionRow(Base):
    """A version's whole text, and why it was made. Only the present one, as a draft, is edited."""

    __tablename__ = "draft_version"

    draft_id: Mapped[int] = mapped_column(
        ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    reason: Mapped[str | None]
    made_at: Mapped[datetime]


class ReviewerRow(Base):
    """A union's place in a process, from its plan to the decision.

    It has the hashes of the union's invitation and of the device that took it.
    It holds the capacity in which somebody reviews, and nothing about the person (GDPR art. 9).
    """

    __tablename__ = "reviewer"

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"))
    union: Mapped[str]
    invitation_hash: Mapped[str] = mapped_column(unique=True)
    token_hash: Mapped[str | None] = mapped_column(unique=True)

    __table_args__ = (UniqueConstraint("process_id", "union"),)


class CommentRow(OfDraft, Base):
    """A union's words about a section of a version; only the answer is added later."""

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
    """What a union stated about a version; a later one is added, and the earlier stays."""

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
