"""Working days in Sweden: those that a notice counts.

Holidays are those of lagen (1989:253) om allmänna helgdagar. Saturdays, and the eves of midsummer,
Christmas and the new year, count as holidays where time is counted, after lagen (1930:173) om
beräkning av lagstadgad tid.
"""

from datetime import date, timedelta

SATURDAY = 5
"""As `date.weekday` numbers the days."""

_DAY = timedelta(days=1)
_FIXED = frozenset({(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)})
"""Month and day of what falls on the same date each year, Christmas Eve and New Year's Eve too."""

_AFTER_EASTER = frozenset({-2, 1, 39})
"""Days from Easter Sunday: Good Friday, Easter Monday, Ascension Day. Pentecost is a Sunday."""

_EARLIEST_MIDSUMMER_EVE, _LATEST_MIDSUMMER_EVE = (6, 19), (6, 25)
"""Midsummer Eve is the Friday between them."""


def is_working_day(day: date) -> bool:
    """Whether people at an office are expected to read what was sent to them."""
    at = day.month, day.day
    is_midsummer_eve = (
        day.weekday() == SATURDAY - 1 and _EARLIEST_MIDSUMMER_EVE <= at <= _LATEST_MIDSUMMER_EVE
    )
    return not (
        day.weekday() >= SATURDAY
        or at in _FIXED
        or is_midsummer_eve
        or (day - easter(day.year)).days in _AFTER_EASTER
    )


def working_days_after(day: date, count: int) -> date:
    """Return the last of `count` working days after a day, which is not counted itself."""
    while count:
        day += _DAY
        count -= is_working_day(day)
    return day


def easter(year: int) -> date:
    """Return Easter Sunday of a Gregorian year, by the anonymous computus (Meeus, 1991)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap_centuries, rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon + 15) % 30
    leap_years, after_leap = divmod(of_century, 4)
    weekday = (32 + 2 * rest + 2 * leap_years - epact - after_leap) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
