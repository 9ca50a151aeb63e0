"""Tables of processes, occupations, participants and tasks, which the other tables refer to."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ColumnElement, ForeignKey, ForeignKeyConstraint, and_, false, text
from sqlalchemy.orm import InstrumentedAttribute, Mapped, mapped_column

from akr.domain.cards.cards import DayPart
from akr.domain.planning.process import Purpose, Voice, WorkshopFormat
from akr.domain.room.participants import Source
from akr.store.tables.base import Base, Words


class ProcessRow(Base):
    """A process. URLs and commands use `public_id`; `id` never leaves the store.

    `parts` lists the lists that were stated, so that an empty list differs from one never stated.
    A workplace is stated if it has a name, a mandate if it says who decided. No file has the
    leader's `meeting_minutes` and `timetable`, which is minutes by phase. `grouping` is
    `akr.domain.room.anonymity.Grouping`, drawn at the first of the result's `showings`.
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
    workshop_1_on: Mapped[date | None]
    workshop_1_at: Mapped[str | None]
    workshop_1_place: Mapped[str | None]
    workshop_2_on: Mapped[date | None]
    follow_up_on: Mapped[date | None]
    meeting_minutes: Mapped[int | None]
    timetable: Mapped[dict[str, int] | None] = mapped_column(JSON(none_as_null=True))
    grouping: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    showings: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    parts: Mapped[tuple[str, ...]] = mapped_column(Words())


class OfProcess:
    """Columns of every row that belongs to a process."""

    # First, as in the migrations: an index that starts with the process finds all of its rows.
    process_id: Mapped[int] = mapped_column(
        ForeignKey("process.id", ondelete="CASCADE"), primary_key=True, sort_order=-2
    )
    position: Mapped[int] = mapped_column(sort_order=-1)


class OccupationRow(OfProcess, Base):
    """A yrkesgrupp. No file has how many are expected.

    `expected_at_opening` is what was expected when the room opened, with those the leader has let
    in since: thresholds count by it, so that no later edit makes a small group large. `voice` and
    `sits_with` are a small one's choice.
    """

    __tablename__ = "occupation"

    key: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    expected: Mapped[int | None]
    expected_at_opening: Mapped[int | None]
    voice: Mapped[Voice | None]
    sits_with: Mapped[str | None]


class ParticipantRow(OfProcess, Base):
    """A participant. Its occupation needs no row, since a file may leave the names out.

    The leader may have it `set_aside` before the first result: its answers count nowhere.
    `cards_with` is the occupation it had when groups first read their cards, if it changed later.
    """

    __tablename__ = "participant"

    key: Mapped[str] = mapped_column(primary_key=True)
    occupation: Mapped[str]
    source: Mapped[Source | None]
    late: Mapped[bool | None]
    set_aside: Mapped[bool] = mapped_column(default=False, server_default=false())
    cards_with: Mapped[str | None]


def of_participant() -> ForeignKeyConstraint:
    """Return the constraint that a row's participant belongs to the same process."""
    return ForeignKeyConstraint(
        ["process_id", "participant"], ["participant.process_id", "participant.key"]
    )


def is_of(
    process: InstrumentedAttribute[int],
    participant: InstrumentedAttribute[str] | InstrumentedAttribute[str | None],
) -> ColumnElement[bool]:
    """Whether a row is a participant's own, by its two columns: to join `ParticipantRow` on."""
    return and_(ParticipantRow.process_id == process, ParticipantRow.key == participant)


class TaskRow(OfProcess, Base):
    """A task; `done_by` holds keys of occupations.

    A task that was merged away is `removed`: hidden, but it can come back with its answers. A task
    suggested by the library has an `origin`, which no file has.
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
    from_card: Mapped[str | None]
    added: Mapped[bool | None]
    left_because: Mapped[str | None]


def of_task() -> ForeignKeyConstraint:
    """Return the constraint that a row's task belongs to the same process."""
    return ForeignKeyConstraint(["process_id", "task"], ["task.process_id", "task.key"])
