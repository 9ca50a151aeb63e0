"""A room in session: who sits there, who attends, what is done and what is noted."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from akr.domain.phase import Phase
from akr.store.tables.base import Base
from akr.store.tables.process import OfProcess, of_participant, of_task


class WorkshopRow(Base):
    """A room in session. `code` lets people in, `wall` is the secret in the wall's own address.

    It is `closed` when its process has been ended: then its code opens nothing.
    `note_secret` is in the address of the page for notes, once there is one.

    `focus` is the key of the task that workshop 2 talks about. `timer_…` are the fields of
    `domain.room.timer.Timer`; without `timer_seconds` there is none. `dealt` is the position of the
    last task that lay there when sorting first opened: what comes after is asked about last.
    `groups_help` is whether the occupations may say which of their cards are the same.
    `write_until` and `sort_until` are for those who are absent, and `shown` whether the result has
    been. `patterns` is what each table sees (`akr.domain.answers.discussion`).
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


class NoteRow(OfProcess, Base):
    """A note of what was said; nobody is told who wrote it."""

    __tablename__ = "note"

    key: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    task: Mapped[str | None]

    __table_args__ = (of_task(), Index(None, "process_id", "task"))
