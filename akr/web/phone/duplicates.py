"""Duplicates: a phone says which cards of its group say the same."""

from flask import Blueprint, Response, request, url_for

from akr.domain.cards.errors import NothingToMerge, UnknownCard
from akr.domain.room.errors import PhaseClosed
from akr.steps.cards import duplicates
from akr.store.work import open_work
from akr.web.http.pages import done
from akr.web.shared import seat

bp = Blueprint("phone_duplicates", __name__)


@bp.post("/w/<code>/same")
def say(code: str) -> Response:
    """Say that the chosen cards say the same; fewer than two say nothing."""
    cards = request.form.getlist("card")
    try:
        duplicates.say_duplicates(open_work(), code, seat.token_of(code), seat.sent_act(), cards)
    except NothingToMerge:
        return done(next_page=url_for("phone.now", code=code, few=1))
    except (PhaseClosed, UnknownCard):  # the leader was quicker; the page shows how it is
        return done(next_page=url_for("phone.now", code=code))
    return done(next_page=url_for("phone.now", code=code, _anchor="said"))


@bp.post("/w/<code>/same/undo")
def take_back(code: str) -> Response:
    """Take back what one has said of two cards."""
    pair = request.form.get("card", ""), request.form.get("other", "")
    try:
        duplicates.take_back(open_work(), code, seat.token_of(code), seat.sent_act(), pair)
    except PhaseClosed:
        return done(next_page=url_for("phone.now", code=code))
    return done(next_page=url_for("phone.now", code=code))
