"""Workshop 2 has four parts: the method's three questions, and the round that ends it."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import ClassVar

from akr.domain.act import ActContent, ActKind
from akr.domain.proposals.proposals import Question


class AgendaPart(StrEnum):
    """A part of workshop 2. The leader opens one after the other, and may go back."""

    RIGHT_THINGS = "right_things"
    RIGHT_WAY = "right_way"
    RIGHT_COMPETENCE = "right_competence"
    ROUND_OFF = "round_off"

    @property
    def question(self) -> Question | None:
        """The question that the part is about; None for the last."""
        return None if self is AgendaPart.ROUND_OFF else Question(self.value)

    @property
    def after(self) -> "AgendaPart | None":
        """The part that comes next; None after the last."""
        parts = list(AgendaPart)
        return dict(pairwise(parts)).get(self)


@dataclass(frozen=True, slots=True)
class PartOpened(ActContent):
    """The leader opened a part of workshop 2, or none: the overview."""

    kind: ClassVar[ActKind] = ActKind.PART

    part: AgendaPart | None
