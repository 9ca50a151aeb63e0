"""The decision: the manager adopts a version, with the reference that it rests on."""

from dataclasses import dataclass

from akr.domain.matter.review import Decided, DraftStatus, check_adoption
from akr.domain.role.errors import TextLocked
from akr.domain.role.values import text_hash
from akr.steps.planning.processes import called
from akr.steps.role.draft_versions import read_draft
from akr.store.work import Work


@dataclass(frozen=True, slots=True)
class Decision:
    """A process that a manager decides on; `status` is None before there is a draft."""

    public_id: str
    title: str
    role: str | None
    status: DraftStatus | None


def see_decisions(work: Work, account: int) -> tuple[Decision, ...]:
    """List the processes that an account manages, the newest first."""
    with work.reading():
        return tuple(_decision(work, each) for each in work.co_leaders.managed_by(account))


def adopt(work: Work, public_id: str, version: int, decided: Decided) -> None:
    """Record the employer's decision on the version under review, and lock its text for good.

    This also decides the tasks that were proposed for the role. A second press changes nothing.
    Raises NotReady with what is missing, TextLocked when another version is under review.
    """
    with work:
        draft = work.drafts.get(public_id, hold=True)
        shown = read_draft(work, draft)
        if version in shown.adoptions:
            return
        if draft.status is not DraftStatus.REVIEW or version != draft.version:
            raise TextLocked
        check_adoption(
            shown.content,
            len(shown.reviewers),
            shown.to_answer,
            shown.positions,
            decided,
            version,
        )
        work.reviews.adopt(draft, decided, text_hash(shown.content))
        work.drafts.move(draft, DraftStatus.ADOPTED)
        work.proposals.decide_new_role(draft.process_id, decided.decided_by)


def _decision(work: Work, public_id: str) -> Decision:
    title = called(work.process_in_part(public_id))
    draft = work.drafts.find(public_id)
    if draft is None:
        return Decision(public_id, title, None, None)
    role = work.drafts.content(draft).draft.title
    return Decision(public_id, title, role, draft.status)
