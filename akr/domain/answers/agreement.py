"""Agreement: do colleagues of the same occupation see a task alike?

Colours are compared within an occupation only. Green for child-carers and yellow for preschool
teachers is no quarrel but one clear owner; that comparison is `akr.domain.answers.ownership`.
"""

from collections.abc import Collection
from enum import StrEnum

from akr.domain.answers.sorting import Counts
from akr.domain.room.anonymity import FEWEST

AGREED_FROM = 2 / 3
"""From here a group counts as agreed [our choice]: two random colleagues match two times in three,
which one person in six who sees it otherwise still allows (10 of 12: 0.70; 9 of 12: 0.59)."""


class Standing(StrEnum):
    """How the room stands on one task."""

    AGREED = "agreed"
    SPLIT = "split"
    LONE_VOICE = "lone_voice"
    TOO_FEW = "too_few"


def agreement(by_occupation: Collection[Counts]) -> float:
    """How often two colleagues of the same occupation gave the same colour, 0 to 1.

    With n_oc seats of occupation o giving colour c, and n_o their sum:
    Σ_o Σ_c n_oc·(n_oc − 1) / Σ_o n_o·(n_o − 1). One occupation's term is Fleiss's observed
    agreement P_i (Fleiss 1971, *Measuring nominal scale agreement among many raters*); pairs are
    pooled so that a large occupation weighs by its pairs. Without a single pair nothing has been
    agreed and the value is 0; `standing` then says too_few or rests on single answers.
    """
    pairs = sum(counts.total * (counts.total - 1) for counts in by_occupation)
    alike = sum(
        n * (n - 1)
        for counts in by_occupation
        for n in (counts.green, counts.yellow, counts.red, counts.black)
    )
    return alike / pairs if pairs else 0.0


def dissent(by_occupation: Collection[Counts]) -> int:
    """How many gave another colour than the most common one of their own occupation."""
    return sum(counts.total - counts.largest for counts in by_occupation)


def standing(by_occupation: Collection[Counts]) -> Standing:
    """Say how the room stands: too few, a lone voice, agreed or split, tried in that order.

    too_few: under `FEWEST` have sorted. lone_voice: exactly one sees it otherwise than their own
    occupation; it is named apart from agreement because that one may know something. agreed: nobody
    does, or `agreement` is at least `AGREED_FROM`. split: the rest.
    """
    if sum(counts.total for counts in by_occupation) < FEWEST:
        return Standing.TOO_FEW
    others = dissent(by_occupation)
    if others == 1:
        return Standing.LONE_VOICE
    if others == 0 or agreement(by_occupation) >= AGREED_FROM:
        return Standing.AGREED
    return Standing.SPLIT
