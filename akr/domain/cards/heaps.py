"""The table of heaps: each card lies in one heap or in none, and each heap may become a task."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Heap:
    """A task in the making: its words, and whether it has been merged away (`removed`).

    `origin` is set for a heap that the library suggested and nobody here wrote. `later` is set
    when the room has no time for it (*tas nästa gång*). `from_card` is the card that it was split
    from, which lies in another heap. `added` is set when workshop 2 added it, so that the room was
    not asked to sort it.
    """

    text: str
    removed: bool = False
    origin: str | None = None
    later: bool = False
    from_card: str | None = None
    added: bool = False

    @property
    def is_there(self) -> bool:
        """Whether it has not been merged away."""
        return not self.removed

    @property
    def is_on_the_table(self) -> bool:
        """Whether it will be sorted now: neither merged away nor put off."""
        return self.is_there and not self.later


@dataclass(frozen=True, slots=True)
class Heaps:
    """The table: the heap of each card (None for no heap), and the heaps.

    `aside` has every card that was ever set aside; True while it is. Such a card is in no heap.
    """

    cards: Mapping[str, str | None] = field(default_factory=dict)
    heaps: Mapping[str, Heap] = field(default_factory=dict)
    aside: Mapping[str, bool] = field(default_factory=dict)

    @property
    def loose(self) -> tuple[str, ...]:
        """The cards that are in no heap and not set aside."""
        return tuple(
            card for card, heap in self.cards.items() if heap is None and not self.aside.get(card)
        )

    def in_heap(self, heap: str) -> tuple[str, ...]:
        """The cards of a heap, in the table's order."""
        return tuple(card for card, where in self.cards.items() if where == heap)


@dataclass(frozen=True, slots=True)
class Change:
    """What one act changed: the touched cards and heaps before and after, enough to undo it."""

    before: Heaps
    after: Heaps


@dataclass(frozen=True, slots=True)
class HeapsOnWall:
    """The heaps as the wall shows them while they form.

    `named` are names with how many cards lie there, the largest first. `alone` counts the cards
    that lie alone, `later` the heaps that are put off.
    """

    named: tuple[tuple[str, int], ...]
    alone: int
    later: int


def on_the_wall(table: Heaps) -> HeapsOnWall:
    """Return what the wall may show of the table.

    A card that lies alone is one person's own words, so it is only counted. So is a heap that is
    put off. A heap without cards has the library's words or the leader's, and is named.
    """
    lying = Counter(table.cards.values())
    there = [(key, heap) for key, heap in table.heaps.items() if heap.is_on_the_table]
    named = [(heap.text, lying[key]) for key, heap in there if lying[key] != 1 or heap.origin]
    return HeapsOnWall(
        named=tuple(sorted(named, key=lambda each: -each[1])),
        alone=sum(1 for key, heap in there if lying[key] == 1 and not heap.origin),
        later=sum(1 for heap in table.heaps.values() if heap.is_there and heap.later),
    )


def lonely(table: Heaps) -> tuple[str, ...]:
    """Return the heaps with a single card: mostly the ones that nobody has got to yet.

    Leaves out heaps from the library, which somebody chose, and heaps that are already put off.
    """
    lying = Counter(table.cards.values())
    return tuple(
        key
        for key, heap in table.heaps.items()
        if lying[key] == 1 and heap.is_on_the_table and not heap.origin
    )


def as_a_name(words: str) -> str:
    """Return a card's words as the name of a heap: they begin with a capital."""
    return words[:1].upper() + words[1:]
