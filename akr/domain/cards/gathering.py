"""Gathering: cards become tasks. Every change can be undone, and no card's own words change."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from akr.domain.act import ActContent, ActKind
from akr.domain.cards.errors import (
    CannotUndo,
    NothingChosen,
    NothingToMerge,
    NothingToSplit,
    UnknownTask,
)
from akr.domain.cards.similarity import TaskGroup

Asked = tuple[str | tuple[str, ...], ...]
"""What the leader asked for, by which the same act is known again: a word, then about what."""

UNDO: Asked = ("undo",)
SUGGESTED: Asked = ("suggested",)


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
class HeapsChanged(ActContent):
    """The leader changed the table. `said` is what was asked for; the rest is `Change`'s."""

    kind: ClassVar[ActKind] = ActKind.GATHER

    said: Asked
    before: Heaps
    after: Heaps


@dataclass(frozen=True, slots=True)
class HeapsShown(ActContent):
    """The leader let the wall show the heaps by name, or stopped that."""

    kind: ClassVar[ActKind] = ActKind.SHOW_HEAPS

    open: bool


@dataclass(frozen=True, slots=True)
class ChangeUndone(ActContent):
    """The leader undid a change, named by its event number. `said` is always `UNDO`."""

    kind: ClassVar[ActKind] = ActKind.UNDO

    said: Asked
    undoes: int


def merge(table: Heaps, heaps: Iterable[str], into: str) -> Change:
    """Move some heaps' cards into another heap, which keeps its words and may be one of them.

    If that heap was put off, it is taken up again. Raises UnknownTask when a heap is not on the
    table, NothingToMerge when there is no other heap.
    """
    _known(table, into)
    moving = [heap for heap in heaps if heap != into]
    if not moving:
        raise NothingToMerge
    for heap in moving:
        _known(table, heap)
    lying = {card: heap for card, heap in table.cards.items() if heap in moving}
    before = {heap: table.heaps[heap] for heap in moving}
    after = {heap: replace(table.heaps[heap], removed=True) for heap in moving}
    if table.heaps[into].later:
        before[into] = table.heaps[into]
        after[into] = replace(table.heaps[into], later=False)
    return Change(before=Heaps(lying, before), after=Heaps(dict.fromkeys(lying, into), after))


def put_off(table: Heaps, heaps: Iterable[str], *, later: bool = True) -> Change:
    """Put off some heaps until next time, or take them up again with `later=False`.

    When time runs out, the rest is thus neither lost nor sorted in a hurry. Raises UnknownTask, and
    NothingChosen when no heap changes.
    """
    for heap in heaps:
        _known(table, heap)
    before = {key: table.heaps[key] for key in heaps if table.heaps[key].later is not later}
    if not before:
        raise NothingChosen
    after = {key: replace(heap, later=later) for key, heap in before.items()}
    return Change(before=Heaps({}, before), after=Heaps({}, after))


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


def split(table: Heaps, card: str, text: str, new_heap: str) -> Change:
    """Move a card into a new heap of its own, named with the card's words.

    Raises NothingToSplit when the card is already alone, UnknownTask when it is in no heap.
    """
    heap = table.cards.get(card)
    if heap is None:
        raise UnknownTask(card)
    if len(table.in_heap(heap)) == 1:
        raise NothingToSplit
    return Change(
        before=Heaps({card: heap}, {new_heap: Heap(text, removed=True)}),
        after=Heaps({card: new_heap}, {new_heap: Heap(text)}),
    )


def split_in_two(table: Heaps, card: str, text: str, other: str, new_heap: str) -> Change:
    """Make two tasks of a card that says two things: its heap is named anew, and one is added.

    The card keeps its words, its writer and its place; the new heap names it as what it comes from.
    Raises UnknownTask when the card is in no heap.
    """
    heap = table.cards.get(card)
    if heap is None:
        raise UnknownTask(card)
    was, new = table.heaps[heap], Heap(other, from_card=card)
    return Change(
        before=Heaps({}, {heap: was, new_heap: replace(new, removed=True)}),
        after=Heaps({}, {heap: replace(was, text=text), new_heap: new}),
    )


def add(text: str, new_heap: str, *, in_workshop_2: bool = False) -> Change:
    """Add a task that is on no card, as a heap without cards."""
    new = Heap(text, added=in_workshop_2)
    return Change(
        before=Heaps({}, {new_heap: replace(new, removed=True)}), after=Heaps({}, {new_heap: new})
    )


def take_away(table: Heaps, heap: str) -> Change:
    """Take away a task that workshop 2 added, and that has nothing said of it.

    Raises UnknownTask when it is not on the table, CannotUndo for a task of workshop 1.
    """
    _known(table, heap)
    was = table.heaps[heap]
    if not was.added:
        raise CannotUndo
    return Change(
        before=Heaps({}, {heap: was}), after=Heaps({}, {heap: replace(was, removed=True)})
    )


