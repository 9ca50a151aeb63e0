"""Passwords: stored as salted scrypt hashes, computed on a thread outside the event loop.

One at a time, since a hash takes a core for 50 ms on purpose: two dozen at once would take both
from everybody who sorts. Devices that have been in before have a turn of their own.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Semaphore
from typing import Any

from gevent import get_hub
from werkzeug.security import check_password_hash, generate_password_hash

from akr.domain.office.errors import ManySignIns
from akr.domain.written import composed

NOBODYS_HASH = (
    "scrypt:32768:8:1$WyreBS0q9wFPD78A$3491979deb4d22509ae68388b7d32f"
    "8062c2ba929629f9cbf3261580832b5e3e167f5a58a3efe23e9948b0b89f8b52"
    "4c7574af8efb5474f0edc35174590f3328"
)
"""The hash of a discarded password, so that checking an unknown name takes just as long."""


MOST_WAITING = 16
"""Who wait for a hash at once, a second in all; more are told to come back."""


class _Turn:
    """One at a time, with a short queue."""

    def __init__(self) -> None:
        self._places = Semaphore(MOST_WAITING)
        self._free = Semaphore(1)

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for one's turn. Raises ManySignIns when the queue is full."""
        if not self._places.acquire(blocking=False):
            raise ManySignIns
        try:
            with self._free:
                yield
        finally:
            self._places.release()


_strangers, _known = _Turn(), _Turn()


def hashed(password: str) -> str:
    """Hash a password for storing; normalised to NFC, so that å typed either way is one letter.

    Raises ManySignIns.
    """
    with _known.taken():
        return str(_beside_the_loop(generate_password_hash, composed(password)))


def matches(password_hash: str, password: str, *, is_known: bool = False) -> bool:
    """Whether a password matches a hash; `is_known` for a device that has been in before.

    Raises ManySignIns.
    """
    with (_known if is_known else _strangers).taken():
        return bool(_beside_the_loop(check_password_hash, password_hash, composed(password)))


def _beside_the_loop(work: Callable[..., Any], *given: str) -> Any:  # noqa: ANN401  (either's)
    """Run on an OS thread: hashing takes 50 ms, and thirty phones would have to wait."""
    return get_hub().threadpool.apply(work, given)
