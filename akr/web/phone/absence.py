"""Absence: the deck of those who were absent and sort afterwards."""

from flask import Response, request

from akr.domain.phase import Phase
from akr.steps import absence
from akr.steps.answers.sorting import deck
from akr.store.work import Work
from akr.web.phone import sorting
from akr.web.phone.frame import Phone
from akr.web.shared import seat


def show_deck(work: Work, phone: Phone) -> Response | None:
    """Show the deck to a seat that sorts afterwards: first one's own answers, then the result.

    Who was in the room when it sorted sees the result, and comes here by a link. So does everybody
    in workshop 2, which they follow. None for everybody else.
    """
    if not phone.is_open_to_absent:
        return None
    token = seat.token_of(phone.code)
    was_there = deck(work, phone.code, token).answered
    dealt = absence.deck(work, phone.code, token)
    wants = "sort" in request.args or "task" in request.args
    first = dealt.top and not was_there and "result" not in request.args
    if wants or (first and phone.room.workshop.phase is not Phase.ANALYSE):
        return sorting.show(work, phone, dealt)
    return None
