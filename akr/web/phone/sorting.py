"""Sorting: one task at a time, four answers and *vet inte*; afterwards the result."""

from flask import Blueprint, Response, request, url_for

from akr.domain.answers.sorting import Colour
from akr.domain.room.anonymity import Group
from akr.library.reserved_work import reserved_work
from akr.steps import absence
from akr.steps.answers import sorting
from akr.steps.answers.sorting import Deck, DeckCard
from akr.steps.room import done_with_phase
from akr.store.work import Work, open_work
from akr.text import both, inside_a_sentence
from akr.translations import say
from akr.web.http.forms import NO_CHOICE, FieldError
from akr.web.http.pages import asked_by_outbox, done, page
from akr.web.phone.frame import Phone
from akr.web.shared import seat

bp = Blueprint("sorting", __name__)

UNSURE = "unsure"
"""How a form says *vet inte*."""


def show(work: Work, phone: Phone, afterwards: Deck | None = None) -> Response:
    """Deal the whole deck; the card on top is the one asked for, else the first unanswered.

    `afterwards` is the deck of a seat that sorts when the room already has.
    """
    deck = afterwards or sorting.deck(work, phone.code, seat.token_of(phone.code))
    shown, before = _top(deck, request.args.get("task", ""))
    found = {card.task: reserved_work(card.text) for card in deck.cards}
    return page(
        "phone/sorting/deck.html",
        phone=phone,
        deck=deck,
        afterwards=afterwards is not None,
        shown=shown,
        before=before,
        hints={task: reserved.hint for task, reserved in found.items() if reserved},
        is_done=done_with_phase.is_done(work, phone.code, seat.token_of(phone.code)),
    )


@bp.post("/w/<code>/sorting")
def place(code: str) -> Response:
    """Give a task a colour; the same act sent twice is one act."""
    sorting.place_task(
        open_work(),
        code,
        seat.token_of(code),
        seat.sent_act(),
        request.form.get("task", ""),
        _answer(request.form.get("colour", "")),
    )
    # An outbox goes nowhere, and thirty phones sort at once: no address is built for it.
    return done(next_page="" if asked_by_outbox() else url_for("phone.now", code=code))


def show_result(work: Work, phone: Phone) -> Response:
    """Show what may be seen by all, and beside it one's own answers."""
    dealt = absence.deck if phone.room.until.sort else sorting.deck
    deck = dealt(work, phone.code, seat.token_of(phone.code))
    own = {card.task: card for card in deck.cards if card.answered}
    left = len(deck.cards) - len(own)
    outcome = phone.look.outcome()

    def names(group: Group) -> str:
        first, *others = (phone.room.occupations[each] for each in group)
        return both((first, *map(inside_a_sentence, others)))

    return page(
        "phone/published/result.html",
        phone=phone,
        result=outcome.result if outcome else None,
        silent=[names((each,)) for each in outcome.result.grouping.silent] if outcome else [],
        reasons=outcome.reasons if outcome else {},
        sorters=phone.look.sorters(),
        own=own,
        left=left,
        names=names,
        is_open=phone.is_open_to_absent,
    )


def _top(deck: Deck, wanted: str) -> tuple[DeckCard | None, DeckCard | None]:
    """Return the card to show and the one before it, which *Ångra* goes back to."""
    cards = deck.cards
    asked_for = next((card for card in cards if card.task == wanted), None)
    shown = asked_for or deck.top
    place = len(cards) if shown is None else cards.index(shown)
    return shown, cards[place - 1] if place else None


def _answer(written: str) -> Colour | None:
    """Read which button was pressed. Raises FieldError for none of ours."""
    if written == UNSURE:
        return None
    try:
        return Colour(written)
    except ValueError:
        raise FieldError(say(NO_CHOICE)) from None
