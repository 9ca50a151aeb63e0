"""Gathering: the leader and the room gather the cards in heaps; every change can be undone."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from akr.domain.act import Act
from akr.domain.cards import gathering
from akr.domain.cards.errors import CannotUndo
from akr.domain.cards.gathering import UNDO, Asked, ChangeUndone, HeapsChanged, HeapsShown
from akr.domain.cards.heaps import Change, Heaps, lonely
from akr.domain.errors import ActConflict
from akr.domain.phase import Phase
from akr.domain.room.visibility import Sight, Viewer, visible
from akr.domain.room.workshop import Workshop
from akr.domain.signals import Signal, SignalKind
from akr.library.suggestions import suggestions
from akr.store.work import Work


@dataclass(frozen=True, slots=True)
class ShownHeap:
    """A heap as the leader sees it: its words, and each card's key and own words.

    `origin` is the library's for a suggestion. `not_done` are the cards whose writers marked the
    task as needed but not done. `later` is set when it is put off until next time. `from_card` are
    the words of the card that it was split from.
    """

    key: str
    text: str
    cards: tuple[tuple[str, str], ...]
    origin: str | None
    not_done: frozenset[str]
    later: bool = False
    from_card: str | None = None


@dataclass(frozen=True, slots=True)
class ShownTable:
    """The table as the leader sees it; `can_undo` says whether there is a change to undo.

    `aside` counts the cards set aside. `has_library` says whether the library has suggestions for
    this workplace. `lonely` counts the heaps with a single card. `is_on_wall` says whether the wall
    shows the heaps by name.
    """

    heaps: tuple[ShownHeap, ...]
    can_undo: bool
    aside: int = 0
    has_library: bool = False
    lonely: int = 0
    is_on_wall: bool = False
    awaits_heaps: bool = False
    """Whether suggested heaps are still being thought of."""


def merge_heaps(work: Work, public_id: str, act: Act, heaps: Sequence[str], into: str) -> None:
    """Merge heaps into another. Raises UnknownTask, NothingToMerge, PhaseClosed."""
    asked = ("merge", tuple(sorted(heaps)), into)
    change(work, public_id, act, asked, lambda table: gathering.merge(table, heaps, into))


def split_card(work: Work, public_id: str, act: Act, card: str) -> None:
    """Give a card a heap of its own. Raises NothingToSplit, UnknownTask, PhaseClosed."""
    with work.reading():
        workshop = work.workshops.opened(public_id)
        words = work.gathering.words(workshop)
    # The new heap's key derives from the act, so that the same act sent twice makes one heap.
    change(
        work,
        public_id,
        act,
        ("split", card),
        lambda table: gathering.split(table, card, words.get(card, ""), act.id),
    )


def split_card_in_two(
    work: Work, public_id: str, act: Act, card: str, text: str, other: str
) -> None:
    """Make two tasks of a card that says two things. Raises UnknownTask, PhaseClosed."""
    change(
        work,
        public_id,
        act,
        ("split_in_two", card, text, other),
        lambda table: gathering.split_in_two(table, card, text, other, act.id),
    )


def add_task(work: Work, public_id: str, act: Act, text: str) -> None:
    """Add a task that is on no card. Raises PhaseClosed."""
    change(work, public_id, act, ("add", text), lambda _: gathering.add(text, act.id))


def add_in_workshop_2(work: Work, public_id: str, act: Act, text: str) -> None:
    """Add a task in workshop 2; nobody sorts it, and no number of workshop 1 has it.

    Raises PhaseClosed.
    """
    change(
        work,
        public_id,
        act,
        ("add", text),
        lambda _: gathering.add(text, act.id, in_workshop_2=True),
        Phase.ANALYSE,
    )


def take_away(work: Work, public_id: str, act: Act, task: str) -> None:
    """Take away a task that workshop 2 added, while it has no proposal.

    Raises UnknownTask, CannotUndo, PhaseClosed.
    """

    def away(table: Heaps) -> Change:
        process_id = work.workshops.opened(public_id).process_id
        if work.proposals.get(process_id, task) is not None:
            raise CannotUndo
        return gathering.take_away(table, task)

    change(work, public_id, act, ("take_away", task), away, Phase.ANALYSE)


def rename_heap(work: Work, public_id: str, act: Act, heap: str, text: str) -> None:
    """Change a heap's words. Raises UnknownTask, PhaseClosed."""
    asked = ("rename", heap, text)
    change(work, public_id, act, asked, lambda table: gathering.rename(table, heap, text))


def set_aside(work: Work, public_id: str, act: Act, card: str) -> None:
    """Set a card aside because it names somebody. Raises UnknownTask, PhaseClosed."""
    with work.reading():
        workshop = work.workshops.opened(public_id)
        words = work.gathering.words(workshop)
    change(
        work,
        public_id,
        act,
        ("set_aside", card),
        lambda table: gathering.set_aside(table, card, words),
    )


def put_off(
    work: Work, public_id: str, act: Act, heaps: Sequence[str], *, later: bool = True
) -> None:
    """Put off some heaps until next time, or take them up again.

    Raises UnknownTask, NothingChosen, PhaseClosed.
    """
    asked = ("later" if later else "now", tuple(sorted(heaps)))
    change(work, public_id, act, asked, lambda table: gathering.put_off(table, heaps, later=later))


