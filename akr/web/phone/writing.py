"""Writing: each seat's own cards, which nobody else sees while it writes."""

from collections.abc import Sequence

from flask import Blueprint, Response, request, url_for

from akr.domain.cards.errors import RoomFullOfCards, TooManyCards, UnknownCard
from akr.domain.errors import Refusal
from akr.domain.room.errors import PhaseClosed
from akr.library.tone import ToneKind, area_words, tone_notes
from akr.steps.cards import writing
from akr.steps.room import done_with_phase
from akr.store.cards.writing import OwnCard
from akr.store.work import Work, open_work
from akr.text.refusals import refusal
from akr.web.http.forms import FieldError, Form
from akr.web.http.limits import LONGEST_CARD, MOST_OF_A_LIST
from akr.web.http.pages import asked_by_outbox, done, page
from akr.web.phone.frame import Phone, open_phone
from akr.web.shared import seat

bp = Blueprint("writing", __name__)


def show(
    work: Work, phone: Phone, form: Form | None = None, card: str = "", status: int = 200
) -> Response:
    """Show the field and one's own cards; `card` is the one that `form` would reword."""
    token = seat.token_of(phone.code)
    cards = writing.own_cards(work, phone.code, token)
    return page(
        "phone/writing/write.html",
        status=status,
        phone=phone,
        cards=cards,
        asked=_asked(cards),
        areas=area_words(),
        sector=writing.sector(work, phone.code, token),
        helped=request.values.get("help", ""),
        moment=request.values.get("moment", ""),
        form=form or Form(),
        blank=Form(),
        changing=card,
        longest=LONGEST_CARD,
        most_of_a_list=MOST_OF_A_LIST,
        is_done=done_with_phase.is_done(work, phone.code, token),
    )


@bp.post("/w/<code>/cards")
def add(code: str) -> Response:
    """Put a card on one's own pile."""
    form, text = _read()
    if form.errors:
        with open_work().reading() as work:
            return show(work, open_phone(work, code), form, status=422)
    try:
        writing.write_card(
            open_work(),
            code,
            seat.token_of(code),
            seat.sent_act(),
            text,
            not_done_today="not_done_today" in request.form,
        )
    except (PhaseClosed, TooManyCards, RoomFullOfCards) as refused:
        return _not_saved(refused, code, text)
    # Without scripts the page is shown anew for each card, and the question that was chosen stays.
    chosen = request.form.get("help") or None
    moment = request.form.get("moment") if chosen == "day" else None
    return done(next_page=url_for("phone.now", code=code, help=chosen, moment=moment))


@bp.post("/w/<code>/cards/<card>/reword")
def reword(code: str, card: str) -> Response:
    """Change one's own words."""
    form, text = _read()
    if form.errors:
        with open_work().reading() as work:
            return show(work, open_phone(work, code), form, card, status=422)
    try:
        writing.reword_card(
            open_work(),
            code,
            seat.token_of(code),
            seat.sent_act(),
            card,
            text,
            not_done_today="not_done_today" in request.form,
        )
    except (PhaseClosed, UnknownCard) as refused:
        return _not_saved(refused, code, text)
    return done(next_page=url_for("phone.now", code=code))


@bp.post("/w/<code>/cards/<card>/withdraw")
def withdraw(code: str, card: str) -> Response:
    """Take one's own card back."""
    writing.withdraw_card(open_work(), code, seat.token_of(code), seat.sent_act(), card)
    return done(next_page=url_for("phone.now", code=code))


def _read() -> tuple[Form, str]:
    """Read a card's text. Raises FieldError to an outbox, which shows the sentence itself."""
    form = Form(request.form)
    text = form.text("text", LONGEST_CARD)
    if form.errors and asked_by_outbox():
        raise FieldError(form.errors["text"])
    return form, text


def _asked(cards: Sequence[OwnCard]) -> frozenset[str]:
    """Say under which cards it is asked what one does: those that only name an area.

    The same words are asked about once, under the card that was written first.
    """
    first = {card.text.casefold(): card for card in cards}  # the latest come first
    return frozenset(
        card.id
        for card in first.values()
        if any(note.kind is ToneKind.AREA for note in tone_notes(card.text))
    )


def _not_saved(refused: Refusal, code: str, text: str) -> Response:
    """Say why, and give the words back to whoever has no outbox that keeps them."""
    if asked_by_outbox():
        raise refused
    return page(
        "phone/writing/not_saved.html", status=409, code=code, sentence=refusal(refused), words=text
    )
