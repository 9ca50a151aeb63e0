"""The agenda of workshop 2: every task gets a proposal. The room proposes; the employer decides."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import ClassVar

from akr.domain.act import ActContent, ActKind
from akr.domain.answers.ownership import Ownership
from akr.domain.answers.published import Result, ResultRow
from akr.domain.cards.cards import Task
from akr.domain.errors import EditConflict
from akr.domain.fingerprint import fingerprint
from akr.domain.proposals.errors import AlreadyDecided
from akr.domain.proposals.proposals import Proposal, ProposalKind, Question, Status

QUESTION_OF = {
    Ownership.STOP: Question.RIGHT_THINGS,
    Ownership.SEVERAL: Question.RIGHT_COMPETENCE,
    Ownership.NOBODY: Question.RIGHT_COMPETENCE,
    Ownership.UNSAID: Question.RIGHT_COMPETENCE,
    Ownership.UNCLEAR: Question.RIGHT_COMPETENCE,
    Ownership.TOO_FEW: Question.RIGHT_COMPETENCE,
    Ownership.ONE_CLAIMS: Question.RIGHT_COMPETENCE,
    Ownership.CLEAR_OWNER: Question.RIGHT_COMPETENCE,
}
"""The question, of three, that a task is first placed under; the room may choose another.

A task to stop is about doing the right things. All others are about the right competence: who owns
the task, or that it is clear (the method's questions; this mapping is ours).
"""


TO_CONFIRM = (Ownership.ONE_CLAIMS, Ownership.CLEAR_OWNER)
"""One owner, which the room confirms for all such tasks in one act, last. Where somebody is in no
number, they are asked first."""


def question_of(row: ResultRow, proposal: Proposal | None) -> Question:
    """Return the question that a task is placed under: the room's choice, else by what it said.

    A needed task that nobody has time for, or that nobody thought of in workshop 1, is about doing
    the right things; for all others `QUESTION_OF` decides.
    """
    if proposal is not None and proposal.question is not None:
        return proposal.question
    is_missing = row.task.not_done_today or row.task.added
    return Question.RIGHT_THINGS if is_missing else QUESTION_OF[row.ownership]


def is_settled(task: Task, proposal: Proposal | None) -> bool:
    """Whether workshop 2 is done with a task: it has a proposal, or was left for a said reason."""
    return proposal is not None or task.left_because is not None


@dataclass(frozen=True, slots=True)
class Order:
    """The order in which workshop 2 takes the tasks: by question, with clear owners last."""

    by_question: Mapping[Question, tuple[ResultRow, ...]]
    clear_owners: tuple[ResultRow, ...]


@dataclass(frozen=True, slots=True)
class TaskProposed(ActContent):
    """The room proposed something for a task."""

    kind: ClassVar[ActKind] = ActKind.PROPOSE

    task: str


@dataclass(frozen=True, slots=True)
class ClearOwnersConfirmed(ActContent):
    """The room confirmed the clear owners of some tasks."""

    kind: ClassVar[ActKind] = ActKind.CONFIRM

    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProposalsTakenBack(ActContent):
    """The room took back what it had proposed for some tasks, which have none from then on."""

    kind: ClassVar[ActKind] = ActKind.TAKE_BACK

    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaskLeft(ActContent):
    """The room left a task without a proposal and said why; without a reason, took that back."""

    kind: ClassVar[ActKind] = ActKind.LEAVE

    task: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class FocusSet(ActContent):
    """The leader showed a task on the wall, or none."""

    kind: ClassVar[ActKind] = ActKind.FOCUS

    task: str | None


def in_order(result: Result, proposals: Mapping[str, Proposal]) -> Order:
    """Put every task on the agenda once; in a question, what most needs the room comes first."""
    rows = result.by_need()
    talked = [row for row in rows if row.ownership not in TO_CONFIRM]
    return Order(
        by_question={
            question: tuple(
                row for row in talked if question_of(row, proposals.get(row.task.id)) is question
            )
            for question in Question
        },
        clear_owners=tuple(row for row in rows if row.ownership in TO_CONFIRM),
    )


def red_tasks(result: Result, proposals: Mapping[str, Proposal]) -> tuple[Task, ...]:
    """Return the tasks on their way to somebody else: proposed for a new role, or mostly red.

    Of the answers, only those that are shown count.
    """
    return tuple(
        row.task
        for row in result.rows
        if (
            proposals[row.task.id].decision is ProposalKind.NEW_ROLE
            if row.task.id in proposals
            else row.total is not None and row.total.red * 2 > row.total.total
        )
    )


def named_owner(row: ResultRow) -> str | None:
    """Return the one occupation that owns a task, as far as the numbers tell.

    None when the owner is only visible inside a merged group: that names nobody, so there is
    nobody to confirm.
    """
    if row.ownership not in TO_CONFIRM:
        return None
    ((owner, *others),) = row.owners
    return None if others else owner


def keep_with_owner(row: ResultRow, names: Mapping[str, str]) -> Proposal | None:
    """Return the proposal that confirms a clear owner: it ought to do what it sees as its own.

    `names` maps each occupation to its name. None without a `named_owner`.
    """
    owner = named_owner(row)
    if owner is None:
        return None
    return Proposal(
        task=row.task.id,
        status=Status.PROPOSED,
        decision=ProposalKind.KEEP,
        question=QUESTION_OF[row.ownership],
        ought_to=names.get(owner, owner),
    )


def proposal_fingerprint(proposal: Proposal | None, left_because: str | None = None) -> str:
    """Return the fingerprint of what is said of a task, by which an edit names where it started.

    That is its proposal, else why it was left without one.
    """
    return fingerprint(repr(asdict(proposal)) if proposal else left_because or "")


def lacks_owner(proposal: Proposal) -> bool:
    """Whether a proposal for a change lacks a responsible person or a date.

    The method depends on a plan for the results (WSP). A task that stays as it is needs none.
    """
    stays = proposal.decision is ProposalKind.KEEP
    return not stays and not (proposal.responsible and proposal.due)


def check_unchanged(
    now: Proposal | None, wanted: Proposal, base: str, left_because: str | None = None
) -> None:
    """Refuse to overwrite somebody else's newer proposal, unless both are equal.

    Raises EditConflict with both, and AlreadyDecided, since the room cannot change a decision.
    """
    if now is not None and now.status is Status.DECIDED:
        raise AlreadyDecided
    if proposal_fingerprint(now, left_because) != base and now != wanted:
        theirs = _said(now) or left_because or ""
        raise EditConflict(wanted.task, theirs, yours=_said(wanted))


def check_may_leave(task: str, now: Proposal | None, left_because: str | None, base: str) -> None:
    """Refuse to leave a task that got a proposal, or was left, since somebody looked at it.

    Raises EditConflict, and AlreadyDecided.
    """
    if now is not None and now.status is Status.DECIDED:
        raise AlreadyDecided
    if now is not None or proposal_fingerprint(now, left_because) != base:
        raise EditConflict(task, theirs=_said(now) or left_because or "", yours="")


def check_may_take_back(now: Proposal, base: str) -> None:
    """Refuse to take back a proposal that changed since somebody looked, or that is decided.

    Raises EditConflict, and AlreadyDecided.
    """
    if now.status is Status.DECIDED:
        raise AlreadyDecided
    if proposal_fingerprint(now) != base:
        raise EditConflict(now.task, theirs=_said(now), yours="")


def _said(proposal: Proposal | None) -> str:
    if proposal is None:
        return ""
    free = (proposal.obstacle, proposal.needed, proposal.does, proposal.ought_to)
    return ", ".join([proposal.decision, *(words for words in free if words)])
