"""Ownership: which occupation says *this is mine*? It decides what the room talks about."""

from collections.abc import Collection, Hashable, Mapping
from enum import StrEnum
from typing import TypeVar

from akr.domain.answers.sorting import Colour, Counts
from akr.domain.room.anonymity import FEWEST

Owner = TypeVar("Owner", bound=Hashable)
"""Who can own: an occupation's id, or a published group of them."""


class Ownership(StrEnum):
    """Who owns a task, in the order in which it deserves the room's minutes."""

    SEVERAL = "several"
    NOBODY = "nobody"
    UNCLEAR = "unclear"
    STOP = "stop"
    TOO_FEW = "too_few"
    CLEAR_OWNER = "clear_owner"


def owners(by_occupation: Mapping[Owner, Counts]) -> tuple[Owner, ...]:
    """The occupations in which more than half of those who sorted gave green."""
    return tuple(o for o, counts in by_occupation.items() if _majority(counts, Colour.GREEN))


def ownership(by_occupation: Mapping[Owner, Counts], done_by: Collection[Owner] = ()) -> Ownership:
    """Say who owns a task, from each occupation's counts (the method; thresholds are ours).

    `by_occupation` holds every occupation that has seats, also one where nobody sorted.
    The rules, in the order in which they are tried; a majority is more than half of those who
    sorted in that occupation:

    - too_few: under `FEWEST` have sorted, or an occupation that does the task today (`done_by`) has
      not sorted it at all: those who know it best have not spoken.
    - stop: more than half of all who sorted gave black.
    - several: two occupations or more each own it by a green majority.
    - unclear: some occupation is divided over whether it is theirs, half or more of it neither
      letting go (yellow or red) nor owning, so the group itself must talk first.
    - clear_owner: exactly one occupation owns it.
    - too_few: nobody owns it, but a silent occupation might.
    - nobody: every occupation has spoken, and lets go.
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
    """Neither owning, nor letting go, nor stopping has more than half."""
    lets_go = counts.yellow + counts.red
    return max(counts.green, lets_go, counts.black) * 2 <= counts.total