def put_off_lonely(work: Work, public_id: str, act: Act) -> None:
    """Put off every heap with a single card. Raises NothingChosen, PhaseClosed."""
    change(
        work,
        public_id,
        act,
        ("later", "lonely"),
        lambda table: gathering.put_off(table, lonely(table)),
    )


def take_up(work: Work, public_id: str, act: Act, task: str) -> None:
    """Take up, in workshop 2, a task that was put off; it has no answers.

    Raises UnknownTask, NothingChosen when it is already taken up, PhaseClosed.
    """
    asked = ("now", (task,))
    change(
        work,
        public_id,
        act,
        asked,
        lambda table: gathering.put_off(table, [task], later=False),
        Phase.ANALYSE,
    )


def undo(work: Work, public_id: str, act: Act) -> str | None:
    """Undo the latest change that has not been undone; return a heap that this brought back.

    None when this same act has already undone it. Raises CannotUndo when there is nothing to undo.
    """
    with work:
        workshop = work.workshops.hold(work.workshops.opened(public_id))
        workshop.must_be_in(Phase.GATHER)
        if _is_stored(work, workshop, act, UNDO):
            return None
        last = work.gathering.last_change(workshop)
        if last is None:
            raise CannotUndo
        undoes, change = last
        back = gathering.undone(work.gathering.table(workshop), change)
        event = work.acts.record(workshop, act, ChangeUndone(UNDO, undoes))
        work.gathering.apply(workshop, back)
        if event is not None:
            work.tell(Signal(workshop.id, event, SignalKind.HEAPS))
    return next(iter([*back.after.cards.values(), *back.after.heaps]), None)


def show_heaps(work: Work, public_id: str, act: Act, *, is_shown: bool) -> None:
    """Let the wall show the heaps by name as they form, or stop that. Raises PhaseClosed."""
    with work:
        workshop = work.workshops.hold(work.workshops.opened(public_id))
        workshop.must_be_in(Phase.GATHER)
        event = work.acts.record(workshop, act, HeapsShown(is_shown))
        if event is not None:
            work.gathering.show_on_wall(workshop, is_shown=is_shown)
            work.tell(Signal(workshop.id, event, SignalKind.HEAPS))


def see_table(work: Work, public_id: str) -> ShownTable:
    """Show the leader the table; empty when it may not be seen now.

    Heaps keep their places when others are merged into them, so that nobody loses sight of one.
    """
    with work.reading():
        workshop = work.workshops.opened(public_id)
        if Sight.CARD_TEXTS not in visible(Viewer.LEADER, workshop.phase):
            return ShownTable((), can_undo=False)
        table = work.gathering.table(workshop)
        words = work.gathering.words(workshop)
        can_undo = work.gathering.last_change(workshop) is not None
        not_done = frozenset(work.gathering.not_done_today(workshop.process_id))
        sector = work.workshops.sector_of(workshop)
        is_on_wall = work.workshops.shown_to_all(workshop).heaps_on_wall
        awaits_heaps = work.gathering.awaits_heaps(workshop)
    lying: defaultdict[str | None, list[tuple[str, str]]] = defaultdict(list)
    for card, heap in table.cards.items():
        lying[heap].append((card, words[card]))
    return ShownTable(
        tuple(
            ShownHeap(
                key,
                heap.text,
                tuple(lying[key]),
                heap.origin,
                not_done & {card for card, _ in lying[key]},
                heap.later,
                None if table.aside.get(heap.from_card or "") else words.get(heap.from_card or ""),
            )
            for key, heap in table.heaps.items()
            if not heap.removed
        ),
        can_undo,
        aside=sum(table.aside.values()),
        has_library=bool(suggestions(sector)),
        lonely=len(lonely(table)),
        is_on_wall=is_on_wall,
        awaits_heaps=awaits_heaps,
    )


def change(
    work: Work,
    public_id: str,
    act: Act,
    asked: Asked,
    make: Callable[[Heaps], Change],
    phase: Phase = Phase.GATHER,
) -> None:
    """Apply the leader's change. `asked` is stored with it, to recognise the same act again."""
    with work:
        workshop = work.workshops.hold(work.workshops.opened(public_id))
        workshop.must_be_in(phase)
        if _is_stored(work, workshop, act, asked):
            return
        made = make(work.gathering.table(workshop))
        event = work.acts.record(workshop, act, HeapsChanged(asked, made.before, made.after))
        work.gathering.apply(workshop, made)
        if event is not None:
            work.tell(Signal(workshop.id, event, SignalKind.HEAPS))


def _is_stored(work: Work, workshop: Workshop, act: Act, asked: Asked) -> bool:
    """Whether the same act is already stored. Raises ActConflict if its id has other content."""
    stored = work.acts.stored(workshop, act)
    if stored is None:
        return False
    if not isinstance(stored, HeapsChanged | ChangeUndone) or stored.said != asked:
        raise ActConflict(kept="", sent="")
    return True
