"""Attempts: how many guesses at a secret are free before each one has to wait."""

import time
from datetime import timedelta

from limits.storage import MemoryStorage, Storage

from akr.domain.office.account import name_key
from akr.domain.office.errors import TooManyAttempts

FREE_ATTEMPTS = 5
FIRST_WAIT_SECONDS = 30
LONGEST_WAIT_SECONDS = 15 * 60
REMEMBERED_SECONDS = 30 * 24 * 60 * 60
MOST_COUNTERS = 30_000
"""Counters in memory, three per name: limits a flood of names to about 10 MB."""


class Memory(MemoryStorage):
    """Counters in this process's memory. Forgets the oldest when there are too many."""

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        """Count up; the counter expires `expiry` seconds after its first use."""
        if len(self.expirations) >= MOST_COUNTERS:
            self.clear(next(iter(self.expirations)))
        return super().incr(key, expiry, amount)


class Attempts:
    """Counts failures in a row per name, whether the name exists or not.

    Five attempts are free. Then each failure doubles the wait, from 30 seconds to 15 minutes. A
    count is forgotten a month after its first failure. None of the limits library's strategies has
    a growing wait, so only its storage is used. It is in memory, so a restart resets the counts and
    nothing typed into the wrong field, such as a password, is ever stored.
    """

    def __init__(self, storage: Storage | None = None) -> None:
        self._storage = Memory() if storage is None else storage

    def begin(self, name: str) -> None:
        """Count an attempt before it is made, so that parallel attempts cannot avoid the wait.

        Raises TooManyAttempts with the time left; a refused attempt does not lengthen the wait.
        """
        tries, closings, gate = _counters(name)
        if self._storage.incr(tries, REMEMBERED_SECONDS) < FREE_ATTEMPTS:
            return
        wait = min(FIRST_WAIT_SECONDS << self._storage.get(closings), LONGEST_WAIT_SECONDS)
        if self._storage.incr(gate, wait) > 1:  # the first attempt closes the gate for all
            raise TooManyAttempts(timedelta(seconds=self._storage.get_expiry(gate) - time.time()))
        self._storage.incr(closings, REMEMBERED_SECONDS)

    def succeeded(self, name: str) -> None:
        """Forget the name's failures."""
        for counter in _counters(name):
            self._storage.clear(counter)


def _counters(name: str) -> tuple[str, str, str]:
    """Return a name's counters: its attempts, how often they closed the gate, and the gate."""
    key = name_key(name)
    return f"tries/{key}", f"closings/{key}", f"gate/{key}"
