"""A process with what its people wrote, gathered into tasks."""

from dataclasses import dataclass

from akr.domain.cards.cards import Card, Task
from akr.domain.room.process import HeldProcess


@dataclass(frozen=True, slots=True)
class GatheredProcess(HeldProcess):
    """A process whose cards lie in tasks."""

    cards: tuple[Card, ...] | None = None
    tasks: tuple[Task, ...] | None = None
