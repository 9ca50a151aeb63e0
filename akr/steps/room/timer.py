"""The timer: the leader gives the current phase its time, and everybody sees what is left."""

from collections.abc import Callable
from datetime import datetime

from akr.domain.act import Act
from akr.domain.phase import Phase
from akr.domain.room import timer
from akr.domain.room.timer import Timer, TimerChanged
from akr.domain.signals import Signal, SignalKind
from akr.store.work import Work

Change = Callable[[Timer | None, datetime], Timer | None]


def start_timer(work: Work, public_id: str, act: Act, phase: Phase, minutes: int) -> None:
    """Give a phase 1 to 60 minutes; if two leaders start a timer, the first one counts.

    For all steps here: a repeated act is one act, changing a missing timer does nothing, and
    PhaseClosed is raised when the room has left the given phase.
    """
    said = TimerChanged(phase, start=minutes)
    _change(work, public_id, act, said, lambda old, now: old or timer.start(minutes, now))


def add_time(work: Work, public_id: str, act: Act, phase: Phase, minutes: int) -> None:
    """Add 1 to 60 minutes, even when the time is up."""
    said = TimerChanged(phase, add=minutes)
    _change(work, public_id, act, said, lambda old, now: old and timer.add_time(old, minutes, now))


def pause_timer(work: Work, public_id: str, act: Act, phase: Phase) -> None:
    """Pause the timer."""
    said = TimerChanged(phase, pause=True)
    _change(work, public_id, act, said, lambda old, now: old and timer.pause(old, now))


def resume_timer(work: Work, public_id: str, act: Act, phase: Phase) -> None:
    """Resume the timer."""
    said = TimerChanged(phase, pause=False)
    _change(work, public_id, act, said, lambda old, now: old and timer.resume(old, now))


def stop_timer(work: Work, public_id: str, act: Act, phase: Phase) -> None:
    """Remove the timer; the phase goes on without one."""
    _change(work, public_id, act, TimerChanged(phase, stop=True), lambda _old, _now: None)


def _change(work: Work, public_id: str, act: Act, said: TimerChanged, change: Change) -> None:
    with work:
        workshop = work.workshops.hold(work.workshops.opened(public_id))
        event = work.acts.record(workshop, act, said)
        if event is None:
            return
        workshop.must_be_in(said.phase)
        changed = change(work.timers.of(workshop), work.now)
        work.timers.keep(workshop, changed)
        work.tell(Signal(workshop.id, event, SignalKind.TIMER))
