"""Tables of who speaks for a union: representatives, what happened to its place, its contact."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from akr.domain.matter.party import PartyEvent
from akr.store.tables.base import Base, Words


class RepresentativeRow(Base):
    """Somebody who speaks for a union in a process: a function, and nothing about the person.

    `token_hash` is of the token that their devices hold, which follows from their own link. It is
    null once they have been turned away.
    """

    __tablename__ = "representative"

    id: Mapped[int] = mapped_column(primary_key=True)
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("reviewer.id", ondelete="CASCADE"))
    function: Mapped[str]
    token_hash: Mapped[str | None] = mapped_column(unique=True)
    opened_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    confirmed_by: Mapped[str | None]
    turned_away_at: Mapped[datetime | None]

    __table_args__ = (Index(None, "reviewer_id"),)


class PartyEntryRow(Base):
    """What happened to a union's place, for all of its representatives; rows are only added.

    `words` says who did it, or to whom. `account_id` is the account that made a link.
    """

    __tablename__ = "party_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("reviewer.id", ondelete="CASCADE"))
    kind: Mapped[PartyEvent]
    words: Mapped[str]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    at: Mapped[datetime]

    __table_args__ = (Index(None, "reviewer_id"), Index(None, "account_id"))


class LeftOutRow(Base):
    """A union that is left out of a process, with the reason that every party sees."""

    __tablename__ = "left_out"

    process_id: Mapped[int] = mapped_column(
        ForeignKey("process.id", ondelete="CASCADE"), primary_key=True
    )
    union_key: Mapped[str] = mapped_column(primary_key=True)
    union: Mapped[str]
    reason: Mapped[str]
    at: Mapped[datetime]


class UnionContactRow(Base):
    """A union in the organisation's register: whom it organises, and its contact.

    `made_by` is the administrator who made the contact's latest link.
    """

    __tablename__ = "union_contact"

    id: Mapped[int] = mapped_column(primary_key=True)
    union: Mapped[str]
    union_key: Mapped[str] = mapped_column(unique=True)
    occupations: Mapped[tuple[str, ...]] = mapped_column(Words())
    link_hash: Mapped[str | None] = mapped_column(unique=True)
    made_by: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    function: Mapped[str | None]
    token_hash: Mapped[str | None] = mapped_column(unique=True)
    opened_at: Mapped[datetime | None]

    __table_args__ = (Index(None, "made_by"),)
