"""Days: a person's date is a day in Sweden, wherever the server stands."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SWEDEN = ZoneInfo("Europe/Stockholm")


def swedish_day(instant: datetime) -> date:
    """Return the day that a stored instant falls on in Sweden."""
    return instant.astimezone(SWEDEN).date()


def today() -> date:
    """Return the day that it is in Sweden now."""
    return swedish_day(datetime.now(UTC))
