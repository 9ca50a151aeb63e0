"""Writing: each seat writes its cards in private, and can change its own."""

from collections.abc import Sequence

from akr.domain.act import Act
from akr.domain.cards.cards import (
    MOST_CARDS,
    MOST_CARDS_IN_ROOM,
    CardReworded,
    CardWithdrawn,
    CardWritten,
)
from akr.domain.cards.errors import RoomFullOfCards, TooManyCards
from akr.domain.phase import Phase
from akr.domain.room.workshop import Seat, is_late
from akr.domain.signals import Signal, SignalKind
from akr.store.cards.writing import OwnCard
from akr.store.room.acts import StoredAct
from akr.store.work import Work


def write_card(
    work: Work, code: str, token: str, act: Act, text: str, *, not_done_today: bool = False
) -> None:
    """Store a card under its act's id; it is late if it arrives after writing has closed.

    `not_done_today` is the writer's mark that the task is needed but nobody gets it done.
    Raises UnknownSeat, PhaseClosed before writing has begun, ActConflict, TooManyCards,
    RoomFullOfCards.
    """
    with work:
        seat = work.seats.held(code, token)
        late = is_late(seat.workshop.phase, Phase.WRITE)
        written = CardWritten(text, not_done_today)
        event = work.acts.record(seat.workshop, act, written, seat=seat.id, late=late)
        if event is None:
            return
        own, everybodys = work.cards.count_written(seat, but=event)
        if own >= MOST_CARDS:
            raise TooManyCards(MOST_CARDS)
        if everybodys >= MOST_CARDS_IN_ROOM:
            raise RoomFullOfCards(MOST_CARDS_IN_ROOM)
        if not late:
            work.cards.add(seat, act.id, text, not_done_today=not_done_today)
        work.tell(Signal(seat.workshop.id, event, SignalKind.CARDS))


def reword_card(
    work: Work,
    code: str,
    token: str,
    act: Act,
    card: str,
    text: str,
    *,
    not_done_today: bool = False,
) -> None:
    """Change a seat's own card while writing; its earlier words are gone from then on.

    Raises UnknownCard, PhaseClosed, UnknownSeat.
    """
    with work:
        seat = work.seats.held(code, token)
        seat.workshop.must_be_in(Phase.WRITE)
        reworded = CardReworded(card, text, not_done_today)
        event = work.acts.record(seat.workshop, act, reworded, seat=seat.id)
        if event is not None:
            _forget(work, seat, card, before=event)
            work.cards.reword(seat, card, text, not_done_today=not_done_today)
            work.tell(Signal(seat.workshop.id, event, SignalKind.CARDS))


def withdraw_card(work: Work, code: str, token: str, act: Act, card: str) -> None:
    """Withdraw a seat's own card while writing is open; its words are gone from then on.

    Raises UnknownCard, PhaseClosed, UnknownSeat.
    """
    with work:
        seat = work.seats.held(code, token)
        seat.workshop.must_be_in(Phase.WRITE)
        event = work.acts.record(seat.workshop, act, CardWithdrawn(card), seat=seat.id)
        if event is not None:
            _forget(work, seat, card)
            work.cards.withdraw(seat, card)
            work.tell(Signal(seat.workshop.id, event, SignalKind.CARDS))


def _forget(work: Work, seat: Seat, card: str, before: int | None = None) -> None:
    """Erase a card's words from the log and from heaps that are no more."""
    for words in work.cards.forget_heaps(seat, card):
        work.acts.erase_heap(seat.workshop, words)
    work.acts.erase_words(seat.workshop, card, before=before)


def own_cards(work: Work, code: str, token: str) -> Sequence[OwnCard]:
    """Return this seat's cards, the latest first."""
    with work.reading():
        return work.cards.own(work.seats.held(code, token))


def sector(work: Work, code: str, token: str) -> str | None:
    """Return the sector of the seat's workplace, which decides the writing help."""
    with work.reading():
        return work.workshops.sector_of(work.seats.held(code, token).workshop)


def count_in(work: Work, late: StoredAct[CardWritten]) -> None:
    """Count a late card that the leader takes in."""
    if late.seat is not None:
        seat = work.seats.by_id(late.seat)
        work.cards.add(
            seat,
            late.id,
            late.content.text,
            not_done_today=late.content.not_done_today,
        )
