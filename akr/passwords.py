"""Passwords: kept as salted scrypt hashes, computed on a thread beside the loop."""

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
"""Of a password that was thrown away: a name that does not exist takes as long as one that does."""


def hashed(password: str) -> str:
    """Hash a password to be stored; composed to NFC, so that å typed both ways is one letter."""
    return str(_beside_the_loop(generate_password_hash, composed(password)))


def matches(password_hash: str, password: str) -> bool:
    """Whether a password is the one that was hashed."""
    return bool(_beside_the_loop(check_password_hash, password_hash, composed(password)))


def _beside_the_loop(work: Callable[..., Any], *given: str) -> Any:  # noqa: ANN401  (either's)
    """Run on a real thread: it takes a twentieth of a second, and thirty phones would wait."""
    return get_hub().threadpool.apply(work, given)
