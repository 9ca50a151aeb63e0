"""Entering: the leader writes and sorts for somebody without a phone, at that person's own seat.

The seat's own pages do the rest, so that what is entered is a participant's like any other's. Its
addresses are the room's, where a browser shows which seat it holds.
"""

from flask import Blueprint, Response, request, url_for

from akr.domain.errors import UnknownOccupation, UnknownProcess
from akr.domain.process import Source
from akr.domain.workshop import Workshop
from akr.steps import join, prepare
from akr.store.work import open_work
from akr.web import seat
from akr.web.forms import NO_CHOICE, Form
from akr.web.leading import leaders_act
from akr.web.pages import done, page

bp = Blueprint("entering", __name__)


@bp.get("/w/<code>/enter/<pid>")
def show(code: str, pid: str) -> Response:
    """Ask who the leader enters for; with somebody at hand, go on with them."""
    workshop = _led(code, pid)
    if join.holds_seat(open_work(), workshop.code, seat.shown(workshop.code)):
        return done(next_page=url_for("joining.now", code=workshop.code))
    return _page(workshop, pid, Form())


@bp.post("/w/<code>/enter/<pid>")
def begin(code: str, pid: str) -> Response:
    """Take a seat for the person; the same act sent again gets the same seat."""
    workshop = _led(code, pid)
    answer = done(next_page=url_for("joining.now", code=workshop.code))
    if join.holds_seat(open_work(), workshop.code, seat.shown(workshop.code)):
        return answer
    occupation = request.form.get("occupation", "")
    try:
        taken = join.take_seat(
            open_work(), workshop.code, occupation, leaders_act(), source=Source.LEADER
        )
    except UnknownOccupation:
        form = Form(request.form)
        form.refuse("occupation", NO_CHOICE)
        return _page(workshop, pid, form, status=422)
    return seat.share(seat.give(answer, workshop.code, taken), workshop.code, pid)


@bp.post("/w/<code>/enter/<pid>/resume")
def resume(code: str, pid: str) -> Response:
    """Go on for a person who has a seat already, by its code."""
    workshop = _led(code, pid)
    answer = done(next_page=url_for("joining.move", code=workshop.code))
    return seat.share(answer, workshop.code, pid)


def _led(code: str, pid: str) -> Workshop:
    """Return the room of the code, which has to be the process's own. Raises UnknownProcess."""
    workshop = prepare.see_process(open_work(), pid).workshop
    if workshop is None or workshop.code != code:
        raise UnknownProcess(pid)
    return workshop


def _page(workshop: Workshop, pid: str, form: Form, status: int = 200) -> Response:
    _, occupations = join.find_room(open_work(), workshop.code)
    return page(
        "entering/show.html",
        status=status,
        pid=pid,
        code=workshop.code,
        occupations=occupations,
        form=form,
    )
