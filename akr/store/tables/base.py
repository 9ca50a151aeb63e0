"""The tables' foundation: column types, constraint names and the database object."""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import JSON, DateTime, Double, Enum, MetaData, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, registry
from sqlalchemy.types import TypeDecorator

from akr.domain.answers.sorting import Colour
from akr.domain.matter.decision import BasisKind
from akr.domain.matter.party import PartyEvent
from akr.domain.matter.requests import MeetingKind, MeetingOutcome
from akr.domain.matter.review import DraftStatus, PositionKind
from akr.domain.office.account import Role
from akr.domain.phase import Phase
from akr.domain.planning.process import Purpose, ReadinessQuestion, Reply, Voice, WorkshopFormat
from akr.domain.proposals.parts import AgendaPart
from akr.domain.proposals.proposals import ProposalKind, Question, Scope, Status
from akr.domain.role.history import EditKind
from akr.domain.room.closing import ClosingKind
from akr.domain.room.participants import Source

LONGEST_CHOICE = 40
"""Characters kept for a choice such as `self_paced`."""


def choice(kind: type[StrEnum]) -> Enum:
    """Return a column type for an enum, stored as the file format's word."""
    return Enum(
        kind,
        native_enum=False,
        length=LONGEST_CHOICE,
        values_callable=lambda each: [member.value for member in each],
    )


class Moment(TypeDecorator[datetime]):
    """A time with a zone. SQLite has no zones, so it is stored as UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Convert any zone to UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs a zone")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the time in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class Words(TypeDecorator[tuple[str, ...]]):
    """A tuple of words as a JSON list; `kind` is each word's type, an enum or str."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def __init__(self, kind: type[str] = str) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> list[str] | None:
        """Convert the tuple to a list for JSON."""
        del dialect
        return None if value is None else list(value)

    def process_result_value(
        self, value: list[str] | None, dialect: Dialect
    ) -> tuple[str, ...] | None:
        """Convert the list back to a tuple."""
        del dialect
        return None if value is None else tuple(map(self.kind, value))


class Numbers(TypeDecorator[tuple[int, ...]]):
    """A tuple of whole numbers as a JSON list."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Sequence[int] | None, dialect: Dialect) -> list[int]:
        """Convert the tuple to a list for JSON."""
        del dialect
        return list(value or ())

    def process_result_value(self, value: list[int] | None, dialect: Dialect) -> tuple[int, ...]:
        """Convert the list back to a tuple."""
        del dialect
        return tuple(value or ())


class Base(DeclarativeBase):
    """The declarative base; `mypy --strict` cannot follow `db.Model`.

    Every constraint has a name, since SQLite can only change named ones.
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
            AgendaPart: choice(AgendaPart),
            Reply: choice(Reply),
            BasisKind: choice(BasisKind),
            ClosingKind: choice(ClosingKind),
            Colour: choice(Colour),
            ProposalKind: choice(ProposalKind),
            DraftStatus: choice(DraftStatus),
            EditKind: choice(EditKind),
            MeetingKind: choice(MeetingKind),
            MeetingOutcome: choice(MeetingOutcome),
            PartyEvent: choice(PartyEvent),
            Phase: choice(Phase),
            PositionKind: choice(PositionKind),
            Purpose: choice(Purpose),
            Question: choice(Question),
            ReadinessQuestion: choice(ReadinessQuestion),
            Role: choice(Role),
            Scope: choice(Scope),
            Source: choice(Source),
            Status: choice(Status),
            Voice: choice(Voice),
            WorkshopFormat: choice(WorkshopFormat),
        },
    )


db = SQLAlchemy(model_class=Base)
