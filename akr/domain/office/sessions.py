"""Sessions: how long a browser stays signed in after it was last used."""

from datetime import datetime, timedelta

IDLE = timedelta(hours=12)
"""A working day: whoever comes back in the morning signs in again."""

NOTED_EVERY = timedelta(minutes=5)
"""How exactly the store knows when a session was last used; so pages are read without a write."""


def is_over(used_at: datetime, now: datetime) -> bool:
    """Whether a session has not been used for so long that it has ended."""
    return now - used_at >= IDLE


def is_to_be_noted(used_at: datetime, now: datetime) -> bool:
    """Whether it is time to note that a session is used.

    Also when the note is of a later hour than now: the clock has been put right meanwhile, and the
    session would last that much longer.
    """
    return abs(now - used_at) >= NOTED_EVERY
