"""A process with its cards, gathered into tasks."""

from dataclasses import dataclass

from akr.domain.cards.cards import Card, Task
from akr.domain.room.process import HeldProcess


@dataclass(frozen=True, slots=True)
class GatheredProcess(HeldProcess):
    """A process whose cards have been gathered into tasks."""

    cards: tuple[Card, ...] | None = None
    tasks: tuple[Task, ...] | None = None

    def card_words(self, task: Task) -> tuple[str, ...]:
        """Return the words of a task's cards, and of the one that it was split from."""
        return tuple(
            card.text
            for card in self.cards or ()
            if card.task == task.id or card.id == task.from_card
        )
