"""The door: who comes in by the code alone, and who waits for the leader's yes.

A code is passed on, and one stranger can take any number of seats. Whoever is expected comes in at
once, before the discussion; for anybody else the leader, who sees the room, says yes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from akr.domain.act import ActContent, ActKind
from akr.domain.phase import Phase

WAITING_EACH = 2
WAITING_MORE = 20


def must_wait(phase: Phase, joined: int, expected: int | None, *, was_shown: bool) -> bool:
    """Whether a newcomer of an occupation waits for the leader's yes.

    They wait once as many have `joined` as were `expected`, and from the discussion on, when a seat
    sees a table's answers. `expected` is None for a room whose workshop 1 was held elsewhere.
    """
    if was_shown or not phase.is_before(Phase.TALK):
        return True
    return expected is not None and joined >= expected


def most_waiting(expected: Mapping[str, int]) -> int:
    """Return how many may wait: a whole staff twice over, so that a flood cannot shut them out."""
    return WAITING_EACH * sum(expected.values()) + WAITING_MORE


class DoorStep(StrEnum):
    """What the leader does at the door. The values are stored, so they never change."""

    LET_IN = "let_in"
    TURN_AWAY = "turn_away"
    CLOSE = "close"
    OPEN = "open"
    CHANGE_CODE = "change_code"


@dataclass(frozen=True, slots=True)
class DoorKept(ActContent):
    """The leader did something at the door, for one `place` that waits or for all."""

    kind: ClassVar[ActKind] = ActKind.DOOR

    step: DoorStep
    place: str | None = None
