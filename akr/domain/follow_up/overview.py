"""The overview: a process's stage, what it lacks there, and the one next step."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from akr.domain.matter.review import DraftStatus, Missing
from akr.domain.phase import Phase


class Stage(StrEnum):
    """The stages of a process, in order, from planning to an adopted description."""

    PREPARATION = "preparation"
    WORKSHOP_1 = "workshop_1"
    WORKSHOP_2 = "workshop_2"
    DRAFT = "draft"
    REVIEW = "review"
    ADOPTED = "adopted"


class Lack(StrEnum):
    """What a process lacks; what its draft lacks is `akr.domain.matter.review.Missing`."""

    MANDATE = "mandate"
    READINESS = "readiness"
    DATES = "dates"
    UNIONS = "unions"
    PLAN_ANSWERS = "plan_answers"
    PARTICIPANTS = "participants"
    TASKS = "tasks"
    LATE = "late"
    UNSORTED = "unsorted"
    CONFIRMATION = "confirmation"
    PROPOSALS = "proposals"
    PLAN = "plan"
    IN_NO_ROLE = "in_no_role"
    MANAGER = "manager"


class Step(StrEnum):
    """The one thing to do next."""

    OPEN_WORKSHOP_1 = "open_workshop_1"
    LEAD_WORKSHOP_1 = "lead_workshop_1"
    SET_DATES = "set_dates"
    OPEN_WORKSHOP_2 = "open_workshop_2"
    PROPOSE = "propose"
    TAKE_RESULT = "take_result"
    START_DRAFT = "start_draft"
    WRITE_DRAFT = "write_draft"
    SEND_TO_REVIEW = "send_to_review"
    INVITE = "invite"
    ANSWER = "answer"
    APPOINT = "appoint"
    WAIT = "wait"
    DECIDE = "decide"
    READ_DECISION = "read_decision"


class DraftStep(StrEnum):
    """The one thing to do next with a draft."""

    TELL = "tell"
    MEND = "mend"
    INVITE = "invite"
    SEND_TO_REVIEW = "send_to_review"
    APPOINT = "appoint"
    WAIT = "wait"
    READ_DECISION = "read_decision"


@dataclass(frozen=True, slots=True)
class Progress:
    """The facts that the overview is computed from; numbers are counts.

    - Planning: `has_mandate`; `unanswered` questions about readiness; `has_dates` for workshop 2
      and the follow-up; `unions` that have the plan; `plan_comments` of theirs without an answer.
    - The room: `phase` is None before the room is opened. While the result is hidden, `result` is
      False and every number that depends on answers is 0, so that a process's page reveals no
      more than the room does.
    - Workshop 2: `confirmation` counts clear owners to confirm, `proposals` the other tasks without
      a proposal, `plan` the proposals without a responsible person or a date.
    - The roles: `for_a_new_role` counts the tasks proposed for one that no role holds. `draft` is
      the status of the role that has come the least far, None before there is one; `draft_lacks`
      is what that role lacks.
    """

    has_mandate: bool = False
    unanswered: int = 0
    has_dates: bool = False
    unions: int = 0
    plan_comments: int = 0
    phase: Phase | None = None
    seats: int = 0
    tasks: int = 0
    late: int = 0
    result: bool = False
    unsorted: int = 0
    confirmation: int = 0
    proposals: int = 0
    plan: int = 0
    for_a_new_role: int = 0
    draft: DraftStatus | None = None
    draft_lacks: tuple[str, ...] = ()
    has_manager: bool = False


_OF_DRAFT = {
    DraftStatus.DRAFT: Stage.DRAFT,
    DraftStatus.REVIEW: Stage.REVIEW,
    DraftStatus.ADOPTED: Stage.ADOPTED,
}


def where(now: Progress) -> Stage:
    """Return a process's stage. One that was imported with its result is past workshop 1."""
    if now.draft is not None:
        return _OF_DRAFT[now.draft]
    if now.phase is Phase.ANALYSE or (now.phase is None and now.result):
        return Stage.WORKSHOP_2
    return Stage.PREPARATION if now.phase is None else Stage.WORKSHOP_1


