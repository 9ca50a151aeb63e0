"""What every table stands on: kinds of columns, names of constraints, and the database."""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import JSON, DateTime, Double, Enum, MetaData, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, registry
from sqlalchemy.types import TypeDecorator

from akr.domain.answers.sorting import Colour
from akr.domain.matter.review import BasisKind, DraftStatus, PositionKind
from akr.domain.office.account import Role
from akr.domain.phase import Phase
from akr.domain.planning.process import Answer, Purpose, ReadinessQuestion, WorkshopFormat
from akr.domain.proposals.proposals import ProposalKind, Question, Scope, Status
from akr.domain.room.closing import ClosingKind
from akr.domain.room.participants import Source

LONGEST_CHOICE = 40
"""Characters kept for a choice such as `self_paced`."""


def choice(kind: type[StrEnum]) -> Enum:
    """One of an enum's values, kept as the word that the file format has for it."""
    return Enum(
        kind,
        native_enum=False,
        length=LONGEST_CHOICE,
        values_callable=lambda each: [member.value for member in each],
    )


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
            ProposalKind: choice(ProposalKind),
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
