"""The clock: stored times are UTC, and people's dates are days in Sweden."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
"""Returns the current time in UTC; a test passes its own."""

SWEDEN = ZoneInfo("Europe/Stockholm")


def utc_now() -> datetime:
    """Return the current time by this machine's clock."""
    return datetime.now(UTC)


def swedish_day(instant: datetime) -> date:
    """Return the date of an instant in Sweden, wherever the server is."""
    return instant.astimezone(SWEDEN).date()


def today() -> date:
    """Return today's date in Sweden."""
    return swedish_day(utc_now())
