"""Requests in the store: a ledger that is only added to."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ScalarSelect, and_, exists, func, insert, select, update

from akr.domain.matter.requests import Closure, Protocol, Request
from akr.domain.matter.review import Position
from akr.store.engine.transaction import Repository
from akr.store.matter.matters import SentRole
from akr.store.matter.review import Reviewer
from akr.store.role.roles import StoredRole
from akr.store.tables import (
    ClosureRow,
    FrozenRoleRow,
    RepresentativeRow,
    RequestRow,
    ReviewerRow,
)


class Requests(Repository):
    """Nothing of a request or a closure is ever changed, but the union's answer to a closure."""

    def open(self, sent: SentRole, reviewer: Reviewer, act: str, asked: Position) -> None:
        """Open a request by a position that asks for a meeting; the same act opens it once."""
        if self.session.scalar(select(exists().where(RequestRow.act == act))):
            return
        self.session.execute(
            insert(RequestRow).values(
                act=act,
                matter_id=sent.matter_id,
                number=sent.number,
                reviewer_id=reviewer.id,
                kind=asked.kind,
                words=asked.words,
                made_at=asked.stated_at,
            )
        )

    def about(self, role: StoredRole) -> dict[int, tuple[Request, ...]]:
        """Return the requests in the matters that have held a role, by matter, the earliest first.

        Each is told with the role's version that the union read.
        """
        asked = self.session.execute(
            select(RequestRow, ReviewerRow.union, FrozenRoleRow.version, _first_confirmed())
            .join(ReviewerRow, ReviewerRow.id == RequestRow.reviewer_id)
            .join(
                FrozenRoleRow,
                and_(
                    FrozenRoleRow.matter_id == RequestRow.matter_id,
                    FrozenRoleRow.number == RequestRow.number,
                ),
            )
            .where(FrozenRoleRow.role_id == role.id)
            .order_by(RequestRow.id)
        ).all()
        closures = self._closures({row.id: listens_since for row, *_, listens_since in asked})
        found: dict[int, tuple[Request, ...]] = {}
        for row, union, version, _ in asked:
            request = Request(
                row.id,
                union,
                version,
                row.kind,
                row.words,
                row.made_at,
                closures.get(row.id, ()),
            )
            found[row.matter_id] = (*found.get(row.matter_id, ()), request)
        return found

    def close(self, request: Request, protocol: Protocol) -> None:
        """Record a closure, which its union can confirm or object to from now on."""
        self.session.execute(
            insert(ClosureRow).values(
                request_id=request.id,
                meeting=protocol.meeting,
                called_by=protocol.called_by,
                held_on=protocol.held_on,
                present=protocol.present,
                outcome=protocol.outcome,
                protocol=protocol.number,
                central_until=protocol.central_until,
                noted_at=self.now,
                waived=False,
                objection="",
            )
        )

    def is_asked_by(self, request: Request, reviewer: Reviewer) -> bool:
        """Whether a request is a union's own."""
        own = RequestRow.id == request.id, RequestRow.reviewer_id == reviewer.id
        return bool(self.session.scalar(select(exists().where(*own))))

    def confirm(self, closure: Closure, *, waived: bool) -> None:
        """Keep that the union confirms a closure, and whether it waives central negotiation."""
        self._answer(closure, confirmed_at=self.now, waived=waived)

    def object_to(self, closure: Closure, words: str) -> None:
        """Keep a union's objection to a closure."""
        self._answer(closure, objected_at=self.now, objection=words)

    def _answer(self, closure: Closure, **said: object) -> None:
        self.session.execute(update(ClosureRow).where(ClosureRow.id == closure.id).values(**said))

    def _closures(
        self, listens_since: Mapping[int, datetime | None]
    ) -> dict[int, tuple[Closure, ...]]:
        """Return the closures of some requests; each request has when its union got a voice."""
        if not listens_since:
            return {}
        rows = self.session.scalars(
            select(ClosureRow)
            .where(ClosureRow.request_id.in_(listens_since))
            .order_by(ClosureRow.id)
        )
        found: dict[int, tuple[Closure, ...]] = {}
        for row in rows:
            protocol = Protocol(
                row.meeting,
                row.called_by,
                row.held_on,
                row.present,
                row.outcome,
                row.protocol,
                row.central_until,
            )
            since = listens_since[row.request_id]
            closure = Closure(
                row.id,
                protocol,
                None if since is None else max(row.noted_at, since),
                row.confirmed_at,
                row.waived,
                row.objected_at,
                row.objection,
            )
            found[row.request_id] = (*found.get(row.request_id, ()), closure)
        return found


def _first_confirmed() -> ScalarSelect[datetime | None]:
    """When the union of a request first had a representative who is theirs."""
    return (
        select(func.min(RepresentativeRow.confirmed_at))
        .where(RepresentativeRow.reviewer_id == RequestRow.reviewer_id)
        .scalar_subquery()
    )
