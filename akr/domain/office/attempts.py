"""Attempts: how many guesses at a secret are free before each one has to wait.

Time is the machine's own count of seconds (`time.monotonic`), so a wall clock that is put right
locks nobody out and lets nobody in.
"""

import time
from dataclasses import dataclass
from datetime import timedelta

from akr.domain.office.account import name_key
from akr.domain.office.errors import TooManyAttempts

FREE_ATTEMPTS = 5
FIRST_WAIT_SECONDS = 30
LONGEST_WAIT_SECONDS = 15 * 60
REMEMBERED_SECONDS = 30 * 24 * 60 * 60
MOST_COUNTERS = 30_000
"""Counters in memory, three per name: bounds a flood of names to about 10 MB."""

WRONG_CODES = 120
WRONG_CODES_WITHIN_SECONDS = 60
"""Codes that nobody has, from one address: thirty who each slip four times in a minute."""


@dataclass(slots=True)
class _Count:
    number: int
    until: float


class Counters:
    """Counts by key, in memory, each forgotten at its time; the oldest when there are too many."""

    def __init__(self) -> None:
        self._counts: dict[str, _Count] = {}

    def up(self, key: str, seconds: float) -> int:
        """Count up; a count is forgotten `seconds` after it began."""
        count = self._found(key)
        if count is None:
            if len(self._counts) >= MOST_COUNTERS:
                del self._counts[next(iter(self._counts))]
            count = self._counts[key] = _Count(0, time.monotonic() + seconds)
        count.number += 1
        return count.number

    def number(self, key: str) -> int:
        """Return a count; 0 when it has not begun, or is forgotten."""
        count = self._found(key)
        return count.number if count else 0

    def left(self, key: str) -> timedelta:
        """Return how long a count is still remembered."""
        count = self._found(key)
        return timedelta(seconds=count.until - time.monotonic() if count else 0)

    def clear(self, key: str) -> None:
        """Forget a count."""
        self._counts.pop(key, None)

    def __len__(self) -> int:
        return len(self._counts)

    def _found(self, key: str) -> _Count | None:
        count = self._counts.get(key)
        if count is not None and count.until <= time.monotonic():
            del self._counts[key]
            return None
        return count


class Attempts:
    """Counts failures in a row per name, whether the name exists or not.

    Five attempts are free. Then each failure doubles the wait, from 30 seconds to 15 minutes. A
    count is forgotten a month after its first failure. It is in memory, so a restart resets the
    counts and nothing typed into the wrong field, such as a password, is ever stored.
    """

    def __init__(self) -> None:
        self._counters = Counters()

    def begin(self, name: str) -> None:
        """Count an attempt before it is made, so that parallel attempts cannot avoid the wait.

        Raises TooManyAttempts with the time left; a refused attempt does not lengthen the wait.
        """
        tries, closings, gate = _keys(name)
        if self._counters.up(tries, REMEMBERED_SECONDS) < FREE_ATTEMPTS:
            return
        wait = min(FIRST_WAIT_SECONDS << self._counters.number(closings), LONGEST_WAIT_SECONDS)
        if self._counters.up(gate, wait) > 1:  # the first attempt closes the gate for all
            raise TooManyAttempts(self._counters.left(gate))
        self._counters.up(closings, REMEMBERED_SECONDS)

    def succeeded(self, name: str) -> None:
        """Forget the name's failures."""
        for key in _keys(name):
            self._counters.clear(key)


class WrongCodes:
    """Counts codes that open no room, by the address that they come from.

    A whole staff room sits behind one address, so there is room for everybody's slips, and the wait
    is a minute at most. What is stopped is a machine that guesses hundreds a second.
    """

    def __init__(self) -> None:
        self._counters = Counters()

    def check(self, address: str) -> None:
        """Raises TooManyAttempts when too many wrong codes have come from an address."""
        if self._counters.number(address) >= WRONG_CODES:
            raise TooManyAttempts(self._counters.left(address))

    def was_wrong(self, address: str) -> None:
        """Count a wrong code."""
        self._counters.up(address, WRONG_CODES_WITHIN_SECONDS)


def _keys(name: str) -> tuple[str, str, str]:
    """Return a name's counters: its attempts, how often they closed the gate, and the gate."""
    key = name_key(name)
    return f"tries/{key}", f"closings/{key}", f"gate/{key}"
