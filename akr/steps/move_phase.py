"""Lead: the leader moves the room from phase to phase, and takes in what came late."""

from dataclasses import dataclass

from akr.domain.act import Act, ActKind
from akr.domain.phase import Phase
from akr.domain.planning.readiness import check_may_go_on
from akr.domain.room.errors import PhaseClosed
from akr.domain.signals import Signal, SignalKind
from akr.steps import absence
from akr.steps.answers import discussion, sorting
from akr.steps.cards import gathering, writing
from akr.store.work import Work

COUNT_IN = {ActKind.WRITE: writing.count_in, ActKind.PLACE: sorting.count_in}
"""How an act of each kind is counted when the leader takes it in."""


@dataclass(frozen=True, slots=True)
class Late:
    """What came after its phase had closed and waits, uncounted, for the leader."""

    cards: int
    answers: int
    held: int = 0
    """How many of the answers must wait for more, since one could work out whose they are."""


def see_late(work: Work, public_id: str) -> Late:
    """Count what waits for the leader, never what it says."""
    with work.reading():
        workshop = work.workshops.opened(public_id)
        waiting = work.acts.late(workshop)
        held = len(absence.held_back(work, workshop, waiting))
    kinds = [each.kind for each in waiting]
    return Late(cards=kinds.count(ActKind.WRITE), answers=kinds.count(ActKind.PLACE), held=held)


def move_phase(work: Work, public_id: str, act: Act, phase: Phase) -> None:
    """Move the room one phase forward or back; everything that was done stays, but the timer ends.

    Opening *gather* lays the cards that lie nowhere in suggested heaps. Moving to where the room
    already is, as a second press does, changes nothing. Raises PhaseClosed for a leap, and
    DatesMissing when workshop 1 would close without the dates of what comes then.
    """
    with work:
        workshop = work.workshops.hold(work.workshops.opened(public_id))
        if workshop.phase is phase:
            return
        event = work.acts.record(workshop, act, ActKind.PHASE, {"to": phase})
        if event is None:
            return
        if phase not in (workshop.phase.before, workshop.phase.after):
            raise PhaseClosed(phase)
        if phase is Phase.ANALYSE:
            check_may_go_on(work.plans.dates(workshop.process_id))
        work.workshops.move(workshop, phase)
        work.timers.keep(workshop, None)
        if phase is Phase.GATHER:
            gathering.lay_loose_cards(work, workshop)
        elif phase is Phase.SORT:
            work.gathering.deal(workshop)
        elif phase is Phase.TALK:
            discussion.begin(work, workshop)
        if phase in (Phase.TALK, Phase.REVEAL):
            work.absences.mark_shown(workshop)
        work.tell(Signal(workshop.id, event, SignalKind.PHASE))


def take_in_late(work: Work, public_id: str, act: Act) -> int:
    """Count what came after its phase had closed; returns how many acts were taken in.

    When the result has been shown, answers wait that would tell whose they are.
    """
    with work:
        workshop = work.workshops.hold(work.workshops.opened(public_id))
        if work.acts.stored(workshop, act) is not None:
            return 0
        waiting = work.acts.late(workshop)
        held = absence.held_back(work, workshop, waiting)
        waiting = [each for each in waiting if each.event not in held]
        events = [each.event for each in waiting]
        event = work.acts.record(workshop, act, ActKind.TAKE_IN, {"events": events})
        if event is None:
            return 0
        for each in waiting:
            COUNT_IN[each.kind](work, each)
        work.acts.count_in(events)
        if workshop.phase is not Phase.WRITE:
            gathering.lay_loose_cards(work, workshop)
        # Those who sort hold their whole deck already: they hear of what is new in it.
        kind = SignalKind.PHASE if workshop.phase is Phase.SORT else SignalKind.TABLE
        work.tell(Signal(workshop.id, event, kind))
        return len(waiting)


def open_room(work: Work, public_id: str, act: Act) -> None:
    """Begin workshop 2, in the room of workshop 1; doing it again changes nothing.

    A process that was read in with its result had workshop 1 elsewhere, and gets its room here.
    Raises PhaseClosed while workshop 1 still is at something else, or nothing has been sorted.
    """
    with work:
        if work.workshops.of_process(public_id) is None:
            if not work.process(public_id).sortings:
                raise PhaseClosed(Phase.REVEAL)
            work.plans.hold(public_id)
            room = work.workshops.open_(public_id)
            work.workshops.move(room, Phase.ANALYSE)
            return
    move_phase(work, public_id, act, Phase.ANALYSE)
