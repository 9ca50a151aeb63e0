"""Reviews in the store: invitations, comments, positions and decisions."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, insert, select, update

from akr.domain.errors import ActConflict, AlreadyAnswered
from akr.domain.matter.errors import UnknownInvitation
from akr.domain.matter.review import Basis, Comment, Decided, Position
from akr.domain.role.errors import UnknownDraft
from akr.store.engine.tokens import hashed, new_token
from akr.store.engine.transaction import Repository
from akr.store.role.draft_versions import StoredDraft
from akr.store.tables import AdoptionRow, CommentRow, PositionRow, ProcessRow, ReviewerRow


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A union that reviews. `enrolled` means that a device has taken the invitation.

    `told` is the version that the union was invited to review; None when it has only the plan's
    invitation.
    """

    id: int
    union: str
    public_id: str
    enrolled: bool
    told: int | None


@dataclass(frozen=True, slots=True)
class StoredAdoption:
    """A decision on a version, with the hash of the text that was decided."""

    version: int
    decided: Decided
    text_hash: str


class Reviews(Repository):
    """The unions' words are only ever added; nobody changes or deletes them."""

    def invite(self, process_id: int, union: str, told: int | None) -> str:
        """Invite a union and return the invitation's secret; inviting again renews the link.

        An enrolled device stays enrolled. `told` is the version that the invitation is about; None
        keeps the earlier one.
        """
        secret = new_token()
        said = {"invitation_hash": hashed(secret)} | ({} if told is None else {"told": told})
        renewed = self.session.execute(
            update(ReviewerRow)
            .where(ReviewerRow.process_id == process_id, ReviewerRow.union == union)
            .values(**said)
            .returning(ReviewerRow.id)
        ).scalar_one_or_none()
        if renewed is None:
            self.session.execute(
                insert(ReviewerRow).values(process_id=process_id, union=union, **said)
            )
        return secret

    def by_invitation(self, secret: str) -> Reviewer:
        """Find who an invitation is for. Raises UnknownInvitation."""
        return self._reviewer(ReviewerRow.invitation_hash == hashed(secret))

    def by_token(self, token: str) -> Reviewer:
        """Find who holds a reviewer's token. Raises UnknownInvitation."""
        return self._reviewer(ReviewerRow.token_hash == hashed(token))

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
            select(ReviewerRow.id, ReviewerRow.union, ReviewerRow.token_hash, ReviewerRow.told)
            .join(ProcessRow, ProcessRow.id == ReviewerRow.process_id)
            .where(ProcessRow.public_id == public_id)
            .order_by(ReviewerRow.id)
        )
        return [
            Reviewer(id_, union, public_id, token is not None, told)
            for id_, union, token, told in rows
        ]

    def add_comment(
        self, draft: StoredDraft, reviewer: Reviewer, act: str, comment: Comment
    ) -> None:
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
                    draft_id=draft.id,
                    act=act,
                    reviewer_id=reviewer.id,
                    version=comment.version,
                    section=comment.section,
                    text=comment.text,
                    written_at=comment.written_at,
                )
            )

    def comments(self, draft: StoredDraft) -> Sequence[Comment]:
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
            .where(CommentRow.draft_id == draft.id)
            .order_by(CommentRow.id)
        )
        return [Comment(*row) for row in rows]

    def answer(self, draft: StoredDraft, comment_id: int, text: str) -> None:
        """Store the leader's answer to a comment. Raises AlreadyAnswered, UnknownDraft.

        Sending the same answer again, as a second press does, changes nothing.
        """
        row = self.session.execute(
            select(CommentRow.id, CommentRow.answer)
            .where(CommentRow.draft_id == draft.id, CommentRow.id == comment_id)
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
        self, draft: StoredDraft, reviewer: Reviewer, act: str, position: Position
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
                    draft_id=draft.id,
                    act=act,
                    reviewer_id=reviewer.id,
                    version=position.version,
                    kind=position.kind,
                    words=position.words,
                    stated_at=position.stated_at,
                )
            )

    def positions(self, draft: StoredDraft) -> Sequence[Position]:
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
            .where(PositionRow.draft_id == draft.id)
            .order_by(PositionRow.id)
        )
        return [Position(*row) for row in rows]

    def adopt(self, draft: StoredDraft, decided: Decided, text_hash: str) -> None:
        """Record the employer's decision on the current version."""
        self.session.execute(
            insert(AdoptionRow).values(
                draft_id=draft.id,
                version=draft.version,
                decided_by=decided.decided_by,
                decided_on=decided.decided_on,
                registration_number=decided.registration_number,
                basis=decided.basis.kind,
                basis_words=decided.basis.words,
                text_hash=text_hash,
                recorded_at=self.now,
            )
        )

    def adoptions(self, draft: StoredDraft) -> dict[int, StoredAdoption]:
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
            ).where(AdoptionRow.draft_id == draft.id)
        )
        return {
            version: StoredAdoption(version, Decided(by, on, number, Basis(kind, words)), text_hash)
            for version, by, on, number, kind, words, text_hash in rows
        }

    def _reviewer(self, where: ColumnElement[bool]) -> Reviewer:
        row = self.session.execute(
            select(
                ReviewerRow.id,
                ReviewerRow.union,
                ProcessRow.public_id,
                ReviewerRow.token_hash,
                ReviewerRow.told,
            )
            .join(ProcessRow, ProcessRow.id == ReviewerRow.process_id)
            .where(where)
        ).one_or_none()
        if row is None:
            raise UnknownInvitation
        id_, union, public_id, token, told = row
        return Reviewer(id_, union, public_id, token is not None, told)
