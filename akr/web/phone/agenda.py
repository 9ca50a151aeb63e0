"""Agenda: the task that workshop 2 has in focus, and one's own answer to it."""

from flask import Response

from akr.steps import absence
from akr.steps.answers import sorting
from akr.store.work import Work
from akr.text import together
from akr.web.http.pages import page
from akr.web.phone.frame import Phone
from akr.web.shared import seat


def show(work: Work, phone: Phone) -> Response:
    """Show a phone the task in focus, and beside it one's own answer."""
    focus = phone.focus
    dealt = absence.deck if phone.is_open_to_absent else sorting.deck
    deck = dealt(work, phone.code, seat.token_of(phone.code))
    own = {card.task: card for card in deck.cards if card.answered}
    return page(
        "phone/agenda/show.html",
        phone=phone,
        focus=focus,
        left=len(deck.cards) - len(own) if phone.is_open_to_absent else 0,
        reasons=phone.outcome.reasons if phone.outcome else {},
        own=own.get(focus.row.task.id) if focus and focus.row else None,
        names=lambda group: together([phone.room.occupations.get(o, o) for o in group]),
    )
