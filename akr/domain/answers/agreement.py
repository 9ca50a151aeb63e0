"""Agreement: do colleagues of the same occupation see a task alike?

Colours are compared within an occupation only. Green from child-carers and yellow from preschool
teachers is not a disagreement but a clear owner: `akr.domain.answers.ownership` compares those.
"""

from collections.abc import Collection
from enum import StrEnum

from akr.domain.answers.sorting import Counts
from akr.domain.room.anonymity import FEWEST

AGREED_FROM = 2 / 3
"""The least agreement that counts as agreed [our choice]: two random colleagues match two times in
three. One dissenter in six is still agreed (10 of 12: 0.70; 9 of 12: 0.59)."""


class Standing(StrEnum):
    """How the room stands on one task."""

    AGREED = "agreed"
    SPLIT = "split"
    LONE_VOICE = "lone_voice"
    TOO_FEW = "too_few"


def agreement(by_occupation: Collection[Counts]) -> float:
    """Return how often two colleagues of the same occupation gave the same colour, 0 to 1.

    With n_oc seats of occupation o giving colour c, and n_o their sum:
    Σ_o Σ_c n_oc·(n_oc − 1) / Σ_o n_o·(n_o − 1). One occupation's term is Fleiss's observed
    agreement P_i (Fleiss 1971, *Measuring nominal scale agreement among many raters*). Pairs are
    pooled, so an occupation's weight is its number of pairs. Without any pair the value is 0;
    `standing` then says too_few or rests on single answers.
    """
    pairs = sum(counts.total * (counts.total - 1) for counts in by_occupation)
    alike = sum(
        n * (n - 1)
        for counts in by_occupation
        for n in (counts.green, counts.yellow, counts.red, counts.black)
    )
    return alike / pairs if pairs else 0.0


def dissent(by_occupation: Collection[Counts]) -> int:
    """Count the seats whose colour differs from the most common one of their occupation."""
    return sum(counts.total - counts.largest for counts in by_occupation)


def standing(by_occupation: Collection[Counts]) -> Standing:
    """Classify the room's answers; the first rule that holds decides.

    1. too_few: fewer than `FEWEST` have sorted.
    2. lone_voice: exactly one seat differs from its own occupation. It is kept apart from agreed
       because that person may know something.
    3. agreed: no seat differs, or `agreement` is at least `AGREED_FROM`.
    4. split: the rest.
    """
    if sum(counts.total for counts in by_occupation) < FEWEST:
        return Standing.TOO_FEW
    others = dissent(by_occupation)
    if others == 1:
        return Standing.LONE_VOICE
    if others == 0 or agreement(by_occupation) >= AGREED_FROM:
        return Standing.AGREED
    return Standing.SPLIT
