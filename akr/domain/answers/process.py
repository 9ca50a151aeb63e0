"""A process with everybody's answers and the groups' reasons."""

from dataclasses import dataclass

from akr.domain.answers.reasons import Reason
from akr.domain.answers.sorting import Sorting
from akr.domain.cards.process import GatheredProcess


@dataclass(frozen=True, slots=True)
class SortedProcess(GatheredProcess):
    """A process whose tasks have been sorted."""

    sortings: tuple[Sorting, ...] | None = None
    reasons: tuple[Reason, ...] | None = None
