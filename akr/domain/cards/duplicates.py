"""Same: a group says which of its own cards say the same, and the leader decides.

A group is one that the result is published in, so at least three people: whose card it is shows to
nobody. It sees its cards when the leader lets it, who has first set aside those that name somebody.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from akr.domain.cards.errors import NothingToMerge
from akr.domain.cards.gathering import Heaps
from akr.domain.room.anonymity import FEWEST, Group, settled_groups

Pair = tuple[str, str]
"""Two cards' keys, the lesser first."""


@dataclass(frozen=True, slots=True)
class DuplicateSuggestion:
    """That two heaps say the same, by a group; the larger takes the other in."""

    group: Group
    heap: str
    into: str


def group_of(sizes: Mapping[str, int], first: Mapping[str, int], occupation: str) -> Group:
    """With whom an occupation looks at its cards; nobody in a room of one or two.

    `sizes` are those who can have written: whoever stood at a board has no card to hide among.
    `first` are the same as cards were first shown. The groups stay as they were then: when a third
    cook comes, the cards that the teachers no longer see would be the first two's.
    """
    if sum(first.values()) < FEWEST:
        return ()
    came = {each: n - first.get(each, 0) for each, n in sizes.items()}
    everybody = tuple(each for each, n in sizes.items() if n)
    groups = settled_groups(sizes, came) or (everybody,)
    return next((group for group in groups if occupation in group), ())


def pairs(cards: Iterable[str]) -> tuple[Pair, ...]:
    """Lay chosen cards in pairs with the first of them. Raises NothingToMerge for one alone."""
    first, *others = sorted(set(cards)) or [""]
    if not others:
        raise NothingToMerge
    return tuple((first, other) for other in others)


def still_apart(
    table: Heaps, said: Iterable[tuple[Group, Pair]]
) -> tuple[DuplicateSuggestion, ...]:
    """Those suggestions whose cards lie in different heaps, once for each two heaps, by group.

    What the leader has merged, or set aside, is settled.
    """
    found: dict[frozenset[str], DuplicateSuggestion] = {}
    for group, pair in said:
        lying = {heap for card in pair if (heap := table.cards.get(card)) is not None}
        if len(lying) > 1:
            heap, into = sorted(lying, key=lambda each: (len(table.in_heap(each)), each))
            found.setdefault(frozenset(lying), DuplicateSuggestion(group, heap, into))
    return tuple(sorted(found.values(), key=lambda each: each.group))
