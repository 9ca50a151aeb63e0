"""The clock: stored instants are UTC, and a person's date is a day in Sweden."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
"""Tells the present instant, in UTC; a test gives its own."""

SWEDEN = ZoneInfo("Europe/Stockholm")


def utc_now() -> datetime:
    """Return the present instant by this machine's clock."""
    return datetime.now(UTC)


def swedish_day(instant: datetime) -> date:
    """Return the day that an instant falls on in Sweden, wherever the server stands."""
    return instant.astimezone(SWEDEN).date()


def today() -> date:
    """Return the day that it is in Sweden now."""
    return swedish_day(utc_now())
