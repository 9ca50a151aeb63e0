"""Observers: a manager, HR or a union comes in by the same code and gets a wall of their own."""

from flask import Blueprint, Response, url_for

from akr.steps.room import observers
from akr.store.work import open_work
from akr.web.http.acts import leaders_act
from akr.web.http.pages import done
from akr.web.shared import seat

bp = Blueprint("observers", __name__)


@bp.post("/w/<code>/attend")
def begin(code: str) -> Response:
    """Let the device observe; one that does already goes to its wall."""
    known = seat.observes_by(code)
    if known and observers.observes(open_work(), code, known):
        return done(next_page=url_for("wall.show", secret=known))
    workshop, secret = observers.observe(open_work(), code, leaders_act(), seat.device(code))
    answer = done(next_page=url_for("wall.show", secret=secret))
    return seat.observe(answer, workshop.code, secret)


@bp.post("/wall/<secret>/leave")
def leave(secret: str) -> Response:
    """Stop observing; the way in is open again, also for a seat."""
    workshop = observers.room_of(open_work(), secret)
    observers.leave(open_work(), secret, leaders_act())
    answer = done(next_page=url_for("joining.choose", code=workshop.code))
    return seat.observe(answer, workshop.code, "")
