"""Workshop 2: every task leaves with a proposal; the room proposes and the employer decides."""

import hashlib
from dataclasses import asdict

from akr.domain.errors import EditConflict
from akr.domain.ownership import Ownership
from akr.domain.process import Decision, Proposal, Question, Status
from akr.domain.result import ResultRow

QUESTION_OF = {
    Ownership.STOP: Question.RIGHT_THINGS,
    Ownership.SEVERAL: Question.RIGHT_COMPETENCE,
    Ownership.NOBODY: Question.RIGHT_COMPETENCE,
    Ownership.UNCLEAR: Question.RIGHT_COMPETENCE,
    Ownership.TOO_FEW: Question.RIGHT_COMPETENCE,
    Ownership.CLEAR_OWNER: Question.RIGHT_WAY,
}
"""Under which of the three questions a task is first taken up; the room may choose another.

What should stop is about doing the right things, a task with an owner about doing it well, and
the rest about whose competence it needs (the method's three questions; the sorting is ours).
"""


def question_of(row: ResultRow, proposal: Proposal | None) -> Question:
    """The question that a task stands under: the room's own choice, else the suggested one."""
    return (proposal.question if proposal else None) or QUESTION_OF[row.ownership]


def keep_with_owner(row: ResultRow) -> Proposal:
    """The proposal that confirms a clear owner."""
    return Proposal(
        task=row.task.id,
        status=Status.PROPOSED,
        decision=Decision.KEEP,
        question=QUESTION_OF[row.ownership],
    )


def proposal_fingerprint(proposal: Proposal | None) -> str:
    """What an edit of a proposal says that it started from."""
    said = repr(asdict(proposal)) if proposal else ""
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def check_unchanged(now: Proposal | None, wanted: Proposal, base: str) -> None:
    """Refuse to write over what somebody else proposed meanwhile, unless it says the same.

    Raises EditConflict with both.
    """
    if proposal_fingerprint(now) != base and now != wanted:
        raise EditConflict(wanted.task, theirs=_said(now), yours=_said(wanted))


def _said(proposal: Proposal | None) -> str:
    if proposal is None:
        return ""
    free = (proposal.obstacle, proposal.needed, proposal.does, proposal.ought_to)
    return ", ".join([proposal.decision, *(words for words in free if words)])
