"""Suggested heaps: cards laid together by their words, and the library's tasks beside them."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from akr.domain.act import Act
from akr.domain.cards import heap_suggestions
from akr.domain.cards.gathering import SUGGESTED, HeapsChanged
from akr.domain.cards.heaps import Heap
from akr.domain.cards.similarity import TaskGroup, group_same_words
from akr.domain.phase import Phase
from akr.domain.room.workshop import Workshop
from akr.domain.signals import Signal, SignalKind
from akr.files import aside
from akr.library.suggestions import suggestions
from akr.steps.cards.gathering import change, see_table
from akr.store.work import Work


@dataclass(frozen=True, slots=True)
class ShownHeapSuggestion:
    """A task that the library suggests. `lies_in` is a similar heap on the table.

    `is_same` is set when that heap has the same words, so that there is nothing to add.
    """

    text: str
    lies_in: str | None
    is_same: bool


def see_suggestions(work: Work, public_id: str) -> tuple[ShownHeapSuggestion, ...]:
    """Show the library's suggestions, each with the similar heap on the table if there is one.

    Empty for a sector that the library does not cover. Raises NotDone when the cards are too many
    to compare.
    """
    with work.reading():
        shown, suggested = see_table(work, public_id), _suggested(work, public_id)
    phrases = [(heap.text, heap.text) for heap in shown.heaps]
    phrases += [(words, heap.text) for heap in shown.heaps for _, words in heap.cards]
    lying = {phrase.casefold(): heap for phrase, heap in reversed(phrases)}
    found = aside.suggest_groups([*(phrase for phrase, _ in phrases), *suggested])
    groups = {member: number for number, group in enumerate(found) for member in group.members}
    near = {groups[at]: heap for at, (_, heap) in reversed(list(enumerate(phrases)))}
    return tuple(
        ShownHeapSuggestion(
            text, lying.get(text.casefold(), near.get(groups[at])), text.casefold() in lying
        )
        for at, text in enumerate(suggested, start=len(phrases))
    )


def lay_suggestions(work: Work, public_id: str, act: Act, texts: Sequence[str]) -> None:
    """Add some of the library's suggestions to the table, as tasks without cards.

    Ignores texts that are not the library's for this workplace. Raises NothingChosen, PhaseClosed.
    """
    suggested = _suggested(work, public_id)
    # Keys derive from the act, so that the same act sent twice adds the same heaps.
    chosen = {
        str(uuid.uuid5(uuid.UUID(act.id), text)): Heap(text, origin=origin)
        for text, origin in suggested.items()
        if text in texts
    }
    asked = ("suggest", tuple(sorted(chosen)))
    change(work, public_id, act, asked, lambda _: heap_suggestions.lay_suggestions(chosen))


def lay_loose_cards(work: Work, workshop: Workshop) -> None:
    """Put every loose card in a suggested heap, the largest heaps first.

    When they are many, each wording gets a heap of its own at once, and `suggest_heaps` lays them
    together when it has thought. Called inside the leader's `with work`. It cannot be undone, since
    only cards in heaps can be sorted.
    """
    table = work.gathering.table(workshop)
    loose = table.loose
    words = work.gathering.words(workshop)
    phrases = [words[card] for card in loose]
    are_few = aside.are_few(phrases)
    found = aside.suggest_groups(phrases) if are_few else group_same_words(phrases)
    groups = sorted(found, key=lambda group: -len(group.members))
    if not are_few:
        work.gathering.await_heaps(workshop, awaits=True)
    change = heap_suggestions.suggest(loose, groups, (str(uuid.uuid4()) for _ in groups))
    work.gathering.apply(workshop, change)


def awaits_heaps(work: Work, public_id: str) -> bool:
    """Whether a room waits for `suggest_heaps`. Raises UnknownProcess."""
    with work.reading():
        return work.gathering.awaits_heaps(work.workshops.opened(public_id))


def suggest_heaps(work: Work, public_id: str) -> None:
    """Lay together the heaps that say the same, in a room whose cards are many.

    It thinks between two transactions, in another process, while the room goes on; what somebody
    has touched meanwhile stays as they left it. Twice does no harm. Raises NotDone, after which the
    room waits no longer.
    """
    with work.reading():
        workshop = work.workshops.opened(public_id)
        if not work.gathering.awaits_heaps(workshop):
            return
        thought_of = heap_suggestions.untouched(
            work.gathering.table(workshop), work.gathering.words(workshop)
        )
    groups: Sequence[TaskGroup] = ()
    try:
        groups = aside.suggest_groups(list(thought_of.values()))
    finally:
        _lay_together(work, public_id, list(thought_of), groups)


def _lay_together(
    work: Work, public_id: str, heaps: Sequence[str], groups: Sequence[TaskGroup]
) -> None:
    with work:
        workshop = work.workshops.hold(work.workshops.opened(public_id))
        if not work.gathering.awaits_heaps(workshop):
            return
        work.gathering.await_heaps(workshop, awaits=False)
        if workshop.phase is not Phase.GATHER or not groups:
            return
        table = work.gathering.table(workshop)
        still = heap_suggestions.untouched(table, work.gathering.words(workshop))
        groups = [
            replace(group, members=tuple(m for m in group.members if heaps[m] in still))
            for group in groups
        ]
        groups = sorted((each for each in groups if each.members), key=lambda g: -len(g.members))
        if all(len(group.members) == 1 for group in groups):
            return
        change = heap_suggestions.lay_together(
            table, heaps, groups, (str(uuid.uuid4()) for _ in groups)
        )
        changed = HeapsChanged(SUGGESTED, change.before, change.after)
        event = work.acts.record(workshop, Act(str(uuid.uuid4()), 0), changed)
        work.gathering.apply(workshop, change)
        if event is not None:
            work.tell(Signal(workshop.id, event, SignalKind.HEAPS))


def _suggested(work: Work, public_id: str) -> dict[str, str]:
    """Return the library's suggestions for the workplace, each with its origin."""
    with work.reading():
        workshop = work.workshops.opened(public_id)
        sector = work.workshops.sector_of(workshop)
    return {each.text: each.origin.value for each in suggestions(sector)}
