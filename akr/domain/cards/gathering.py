"""Gathering: cards become tasks. Every change can be undone, and no card's own words change."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from akr.domain.cards.errors import (
    CannotUndo,
    NothingChosen,
    NothingToMerge,
    NothingToSplit,
    UnknownTask,
)
from akr.domain.cards.similarity import TaskGroup


@dataclass(frozen=True, slots=True)
class Heap:
    """A task in the making: its words, and whether it has been merged away.

    `origin` is the library's, for one that was suggested and that nobody here had written. One that
    the room has no time for is taken `later` (*tas nästa gång*).
    """

    text: str
    removed: bool = False
    origin: str | None = None
    later: bool = False

    @property
    def is_there(self) -> bool:
        """Whether it has not been merged away."""
        return not self.removed

    @property
    def is_on_the_table(self) -> bool:
        """Whether the room takes it now: nobody sorts what is put off until next time."""
        return self.is_there and not self.later


@dataclass(frozen=True, slots=True)
class Heaps:
    """What lies on the table: which heap each card is in (None: none), and the heaps.

    `aside` says which cards the leader has set aside, of those that ever were; they lie in none.
    """

    cards: Mapping[str, str | None] = field(default_factory=dict)
    heaps: Mapping[str, Heap] = field(default_factory=dict)
    aside: Mapping[str, bool] = field(default_factory=dict)

    @property
    def loose(self) -> tuple[str, ...]:
        """The cards that lie in no heap and are to be laid in one."""
        return tuple(
            card for card, heap in self.cards.items() if heap is None and not self.aside.get(card)
        )

    def in_heap(self, heap: str) -> tuple[str, ...]:
        """The cards of a heap, in the table's order."""
        return tuple(card for card, where in self.cards.items() if where == heap)


@dataclass(frozen=True, slots=True)
class Change:
    """What one act changed: the touched cards and heaps before and after. Enough to undo it."""

    before: Heaps
    after: Heaps


def merge(table: Heaps, heaps: Iterable[str], into: str) -> Change:
    """Put some heaps' cards with another's; the other keeps its words, and may be among them.

    One that would have been taken later is taken now: somebody has just gathered in it.
    Raises UnknownTask when one is not on the table, NothingToMerge when there is no other heap.
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
    """Let some heaps wait until next time, or take them now after all.

    When time is up, what nobody has got to is neither lost nor sorted in a hurry. Raises
    UnknownTask, NothingChosen when none of them changes.
    """
    for heap in heaps:
        _known(table, heap)
    before = {key: table.heaps[key] for key in heaps if table.heaps[key].later is not later}
    if not before:
        raise NothingChosen
    after = {key: replace(heap, later=later) for key, heap in before.items()}
    return Change(before=Heaps({}, before), after=Heaps({}, after))


def lonely(table: Heaps) -> tuple[str, ...]:
    """The heaps of one card alone: mostly those that nobody has got to.

    What the library suggested was chosen by somebody, and what is put off already stays so.
    """
    lying = Counter(table.cards.values())
    return tuple(
        key
        for key, heap in table.heaps.items()
        if lying[key] == 1 and heap.is_on_the_table and not heap.origin
    )


def split(table: Heaps, card: str, text: str, new_heap: str) -> Change:
    """Take a card out of its heap into one of its own, with the card's own words.

    Raises NothingToSplit when the card already lies alone, UnknownTask when it lies nowhere.
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


def rename(table: Heaps, heap: str, text: str) -> Change:
    """Give a heap other words; its cards keep theirs."""
    _known(table, heap)
    was = table.heaps[heap]
    return Change(before=Heaps({}, {heap: was}), after=Heaps({}, {heap: replace(was, text=text)}))


def set_aside(table: Heaps, card: str, words: Mapping[str, str]) -> Change:
    """Take a card off the table, because it names somebody (the method, rule 13).

    `words` are the cards' own. A heap that is called what the card says is called after another
    card, and goes when there is none; other words are the room's or the library's, and stay. Raises
    UnknownTask when the card lies in no heap.
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
    """Lay the library's suggestions on the table, as heaps without cards under fresh keys.

    They have no colour: the tool suggests, people decide (the method, rule 11). Raises
    NothingChosen.
    """
    if not chosen:
        raise NothingChosen
    return Change(
        before=Heaps({}, {key: replace(heap, removed=True) for key, heap in chosen.items()}),
        after=Heaps({}, chosen),
    )


def undone(table: Heaps, change: Change) -> Change:
    """Turn a change around. Raises CannotUndo when something it touched has changed since."""
    after = change.after
    if not (
        all(table.cards.get(card) == heap for card, heap in after.cards.items())
        and all(table.heaps.get(key) == heap for key, heap in after.heaps.items())
        and all(table.aside.get(card, False) == aside for card, aside in after.aside.items())
    ):
        raise CannotUndo
    return Change(before=change.after, after=change.before)


def suggest(cards: Sequence[str], groups: Iterable[TaskGroup], new_heaps: Iterable[str]) -> Change:
    """Lay loose cards (their keys) in heaps, as `similarity` suggests for their words.

    `new_heaps` gives fresh keys, at least one a group.
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


def _as_a_name(words: str) -> str:
    return words[:1].upper() + words[1:]


def _known(table: Heaps, heap: str) -> None:
    if heap not in table.heaps or not table.heaps[heap].is_there:
        raise UnknownTask(heap)
