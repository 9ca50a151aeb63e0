"""Requests in the store: a ledger that is only added to."""

from collections.abc import Sequence

from sqlalchemy import and_, exists, insert, select, update

from akr.domain.matter.requests import Closure, Protocol, Request
from akr.domain.matter.review import Position
from akr.store.engine.transaction import Repository
from akr.store.matter.matters import SentRole
from akr.store.matter.review import Reviewer
from akr.store.role.roles import StoredRole
from akr.store.tables import ClosureRow, FrozenRoleRow, RequestRow, ReviewerRow


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
            select(RequestRow, ReviewerRow.union, FrozenRoleRow.version)
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
        closures = self._closures([row.id for row, _, _ in asked])
        found: dict[int, tuple[Request, ...]] = {}
        for row, union, version in asked:
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

    def _closures(self, requests: Sequence[int]) -> dict[int, tuple[Closure, ...]]:
        if not requests:
            return {}
        rows = self.session.scalars(
            select(ClosureRow).where(ClosureRow.request_id.in_(requests)).order_by(ClosureRow.id)
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
            closure = Closure(
                row.id,
                protocol,
                row.noted_at,
                row.confirmed_at,
                row.waived,
                row.objected_at,
                row.objection,
            )
            found[row.request_id] = (*found.get(row.request_id, ()), closure)
        return found
