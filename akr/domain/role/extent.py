"""Extent: the post's share of full time, which the employer decides, beside what its tasks take.

A job's extent is not its task time (the method, rule 25): meetings, walking, learning and
supervision are in the post and in no task. So the extent is a fact of its own, and task time is
computed beside it.
"""

import re
from fractions import Fraction

from akr.domain.role.draft import Facts
from akr.domain.role.errors import BadExtent, MoreThanOnePost

FULL_TIME = 100
"""Per cent of one post."""

_PERCENT = re.compile(r"([0-9]{1,3})(?:[,.]([0-9]{1,2}))?\s*%?", re.ASCII)


def stated_extent(words: str) -> str:
    """Write an extent as it is stored and shown: 75 %, 62,5 %; empty when nothing is said.

    Raises MoreThanOnePost above 100 per cent, and BadExtent for what is no percentage above 0.
    """
    if not words.strip():
        return ""
    found = _PERCENT.fullmatch(words.strip())
    if found is None:
        raise BadExtent
    percent = Fraction(f"{found[1]}.{found[2] or 0}")
    if percent > FULL_TIME:
        raise MoreThanOnePost
    if not percent:
        raise BadExtent
    whole, decimals = int(found[1]), (found[2] or "").rstrip("0")
    return f"{whole},{decimals} %" if decimals else f"{whole} %"


def extent_share(facts: Facts) -> Fraction | None:
    """Return the post's share of full time; 1 is full time. None until it is stated."""
    if not facts.extent:
        return None
    number = facts.extent.removesuffix("%").strip().replace(",", ".")
    return Fraction(number) / FULL_TIME


def extent_hours(facts: Facts, full_time_hours: float) -> Fraction | None:
    """Return the post's hours a week, of a full time of `full_time_hours`; None until stated."""
    share = extent_share(facts)
    return None if share is None else share * Fraction(full_time_hours)
