"""The clock: who asks what time it is, so that a test can say it."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Tells the present instant, in UTC."""


def utc_now() -> datetime:
    """The present instant by this machine's clock."""
    return datetime.now(UTC)
