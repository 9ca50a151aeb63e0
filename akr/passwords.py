"""Passwords: stored as salted scrypt hashes, computed on a thread outside the event loop."""

from collections.abc import Callable
from typing import Any

from gevent import get_hub
from werkzeug.security import check_password_hash, generate_password_hash

from akr.text import composed

NOBODYS_HASH = (
    "scrypt:32768:8:1$WyreBS0q9wFPD78A$3491979deb4d22509ae68388b7d32f"
    "8062c2ba929629f9cbf3261580832b5e3e167f5a58a3efe23e9948b0b89f8b52"
    "4c7574af8efb5474f0edc35174590f3328"
)
"""The hash of a discarded password, so that checking an unknown name takes just as long."""


def hashed(password: str) -> str:
    """Hash a password for storing; normalised to NFC, so that å typed either way is one letter."""
    return str(_beside_the_loop(generate_password_hash, composed(password)))


def matches(password_hash: str, password: str) -> bool:
    """Whether a password matches a hash."""
    return bool(_beside_the_loop(check_password_hash, password_hash, composed(password)))


def _beside_the_loop(work: Callable[..., Any], *given: str) -> Any:  # noqa: ANN401  (either's)
    """Run on an OS thread: hashing takes 50 ms, and thirty phones would have to wait."""
    return get_hub().threadpool.apply(work, given)
