"""Duplicates: a group says which of its own cards mean the same thing, and the leader decides.

The groups are those of the published result, so at least three people: nobody can tell whose card
it is. A group sees its cards only when the leader allows it, after setting aside the cards that
name somebody.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from akr.domain.act import ActContent, ActKind
from akr.domain.cards.errors import NothingToMerge
from akr.domain.cards.heaps import Heaps
from akr.domain.room.anonymity import FEWEST, Group, settled_groups

Pair = tuple[str, str]
"""Two cards' keys, in ascending order."""


@dataclass(frozen=True, slots=True)
class DuplicateSuggestion:
    """A group's suggestion that two heaps are duplicates; the smaller is merged into the larger."""

    group: Group
    heap: str
    into: str


@dataclass(frozen=True, slots=True)
class HelpTurned(ActContent):
    """The leader let the groups help with the cards, or stopped it.

    `sizes` are the occupations' sizes at that moment; acts older than this field have none.
    """

    kind: ClassVar[ActKind] = ActKind.HELP

    open: bool
    sizes: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DuplicatesSaid(ActContent):
    """A seat said that some cards are duplicates, or took that back."""

    kind: ClassVar[ActKind] = ActKind.DUPLICATES

    cards: tuple[str, ...]
    same: bool = True


@dataclass(frozen=True, slots=True)
class DuplicatesDismissed(ActContent):
    """The leader said that two heaps are not duplicates."""

    kind: ClassVar[ActKind] = ActKind.NOT_DUPLICATES

    heaps: tuple[str, ...]


def group_of(sizes: Mapping[str, int], first: Mapping[str, int], occupation: str) -> Group:
    """Return the group whose cards an occupation sees; empty in a room of one or two.

    `sizes` are the `counted_sizes` of those who can have written cards, so not of people at a paper
    board. `first` is the same when cards were first shown. The groups stay as they were then: if
    they were redrawn when a third cook arrives, the cards that vanish for the teachers would be the
    first two cooks'.
    """
    if sum(first.values()) < FEWEST:
        return ()
    came = {each: n - first.get(each, 0) for each, n in sizes.items()}
    everybody = tuple(each for each, n in sizes.items() if n)
    groups = settled_groups(sizes, came) or (everybody,)
    return next((group for group in groups if occupation in group), ())


def pairs(cards: Iterable[str]) -> tuple[Pair, ...]:
    """Pair each chosen card with the first of them. Raises NothingToMerge for a single card."""
    first, *others = sorted(set(cards)) or [""]
    if not others:
        raise NothingToMerge
    return tuple((first, other) for other in others)


def still_apart(
    table: Heaps, said: Iterable[tuple[Group, Pair]]
) -> tuple[DuplicateSuggestion, ...]:
    """Return the suggestions whose cards are still in different heaps, sorted by group.

    Each pair of heaps appears once. Cards that the leader merged or set aside are settled.
    """
    found: dict[frozenset[str], DuplicateSuggestion] = {}
    for group, pair in said:
        lying = {heap for card in pair if (heap := table.cards.get(card)) is not None}
        if len(lying) > 1:
            heap, into = sorted(lying, key=lambda each: (len(table.in_heap(each)), each))
            found.setdefault(frozenset(lying), DuplicateSuggestion(group, heap, into))
    return tuple(sorted(found.values(), key=lambda each: each.group))