def missing(now: Progress) -> Mapping[Lack, int]:
    """Count what a process lacks at its stage, in the order in which to fix it.

    What is left from an earlier stage is still listed, such as late cards. After the decision
    only a task that no role holds is missing.
    """
    stage = list(Stage).index(where(now))
    in_no_role = now.for_a_new_role if now.draft is not None else 0
    if now.draft is DraftStatus.ADOPTED:
        return {Lack.IN_NO_ROLE: in_no_role} if in_no_role else {}
    has_room = now.phase is not None
    gathered = now.phase in (Phase.SORT, Phase.TALK, Phase.REVEAL, Phase.HOME, Phase.ANALYSE)
    preparing = where(now) is Stage.PREPARATION
    closing = preparing or where(now) is Stage.WORKSHOP_1
    lacks = {
        Lack.MANDATE: int(preparing and not now.has_mandate),
        Lack.READINESS: now.unanswered if preparing else 0,
        Lack.DATES: int(closing and not now.has_dates),
        Lack.UNIONS: int(preparing and not now.unions),
        Lack.PLAN_ANSWERS: now.plan_comments,
        Lack.PARTICIPANTS: int(has_room and not now.seats),
        Lack.TASKS: int(gathered and not now.tasks),
        Lack.LATE: now.late,
        Lack.UNSORTED: now.unsorted,
    }
    if stage >= list(Stage).index(Stage.WORKSHOP_2):
        lacks |= {
            Lack.PROPOSALS: now.proposals,
            Lack.CONFIRMATION: now.confirmation,
            Lack.PLAN: now.plan,
        }
    lacks[Lack.IN_NO_ROLE] = in_no_role
    lacks[Lack.MANAGER] = int(now.draft is DraftStatus.REVIEW and not now.has_manager)
    return {lack: number for lack, number in lacks.items() if number}


def next_step(now: Progress) -> Step:
    """Return the leader's one next step."""
    match where(now):
        case Stage.PREPARATION:
            return Step.OPEN_WORKSHOP_1
        case Stage.WORKSHOP_1:
            return _in_workshop_1(now)
        case Stage.WORKSHOP_2:
            return _in_workshop_2(now)
        case Stage.DRAFT:
            return Step.WRITE_DRAFT if now.draft_lacks else Step.SEND_TO_REVIEW
        case Stage.REVIEW:
            return _in_review(now)
        case Stage.ADOPTED:
            return Step.READ_DECISION


def next_step_of_draft(
    status: DraftStatus,
    *,
    to_tell: Collection[str],
    lacks: Collection[str],
    unions: Collection[object],
    has_manager: bool,
) -> DraftStep:
    """Return the draft writer's one next step.

    Unions that may not know about the text are told first, since their time is running. What is
    missing comes before the next stage, and a text is sent only when somebody can read it.
    """
    if status is DraftStatus.ADOPTED:
        return DraftStep.READ_DECISION
    if to_tell:
        return DraftStep.TELL
    if lacks:
        return DraftStep.MEND
    if status is DraftStatus.DRAFT:
        return DraftStep.SEND_TO_REVIEW if unions else DraftStep.INVITE
    return DraftStep.WAIT if has_manager else DraftStep.APPOINT


def next_step_of_manager(now: Progress) -> Step:
    """Return the manager's one next step: to decide, once nothing is missing."""
    if now.draft is DraftStatus.ADOPTED:
        return Step.READ_DECISION
    ready = now.draft is DraftStatus.REVIEW and not now.draft_lacks
    return Step.DECIDE if ready else Step.WAIT


def _in_workshop_1(now: Progress) -> Step:
    """Ask for the next dates before workshop 1 closes (STEG)."""
    if not (now.phase is Phase.HOME and now.tasks):
        return Step.LEAD_WORKSHOP_1
    return Step.OPEN_WORKSHOP_2 if now.has_dates else Step.SET_DATES


def _in_workshop_2(now: Progress) -> Step:
    """Start a draft only for a new role: a workplace may stop at clearer roles (WSP)."""
    if now.proposals or now.confirmation:
        return Step.OPEN_WORKSHOP_2 if now.phase is None else Step.PROPOSE
    return Step.START_DRAFT if now.for_a_new_role else Step.TAKE_RESULT


def _in_review(now: Progress) -> Step:
    if Missing.UNION in now.draft_lacks:
        return Step.INVITE
    if now.draft_lacks:
        return Step.ANSWER
    return Step.WAIT if now.has_manager else Step.APPOINT
