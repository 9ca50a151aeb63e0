"""Adopt: the manager decides, with the reference that makes a proposal a decision."""

from akr.domain.editing import text_hash
from akr.domain.errors import TextLocked
from akr.domain.review import Decided, DraftStatus, check_adoption
from akr.steps.describe import description
from akr.store import draft as drafts
from akr.store import proposal as proposals
from akr.store import review as reviews
from akr.store.work import Work


def adopt(work: Work, public_id: str, version: int, decided: Decided) -> None:
    """Record the employer's decision on the version under review, and lock its text for good.

    The tasks that were proposed for the role are decided with it. A second press changes nothing.
    Raises NotReady with what is missing, TextLocked when another version is under review now.
    """
    with work:
        draft = drafts.get(work.session, public_id, hold=True)
        shown = description(work, draft)
        if version in shown.adoptions:
            return
        if draft.status is not DraftStatus.REVIEW or version != draft.version:
            raise TextLocked
        check_adoption(
            shown.content,
            len(shown.reviewers),
            shown.comments,
            shown.positions,
            decided,
            version,
        )
        reviews.adopt(work.session, draft, decided, text_hash(shown.content))
        drafts.move(work.session, draft, DraftStatus.ADOPTED)
        proposals.decide_new_role(work.session, draft.process_id, decided.decided_by)
