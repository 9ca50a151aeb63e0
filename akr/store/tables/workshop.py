"""Tables of a room in session: seats, observers, acts and notes."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from akr.domain.phase import Phase
from akr.domain.proposals.parts import AgendaPart
from akr.store.tables.base import Base
from akr.store.tables.process import OfProcess, of_participant, of_task


class WorkshopRow(Base):
    """A room in session. `code` lets people in.

    - `door_closed`: nobody new comes in, while those who sit stay.
    - `closed`: its process has been ended, so its code opens nothing.
    - `wall_mark`, `notes_mark`: what the addresses of the wall and the notes page are derived from
      (`akr.store.engine.derived`); there is no notes page without a mark.
    - `earlier_…_hash`: of addresses from before they were derived, which go on opening.
    - `part`: the part of workshop 2 that is open; None before the first is opened.
    - `focus`: the key of the task that workshop 2 discusses.
    - `timer_…`: the fields of `akr.domain.room.timer.Timer`; no timer without `timer_seconds`.
    - `dealt`: the position of the last task when sorting first opened; later ones are dealt last.
    - `awaits_heaps`: whether suggested heaps are being thought of, since the cards were many.
    - `groups_help`: whether the occupations may say which of their cards are duplicates.
    - `heaps_on_wall`: whether the wall shows the heaps by name while they form.
    - `write_until`, `sort_until`: the last days for absentees.
    - `shown`: whether the result has been shown.
    - `patterns`: the answers that each table sees (`akr.domain.answers.discussion`).
    - `starting_points`: what people's own estimates came to, by task, when workshop 2 first opened
      (`akr.domain.proposals.estimate`); None before.
    """

    __tablename__ = "workshop"

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"))
    number: Mapped[int]
    code: Mapped[str] = mapped_column(unique=True)
    wall_mark: Mapped[str] = mapped_column(unique=True)
    earlier_wall_hash: Mapped[str | None] = mapped_column(unique=True)
    phase: Mapped[Phase]
    opened_at: Mapped[datetime]
    closed: Mapped[bool] = mapped_column(default=False, server_default=false())
    door_closed: Mapped[bool] = mapped_column(default=False, server_default=false())
    part: Mapped[AgendaPart | None]
    focus: Mapped[str | None]
    timer_seconds: Mapped[float | None]
    timer_seconds_left: Mapped[float | None]
    timer_since: Mapped[datetime | None]
    notes_mark: Mapped[str | None] = mapped_column(unique=True)
    earlier_notes_hash: Mapped[str | None] = mapped_column(unique=True)
    dealt: Mapped[int | None]
    awaits_heaps: Mapped[bool | None]
    groups_help: Mapped[bool] = mapped_column(default=False, server_default=false())
    heaps_on_wall: Mapped[bool] = mapped_column(default=False, server_default=false())
    write_until: Mapped[date | None]
    sort_until: Mapped[date | None]
    shown: Mapped[bool] = mapped_column(default=False, server_default=false())
    patterns: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    starting_points: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))

    __table_args__ = (UniqueConstraint("process_id", "number"),)


class FormerCodeRow(Base):
    """A code that a room had. It lets nobody in, but stays in the address of those who sit."""

    __tablename__ = "former_code"

    code: Mapped[str] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))


class WaitingRow(Base):
    """A device that waits for the leader's yes; with it, the row becomes a participant and a seat.

    `key` will be the participant's. `place` is random, so the leader's list tells no order.
    """

    __tablename__ = "waiting"

    place: Mapped[str] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    key: Mapped[str]
    occupation: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    device_hash: Mapped[str | None]

    __table_args__ = (UniqueConstraint("workshop_id", "key"),)


class SeatRow(Base):
    """A participant's seat: the hash of its device's token, and what its code is derived from.

    `device_hash` is of what the device held when it took the seat: only that device gets the seat
    again by the same act. `handle` is what the leader's list of seats calls it: random, and in no
    file, so that nobody can tell which row of the list gave which raw answers.
    `sits_with` is the occupation whose table somebody from a small occupation has chosen.
    `answers_openly` is whether the seat agrees that its occupation answers openly.
    """

    __tablename__ = "seat"

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    process_id: Mapped[int]
    participant: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    code_mark: Mapped[str]
    device_hash: Mapped[str | None]
    handle: Mapped[str] = mapped_column(unique=True)
    sits_with: Mapped[str | None]
    answers_openly: Mapped[bool | None]

    __table_args__ = (of_participant(), Index(None, "workshop_id"))


class DoneWithPhaseRow(Base):
    """Whether a seat last said that it is done with a phase. `number` is the act's."""

    __tablename__ = "ready"

    seat_id: Mapped[int] = mapped_column(
        ForeignKey("seat.id", ondelete="CASCADE"), primary_key=True
    )
    phase: Mapped[Phase] = mapped_column(primary_key=True)
    number: Mapped[int]
    is_ready: Mapped[bool]


class ObserverRow(Base):
    """An observer, known by the secret in their own wall address.

    Their capacity is not stored, since it could reveal union membership (GDPR art. 9). `act` is the
    act that created the row, and `device_hash` of what its device held.
    """

    __tablename__ = "attendance"

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    act: Mapped[str]
    secret_hash: Mapped[str] = mapped_column(unique=True)
    device_hash: Mapped[str | None]

    __table_args__ = (UniqueConstraint("workshop_id", "act"),)


class ActRow(Base):
    """The room's append-only log of acts, in order of arrival.

    `event` is the number by which open pages know the change. A `late` act is not counted until
    the leader takes it in. Only `late` ever changes, and `content` when words are taken back.
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
    """A note of what was said, without its writer."""

    __tablename__ = "note"

    key: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    task: Mapped[str | None]

    __table_args__ = (of_task(), Index(None, "process_id", "task"))
