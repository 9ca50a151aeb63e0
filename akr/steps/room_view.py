"""Viewing a room as one viewer may see it in its phase; every page of the room starts here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from akr.domain.act import ActKind
from akr.domain.answers.discussion import Told, publish_reasons
from akr.domain.answers.published import Result, ResultRow, publish
from akr.domain.cards.heaps import HeapsOnWall, on_the_wall
from akr.domain.phase import Phase
from akr.domain.planning.readiness import Dates
from akr.domain.proposals.agenda import in_order, is_settled, question_of
from akr.domain.proposals.dissent import dissent_told
from akr.domain.proposals.opening import RoomFact, opening
from akr.domain.proposals.parts import AgendaPart
from akr.domain.proposals.pictures import OF_HOURS, Picture, pictures
from akr.domain.proposals.proposals import Proposal, Question
from akr.domain.room.absence import Until
from akr.domain.room.done_with_phase import DoneGroup, published_done
from akr.domain.room.errors import UnknownCode
from akr.domain.room.timer import Timer
from akr.domain.room.visibility import Sight, Viewer, visible
from akr.domain.room.workshop import Workshop
from akr.store.room.workshops import ShownToAll
from akr.store.work import Work

_HEARD = {Viewer.PARTICIPANT: ActKind.PHASE}
"""The acts a viewer may count. A number that rose with every act would count others' cards."""

_RESULT = ("occupations", "participants", "tasks", "sortings")
"""What of a process its result is made of."""


@dataclass(frozen=True, slots=True)
class Focus:
    """What workshop 2 discusses, as everybody may see it.

    `row` is the task in focus, None between tasks; `question` is its headline. Of its proposal,
    only the decision, who ought to do the task and the dissent that may be told are included.
    `part` is the part that is open, and `opening` what the room has said of it. `progress` is
    settled tasks and all by question, with the clear owners separately in `clear_owners`.
    """

    row: ResultRow | None
    question: Question | None
    proposal: Proposal | None
    part: AgendaPart | None
    opening: tuple[RoomFact, ...]
    progress: Mapping[Question, tuple[int, int]]
    clear_owners: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Room:
    """What everybody in a room is told of it.

    - `event`: the number of the last act that this viewer hears of, from which an open page
      listens; for a participant, the last phase move.
    - `occupations`: key to name. `timer`: the phase's. `dates`: of what comes after workshop 1.
    - `door_closed`: whether nobody new comes in.
    - `until`: the last days for absentees. `groups_help`: whether the groups may pair their cards
      now.
    - `has_ended`: whether its process has been ended, so that nobody joins or acts.
    """

    workshop: Workshop
    title: str
    event: int
    occupations: dict[str, str]
    timer: Timer | None
    dates: Dates
    until: Until
    groups_help: bool
    has_ended: bool
    door_closed: bool


@dataclass(frozen=True, slots=True)
class RoomCounts:
    """The counts that a viewer may see. A field is None, and was not even fetched, if it is hidden.

    - `seats`: by occupation's name. `active`: those of all the seats where somebody has acted, for
      the leader. `aside`: how many seats are set aside. `observers`: how many observe.
    - `progress`: answers given, of how many. `sorters`: seats that have sorted, of how many, once
      absentees may. `closing`: closing answers, of how many.
    - `done_with_phase`: who has said *jag är klar*, by group. `later`: tasks that are put off.
    - `reasons`: how many reasons the groups have written.
    """

    seats: dict[str, int] | None
    active: int | None
    aside: int | None
    observers: int | None
    cards: int | None
    later: int | None
    progress: tuple[int, int] | None
    done_with_phase: tuple[DoneGroup, ...] | None
    sorters: tuple[int, int] | None
    closing: tuple[int, int] | None
    reasons: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result, and by task those of the groups' reasons that may be told."""

    result: Result
    reasons: Mapping[str, Told]


