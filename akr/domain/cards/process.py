"""A process with its cards, gathered into tasks."""

from dataclasses import dataclass

from akr.domain.cards.cards import Card, Task
from akr.domain.room.process import HeldProcess


@dataclass(frozen=True, slots=True)
class GatheredProcess(HeldProcess):
    """A process whose cards have been gathered into tasks."""

    cards: tuple[Card, ...] | None = None
    tasks: tuple[Task, ...] | None = None
