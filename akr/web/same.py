"""Same: a phone says that cards of its group say the same; the leader opens, and says no."""

from flask import Blueprint, Response, request, url_for

from akr.domain.errors import NothingToMerge, PhaseClosed, UnknownCard
from akr.steps import same
from akr.store.work import open_work
from akr.web import seat
from akr.web.leading import leaders_act
from akr.web.pages import done

bp = Blueprint("same", __name__)


@bp.post("/w/<code>/same")
def say(code: str) -> Response:
    """Say that the chosen cards say the same; fewer than two say nothing."""
    cards = request.form.getlist("card")
    try:
        same.say_same(open_work(), code, seat.token_of(code), seat.sent_act(), cards)
    except NothingToMerge:
        return done(next_page=url_for("joining.now", code=code, few=1))
    except (PhaseClosed, UnknownCard):  # the leader was quicker; the page shows how it is
        return done(next_page=url_for("joining.now", code=code))
    return done(next_page=url_for("joining.now", code=code, _anchor="said"))


@bp.post("/w/<code>/same/undo")
def take_back(code: str) -> Response:
    """Take back what one has said of two cards."""
    pair = request.form.get("card", ""), request.form.get("other", "")
    try:
        same.take_back(open_work(), code, seat.token_of(code), seat.sent_act(), pair)
    except PhaseClosed:
        return done(next_page=url_for("joining.now", code=code))
    return done(next_page=url_for("joining.now", code=code))


@bp.post("/processes/<pid>/table/help")
def let_help(pid: str) -> Response:
    """Let the groups help with the cards, or no longer."""
    is_open = request.form.get("open") == "1"
    same.let_groups_help(open_work(), pid, leaders_act(), is_open=is_open)
    return done(next_page=url_for("gathering.show", pid=pid))


@bp.post("/processes/<pid>/table/not-same")
def dismiss(pid: str) -> Response:
    """Say no to a group's suggestion."""
    heap, into = request.form.get("heap", ""), request.form.get("into", "")
    same.dismiss(open_work(), pid, leaders_act(), heap, into)
    return done(next_page=url_for("gathering.show", pid=pid))
