"""Moving the phase: the leader moves the room between phases and counts late acts."""

from dataclasses import dataclass

from akr.domain.act import Act
from akr.domain.answers.sorting import AnswerGiven
from akr.domain.cards.cards import CardWritten
from akr.domain.phase import Phase
from akr.domain.planning.readiness import check_may_go_on
from akr.domain.room.absence import LateTakenIn
from akr.domain.room.errors import PhaseClosed
from akr.domain.room.moves import check_move
from akr.domain.room.visibility import Sight, Viewer, visible
from akr.domain.room.workshop import PhaseMoved, Workshop
from akr.domain.signals import Signal, SignalKind
from akr.steps.answers import discussion, showing, sorting
from akr.steps.cards import heap_suggestions, writing
from akr.steps.proposals import estimate
from akr.steps.room import closing
from akr.store.room.acts import that_say
from akr.store.work import Work


@dataclass(frozen=True, slots=True)
class Late:
    """The numbers of late acts, which are not counted until the leader takes them in."""

    cards: int
    answers: int
    waiting: int = 0
    """How many counted answers are not shown yet, since their givers could be told from them."""


def see_late(work: Work, public_id: str) -> Late:
    """Count the late acts that wait for the leader, without their content."""
    with work.reading():
        workshop = work.workshops.opened(public_id)
        waiting = work.acts.late(workshop)
        unshown = showing.count_waiting(work, workshop) if _shows_result(workshop) else 0
    cards, answers = that_say(CardWritten, waiting), that_say(AnswerGiven, waiting)
    return Late(len(cards), len(answers), unshown)


def move_phase(
    work: Work, public_id: str, act: Act, phase: Phase, leaving: Phase | None = None
) -> None:
    """Move the room one phase forward or back; nothing is lost, but the timer ends.

    `leaving` is the phase that the leader saw when pressing. Opening *gather* puts loose cards in
    suggested heaps. Moving to the current phase, as a second press does, changes nothing. Raises
    PhaseClosed as `check_move` does, and DatesMissing when workshop 1 would close before the next
    dates are set.
    """
    with work:
        workshop = work.workshops.hold(work.workshops.opened(public_id))
        if workshop.phase is phase:
            return
        event = work.acts.record(workshop, act, PhaseMoved(phase))
        if event is None:
            return
        check_move(workshop.phase, phase, leaving)
        if phase is Phase.ANALYSE:
            check_may_go_on(work.plans.dates(workshop.process_id))
        work.workshops.move(workshop, phase)
        work.timers.keep(workshop, None)
        if phase is Phase.GATHER:
            heap_suggestions.lay_loose_cards(work, workshop)
            # New cards may have come: the leader reads them before the wall shows heaps again.
            work.gathering.show_on_wall(workshop, is_shown=False)
        elif phase is Phase.SORT:
            work.gathering.deal(workshop)
        if phase.is_after(Phase.SORT):
            showing.show_answers(work, workshop)
            work.absences.mark_shown(workshop)
        if phase is Phase.TALK:
            discussion.begin(work, workshop)
        if phase is Phase.ANALYSE:
            closing.tell_closing(work, workshop)
            estimate.tell_starting_points(work, workshop)
        work.tell(Signal(workshop.id, event, SignalKind.PHASE))


def take_in_late(work: Work, public_id: str, act: Act) -> int:
    """Count the late acts, and show the answers among them that may be shown.

    Returns how many were taken in.
    """
    with work:
        workshop = work.workshops.hold(work.workshops.opened(public_id))
        if work.acts.stored(workshop, act) is not None:
            return 0
        waiting = work.acts.late(workshop)
        events = [each.event for each in waiting]
        event = work.acts.record(workshop, act, LateTakenIn(tuple(events)))
        if event is None:
            return 0
        for card in that_say(CardWritten, waiting):
            writing.count_in(work, card)
        for answer in that_say(AnswerGiven, waiting):
            sorting.count_in(work, answer)
        work.acts.count_in(events)
        if _shows_result(workshop):
            showing.show_answers(work, workshop)
        if workshop.phase is not Phase.WRITE:
            heap_suggestions.lay_loose_cards(work, workshop)
        # Phones that are sorting already hold their whole deck, so they must hear of new tasks.
        kind = SignalKind.PHASE if workshop.phase is Phase.SORT else SignalKind.HEAPS
        work.tell(Signal(workshop.id, event, kind))
        return len(waiting)


def open_room(work: Work, public_id: str, act: Act) -> None:
    """Begin workshop 2 in the room of workshop 1; doing it again changes nothing.

    A process that was imported with its result held workshop 1 elsewhere, and gets its room here.
    Raises PhaseClosed when workshop 1 is not finished, or nothing has been sorted.
    """
    with work:
        if work.workshops.of_process(public_id) is None:
            process = work.process(public_id)
            if not process.sortings:
                raise PhaseClosed(Phase.REVEAL)
            work.plans.hold(public_id)
            room = work.workshops.open_(public_id)
            work.showings.keep_grouping(room, process.room_grouping())
            work.workshops.move(room, Phase.ANALYSE)
            work.absences.mark_shown(room)
            estimate.tell_starting_points(work, room)
            return
    move_phase(work, public_id, act, Phase.ANALYSE)


def _shows_result(workshop: Workshop) -> bool:
    return Sight.RESULT in visible(Viewer.LEADER, workshop.phase)
