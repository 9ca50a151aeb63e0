"""Done with a phase: a seat says so, and the leader sees how many have."""

from akr.domain.act import Act
from akr.domain.phase import Phase
from akr.domain.room import done_with_phase
from akr.domain.room.done_with_phase import DoneSaid
from akr.domain.room.errors import PhaseClosed
from akr.domain.signals import Signal, SignalKind
from akr.store.work import Work


def say_done(work: Work, code: str, token: str, act: Act, phase: Phase, *, is_done: bool) -> None:
    """Say *jag är klar* with a phase, or take it back; it closes nothing.

    If it arrives after the phase, it is stored but no longer counted. Raises UnknownSeat,
    ActConflict, and PhaseClosed for a phase that has not begun or in which nobody is asked.
    """
    with work:
        seat = work.seats.held(code, token)
        done_with_phase.must_be_asked(phase)
        if seat.workshop.phase.is_before(phase):
            raise PhaseClosed(seat.workshop.phase)
        said = DoneSaid(phase, ready=is_done)
        event = work.acts.record(seat.workshop, act, said, seat=seat.id)
        if event is not None:
            work.done_with_phase.keep(seat, phase, act.number, is_done=is_done)
            work.tell(Signal(seat.workshop.id, event, SignalKind.DONE_WITH_PHASE))


def is_done(work: Work, code: str, token: str) -> bool:
    """Whether this seat is done with the current phase. Raises UnknownSeat."""
    with work.reading():
        return work.done_with_phase.is_done(work.seats.held(code, token))
