"""The timer: how long a phase has left, which everybody sees and nothing obeys.

When it is out the room is told so and goes on: the leader decides, and nothing closes by itself.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from akr.domain.planning.timetable import MOST_MINUTES

_MOST = timedelta(minutes=MOST_MINUTES)
_NONE = timedelta()


@dataclass(frozen=True, slots=True)
class Timer:
    """A phase's time. `length` is all that it has been given, `left` what it had at `since`.

    `since` is None while it stands still. Moments are the server's: clocks of phones are wrong.
    """

    length: timedelta
    left: timedelta
    since: datetime | None

    @property
    def is_paused(self) -> bool:
        """Whether it stands still."""
        return self.since is None

    def remaining(self, now: datetime) -> timedelta:
        """What is left now: never negative, and never more than there was."""
        if self.since is None:
            return self.left
        return min(self.left, max(_NONE, self.left - (now - self.since)))


def start(minutes: int, now: datetime) -> Timer:
    """Start a timer of 1 to 60 whole minutes."""
    _must_be_minutes(minutes)
    length = timedelta(minutes=minutes)
    return Timer(length, length, now)


def add_time(timer: Timer, minutes: int, now: datetime) -> Timer:
    """Give whole minutes more, running, paused or out; at most an hour is left afterwards."""
    _must_be_minutes(minutes)
    before = timer.remaining(now)
    left = min(_MOST, before + timedelta(minutes=minutes))
    return Timer(timer.length + left - before, left, None if timer.is_paused else now)


def pause(timer: Timer, now: datetime) -> Timer:
    """Let it stand still, as while the room talks about something else."""
    return replace(timer, left=timer.remaining(now), since=None)


def resume(timer: Timer, now: datetime) -> Timer:
    """Let it go on with what it had left."""
    return replace(timer, since=now) if timer.is_paused else timer


def _must_be_minutes(minutes: int) -> None:
    if not 1 <= minutes <= MOST_MINUTES:
        raise ValueError("A timer is given 1 to 60 minutes")
