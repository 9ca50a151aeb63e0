"""The agenda: workshop 2 gives every task a proposal, one question at a time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from akr.domain.act import Act, ActContent
from akr.domain.answers.discussion import Told, publish_reasons
from akr.domain.answers.published import Result, ResultRow, publish
from akr.domain.cards.errors import UnknownTask
from akr.domain.phase import Phase
from akr.domain.proposals.agenda import (
    ClearOwnersConfirmed,
    FocusSet,
    ProposalsTakenBack,
    TaskProposed,
    check_may_take_back,
    check_unchanged,
    in_order,
    is_settled,
    keep_with_owner,
    named_owner,
    proposal_fingerprint,
    question_of,
    red_tasks,
)
from akr.domain.proposals.dissent import check_dissent, dissent_told, may_dissent
from akr.domain.proposals.effort import hours_per_week
from akr.domain.proposals.missing import StillMissing, still_missing
from akr.domain.proposals.opening import RoomFact, opening
from akr.domain.proposals.parts import AgendaPart
from akr.domain.proposals.process import Process
from akr.domain.proposals.proposals import Dissent, Proposal, Question
from akr.domain.room.errors import PhaseClosed
from akr.domain.room.visibility import Sight, Viewer, visible
from akr.domain.room.workshop import Workshop
from akr.domain.signals import Signal, SignalKind
from akr.library.simple_work import is_all_simple
from akr.steps.answers.analysis import silent_named
from akr.steps.planning.processes import called
from akr.store.work import Work

PARTS = ("occupations", "participants", "tasks", "cards", "sortings", "proposals", "reasons")
"""What of a process workshop 2 talks about."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A task on workshop 2's agenda; `base` is the fingerprint that an edit must start from.

    `cards` are the cards' words, without writers. `said_not_done` is whether one of them was marked
    as needed but not done today. `reasons` are the groups', each with the group's name.
    `dissent` is what of the proposal's may be told.
    """

    row: ResultRow
    proposal: Proposal | None
    base: str
    cards: tuple[str, ...]
    said_not_done: bool
    reasons: Told
    dissent: tuple[Dissent, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Whether the task has a proposal or was left."""
        return is_settled(self.row.task, self.proposal)

    @property
    def question(self) -> Question:
        """The question, of three, that the task is placed under."""
        return question_of(self.row, self.proposal)

    @property
    def hours(self) -> Fraction | None:
        """The task's hours per week; None without an estimate."""
        return hours_per_week(self.row.task)


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda of workshop 2: tasks by question, in order of ownership, clear owners last.

    `silent` names the occupations that are in no number. `confirmed` are the tasks that the latest
    confirmation of clear owners can be undone for.
    `later` has the key and words of the tasks that workshop 1 had no time for. `part` is the part
    that is open. `may_dissent` are the occupations whose dissent may be recorded.
    """

    title: str
    by_question: dict[Question, tuple[AgendaItem, ...]]
    clear_owners: tuple[AgendaItem, ...]
    result: Result
    occupations: dict[str, str]
    focus: str | None
    confirmed: tuple[str, ...]
    silent: tuple[str, ...] = ()
    later: tuple[tuple[str, str], ...] = ()
    part: AgendaPart | None = None
    may_dissent: tuple[str, ...] = ()

    @property
    def to_confirm(self) -> int:
        """The number of tasks with a clear and named owner that have no proposal yet."""
        return sum(
            1
            for item in self.clear_owners
            if not item.is_settled and named_owner(item.row) is not None
        )

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        """Every task, in the order of the agenda."""
        talked = tuple(item for items in self.by_question.values() for item in items)
        return (*talked, *self.clear_owners)

    @property
    def unsettled(self) -> int:
        """The number of tasks that have no proposal and were not left."""
        return sum(1 for item in self.items if not item.is_settled)

    @property
    def left_tasks(self) -> int:
        """The number of tasks that were left without a proposal."""
        return sum(1 for item in self.items if item.proposal is None and item.is_settled)

    @property
    def missing(self) -> StillMissing:
        """What workshop 2 still lacks."""
        return still_missing(self.result, self._proposals)

    @property
    def asks_further(self) -> bool:
        """Whether only simple tasks are red, so that the room is asked about the others too."""
        return is_all_simple(task.text for task in red_tasks(self.result, self._proposals))

    @property
    def opening(self) -> tuple[RoomFact, ...]:
        """What the room has said of the open part, as the wall and the phones show it."""
        return opening(self.part, self.result, self._proposals) if self.part else ()

    @property
    def marked(self) -> tuple[AgendaItem, ...]:
        """The tasks that a card says are needed but not done, and that the room has not timed."""
        return tuple(
            item
            for item in self.items
            if item.said_not_done and item.row.task.not_done_today is None
        )

    def in_part(self, part: AgendaPart) -> tuple[AgendaItem, ...]:
        """The tasks of a part, clear owners last; the last part has all."""
        if part.question is None:
            return self.items
        clear = self.clear_owners if part is AgendaPart.RIGHT_COMPETENCE else ()
        return (*self.by_question[part.question], *clear)

    def item(self, task: str) -> AgendaItem:
        """Find a task. Raises UnknownTask."""
        found = next((item for item in self.items if item.row.task.id == task), None)
        if found is None:
            raise UnknownTask(task)
        return found

    def after(self, task: str | None) -> AgendaItem | None:
        """Return the next unsettled task after another, wrapping around in the open part."""
        return next((item for item in self._round(task) if not item.is_settled), None)

    def beside(self, task: str | None) -> AgendaItem | None:
        """Return the task to show after another: the next unsettled, else any next."""
        return self.after(task) or next(iter(self._round(task)), None)

    @property
    def _proposals(self) -> dict[str, Proposal]:
        return {item.row.task.id: item.proposal for item in self.items if item.proposal}

    def _round(self, task: str | None) -> tuple[AgendaItem, ...]:
        """Return every other task, from the one after this, wrapping around."""
        items = self.in_part(self.part) if self.part else self.items
        place = next((n for n, item in enumerate(items, 1) if item.row.task.id == task), 0)
        return (*items[place:], *items[: max(place - 1, 0)])


def see_agenda(work: Work, public_id: str) -> Agenda:
    """Show the leader workshop 2's agenda.

    Raises PhaseClosed before workshop 2, since the agenda shows the result. Raises UnknownProcess.
    """
    with work.reading():
        process = work.process_in_part(public_id, *PARTS)
        workshop = work.workshops.of_process(public_id)
        may = visible(Viewer.LEADER, workshop.phase) if workshop else frozenset()
        if workshop is None or Sight.FOCUS not in may:
            raise PhaseClosed(Phase.ANALYSE)
        part, focus = work.proposals.at_hand(workshop)
        marked = work.gathering.not_done_today(workshop.process_id)
        last_confirmed = work.acts.last_said(workshop, ClearOwnersConfirmed)
    result = publish(process)
    proposed = {proposal.task: proposal for proposal in process.proposals or ()}
    reasons = publish_reasons(result, process.reasons or ())
    order = in_order(result, proposed)
    if Sight.CARD_TEXTS not in may:
        process = replace(process, cards=())
    not_done = set(marked.values()) & {card.task for card in process.cards or ()}

    def items(rows: Sequence[ResultRow]) -> tuple[AgendaItem, ...]:
        found = [(row, proposed.get(row.task.id)) for row in rows]
        return tuple(
            AgendaItem(
                row,
                proposal,
                proposal_fingerprint(proposal, row.task.left_because),
                process.card_words(row.task),
                row.task.id in not_done,
                reasons.get(row.task.id, ()),
                dissent_told(proposal, result.grouping) if proposal else (),
            )
            for row, proposal in found
        )

    return Agenda(
        title=called(process),
        by_question={question: items(rows) for question, rows in order.by_question.items()},
        clear_owners=items(order.clear_owners),
        result=result,
        occupations=process.occupation_names(),
        focus=focus,
        confirmed=_untouched(last_confirmed, result, process),
        silent=silent_named(process, result.grouping),
        later=tuple((task.id, task.text) for task in process.tasks or () if task.later),
        part=part,
        may_dissent=may_dissent(result.grouping),
    )


def propose(work: Work, public_id: str, act: Act, proposal: Proposal, base: str) -> None:
    """Store a task's proposal, if it has not changed since the edit started.

    A task that was left is so no longer. Raises EditConflict with both texts, AlreadyDecided,
    OccupationNotShown, UnknownTask, PhaseClosed before workshop 2.
    """
    with work:
        workshop = held(work, public_id)
        now = work.proposals.get(workshop.process_id, proposal.task)
        left_because = work.proposals.left_because(workshop.process_id, proposal.task)
        check_unchanged(now, proposal, base, left_because)
        if now == proposal:
            return
        if proposal.dissent:
            process = work.process_of(workshop, "occupations", "participants")
            check_dissent(proposal, process.room_grouping())
        work.proposals.save(workshop.process_id, proposal)
        if left_because is not None:
            work.proposals.leave(workshop.process_id, proposal.task, None)
        is_new(work, workshop, act, TaskProposed(proposal.task))


def take_back(work: Work, public_id: str, act: Act, task: str, base: str) -> None:
    """Take back a task's proposal, if it has not changed since somebody looked at it.

    Raises EditConflict, AlreadyDecided, PhaseClosed before workshop 2.
    """
    with work:
        workshop = held(work, public_id)
        now = work.proposals.get(workshop.process_id, task)
        if now is None:
            return
        check_may_take_back(now, base)
        work.proposals.remove(workshop.process_id, [task])
        is_new(work, workshop, act, ProposalsTakenBack((task,)))


def confirm_clear_owners(work: Work, public_id: str, act: Act) -> int:
    """Confirm every clear and named owner in one act; existing proposals stay.

    Returns how many were confirmed. Raises PhaseClosed before workshop 2.
    """
    with work:
        workshop = held(work, public_id)
        if work.acts.stored(workshop, act) is not None:
            return 0  # the same press again, perhaps after it was undone
        process = work.process_in_part(public_id, *PARTS)
        has = {proposal.task for proposal in process.proposals or ()}
        has |= {task.id for task in process.tasks or () if task.left_because is not None}
        result = publish(process)
        kept = [each for each in _kept(result, process) if each.task not in has]
        for proposal in kept:
            work.proposals.save(workshop.process_id, proposal)
        if kept:
            tasks = tuple(each.task for each in kept)
            is_new(work, workshop, act, ClearOwnersConfirmed(tasks))
    return len(kept)


def undo_confirmation(work: Work, public_id: str, act: Act) -> int:
    """Take back the latest confirmation of clear owners; what the room has said since stays.

    Returns for how many tasks. Raises PhaseClosed before workshop 2.
    """
    with work:
        workshop = held(work, public_id)
        process = work.process_in_part(public_id, *PARTS)
        result = publish(process)
        last = work.acts.last_said(workshop, ClearOwnersConfirmed)
        tasks = _untouched(last, result, process)
        if tasks:
            work.proposals.remove(workshop.process_id, tasks)
            is_new(work, workshop, act, ProposalsTakenBack(tasks))
    return len(tasks)


def _kept(result: Result, process: Process) -> list[Proposal]:
    """Return the proposal that confirms each clear owner."""
    names = process.occupation_names()
    found = [keep_with_owner(row, names) for row in result.rows]
    return [each for each in found if each is not None]


def _untouched(
    confirmed: ClearOwnersConfirmed | None, result: Result, process: Process
) -> tuple[str, ...]:
    """Return the tasks of a confirmation whose proposals say only what it said."""
    tasks = confirmed.tasks if confirmed else ()
    now = process.proposals or ()
    return tuple(each.task for each in _kept(result, process) if each.task in tasks and each in now)


def put_in_focus(work: Work, public_id: str, act: Act, task: str | None) -> None:
    """Show one task on the wall, or none. Raises UnknownTask, PhaseClosed before workshop 2."""
    with work:
        workshop = held(work, public_id)
        if is_new(work, workshop, act, FocusSet(task)):
            work.proposals.set_focus(workshop, task)


def held(work: Work, public_id: str) -> Workshop:
    """Hold the room while workshop 2 is open. Raises PhaseClosed."""
    workshop = work.workshops.hold(work.workshops.opened(public_id))
    workshop.must_be_in(Phase.ANALYSE)
    return workshop


def is_new(work: Work, workshop: Workshop, act: Act, content: ActContent) -> bool:
    """Record an act and signal it; False for a repeated press, which is not signalled again."""
    event = work.acts.record(workshop, act, content)
    if event is not None:
        work.tell(Signal(workshop.id, event, SignalKind.PROPOSED))
    return event is not None
