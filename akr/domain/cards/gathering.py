"""Gathering: cards become tasks. Every change can be undone, and no card's own words change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from akr.domain.act import ActContent, ActKind
from akr.domain.cards.errors import (
    CannotUndo,
    NothingChosen,
    NothingToMerge,
    NothingToSplit,
    UnknownTask,
)
from akr.domain.cards.heaps import Change, Heap, Heaps, as_a_name

Asked = tuple[str | tuple[str, ...], ...]
"""What the leader asked for, by which the same act is known again: a word, then about what."""

UNDO: Asked = ("undo",)
SUGGESTED: Asked = ("suggested",)


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
            replace(heap, text=as_a_name(others[0])) if others else replace(heap, removed=True)
        )
    return Change(
        before=Heaps({card: key}, dict.fromkeys(heaps, heap), {card: False}),
        after=Heaps({card: None}, heaps, {card: True}),
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


def _known(table: Heaps, heap: str) -> None:
    if heap not in table.heaps or not table.heaps[heap].is_there:
        raise UnknownTask(heap)
