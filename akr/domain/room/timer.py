"""The timer: how much time a phase has left. Everybody sees it, and it closes nothing.

When the time is up, the room is told so and carries on: the leader decides.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar

from akr.domain.act import ActContent, ActKind
from akr.domain.phase import Phase
from akr.domain.planning.timetable import MOST_MINUTES

_MOST = timedelta(minutes=MOST_MINUTES)
_NONE = timedelta()


@dataclass(frozen=True, slots=True)
class Timer:
    """A phase's time. `length` is the whole time given, `left` what was left at `since`.

    `since` is None while paused. Times are the server's, since phones' clocks are wrong.
    """

    length: timedelta
    left: timedelta
    since: datetime | None

    @property
    def is_paused(self) -> bool:
        """Whether the timer is paused."""
        return self.since is None

    def remaining(self, now: datetime) -> timedelta:
        """Return the time left now: never negative, and never more than `left`."""
        if self.since is None:
            return self.left
        return min(self.left, max(_NONE, self.left - (now - self.since)))


@dataclass(frozen=True, slots=True)
class TimerChanged(ActContent):
    """The leader started a phase's timer, added minutes, paused it (or resumed) or stopped it."""

    kind: ClassVar[ActKind] = ActKind.TIMER

    phase: Phase
    start: int | None = None
    add: int | None = None
    pause: bool | None = None
    stop: bool = False


def start(minutes: int, now: datetime) -> Timer:
    """Start a timer of 1 to 60 whole minutes."""
    _must_be_minutes(minutes)
    length = timedelta(minutes=minutes)
    return Timer(length, length, now)


def add_time(timer: Timer, minutes: int, now: datetime) -> Timer:
    """Add whole minutes, whether running, paused or out; at most an hour is left afterwards."""
    _must_be_minutes(minutes)
    before = timer.remaining(now)
    left = min(_MOST, before + timedelta(minutes=minutes))
    return Timer(timer.length + left - before, left, None if timer.is_paused else now)


def pause(timer: Timer, now: datetime) -> Timer:
    """Pause the timer, as when the room talks about something else."""
    return replace(timer, left=timer.remaining(now), since=None)


def resume(timer: Timer, now: datetime) -> Timer:
    """Let a paused timer continue with the time it had left."""
    return replace(timer, since=now) if timer.is_paused else timer


def _must_be_minutes(minutes: int) -> None:
    if not 1 <= minutes <= MOST_MINUTES:
        raise ValueError("A timer is given 1 to 60 minutes")
