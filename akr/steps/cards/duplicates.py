"""Duplicates: groups say which of their own cards mean the same, and the leader decides."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from akr.domain.act import Act
from akr.domain.cards import duplicates
from akr.domain.cards.duplicates import DuplicatesDismissed, DuplicatesSaid, HelpTurned, Pair
from akr.domain.cards.errors import UnknownCard
from akr.domain.phase import Phase
from akr.domain.room.anonymity import Group
from akr.domain.room.errors import PhaseClosed
from akr.domain.room.visibility import Sight, Viewer, visible
from akr.domain.room.workshop import Seat
from akr.domain.signals import Signal, SignalKind
from akr.store.work import Work


@dataclass(frozen=True, slots=True)
class GroupCard:
    """A group's cards in one heap: one card's key, and the words of all of them."""

    key: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupCards:
    """A group's cards as its phones see them, and this seat's pairs that are still apart."""

    group: Group
    cards: tuple[GroupCard, ...]
    said: tuple[tuple[Pair, str, str], ...]


@dataclass(frozen=True, slots=True)
class ShownDuplicate:
    """A group's suggestion as the leader sees it: two heaps, with their names and two cards."""

    group: Group
    heap: str
    into: str
    heap_text: str
    into_text: str


def let_groups_help(work: Work, public_id: str, act: Act, *, is_open: bool) -> None:
    """Let the groups see and pair their own cards, or stop it. Raises PhaseClosed."""
    with work:
        workshop = work.workshops.hold(work.workshops.opened(public_id))
        workshop.must_be_in(Phase.GATHER)
        # The act stores who was there, so a second press must repeat what the first one stored.
        now = work.occupations.counted_with_a_device(workshop) if is_open else {}
        stored = work.acts.stored(workshop, act)
        sizes = stored.sizes if isinstance(stored, HelpTurned) else now
        event = work.acts.record(workshop, act, HelpTurned(is_open, sizes))
        if event is not None:
            work.duplicates.set_open(workshop, is_open=is_open)
            # A phase signal, so that waiting phones go on to what they may do now.
            work.tell(Signal(workshop.id, event, SignalKind.PHASE))


def see_cards(work: Work, code: str, token: str) -> GroupCards | None:
    """Show a seat its group's cards, one row per heap; None while it may not see them."""
    with work.reading():
        seat = work.seats.held(code, token)
        group = _group(work, seat)
        if not group:
            return None
        cards = work.duplicates.cards_of(seat.workshop, group)
        said = sorted(work.duplicates.own(seat))
    lying: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for key, heap, text in cards:
        lying[heap].append((key, text))
    heap_of = {key: heap for key, heap, _ in cards}
    words = {key: text for key, _, text in cards}
    apart = (
        ((one, other), words[one], words[other])
        for one, other in said
        if one in words and other in words and heap_of[one] != heap_of[other]
    )
    rows = (GroupCard(some[0][0], tuple(text for _, text in some)) for some in lying.values())
    return GroupCards(group, tuple(rows), tuple(apart))


def say_duplicates(work: Work, code: str, token: str, act: Act, cards: Sequence[str]) -> None:
    """Suggest that some of the group's cards are duplicates.

    Raises UnknownSeat, NothingToMerge for fewer than two cards, UnknownCard for one that is not
    the group's, and PhaseClosed when the groups may not help now.
    """
    with work:
        seat = work.seats.held(code, token)
        theirs = _must_see(work, seat)
        chosen = duplicates.pairs(cards)
        if not set(cards) <= theirs:
            raise UnknownCard
        said = DuplicatesSaid(tuple(sorted(set(cards))))
        event = work.acts.record(seat.workshop, act, said, seat=seat.id)
        if event is not None:
            work.duplicates.say(seat, chosen)
            work.tell(Signal(seat.workshop.id, event, SignalKind.HEAPS))


def take_back(work: Work, code: str, token: str, act: Act, pair: Pair) -> None:
    """Take back this seat's suggestion about two cards. Raises UnknownSeat, PhaseClosed."""
    with work:
        seat = work.seats.held(code, token)
        _must_see(work, seat)
        said = DuplicatesSaid(pair, same=False)
        event = work.acts.record(seat.workshop, act, said, seat=seat.id)
        if event is not None:
            work.duplicates.take_back(seat, pair)
            work.tell(Signal(seat.workshop.id, event, SignalKind.HEAPS))


def see_suggestions(work: Work, public_id: str) -> tuple[bool, tuple[ShownDuplicate, ...]]:
    """Show the leader whether the groups may help, and their suggestions that are not settled."""
    with work.reading():
        workshop = work.workshops.opened(public_id)
        if Sight.CARD_TEXTS not in visible(Viewer.LEADER, workshop.phase):
            return False, ()
        table = work.gathering.table(workshop)
        sizes = work.occupations.counted_with_a_device(workshop)
        first = work.duplicates.first_sizes(workshop)
        said = work.duplicates.everyones(workshop)
        is_open = work.duplicates.is_open(workshop)
    by_group = ((duplicates.group_of(sizes, first, occupation), pair) for occupation, pair in said)
    return is_open, tuple(
        ShownDuplicate(
            each.group,
            each.heap,
            each.into,
            table.heaps[each.heap].text,
            table.heaps[each.into].text,
        )
        for each in duplicates.still_apart(table, by_group)
    )


def dismiss(work: Work, public_id: str, act: Act, heap: str, into: str) -> None:
    """Dismiss a suggestion: the two heaps are not duplicates. Raises PhaseClosed."""
    with work:
        workshop = work.workshops.hold(work.workshops.opened(public_id))
        workshop.must_be_in(Phase.GATHER)
        event = work.acts.record(workshop, act, DuplicatesDismissed((heap, into)))
        if event is not None:
            table = work.gathering.table(workshop)
            work.duplicates.dismiss(workshop, table.in_heap(heap), table.in_heap(into))
            work.tell(Signal(workshop.id, event, SignalKind.HEAPS))


def _group(work: Work, seat: Seat) -> Group:
    """Return the group with which a seat sees cards; empty unless allowed and at least three."""
    workshop = seat.workshop
    if Sight.GROUP_CARDS not in visible(Viewer.PARTICIPANT, workshop.phase):
        return ()
    if not work.duplicates.is_open(workshop):
        return ()
    first = work.duplicates.first_sizes(workshop)
    occupation = work.duplicates.cards_with(seat)
    return duplicates.group_of(work.occupations.counted_with_a_device(workshop), first, occupation)


def _must_see(work: Work, seat: Seat) -> set[str]:
    group = _group(work, seat)
    if not group:
        raise PhaseClosed(seat.workshop.phase)
    return {key for key, _, _ in work.duplicates.cards_of(seat.workshop, group)}
