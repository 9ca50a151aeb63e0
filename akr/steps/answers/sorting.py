"""Sorting: each seat gives each task a colour for its occupation, and may change its mind."""

from contextlib import suppress
from dataclasses import dataclass

from akr.domain.act import Act
from akr.domain.answers.sorting import Answer, AnswerGiven, Colour, deck_order
from akr.domain.cards.errors import UnknownTask
from akr.domain.phase import Phase
from akr.domain.room.visibility import Sight, Viewer, visible
from akr.domain.room.workshop import Seat, is_late
from akr.domain.signals import Signal, SignalKind
from akr.store.room.acts import StoredAct
from akr.store.work import Work


@dataclass(frozen=True, slots=True)
class DeckCard:
    """A task in a seat's deck; `answered` without a colour is *vet inte*."""

    task: str
    text: str
    answered: bool
    colour: Colour | None


@dataclass(frozen=True, slots=True)
class Deck:
    """A seat's whole deck, in the same order each time it is dealt."""

    seat: Seat
    cards: tuple[DeckCard, ...]

    @property
    def answered(self) -> int:
        """The number of cards with an answer."""
        return sum(1 for card in self.cards if card.answered)

    @property
    def top(self) -> DeckCard | None:
        """The first card without an answer; None when all have one."""
        return next((card for card in self.cards if not card.answered), None)


def place_task(
    work: Work, code: str, token: str, act: Act, task: str, colour: Colour | None
) -> None:
    """Store a seat's answer; the one with the highest number counts. None is *vet inte*.

    An answer that arrives after sorting has closed is late, and not counted until the leader takes
    it in. Raises UnknownSeat, PhaseClosed before sorting has begun, UnknownTask, ActConflict.
    """
    with work:
        seat = work.seats.held(code, token)
        late = is_late(seat.workshop.phase, Phase.SORT)
        given = AnswerGiven(task, colour)
        event = work.acts.record(seat.workshop, act, given, seat=seat.id, late=late)
        if event is None:
            return
        if not late:
            work.sortings.place(seat, Answer(task, colour, act.number))
        work.tell(Signal(seat.workshop.id, event, SignalKind.PLACED))


def deck(work: Work, code: str, token: str) -> Deck:
    """Deal a seat its deck: every task, in the order of `akr.domain.answers.sorting.deck_order`.

    Empty while the seat may not see the tasks. Raises UnknownSeat.
    """
    with work.reading():
        seat = work.seats.held(code, token)
        if Sight.TASK_TEXTS not in visible(Viewer.PARTICIPANT, seat.workshop.phase):
            return Deck(seat, ())
        own = work.sortings.own(seat)
        tasks = work.gathering.task_texts(seat.workshop)
    texts = {key: text for key, text, _ in tasks}
    order = deck_order(
        seat.key,
        dealt=(key for key, _, late in tasks if not late),
        late=(key for key, _, late in tasks if late),
    )
    return Deck(seat, tuple(DeckCard(key, texts[key], key in own, own.get(key)) for key in order))


def count_in(work: Work, late: StoredAct[AnswerGiven]) -> None:
    """Count a late answer that the leader takes in; one to a task merged away goes with it.

    A task that has been put off keeps it, uncounted, until the room takes that task up.
    """
    if late.seat is None:
        return
    with suppress(UnknownTask):
        given = Answer(late.content.task, late.content.colour, late.number)
        work.sortings.place(work.seats.by_id(late.seat), given, put_off_too=True)
