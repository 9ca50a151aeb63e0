"""The list of processes: where each stands, what comes next, and finding one among hundreds."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from akr.domain.phase import Phase


class Stands(StrEnum):
    """Where a process stands, as its leader looks for it in a list."""

    NOT_OPENED = "not_opened"
    WORKSHOP_1 = "workshop_1"
    WORKSHOP_2 = "workshop_2"
    ENDED = "ended"


class Coming(StrEnum):
    """What a process has a date for."""

    WORKSHOP_1 = "workshop_1"
    WORKSHOP_2 = "workshop_2"
    FOLLOW_UP = "follow_up"


def where_it_stands(phase: Phase | None, ended_on: date | None) -> Stands:
    """Return where a process stands; `phase` is None before workshop 1 is opened."""
    if ended_on is not None:
        return Stands.ENDED
    if phase is None:
        return Stands.NOT_OPENED
    return Stands.WORKSHOP_2 if phase is Phase.ANALYSE else Stands.WORKSHOP_1


def what_comes(dates: Mapping[Coming, date | None], today: date) -> tuple[Coming, date] | None:
    """Return what comes next and when, today included; None when nothing more has a date."""
    ahead = [(on, what) for what, on in dates.items() if on is not None and on >= today]
    if not ahead:
        return None
    on, what = min(ahead, key=lambda each: each[0])
    return what, on


def is_asked_for(search: str, *names: str | None) -> bool:
    """Whether every word of a search is somewhere in a process's names; an empty one asks for all.

    Case does not matter, and the words may come in any order.
    """
    said = " ".join(name for name in names if name).casefold()
    return all(word in said for word in search.casefold().split())
