"""Heaps that the program suggests: from the library, and of cards that seem to say the same."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from akr.domain.cards.errors import NothingChosen
from akr.domain.cards.heaps import Change, Heap, Heaps, as_a_name
from akr.domain.cards.similarity import TaskGroup


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


def suggest(cards: Sequence[str], groups: Iterable[TaskGroup], new_heaps: Iterable[str]) -> Change:
    """Put loose cards in heaps, one for each group that `similarity` found among their words.

    `cards` are the cards' keys; `new_heaps` gives new keys, at least one per group.
    """
    lying: dict[str, str | None] = {}
    heaps: dict[str, Heap] = {}
    for group, heap in zip(groups, new_heaps, strict=False):
        heaps[heap] = Heap(as_a_name(group.name))
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
        new[key] = Heap(as_a_name(group.name))
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
