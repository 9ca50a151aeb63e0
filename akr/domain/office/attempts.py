"""Attempts: how often one may guess a secret in a row, before each guess has to wait."""

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
"""Kept in memory at once, three to a name: about 10 MB, whatever somebody floods us with."""


class Memory(MemoryStorage):
    """What is counted in this process. It lets go of the oldest counter when there are too many."""

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        """Count, for as long as `expiry` seconds from the first time."""
        if len(self.expirations) >= MOST_COUNTERS:
            self.clear(next(iter(self.expirations)))
        return super().incr(key, expiry, amount)


class Attempts:
    """How often it has failed in a row, per name, whether the name exists or not.

    Five tries are free; then each failure doubles the wait, from 30 seconds to 15 minutes. A month
    after the first they are forgotten. No strategy of limits lets a wait grow, so only its storage
    is used, to count. In memory a restart forgives, and nothing that somebody typed into the wrong
    field is written down.
    """

    def __init__(self, storage: Storage | None = None) -> None:
        self._storage = Memory() if storage is None else storage

    def begin(self, name: str) -> None:
        """Count a try before it is made, so that many at once are no way around the wait.

        Raises TooManyAttempts, which counts as no try, with the time that is left.
        """
        tries, closings, gate = _counters(name)
        if self._storage.incr(tries, REMEMBERED_SECONDS) < FREE_ATTEMPTS:
            return
        wait = min(FIRST_WAIT_SECONDS << self._storage.get(closings), LONGEST_WAIT_SECONDS)
        if self._storage.incr(gate, wait) > 1:  # the first who comes closes it, for all
            raise TooManyAttempts(timedelta(seconds=self._storage.get_expiry(gate) - time.time()))
        self._storage.incr(closings, REMEMBERED_SECONDS)

    def succeeded(self, name: str) -> None:
        """Forget what failed before."""
        for counter in _counters(name):
            self._storage.clear(counter)


def _counters(name: str) -> tuple[str, str, str]:
    """What is counted of a name: its tries, how often they closed the gate, and the gate now."""
    key = name_key(name)
    return f"tries/{key}", f"closings/{key}", f"gate/{key}"
