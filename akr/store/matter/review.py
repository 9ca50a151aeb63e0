"""Reviews in the store: the unions that are invited, and their devices."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, delete, insert, select, update

from akr.domain.matter.errors import UnknownInvitation
from akr.store.engine.tokens import hashed, new_token
from akr.store.engine.transaction import Repository
from akr.store.role.roles import StoredRole
from akr.store.tables import ProcessRow, ReviewerRow, RoleProcessRow, ToldRow


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A union that reviews, and its process. `enrolled` means that a device has its invitation.

    `unit` is the process's workplace.

    `told` is the version of a role that the union was invited to review; None when it has only the
    plan's invitation.
    """

    id: int
    union: str
    public_id: str
    enrolled: bool
    unit: str | None = None
    told: int | None = None


class Reviews(Repository):
    """Which unions are invited, and which device speaks for each."""

    def invite(self, process_id: int, union: str) -> str:
        """Invite a union and return the invitation's secret; inviting again renews the link.

        An enrolled device stays enrolled.
        """
        secret = new_token()
        renewed = self.session.execute(
            update(ReviewerRow)
            .where(ReviewerRow.process_id == process_id, ReviewerRow.union == union)
            .values(invitation_hash=hashed(secret))
            .returning(ReviewerRow.id)
        ).scalar_one_or_none()
        if renewed is None:
            self.session.execute(
                insert(ReviewerRow).values(
                    process_id=process_id, union=union, invitation_hash=hashed(secret)
                )
            )
        return secret

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
        return self._one(ReviewerRow.invitation_hash == hashed(secret))

    def by_token(self, token: str) -> Reviewer:
        """Find who holds a reviewer's token. Raises UnknownInvitation."""
        return self._one(ReviewerRow.token_hash == hashed(token))

    def enrol(self, reviewer: Reviewer, secret: str) -> str:
        """Enrol a device for a union by its invitation's secret, and return its token.

        One link gives one token, so that it can be opened twice and on two devices. When it is
        pressed, devices of an earlier link lose access.
        """
        token = hashed(f"reviewer {secret}")
        self.session.execute(
            update(ReviewerRow)
            .where(ReviewerRow.id == reviewer.id)
            .values(token_hash=hashed(token))
        )
        return token

    def reviewers(self, public_id: str) -> Sequence[Reviewer]:
        """Return the unions that a process has invited, in the order of invitation."""
        rows = self.session.execute(
            _REVIEWERS.where(ProcessRow.public_id == public_id).order_by(ReviewerRow.id)
        )
        return [_reviewer(*row) for row in rows]

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
        return [_reviewer(*row) for row in rows]

    def _one(self, where: ColumnElement[bool]) -> Reviewer:
        row = self.session.execute(_REVIEWERS.where(where)).one_or_none()
        if row is None:
            raise UnknownInvitation
        return _reviewer(*row)


def _reviewer(
    id_: int,
    union: str,
    public_id: str,
    token: str | None,
    unit: str | None,
    told: int | None = None,
) -> Reviewer:
    return Reviewer(id_, union, public_id, token is not None, unit, told)


_REVIEWERS = select(
    ReviewerRow.id,
    ReviewerRow.union,
    ProcessRow.public_id,
    ReviewerRow.token_hash,
    ProcessRow.workplace_name,
).join(ProcessRow, ProcessRow.id == ReviewerRow.process_id)
