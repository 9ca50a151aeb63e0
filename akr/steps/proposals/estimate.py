"""Estimates: people may estimate tasks themselves; the room's estimate gives the hours."""

from dataclasses import replace

from akr.domain.act import Act
from akr.domain.cards.errors import UnknownTask
from akr.domain.phase import Phase
from akr.domain.proposals.errors import EstimatesRead
from akr.domain.proposals.estimate import (
    Estimate,
    StartingPoint,
    TaskEstimated,
    check_own,
    check_unchanged,
    estimated,
    starting_points,
)
from akr.domain.proposals.proposals import OwnEstimate, OwnEstimateSaid
from akr.domain.room.visibility import Sight, Viewer, visible
from akr.domain.room.workshop import Workshop
from akr.domain.signals import Signal, SignalKind
from akr.store.work import Work


def say_own(work: Work, code: str, token: str, act: Act, said: OwnEstimate) -> None:
    """Store a seat's own estimate of its card or of a task; the latest replaces earlier ones.

    `said.participant` is ignored: the seat's own is used. Raises UnknownSeat, UnknownCard,
    UnknownTask, PhaseClosed, EstimatesRead, BadEstimate, ScopeMissing, UnknownOccupation,
    ActConflict.
    """
    with work:
        seat = work.seats.held(code, token)
        said = replace(said, participant=seat.key)
        work.estimates.words_of(seat, said.card, said.task)
        check_own(said, seat.workshop.phase, work.occupations.names(seat.workshop))
        if work.estimates.told(seat.workshop) is not None:
            # Their middle has been read: one more, or one changed, would tell itself.
            raise EstimatesRead
        event = work.acts.record(seat.workshop, act, OwnEstimateSaid.of(said), seat=seat.id)
        if event is not None:
            work.estimates.keep(seat, said, act.id)


def see_own(
    work: Work, code: str, token: str, card: str | None, task: str | None
) -> tuple[str, OwnEstimate]:
    """Show a seat the words of its card or of a task, and its own estimate.

    Raises UnknownSeat, UnknownCard, UnknownTask, also while the tasks may not be seen.
    """
    with work.reading():
        seat = work.seats.held(code, token)
        if card is None and Sight.TASK_TEXTS not in visible(
            Viewer.PARTICIPANT, seat.workshop.phase
        ):
            raise UnknownTask(task or "")
        words = work.estimates.words_of(seat, card, task)
        return words, work.estimates.own(seat, card, task)


def tell_starting_points(work: Work, workshop: Workshop) -> None:
    """Let the medians stand as they are when workshop 2 first opens; called inside `with work`."""
    if work.estimates.told(workshop) is None:
        process = work.process_of(workshop, "cards", "estimates", "participants")
        work.estimates.tell(workshop, starting_points(process))


def see_starting_point(work: Work, public_id: str, task: str) -> StartingPoint | None:
    """Show the leader the medians of people's own estimates of a task, as they were first told.

    None before workshop 2, and when too few had estimated it.
    """
    with work.reading():
        workshop = work.workshops.opened(public_id)
        if Sight.FOCUS not in visible(Viewer.LEADER, workshop.phase):
            return None
        return (work.estimates.told(workshop) or {}).get(task)


def say_estimate(
    work: Work, public_id: str, act: Act, task: str, said: Estimate, base: str
) -> None:
    """Store the room's estimate, if it has not changed since the edit started.

    Raises EditConflict, BadEstimate, UnknownOccupation, UnknownTask, PhaseClosed before workshop 2.
    """
    with work:
        workshop = work.workshops.hold(work.workshops.opened(public_id))
        workshop.must_be_in(Phase.ANALYSE)
        now = work.efforts.get(workshop.process_id, task)
        occupations = tuple(work.occupations.names(workshop))
        wanted = estimated(now, said, occupations)
        check_unchanged(now, wanted, base)
        if now == wanted:
            return
        work.efforts.save_time(workshop.process_id, wanted)
        event = work.acts.record(workshop, act, TaskEstimated(task))
        if event is not None:
            work.tell(Signal(workshop.id, event, SignalKind.HEAPS))