@dataclass(frozen=True, slots=True)
class Look:
    """A viewer before a room, inside one reading: a page asks for the parts that it shows.

    `visible` judges each part. What this viewer may not see now is None, and is not even fetched.
    """

    work: Work
    workshop: Workshop
    viewer: Viewer

    def may_see(self, sight: Sight) -> bool:
        """Whether the viewer may see a thing now."""
        return sight in visible(self.viewer, self.workshop.phase)

    def room(self) -> Room:
        """What everybody is told."""
        told = self._told()
        return Room(
            workshop=self.workshop,
            title=told.title,
            event=self.work.acts.last_event(self.workshop, _HEARD.get(self.viewer)),
            occupations=self.work.occupations.names(self.workshop),
            timer=told.timer,
            dates=told.dates,
            until=told.until,
            groups_help=self.workshop.phase is Phase.GATHER and told.groups_help,
            has_ended=told.has_ended,
            door_closed=told.door_closed,
        )

    def counts(self) -> RoomCounts:
        """All that is counted."""
        work, room = self.work, self.workshop
        return RoomCounts(
            seats=self._seats() if self.may_see(Sight.SEATS) else None,
            active=self._active(),
            aside=self._aside() if self.may_see(Sight.SEATS) else None,
            observers=work.observers.count(room) if self.may_see(Sight.SEATS) else None,
            cards=self.cards(),
            later=work.gathering.count_later(room) if self.may_see(Sight.TASK_TEXTS) else None,
            progress=work.sortings.progress(room) if self.may_see(Sight.PROGRESS) else None,
            done_with_phase=self._done_with_phase()
            if self.may_see(Sight.DONE_WITH_PHASE)
            else None,
            sorters=self.sorters(),
            closing=work.closings.progress(room) if self.may_see(Sight.CLOSING_COUNT) else None,
            reasons=work.discussions.count(room) if self.may_see(Sight.REASON_COUNT) else None,
        )

    def cards(self) -> int | None:
        """How many cards have been written."""
        return self.work.cards.count(self.workshop) if self.may_see(Sight.CARD_COUNT) else None

    def heaps(self) -> HeapsOnWall | None:
        """The heaps by name, when the leader lets the wall show them."""
        if not self.may_see(Sight.HEAPS) or not self._told().heaps_on_wall:
            return None
        return on_the_wall(self.work.gathering.table(self.workshop))

    def tasks(self) -> int | None:
        """How many tasks are on the table."""
        return self.work.gathering.count(self.workshop) if self.may_see(Sight.TASK_TEXTS) else None

    def sorters(self) -> tuple[int, int] | None:
        """How many have sorted, of how many; None when the absent are not asked."""
        if not self.may_see(Sight.SORTERS) or not self._told().until.sort:
            return None
        return self.work.absences.sorters(self.workshop)

    def outcome(self) -> Outcome | None:
        """What the room has answered, and why."""
        if not self.may_see(Sight.RESULT):
            return None
        told = ("reasons",) if self.may_see(Sight.REASONS) else ()
        process = self.work.process_of(self.workshop, *_RESULT, *told)
        result = publish(process)
        return Outcome(result, publish_reasons(result, process.reasons or ()))

    def focus(self, outcome: Outcome | None) -> Focus | None:
        """What workshop 2 has in focus, one of the outcome's tasks, and how far it has come."""
        if outcome is None or not self.may_see(Sight.FOCUS):
            return None
        part, task = self.work.proposals.at_hand(self.workshop)
        process = self.work.process_of(self.workshop, "proposals")
        return _focus(process.proposals or (), outcome.result, part, task)

    def pictures(self, outcome: Outcome | None) -> tuple[Picture, ...]:
        """Draw what the room has said; hours and proposals are for workshop 2 alone."""
        if outcome is None:
            return ()
        in_workshop_2 = self.may_see(Sight.FOCUS)
        proposals = ("proposals",) if in_workshop_2 else ()
        drawn = pictures(self.work.process_of(self.workshop, *_RESULT, *proposals), outcome.result)
        return drawn if in_workshop_2 else tuple(p for p in drawn if p.kind not in OF_HOURS)

    def _told(self) -> ShownToAll:
        return self.work.workshops.shown_to_all(self.workshop)

    def _seats(self) -> dict[str, int]:
        names = self.work.occupations.names(self.workshop)
        return {names.get(o, o): n for o, n in self.work.occupations.joined(self.workshop).items()}

    def _active(self) -> int | None:
        if self.viewer is not Viewer.LEADER:
            return None
        return sum(self.work.occupations.acted(self.workshop).values())

    def _aside(self) -> int:
        return sum(each.aside for each in self.work.occupations.counts(self.workshop).values())

    def _done_with_phase(self) -> tuple[DoneGroup, ...]:
        return published_done(
            self.work.occupations.with_a_device(self.workshop),
            self.work.occupations.counted_with_a_device(self.workshop),
            self.work.done_with_phase.counts(self.workshop),
        )


def look_as_leader(work: Work, public_id: str) -> Look:
    """Look at a room as its leader. Raises UnknownProcess."""
    return Look(work, work.workshops.opened(public_id), Viewer.LEADER)


def look_as_wall(work: Work, wall: str) -> Look:
    """Look from a room's wall, or as an observer at an address of their own.

    Raises UnknownCode for an unknown address.
    """
    return Look(work, wall_room(work, wall), Viewer.WALL)


def look_as_participant(work: Work, code: str, token: str) -> Look:
    """Look from a seat; `cards.writing` and `answers.sorting` show what is its own.

    Raises UnknownSeat.
    """
    return Look(work, work.seats.held(code, token).workshop, Viewer.PARTICIPANT)


def wall_of(work: Work, public_id: str) -> str:
    """Return the secret of the wall's address, for its leader. Raises UnknownProcess."""
    with work.reading():
        return work.workshops.wall_of(work.workshops.opened(public_id))


def wall_room(work: Work, wall: str) -> Workshop:
    """Return the room of a wall or an observer; call inside `work`. Raises UnknownCode."""
    try:
        return work.workshops.by_wall(wall)
    except UnknownCode:
        return work.observers.room_of(wall)


def _focus(
    proposals: Sequence[Proposal], result: Result, part: AgendaPart | None, task: str | None
) -> Focus:
    proposed = {proposal.task: proposal for proposal in proposals}
    order = in_order(result, proposed)

    def progress(rows: Sequence[ResultRow]) -> tuple[int, int]:
        settled = [row for row in rows if is_settled(row.task, proposed.get(row.task.id))]
        return len(settled), len(rows)

    row = next((row for row in result.rows if row.task.id == task), None)
    proposal = proposed.get(row.task.id) if row else None
    return Focus(
        row=row,
        question=question_of(row, proposal) if row else None,
        proposal=_for_all(proposal, result) if proposal else None,
        part=part,
        opening=opening(part, result, proposed) if part and row is None else (),
        progress={question: progress(rows) for question, rows in order.by_question.items()},
        clear_owners=progress(order.clear_owners),
    )


def _for_all(proposal: Proposal, result: Result) -> Proposal:
    """Leave out the leader's notes on a proposal, which are only for the follow-up."""
    return Proposal(
        *(proposal.task, proposal.status, proposal.decision),
        ought_to=proposal.ought_to,
        dissent=dissent_told(proposal, result.grouping) or None,
    )
