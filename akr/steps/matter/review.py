"""Review: a union opens its link, reads, comments and takes a position; the leader answers."""

from akr.domain.act import Act
from akr.domain.clock import swedish_day
from akr.domain.matter.errors import NotReady
from akr.domain.matter.review import (
    Comment,
    DraftStatus,
    Position,
    PositionKind,
    check_position,
    missing_in_text,
)
from akr.domain.planning.process import UnionComment
from akr.domain.role.draft import Content
from akr.domain.role.editor import Difference, difference, section_text
from akr.domain.role.errors import TextLocked
from akr.steps.role.draft_versions import ShownDraft, read_draft
from akr.store.matter.review import Reviewer
from akr.store.role.draft_versions import StoredDraft
from akr.store.work import Work


def send_to_review(work: Work, public_id: str) -> None:
    """Lock the text and let the unions read it. Raises NotReady with what the text lacks."""
    with work:
        draft = work.drafts.get(public_id, hold=True)
        if draft.status is not DraftStatus.DRAFT:
            return
        lacks = missing_in_text(work.drafts.content(draft))
        if lacks:
            raise NotReady(lacks)
        work.drafts.move(draft, DraftStatus.REVIEW)


def invite(work: Work, public_id: str, union: str, *, to_review: bool = False) -> str:
    """Invite a union; returns the link's secret, which is shown once. Raises UnknownProcess.

    The invitation holds from the plan to the decision. Inviting the same union again, ignoring
    case, renews its link. `to_review` is set when the invitation is to review the draft.
    """
    with work:
        process_id = work.plans.hold(public_id)
        known = {each.union.casefold(): each.union for each in work.reviews.reviewers(public_id)}
        draft = work.drafts.find(public_id) if to_review else None
        return work.reviews.invite(
            process_id,
            known.get(union.casefold(), union),
            draft.version if draft else None,
        )


def see_invitation(work: Work, secret: str) -> Reviewer:
    """Return whom an invitation is for; looking changes nothing. Raises UnknownInvitation."""
    with work.reading():
        return work.reviews.by_invitation(secret)


def enrol(work: Work, secret: str) -> str:
    """Enrol a device for the invited union and return its token. Raises UnknownInvitation."""
    with work:
        return work.reviews.enrol(work.reviews.by_invitation(secret), secret)


def who_reviews(work: Work, token: str) -> Reviewer:
    """Return the union that a device reviews for. Raises UnknownInvitation."""
    with work.reading():
        return work.reviews.by_token(token)


def see_as_reviewer(
    work: Work, token: str, version: int | None = None
) -> tuple[Reviewer, ShownDraft]:
    """Show a reviewer the draft and everything about it. Raises UnknownInvitation.

    Reviewers may not read a text that is still being written: they see the latest version that has
    been under review. Raises TextLocked when there is none.
    """
    with work.reading():
        reviewer = work.reviews.by_token(token)
        draft = work.drafts.find(reviewer.public_id)
        if draft is None:
            raise TextLocked
        latest = _latest_shown(draft)
        return reviewer, read_draft(work, draft, min(version or latest, latest))


def may_read(work: Work, reviewer: Reviewer) -> bool:
    """Whether there is a version of the draft that is a reviewer's to read."""
    with work.reading():
        draft = work.drafts.find(reviewer.public_id)
        return draft is not None and _latest_left(draft) > 0


def compare_as_reviewer(
    work: Work, token: str, before: int, after: int
) -> tuple[tuple[Difference, ...], Content]:
    """Show what changed between two versions that the reviewer may read, and the later text.

    Raises UnknownInvitation, UnknownDraft, TextLocked.
    """
    with work.reading():
        reviewer = work.reviews.by_token(token)
        draft = work.drafts.get(reviewer.public_id)
        if max(before, after) > _latest_shown(draft):
            raise TextLocked
        content = work.drafts.content(draft, after)
        return difference(work.drafts.content(draft, before), content), content


def comment(work: Work, token: str, act: Act, version: int, section: str, text: str) -> bool:
    """Store a union's comment on a section of the version that they read.

    Returns whether that is still the latest version; comments on earlier ones are stored too.
    Raises ActConflict for the same act with other words, TextLocked for a version that is still
    being written, UnknownInvitation, UnknownDraft.
    """
    with work:
        reviewer = work.reviews.by_token(token)
        draft = work.drafts.get(reviewer.public_id, hold=True)
        section_text(_shown_content(work, draft, version), section)
        words = Comment(0, reviewer.union, version, section, text, work.now)
        work.reviews.add_comment(draft, reviewer, act.id, words)
        return version == draft.version


def take_position(
    work: Work, token: str, act: Act, version: int, kind: PositionKind, words: str
) -> bool:
    """Store a union's position on the version that it read, in its own words.

    Returns whether that is still the latest version. Raises ReasonMissing, and what `comment` does.
    """
    check_position(kind, words)
    with work:
        reviewer = work.reviews.by_token(token)
        draft = work.drafts.get(reviewer.public_id, hold=True)
        _shown_content(work, draft, version)
        position = Position(reviewer.union, version, kind, words, work.now)
        work.reviews.add_position(draft, reviewer, act.id, position)
        return version == draft.version


def comment_on_plan(work: Work, token: str, act: Act, text: str) -> None:
    """Store a union's comment on the plan; allowed at any time, and never changed.

    Raises ActConflict for the same act with other words, UnknownInvitation.
    """
    with work:
        reviewer = work.reviews.by_token(token)
        process_id = work.plans.hold(reviewer.public_id)
        words = UnionComment(act.id, reviewer.union, text, swedish_day(work.now))
        work.plans.add_comment(process_id, words)


def answer_on_plan(work: Work, public_id: str, comment: str, text: str) -> None:
    """Store the leader's answer to a union's comment on the plan.

    Raises AlreadyAnswered, UnknownDraft when there is no such comment, UnknownProcess.
    """
    with work:
        process_id = work.plans.hold(public_id)
        work.plans.answer(process_id, comment, text)


def answer(work: Work, public_id: str, comment_id: int, text: str) -> None:
    """Store the leader's answer to a comment. Raises AlreadyAnswered, UnknownDraft."""
    with work:
        draft = work.drafts.get(public_id, hold=True)
        work.reviews.answer(draft, comment_id, text)


def _shown_content(work: Work, draft: StoredDraft, version: int) -> Content:
    if version > _latest_shown(draft):
        raise TextLocked
    return work.drafts.content(draft, version)


def _latest_shown(draft: StoredDraft) -> int:
    """The latest version that has left the writer's desk. Raises TextLocked when none has."""
    latest = _latest_left(draft)
    if latest < 1:
        raise TextLocked
    return latest


def _latest_left(draft: StoredDraft) -> int:
    """The latest version that has left the writer's desk; 0 when none has."""
    return draft.version if draft.status is not DraftStatus.DRAFT else draft.version - 1
