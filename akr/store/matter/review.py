"""Reviews in the store: invitations, comments, positions and decisions."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, delete, insert, select, update

from akr.domain.errors import ActConflict, AlreadyAnswered
from akr.domain.matter.errors import UnknownInvitation
from akr.domain.matter.review import Basis, Comment, Decided, Position
from akr.domain.role.errors import UnknownDraft
from akr.store.engine.tokens import hashed, new_token
from akr.store.engine.transaction import Repository
from akr.store.role.roles import StoredRole
from akr.store.tables import (
    AdoptionRow,
    CommentRow,
    PositionRow,
    ProcessRow,
    ReviewerRow,
    RoleProcessRow,
    ToldRow,
)


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


@dataclass(frozen=True, slots=True)
class StoredAdoption:
    """A decision on a version, with the hash of the text that was decided."""

    version: int
    decided: Decided
    text_hash: str


class Reviews(Repository):
    """The unions' words are only ever added; nobody changes or deletes them."""

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

    def add_comment(self, role: StoredRole, reviewer: Reviewer, act: str, comment: Comment) -> None:
        """Store a union's comment; the same act sent twice is one comment.

        Raises ActConflict when the act was sent before with other words or for another section, so
        that a resubmitted old page does not look as if it had been sent.
        """
        kept = self.session.execute(
            select(
                CommentRow.reviewer_id, CommentRow.version, CommentRow.section, CommentRow.text
            ).where(CommentRow.act == act)
        ).one_or_none()
        sent = (reviewer.id, comment.version, comment.section, comment.text)
        if kept is not None and tuple(kept) != sent:
            raise ActConflict(kept.text if kept.reviewer_id == reviewer.id else "", comment.text)
        if kept is None:
            self.session.execute(
                insert(CommentRow).values(
                    role_id=role.id,
                    act=act,
                    reviewer_id=reviewer.id,
                    version=comment.version,
                    section=comment.section,
                    text=comment.text,
                    written_at=comment.written_at,
                )
            )

    def comments(self, role: StoredRole) -> Sequence[Comment]:
        """Return the comments on all versions, the oldest first."""
        rows = self.session.execute(
            select(
                CommentRow.id,
                ReviewerRow.union,
                CommentRow.version,
                CommentRow.section,
                CommentRow.text,
                CommentRow.written_at,
                CommentRow.answer,
            )
            .join(ReviewerRow, ReviewerRow.id == CommentRow.reviewer_id)
            .where(CommentRow.role_id == role.id)
            .order_by(CommentRow.id)
        )
        return [Comment(*row) for row in rows]

    def answer(self, role: StoredRole, comment_id: int, text: str) -> None:
        """Store the leader's answer to a comment. Raises AlreadyAnswered, UnknownDraft.

        Sending the same answer again, as a second press does, changes nothing.
        """
        row = self.session.execute(
            select(CommentRow.id, CommentRow.answer)
            .where(CommentRow.role_id == role.id, CommentRow.id == comment_id)
            .with_for_update()
        ).one_or_none()
        if row is None:
            raise UnknownDraft(str(comment_id))
        if row.answer is not None and row.answer != text:
            raise AlreadyAnswered
        self.session.execute(
            update(CommentRow).where(CommentRow.id == comment_id).values(answer=text)
        )

    def add_position(
        self, role: StoredRole, reviewer: Reviewer, act: str, position: Position
    ) -> None:
        """Store a union's position; earlier ones stay, and the same act sent twice is one.

        Raises ActConflict as `add_comment` does.
        """
        kept = self.session.execute(
            select(
                PositionRow.reviewer_id, PositionRow.version, PositionRow.kind, PositionRow.words
            ).where(PositionRow.act == act)
        ).one_or_none()
        sent = (reviewer.id, position.version, position.kind, position.words)
        if kept is not None and tuple(kept) != sent:
            raise ActConflict(kept.words if kept.reviewer_id == reviewer.id else "", position.words)
        if kept is None:
            self.session.execute(
                insert(PositionRow).values(
                    role_id=role.id,
                    act=act,
                    reviewer_id=reviewer.id,
                    version=position.version,
                    kind=position.kind,
                    words=position.words,
                    stated_at=position.stated_at,
                )
            )

    def positions(self, role: StoredRole) -> Sequence[Position]:
        """Return the positions on all versions, the oldest first."""
        rows = self.session.execute(
            select(
                ReviewerRow.union,
                PositionRow.version,
                PositionRow.kind,
                PositionRow.words,
                PositionRow.stated_at,
            )
            .join(ReviewerRow, ReviewerRow.id == PositionRow.reviewer_id)
            .where(PositionRow.role_id == role.id)
            .order_by(PositionRow.id)
        )
        return [Position(*row) for row in rows]

    def adopt(self, role: StoredRole, decided: Decided, text_hash: str) -> None:
        """Record the employer's decision on the current version."""
        self.session.execute(
            insert(AdoptionRow).values(
                role_id=role.id,
                version=role.version,
                decided_by=decided.decided_by,
                decided_on=decided.decided_on,
                registration_number=decided.registration_number,
                basis=decided.basis.kind,
                basis_words=decided.basis.words,
                text_hash=text_hash,
                recorded_at=self.now,
            )
        )

    def adoptions(self, role: StoredRole) -> dict[int, StoredAdoption]:
        """Return every decision, by version."""
        rows = self.session.execute(
            select(
                AdoptionRow.version,
                AdoptionRow.decided_by,
                AdoptionRow.decided_on,
                AdoptionRow.registration_number,
                AdoptionRow.basis,
                AdoptionRow.basis_words,
                AdoptionRow.text_hash,
            ).where(AdoptionRow.role_id == role.id)
        )
        return {
            version: StoredAdoption(version, Decided(by, on, number, Basis(kind, words)), text_hash)
            for version, by, on, number, kind, words, text_hash in rows
        }

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
