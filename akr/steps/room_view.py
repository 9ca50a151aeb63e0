"""Viewing a room as one viewer may see it in its phase; every page of the room starts here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from akr.domain.act import ActKind
from akr.domain.answers.analysis import analyse
from akr.domain.answers.discussion import publish_reasons
from akr.domain.answers.published import Result, ResultRow, publish
from akr.domain.phase import Phase
from akr.domain.planning.readiness import Dates
from akr.domain.proposals.agenda import in_order, question_of
from akr.domain.proposals.process import Process
from akr.domain.proposals.proposals import Proposal, Question
from akr.domain.room.absence import Until
from akr.domain.room.anonymity import Group
from akr.domain.room.done_with_phase import DoneGroup, published_done
from akr.domain.room.errors import UnknownCode
from akr.domain.room.timer import Timer
from akr.domain.room.visibility import Sight, Viewer, visible
from akr.domain.room.workshop import Workshop
from akr.store.work import Work

_HEARD = {Viewer.PARTICIPANT: ActKind.PHASE}
"""The acts a viewer may count. A number that rose with every act would count others' cards."""


@dataclass(frozen=True, slots=True)
class Talk:
    """What workshop 2 discusses, as everybody may see it.

    `row` is the task in focus, None between tasks; `question` is its headline. Of its proposal,
    only the decision and who ought to do the task are included. `progress` is proposals and tasks
    by question, with the clear owners separately in `clear_owners`.
    """

    row: ResultRow | None
    question: Question | None
    proposal: Proposal | None
    progress: Mapping[Question, tuple[int, int]]
    clear_owners: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Room:
    """What a viewer sees of a room. A field is None, and was not even fetched, if it is hidden.

    - `event`: the number of the last act that this viewer hears of, from which an open page
      listens; for a participant, the last phase move.
    - `occupations`: key to name. `seats`: counts by occupation's name. `attending`: how many
      observers.
    - `progress`: answers given, of how many. `sorters`: seats that have sorted, of how many, once
      absentees may. `home`: closing answers, of how many. `late`: acts that wait for the leader.
    - `ready`: who has said *jag är klar*, by group. `until`: the last days for absentees.
    - `tasks` and `later`: the number of tasks on the table, and of those put off.
    - `groups_help`: whether the groups may pair their cards now.
    - `talk`: what workshop 2 discusses. `reason_count`: the number of the tables' reasons;
      `reasons`: those that may be shown, by task.
    - `timer` is the phase's, and `dates` come after workshop 1; both are the same for all.
    """

    workshop: Workshop
    title: str
    event: int
    occupations: dict[str, str]
    seats: dict[str, int] | None
    cards: int | None
    progress: tuple[int, int] | None
    result: Result | None
    late: int | None
    talk: Talk | None
    timer: Timer | None
    dates: Dates
    ready: tuple[DoneGroup, ...] | None
    until: Until
    sorters: tuple[int, int] | None
    home: tuple[int, int] | None
    tasks: int | None
    later: int | None
    groups_help: bool
    attending: int | None
    reason_count: int | None
    reasons: Mapping[str, tuple[tuple[Group, str], ...]]


def see_as_leader(work: Work, public_id: str) -> tuple[Room, str]:
    """Show a room to its leader, with the secret of the wall's address. Raises UnknownProcess."""
    with work.reading():
        workshop = work.workshops.opened(public_id)
        return _room(work, workshop, Viewer.LEADER), work.workshops.wall_of(workshop)


def see_as_wall(work: Work, wall: str) -> Room:
    """Show a room on its wall, or to an observer at their own address.

    Raises UnknownCode for an unknown address.
    """
    with work.reading():
        return _room(work, wall_room(work, wall), Viewer.WALL)


def wall_room(work: Work, wall: str) -> Workshop:
    """Return the room of a wall or an observer; call inside `work`. Raises UnknownCode."""
    try:
        return work.workshops.by_wall(wall)
    except UnknownCode:
        return work.observers.room_of(wall)


def see_as_participant(work: Work, code: str, token: str) -> Room:
    """Show a room to a seat; its own cards and answers are the steps' `write` and `sort`.

    Raises UnknownSeat.
    """
    with work.reading():
        seat = work.seats.held(code, token)
        return _room(work, seat.workshop, Viewer.PARTICIPANT)


def _room(work: Work, workshop: Workshop, viewer: Viewer) -> Room:
    may = visible(viewer, workshop.phase)
    names = work.seats.occupations(workshop)
    process = _process(work, workshop) if may & {Sight.RESULT, Sight.FOCUS} else None
    result = publish(analyse(process), process.occupation_sizes()) if process else None
    until = work.absences.until(workshop)
    return Room(
        workshop=workshop,
        title=work.workshops.title_of(workshop),
        event=work.acts.last_event(workshop, _HEARD.get(viewer)),
        occupations=names,
        seats=(
            {names.get(o, o): n for o, n in work.seats.sizes(workshop).items()}
            if Sight.SEATS in may
            else None
        ),
        cards=work.cards.count(workshop) if Sight.CARD_COUNT in may else None,
        progress=work.sortings.progress(workshop) if Sight.PROGRESS in may else None,
        result=result if Sight.RESULT in may else None,
        late=len(work.acts.late(workshop)) if viewer is Viewer.LEADER else None,
        talk=(
            _talk(process, result, work.proposals.focus(workshop))
            if process and result and Sight.FOCUS in may
            else None
        ),
        timer=work.timers.of(workshop),
        dates=work.plans.dates(workshop.process_id),
        ready=(
            published_done(
                work.seats.with_a_device(workshop), work.done_with_phase.counts(workshop)
            )
            if Sight.READY in may
            else None
        ),
        until=until,
        groups_help=workshop.phase is Phase.GATHER and work.duplicates.is_open(workshop),
        tasks=work.gathering.count(workshop) if Sight.TASK_TEXTS in may else None,
        later=work.gathering.count_later(workshop) if Sight.TASK_TEXTS in may else None,
        sorters=(work.absences.sorters(workshop) if until.sort and Sight.SORTERS in may else None),
        reason_count=work.discussions.count(workshop) if Sight.REASON_COUNT in may else None,
        reasons=(
            publish_reasons(result, process.reasons or ())
            if process and result and Sight.REASONS in may
            else {}
        ),
        home=work.closings.progress(workshop) if Sight.HOME_COUNT in may else None,
        attending=work.observers.count(workshop) if Sight.SEATS in may else None,
    )


def _process(work: Work, workshop: Workshop) -> Process:
    return work.process(work.workshops.public_id_of(workshop))


def _talk(process: Process, result: Result, focus: str | None) -> Talk:
    proposed = {proposal.task: proposal for proposal in process.proposals or ()}
    order = in_order(result, proposed)

    def progress(rows: Sequence[ResultRow]) -> tuple[int, int]:
        return sum(1 for row in rows if row.task.id in proposed), len(rows)

    row = next((row for row in result.rows if row.task.id == focus), None)
    proposal = proposed.get(row.task.id) if row else None
    return Talk(
        row=row,
        question=question_of(row, proposal) if row else None,
        proposal=_for_all(proposal) if proposal else None,
        progress={question: progress(rows) for question, rows in order.by_question.items()},
        clear_owners=progress(order.clear_owners),
    )


def _for_all(proposal: Proposal) -> Proposal:
    """Leave out the leader's notes on a proposal, which are only for the follow-up."""
    return Proposal(proposal.task, proposal.status, proposal.decision, ought_to=proposal.ought_to)