def rename(table: Heaps, heap: str, text: str) -> Change:
    """Change a heap's words; its cards keep theirs."""
    _known(table, heap)
    was = table.heaps[heap]
    return Change(before=Heaps({}, {heap: was}), after=Heaps({}, {heap: replace(was, text=text)}))


def set_aside(table: Heaps, card: str, words: Mapping[str, str]) -> Change:
    """Take a card off the table because it names somebody (the method, rule 13).

    `words` has each card's own words. A heap named with this card's words is renamed after another
    of its cards, and removed when there is none. A heap with other words, the room's or the
    library's, keeps them. Raises UnknownTask when the card is in no heap.
    """
    key = table.cards.get(card)
    if key is None:
        raise UnknownTask(card)
    heap = table.heaps[key]
    heaps = {}
    if heap.origin is None and heap.text.casefold() == words[card].casefold():
        others = [words[other] for other in table.in_heap(key) if other != card]
        heaps[key] = (
            replace(heap, text=_as_a_name(others[0])) if others else replace(heap, removed=True)
        )
    return Change(
        before=Heaps({card: key}, dict.fromkeys(heaps, heap), {card: False}),
        after=Heaps({card: None}, heaps, {card: True}),
    )


def lay_suggestions(chosen: Mapping[str, Heap]) -> Change:
    """Add the library's suggestions to the table, as heaps without cards under new keys.

    They have no colour: the tool suggests, people decide (the method, rule 11). Raises
    NothingChosen when there are none.
    """
    if not chosen:
        raise NothingChosen
    return Change(
        before=Heaps({}, {key: replace(heap, removed=True) for key, heap in chosen.items()}),
        after=Heaps({}, chosen),
    )


def undone(table: Heaps, change: Change) -> Change:
    """Return the reverse of a change. Raises CannotUndo if anything it touched changed since."""
    after = change.after
    if not (
        all(table.cards.get(card) == heap for card, heap in after.cards.items())
        and all(table.heaps.get(key) == heap for key, heap in after.heaps.items())
        and all(table.aside.get(card, False) == aside for card, aside in after.aside.items())
    ):
        raise CannotUndo
    return Change(before=change.after, after=change.before)


def suggest(cards: Sequence[str], groups: Iterable[TaskGroup], new_heaps: Iterable[str]) -> Change:
    """Put loose cards in heaps, one for each group that `similarity` found among their words.

    `cards` are the cards' keys; `new_heaps` gives new keys, at least one per group.
    """
    lying: dict[str, str | None] = {}
    heaps: dict[str, Heap] = {}
    for group, heap in zip(groups, new_heaps, strict=False):
        heaps[heap] = Heap(_as_a_name(group.name))
        lying |= {cards[member]: heap for member in group.members}
    return Change(
        before=Heaps(
            dict.fromkeys(lying), {key: replace(heap, removed=True) for key, heap in heaps.items()}
        ),
        after=Heaps(lying, heaps),
    )


def untouched(table: Heaps, words: Mapping[str, str]) -> dict[str, str]:
    """Return the heaps on the table that are still one wording each, as they were laid.

    Each with its words; `words` has each card's own. A heap that somebody has named, merged, put
    off or taken from the library is theirs, and no suggestion moves it.
    """
    lying: defaultdict[str | None, set[str]] = defaultdict(set)
    for card, heap in table.cards.items():
        lying[heap].add(words[card].casefold())
    return {
        key: heap.text
        for key, heap in table.heaps.items()
        if heap.is_on_the_table and not heap.origin and lying[key] == {heap.text.casefold()}
    }


def lay_together(
    table: Heaps,
    heaps: Sequence[str],
    groups: Iterable[TaskGroup],
    new_heaps: Iterable[str],
) -> Change:
    """Lay heaps together, one new heap for each group that `similarity` found among their words.

    `new_heaps` gives new keys, at least one per group.
    """
    into: dict[str, str] = {}
    new: dict[str, Heap] = {}
    for group, key in zip(groups, new_heaps, strict=False):
        new[key] = Heap(_as_a_name(group.name))
        into |= {heaps[member]: key for member in group.members}
    lying = {card: heap for card, heap in table.cards.items() if heap in into}
    before = {heap: table.heaps[heap] for heap in into}
    return Change(
        before=Heaps(lying, before | {key: replace(h, removed=True) for key, h in new.items()}),
        after=Heaps(
            {card: into[heap] for card, heap in lying.items() if heap is not None},
            {key: replace(heap, removed=True) for key, heap in before.items()} | new,
        ),
    )


def _as_a_name(words: str) -> str:
    return words[:1].upper() + words[1:]


def _known(table: Heaps, heap: str) -> None:
    if heap not in table.heaps or not table.heaps[heap].is_there:
        raise UnknownTask(heap)
