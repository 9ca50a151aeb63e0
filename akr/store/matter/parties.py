"""Parties in the store: a union's representatives, and what has happened to its place."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, delete, insert, select, update

from akr.domain.matter.errors import UnknownRepresentative
from akr.domain.matter.party import (
    LeftOut,
    PartyEntry,
    PartyEvent,
    Representative,
    Spoken,
    confirmation,
)
from akr.domain.office.union_contact import union_key
from akr.store.engine.tokens import hashed
from akr.store.engine.transaction import Repository
from akr.store.tables import (
    CommentRow,
    LeftOutRow,
    PartyEntryRow,
    PositionRow,
    ProcessRow,
    RepresentativeRow,
    ReviewerRow,
    UnionCommentRow,
)


@dataclass(frozen=True, slots=True)
class Awaiting:
    """A representative who waits for their union's word, and where."""

    reviewer: int
    union: str
    public_id: str
    process: str | None
    workplace: str | None
    representative: Representative


class Parties(Repository):
    """A representative's row stays, also when they are turned away; what happened is only added."""

    def enter(self, reviewer: int, token: str, function: str) -> None:
        """Seat somebody who has opened a union's link; nobody has confirmed them."""
        self.session.execute(
            insert(RepresentativeRow).values(
                reviewer_id=reviewer,
                function=function,
                token_hash=hashed(token),
                opened_at=self.now,
            )
        )
        self.record(reviewer, PartyEvent.ENTERED, function)

    def representatives(self, reviewer: int) -> Sequence[Representative]:
        """Return everybody who has entered for a union in a process, in that order."""
        rows = self.session.execute(_of(reviewer).order_by(RepresentativeRow.id))
        return [Representative(*row) for row in rows]

    def hold(self, reviewer: int, representative: int) -> Representative:
        """Return one of a union's representatives, locked. Raises UnknownRepresentative."""
        row = self.session.execute(
            _of(reviewer).where(RepresentativeRow.id == representative).with_for_update()
        ).one_or_none()
        if row is None:
            raise UnknownRepresentative(str(representative))
        return Representative(*row)

    def confirm(self, reviewer: int, theirs: Representative, by: str) -> None:
        """Keep that the union has said that a representative is theirs, and who said it."""
        self.session.execute(
            update(RepresentativeRow)
            .where(RepresentativeRow.id == theirs.id)
            .values(confirmed_at=self.now, confirmed_by=by)
        )
        self.record(reviewer, PartyEvent.CONFIRMED, f"{theirs.function}, av {by}")

    def turn_away(self, reviewer: int, theirs: Representative, by: str) -> None:
        """Keep that a representative is not the union's; their devices are out."""
        self.session.execute(
            update(RepresentativeRow)
            .where(RepresentativeRow.id == theirs.id)
            .values(turned_away_at=self.now, token_hash=None)
        )
        self.record(reviewer, PartyEvent.TURNED_AWAY, f"{theirs.function}, av {by}")

    def renew(self, reviewer: int, mine: Representative, token: str) -> None:
        """Let a representative's devices hold another token from here on."""
        self.session.execute(
            update(RepresentativeRow)
            .where(RepresentativeRow.id == mine.id)
            .values(token_hash=hashed(token))
        )
        self.record(reviewer, PartyEvent.OWN_LINK_RENEWED, mine.function)

    def record(
        self, reviewer: int, kind: PartyEvent, words: str = "", account: int | None = None
    ) -> None:
        """Add to what has happened to a union's place."""
        self.session.execute(
            insert(PartyEntryRow).values(
                reviewer_id=reviewer, kind=kind, words=words, account_id=account, at=self.now
            )
        )

    def entries(self, reviewer: int) -> Sequence[PartyEntry]:
        """Return what has happened to a union's place, the latest first."""
        rows = self.session.execute(
            select(PartyEntryRow.kind, PartyEntryRow.words, PartyEntryRow.at)
            .where(PartyEntryRow.reviewer_id == reviewer)
            .order_by(PartyEntryRow.id.desc())
        )
        return [PartyEntry(*row) for row in rows]

    def link_makers(self, reviewer: int) -> set[int]:
        """Return the accounts that have ever made a union's link to a process."""
        found = self.session.scalars(
            select(PartyEntryRow.account_id).where(
                PartyEntryRow.reviewer_id == reviewer, PartyEntryRow.account_id.is_not(None)
            )
        )
        return {account for account in found if account is not None}

    def awaiting(self, union: str) -> list[Awaiting]:
        """Return who waits for a union's word, in every process, the latest first."""
        rows = self.session.execute(
            select(
                ReviewerRow.id,
                ReviewerRow.union,
                ProcessRow.public_id,
                ProcessRow.title,
                ProcessRow.workplace_name,
                *_REPRESENTATIVE,
            )
            .join(ReviewerRow, ReviewerRow.id == RepresentativeRow.reviewer_id)
            .join(ProcessRow, ProcessRow.id == ReviewerRow.process_id)
            .where(
                RepresentativeRow.confirmed_at.is_(None), RepresentativeRow.turned_away_at.is_(None)
            )
            .order_by(RepresentativeRow.id.desc())
        ).all()
        # Compared here, since no database folds the case of every letter.
        return [
            Awaiting(reviewer, named, public_id, process, workplace, Representative(*who))
            for reviewer, named, public_id, process, workplace, *who in rows
            if named.casefold() == union.casefold()
        ]

    def has_spoken(self, reviewer: int) -> bool:
        """Whether a union has said anything, by whatever voice."""
        seat = select(RepresentativeRow.id).where(RepresentativeRow.reviewer_id == reviewer)
        said = (
            select(CommentRow.id).where(CommentRow.reviewer_id == reviewer),
            select(PositionRow.id).where(PositionRow.reviewer_id == reviewer),
            select(UnionCommentRow.key).where(UnionCommentRow.representative_id.in_(seat)),
        )
        return any(self.session.scalar(select(each.exists())) for each in said)

    def remove(self, reviewer: int) -> None:
        """Take a union's place away, with its seats."""
        self.session.execute(delete(ReviewerRow).where(ReviewerRow.id == reviewer))

    def leave_out(self, process_id: int, union: str, reason: str) -> None:
        """Keep that a union is left out of a process, and why; the latest reason stands."""
        self.take_in(process_id, union)
        self.session.execute(
            insert(LeftOutRow).values(
                process_id=process_id,
                union_key=union_key(union),
                union=union,
                reason=reason,
                at=self.now,
            )
        )

    def take_in(self, process_id: int, union: str) -> None:
        """Leave a union out no longer."""
        self.session.execute(
            delete(LeftOutRow).where(
                LeftOutRow.process_id == process_id, LeftOutRow.union_key == union_key(union)
            )
        )

    def left_out(self, public_id: str) -> Sequence[LeftOut]:
        """Return the unions that are left out of a process, the earliest first."""
        rows = self.session.execute(
            select(LeftOutRow.union, LeftOutRow.reason, LeftOutRow.at)
            .join(ProcessRow, ProcessRow.id == LeftOutRow.process_id)
            .where(ProcessRow.public_id == public_id)
            .order_by(LeftOutRow.at, LeftOutRow.union_key)
        )
        return [LeftOut(*row) for row in rows]

    def speakers(self, public_ids: Collection[str]) -> dict[str, Spoken]:
        """Return who has spoken in each comment on some processes' plans, by the comment's id."""
        rows = self.session.execute(
            select(
                UnionCommentRow.key,
                RepresentativeRow.function,
                RepresentativeRow.confirmed_at,
                RepresentativeRow.turned_away_at,
            )
            .join(RepresentativeRow, RepresentativeRow.id == UnionCommentRow.representative_id)
            .join(ProcessRow, ProcessRow.id == UnionCommentRow.process_id)
            .where(ProcessRow.public_id.in_(public_ids))
        )
        return {key: Spoken(function, confirmation(*said)) for key, function, *said in rows}


_REPRESENTATIVE = (
    RepresentativeRow.id,
    RepresentativeRow.function,
    RepresentativeRow.opened_at,
    RepresentativeRow.confirmed_at,
    RepresentativeRow.confirmed_by,
    RepresentativeRow.turned_away_at,
)


def _of(
    reviewer: int,
) -> Select[tuple[int, str, datetime, datetime | None, str | None, datetime | None]]:
    return select(*_REPRESENTATIVE).where(RepresentativeRow.reviewer_id == reviewer)
