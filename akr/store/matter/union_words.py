"""The unions' words in the store: comments and positions, each on a version of a matter."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, insert, select, update

from akr.domain.errors import ActConflict, AlreadyAnswered
from akr.domain.matter.errors import UnknownInvitation
from akr.domain.matter.party import Spoken, confirmation
from akr.domain.matter.review import Comment, Position
from akr.domain.role.errors import UnknownDraft
from akr.store.engine.transaction import Repository
from akr.store.matter.matters import SentRole
from akr.store.matter.review import Reviewer
from akr.store.role.roles import StoredRole
from akr.store.tables import CommentRow, FrozenRoleRow, PositionRow, RepresentativeRow, ReviewerRow


class UnionWords(Repository):
    """The unions' words are only ever added; nobody changes or deletes them."""

    def add_comment(
        self, role: StoredRole, sent: SentRole, reviewer: Reviewer, act: str, comment: Comment
    ) -> None:
        """Store a union's comment on a role; the same act sent twice is one comment.

        Raises ActConflict when the act was sent before with other words or for another section, so
        that a resubmitted old page does not look as if it had been sent.
        """
        kept = self.session.execute(
            select(
                CommentRow.reviewer_id,
                CommentRow.matter_id,
                CommentRow.number,
                CommentRow.section,
                CommentRow.text,
            ).where(CommentRow.act == act)
        ).one_or_none()
        said = (reviewer.id, sent.matter_id, sent.number, comment.section, comment.text)
        if kept is not None and tuple(kept) != said:
            raise ActConflict(kept.text if kept.reviewer_id == reviewer.id else "", comment.text)
        if kept is None:
            self.session.execute(
                insert(CommentRow).values(
                    matter_id=sent.matter_id,
                    number=sent.number,
                    role_id=role.id,
                    act=act,
                    section=comment.section,
                    text=comment.text,
                    written_at=comment.written_at,
                    **_whose(reviewer),
                )
            )

    def comments(self, role: StoredRole) -> Sequence[Comment]:
        """Return the comments on all versions of a role, the oldest first."""
        rows = self.session.execute(
            select(
                CommentRow.id,
                ReviewerRow.union,
                FrozenRoleRow.version,
                CommentRow.section,
                CommentRow.text,
                CommentRow.written_at,
                CommentRow.answer,
                *_SPEAKER,
            )
            .join(ReviewerRow, ReviewerRow.id == CommentRow.reviewer_id)
            .join(RepresentativeRow, RepresentativeRow.id == CommentRow.representative_id)
            .join(
                FrozenRoleRow,
                and_(
                    FrozenRoleRow.matter_id == CommentRow.matter_id,
                    FrozenRoleRow.number == CommentRow.number,
                    FrozenRoleRow.role_id == CommentRow.role_id,
                ),
            )
            .where(CommentRow.role_id == role.id)
            .order_by(CommentRow.id)
        )
        return [
            Comment(id_, union, version, section, text, written_at, answer, _spoken(by))
            for id_, union, version, section, text, written_at, answer, *by in rows
        ]

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
        self, sent: SentRole, reviewer: Reviewer, act: str, position: Position
    ) -> None:
        """Store a union's position; earlier ones stay, and the same act sent twice is one.

        Raises ActConflict as `add_comment` does.
        """
        kept = self.session.execute(
            select(
                PositionRow.reviewer_id,
                PositionRow.matter_id,
                PositionRow.number,
                PositionRow.kind,
                PositionRow.words,
            ).where(PositionRow.act == act)
        ).one_or_none()
        said = (reviewer.id, sent.matter_id, sent.number, position.kind, position.words)
        if kept is not None and tuple(kept) != said:
            raise ActConflict(kept.words if kept.reviewer_id == reviewer.id else "", position.words)
        if kept is None:
            self.session.execute(
                insert(PositionRow).values(
                    matter_id=sent.matter_id,
                    number=sent.number,
                    act=act,
                    kind=position.kind,
                    words=position.words,
                    stated_at=position.stated_at,
                    **_whose(reviewer),
                )
            )

    def positions(self, role: StoredRole) -> Sequence[Position]:
        """Return the positions on all versions of a role, the oldest first."""
        rows = self.session.execute(
            select(
                ReviewerRow.union,
                FrozenRoleRow.version,
                PositionRow.kind,
                PositionRow.words,
                PositionRow.stated_at,
                *_SPEAKER,
            )
            .join(ReviewerRow, ReviewerRow.id == PositionRow.reviewer_id)
            .join(RepresentativeRow, RepresentativeRow.id == PositionRow.representative_id)
            .join(
                FrozenRoleRow,
                and_(
                    FrozenRoleRow.matter_id == PositionRow.matter_id,
                    FrozenRoleRow.number == PositionRow.number,
                ),
            )
            .where(FrozenRoleRow.role_id == role.id)
            .order_by(PositionRow.id)
        )
        return [
            Position(union, version, kind, words, stated_at, _spoken(by))
            for union, version, kind, words, stated_at, *by in rows
        ]


def _whose(reviewer: Reviewer) -> dict[str, int]:
    """Return the columns that say whose words they are. Raises UnknownInvitation."""
    if reviewer.representative is None:
        raise UnknownInvitation
    return {"reviewer_id": reviewer.id, "representative_id": reviewer.representative.id}


def _spoken(columns: Sequence[Any]) -> Spoken:
    """Read `_SPEAKER`."""
    function, confirmed_at, turned_away_at = columns
    return Spoken(function, confirmation(confirmed_at, turned_away_at))


_SPEAKER = (
    RepresentativeRow.function,
    RepresentativeRow.confirmed_at,
    RepresentativeRow.turned_away_at,
)
