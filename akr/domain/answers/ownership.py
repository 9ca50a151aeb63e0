"""Ownership: which occupation says *this is mine*? It decides what the room discusses."""

from collections.abc import Collection, Hashable, Mapping
from enum import StrEnum
from typing import TypeVar

from akr.domain.answers.sorting import Colour, Counts
from akr.domain.room.anonymity import FEWEST

Owner = TypeVar("Owner", bound=Hashable)
"""What can own a task: an occupation's id, or a published group of them."""


class Ownership(StrEnum):
    """Who owns a task; the kinds that most need the room's time come first."""

    SEVERAL = "several"
    NOBODY = "nobody"
    UNCLEAR = "unclear"
    STOP = "stop"
    TOO_FEW = "too_few"
    CLEAR_OWNER = "clear_owner"


def owners(by_occupation: Mapping[Owner, Counts]) -> tuple[Owner, ...]:
    """Return the occupations where more than half of those who sorted gave green."""
    return tuple(o for o, counts in by_occupation.items() if _majority(counts, Colour.GREEN))


def ownership(by_occupation: Mapping[Owner, Counts], done_by: Collection[Owner] = ()) -> Ownership:
    """Classify who owns a task, from each occupation's counts (the method; thresholds are ours).

    `by_occupation` holds every occupation that has seats, even one where nobody sorted. The first
    rule that holds decides. A majority is more than half of those who sorted in that occupation:

    1. too_few: fewer than `FEWEST` have sorted, or an occupation that does the task today
       (`done_by`) has not sorted it at all: those who know it best have not answered.
    2. stop: more than half of all who sorted gave black.
    3. several: two or more occupations own it, each by a green majority.
    4. unclear: some occupation is divided: neither owning (green), letting go (yellow or red) nor
       stopping (black) has a majority there, so that group must talk first.
    5. clear_owner: exactly one occupation owns it.
    6. too_few: nobody owns it, but an occupation where nobody sorted might.
    7. nobody: every occupation has answered, and none owns it.
    """
    spoken = {o: counts for o, counts in by_occupation.items() if counts.total}
    everybody = sum(spoken.values(), Counts())
    silent = by_occupation.keys() - spoken.keys()
    if everybody.total < FEWEST or silent & set(done_by):
        return Ownership.TOO_FEW
    if _majority(everybody, Colour.BLACK):
        return Ownership.STOP
    owning = owners(spoken)
    if len(owning) > 1:
        return Ownership.SEVERAL
    if any(_divided(counts) for counts in spoken.values()):
        return Ownership.UNCLEAR
    if owning:
        return Ownership.CLEAR_OWNER
    return Ownership.TOO_FEW if silent else Ownership.NOBODY


def _majority(counts: Counts, colour: Colour) -> bool:
    return counts.of(colour) * 2 > counts.total


def _divided(counts: Counts) -> bool:
    """Whether neither owning, letting go nor stopping has a majority."""
    lets_go = counts.yellow + counts.red
    return max(counts.green, lets_go, counts.black) * 2 <= counts.total
