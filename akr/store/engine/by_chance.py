"""Positions by chance: what people add stands in an order that does not tell when it came."""

import secrets

PLACES = 2**31


def by_chance() -> int:
    """Draw the position of a row that a person adds; it stays, so that every reading agrees.

    In order of arrival, a list would identify whoever was seen writing, or coming in.
    """
    return secrets.randbelow(PLACES)
