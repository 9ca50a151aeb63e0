"""Cards and tasks: people write cards, and the room gathers them into tasks."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from akr.domain.act import ActContent, ActKind


class DayPart(StrEnum):
    """When in the day a task is done; minutes scattered over a day do not make a shift."""

    MORNING = "morning"
    MIDDAY = "midday"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


MOST_CARDS = 100
"""Cards of one seat: nobody has so many tasks, and a flood would hold the room up."""

MOST_CARDS_IN_ROOM = 2_000
"""Cards of a whole room: forty people with fifty each, and more than anybody can gather."""


@dataclass(frozen=True, slots=True)
class Card:
    """One person's wording of something they do; `task` is the task it was gathered into."""

    id: str
    text: str
    participant: str | None = None
    task: str | None = None


@dataclass(frozen=True, slots=True)
class CardWritten(ActContent):
    """A seat wrote a card."""

    kind: ClassVar[ActKind] = ActKind.WRITE

    text: str
    not_done_today: bool = False


@dataclass(frozen=True, slots=True)
class CardReworded(ActContent):
    """A seat changed the words of its card."""

    kind: ClassVar[ActKind] = ActKind.REWORD

    card: str
    text: str
    not_done_today: bool = False


@dataclass(frozen=True, slots=True)
class CardWithdrawn(ActContent):
    """A seat withdrew its card."""

    kind: ClassVar[ActKind] = ActKind.WITHDRAW

    card: str


@dataclass(frozen=True, slots=True)
class Task:
    """A task of the workplace, in the words that the room agreed on.

    `minutes` is person-minutes each time and `times_per_week` the whole workplace's total, so that
    their product needs no scope. `done_by` are the occupations that do it today. `later` is set
    when the room had no time for it: then nobody sorts it and no number includes it. `from_card` is
    the card that it was split from, if that lies in another task. `added` is set when workshop 2
    added it: the room was not asked to sort it. `left_because` is why workshop 2 left it without a
    proposal.
    """

    id: str
    text: str
    minutes: float | None = None
    times_per_week: float | None = None
    not_done_today: bool | None = None
    done_by: tuple[str, ...] | None = None
    when: tuple[DayPart, ...] | None = None
    later: bool | None = None
    from_card: str | None = None
    added: bool | None = None
    left_because: str | None = None

    @property
    def is_on_the_table(self) -> bool:
        """Whether it is sorted and counted now: it is not put off until later."""
        return not self.later
