"""Estimate: each may say what a task takes, and the room does, so that hours can be computed."""

from dataclasses import asdict, replace

from akr.domain.act import Act
from akr.domain.cards.errors import UnknownTask
from akr.domain.phase import Phase
from akr.domain.proposals.estimate import (
    Estimate,
    StartingPoint,
    check_own,
    check_unchanged,
    estimated,
    starting_point,
)
from akr.domain.proposals.proposals import OwnEstimate
from akr.domain.room.visibility import Sight, Viewer, visible
from akr.domain.signals import Signal, SignalKind
from akr.store.proposals import effort as tasks
from akr.store.proposals import estimate as kept
from akr.store.room import acts, seats, workshops
from akr.store.work import Work

OWN = "own_estimate"


def say_own(work: Work, code: str, token: str, act: Act, said: OwnEstimate) -> None:
    """Keep what a seat thinks that its card, or a task, takes; the last one said is the one kept.

    `said.participant` is the seat's, whatever it says. Raises UnknownSeat, UnknownCard,
    UnknownTask, PhaseClosed, BadEstimate, ScopeMissing, UnknownOccupation, ActConflict.
    """
    with work:
        seat = seats.held(work.session, code, token)
        said = replace(said, participant=seat.key)
        kept.words_of(work.session, seat, said.card, said.task)
        check_own(said, seat.workshop.phase, seats.occupations(work.session, seat.workshop))
        content = {key: value for key, value in asdict(said).items() if key != "participant"}
        plain = {key: list(v) if isinstance(v, tuple) else v for key, v in content.items()}
        event = acts.record(work.session, seat.workshop, act, OWN, plain, seat=seat.id)
        if event is not None:
            kept.keep(work.session, seat, said, act.id, event)


def see_own(
    work: Work, code: str, token: str, card: str | None, task: str | None
) -> tuple[str, OwnEstimate]:
    """Show a seat its card's or a task's words, and what it has said of it.

    Raises UnknownSeat, UnknownCard, UnknownTask, also while the room may not see the tasks.
    """
    with work.reading():
        seat = seats.held(work.session, code, token)
        if card is None and Sight.TASK_TEXTS not in visible(
            Viewer.PARTICIPANT, seat.workshop.phase
        ):
            raise UnknownTask(task or "")
        words = kept.words_of(work.session, seat, card, task)
        return words, kept.own(work.session, seat, card, task)


def starting_points(work: Work, public_id: str, task: str) -> StartingPoint | None:
    """Show those who lead workshop 2 what people's own estimates of a task come to.

    None before workshop 2, and where too few have said anything.
    """
    with work.reading():
        workshop = workshops.opened(work.session, public_id)
        if Sight.FOCUS not in visible(Viewer.LEADER, workshop.phase):
            return None
        return starting_point(work.process(public_id), task)


def say_time(work: Work, public_id: str, act: Act, task: str, said: Estimate, base: str) -> None:
    """Keep the room's estimate, if it still is what the edit started from.

    Raises EditConflict, BadEstimate, UnknownOccupation, UnknownTask, PhaseClosed before workshop 2.
    """
    with work:
        workshop = workshops.hold(work.session, workshops.opened(work.session, public_id))
        workshop.must_be_in(Phase.ANALYSE)
        now = tasks.get(work.session, workshop.process_id, task)
        occupations = tuple(seats.occupations(work.session, workshop))
        wanted = estimated(now, said, occupations)
        check_unchanged(now, wanted, base)
        if now == wanted:
            return
        tasks.save_time(work.session, workshop.process_id, wanted)
        event = acts.record(work.session, workshop, act, "estimate", {"task": task})
        if event is not None:
            work.tell(Signal(workshop.id, event, SignalKind.TABLE))
