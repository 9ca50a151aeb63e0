"""Workshop 2: every task leaves with a proposal; the room proposes and the employer decides."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from akr.domain.answers.ownership import Ownership
from akr.domain.answers.published import Result, ResultRow
from akr.domain.errors import EditConflict
from akr.domain.proposals.errors import AlreadyDecided
from akr.domain.proposals.proposals import Proposal, ProposalKind, Question, Status

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


@dataclass(frozen=True, slots=True)
class Order:
    """In which order workshop 2 takes the tasks: by question, and clear owners apart and last."""

    by_question: Mapping[Question, tuple[ResultRow, ...]]
    clear_owners: tuple[ResultRow, ...]


def in_order(result: Result, proposals: Mapping[str, Proposal]) -> Order:
    """Put every task once on the agenda, under each question what needs the room most first."""
    rows = result.by_need()
    talked = [row for row in rows if row.ownership is not Ownership.CLEAR_OWNER]
    return Order(
        by_question={
            question: tuple(
                row for row in talked if question_of(row, proposals.get(row.task.id)) is question
            )
            for question in Question
        },
        clear_owners=tuple(row for row in rows if row.ownership is Ownership.CLEAR_OWNER),
    )


def keep_with_owner(row: ResultRow) -> Proposal:
    """The proposal that confirms a clear owner."""
    return Proposal(
        task=row.task.id,
        status=Status.PROPOSED,
        decision=ProposalKind.KEEP,
        question=QUESTION_OF[row.ownership],
    )


def proposal_fingerprint(proposal: Proposal | None) -> str:
    """What an edit of a proposal says that it started from."""
    said = repr(asdict(proposal)) if proposal else ""
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def lacks_owner(proposal: Proposal) -> bool:
    """Whether a proposal to change something says too little: who sees to it, or by when.

    A plan of what happens to the results is what the method stands or falls with (WSP); what stays
    as it is needs no plan.
    """
    stays = proposal.decision is ProposalKind.KEEP
    return not stays and not (proposal.responsible and proposal.due)


def check_unchanged(now: Proposal | None, wanted: Proposal, base: str) -> None:
    """Refuse to write over what somebody else proposed meanwhile, unless it says the same.

    Raises EditConflict with both, and AlreadyDecided: the room cannot change a decision.
    """
    if now is not None and now.status is Status.DECIDED:
        raise AlreadyDecided
    if proposal_fingerprint(now) != base and now != wanted:
        raise EditConflict(wanted.task, theirs=_said(now), yours=_said(wanted))


def _said(proposal: Proposal | None) -> str:
    if proposal is None:
        return ""
    free = (proposal.obstacle, proposal.needed, proposal.does, proposal.ought_to)
    return ", ".join([proposal.decision, *(words for words in free if words)])
