"""Reviews in the store: the unions that are invited, and who reads for each."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, delete, exists, insert, select, update

from akr.domain.matter.errors import UnknownInvitation, UnknownRepresentative
from akr.domain.matter.party import Representative
from akr.store.engine.tokens import hashed, new_token
from akr.store.engine.transaction import Repository
from akr.store.role.roles import StoredRole
from akr.store.tables import (
    ProcessRow,
    RepresentativeRow,
    ReviewerRow,
    RoleProcessRow,
    ToldRow,
)


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A union that reviews: a party, and its process. `unit` is the process's workplace.

    `enrolled` means that somebody has opened its link, who may be anybody that has the link.
    `confirmed` means that the union itself has said that somebody is theirs.

    `told` is the version of a role that the union was invited to review; None when it has only the
    plan's invitation. `representative` is who reads, where a device has been recognised.
    """

    id: int
    union: str
    public_id: str
    enrolled: bool
    confirmed: bool
    unit: str | None = None
    told: int | None = None
    representative: Representative | None = None


class Reviews(Repository):
    """Which unions are invited, and which device reads for each."""

    def invite(self, process_id: int, union: str) -> tuple[int, str, bool]:
        """Invite a union, or renew its link. Returns its place, the link's secret, whether renewed.

        Whoever has entered by an earlier link stays.
        """
        secret = new_token()
        renewed = self.session.execute(
            update(ReviewerRow)
            .where(ReviewerRow.process_id == process_id, ReviewerRow.union == union)
            .values(invitation_hash=hashed(secret))
            .returning(ReviewerRow.id)
        ).scalar_one_or_none()
        if renewed is not None:
            return renewed, secret, True
        made = self.session.execute(
            insert(ReviewerRow)
            .values(process_id=process_id, union=union, invitation_hash=hashed(secret))
            .returning(ReviewerRow.id)
        ).scalar_one()
        return made, secret, False

    def tell(self, role: StoredRole, public_id: str, union: str) -> None:
        """Keep that a union of a process was invited to review a role's version."""
        reviewer_id = self.session.scalars(
            select(ReviewerRow.id)
            .join(ProcessRow, ProcessRow.id == ReviewerRow.process_id)
            .where(ProcessRow.public_id == public_id, ReviewerRow.union == union)
        ).one()
        of_both = ToldRow.reviewer_id == reviewer_id, ToldRow.role_id == role.id
        self.session.execute(delete(ToldRow).where(*of_both))
        self.session.execute(
            insert(ToldRow).values(reviewer_id=reviewer_id, role_id=role.id, version=role.version)
        )

    def by_invitation(self, secret: str) -> Reviewer:
        """Find who an invitation is for. Raises UnknownInvitation."""
        row = self.session.execute(
            _REVIEWERS.where(ReviewerRow.invitation_hash == hashed(secret))
        ).one_or_none()
        if row is None:
            raise UnknownInvitation
        return Reviewer(*row)

    def get(self, reviewer: int) -> Reviewer:
        """Return a union's place. Raises UnknownRepresentative when there is none."""
        row = self.session.execute(_REVIEWERS.where(ReviewerRow.id == reviewer)).one_or_none()
        if row is None:
            raise UnknownRepresentative(str(reviewer))
        return Reviewer(*row)

    def by_token(self, token: str) -> Reviewer:
        """Find who holds a representative's token. Raises UnknownInvitation."""
        row = self.session.execute(
            _REVIEWERS.add_columns(
                RepresentativeRow.id,
                RepresentativeRow.function,
                RepresentativeRow.opened_at,
                RepresentativeRow.confirmed_at,
                RepresentativeRow.confirmed_by,
            )
            .join(RepresentativeRow, RepresentativeRow.reviewer_id == ReviewerRow.id)
            .where(RepresentativeRow.token_hash == hashed(token))
        ).one_or_none()
        if row is None:
            raise UnknownInvitation
        id_, union, public_id, enrolled, confirmed, unit, *who = row
        mine = Representative(*who)
        return Reviewer(id_, union, public_id, enrolled, confirmed, unit, representative=mine)

    def reviewers(self, public_id: str) -> Sequence[Reviewer]:
        """Return the unions that a process has invited, in the order of invitation."""
        rows = self.session.execute(
            _REVIEWERS.where(ProcessRow.public_id == public_id).order_by(ReviewerRow.id)
        )
        return [Reviewer(*row) for row in rows]

    def reviewers_of(self, role: StoredRole) -> Sequence[Reviewer]:
        """Return the unions that review a role, from every process that it gathers from.

        Those of its own process first, each process's in the order of invitation.
        """
        rows = self.session.execute(
            _REVIEWERS.add_columns(ToldRow.version)
            .join(RoleProcessRow, RoleProcessRow.process_id == ReviewerRow.process_id)
            .outerjoin(
                ToldRow, and_(ToldRow.reviewer_id == ReviewerRow.id, ToldRow.role_id == role.id)
            )
            .where(RoleProcessRow.role_id == role.id)
            .order_by(ReviewerRow.process_id != role.process_id, ReviewerRow.id)
        )
        return [Reviewer(*row) for row in rows]


def _somebody(*also: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether somebody has entered for a union and not been turned away."""
    entered = exists().where(
        RepresentativeRow.reviewer_id == ReviewerRow.id,
        RepresentativeRow.turned_away_at.is_(None),
        *also,
    )
    return entered.correlate(ReviewerRow)


_REVIEWERS = select(
    ReviewerRow.id,
    ReviewerRow.union,
    ProcessRow.public_id,
    _somebody().label("enrolled"),
    _somebody(RepresentativeRow.confirmed_at.is_not(None)).label("confirmed"),
    ProcessRow.workplace_name,
).join(ProcessRow, ProcessRow.id == ReviewerRow.process_id)
