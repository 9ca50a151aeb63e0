"""Entering: the leader writes and sorts for somebody without a phone, at that person's own seat.

The seat's own pages do the rest, so that what is entered is a participant's like any other's. Its
addresses are the room's, where a browser shows which seat it holds.
"""

from flask import Blueprint, Response, request, url_for

from akr.domain.errors import UnknownProcess
from akr.domain.room.errors import UnknownOccupation
from akr.domain.room.participants import Source
from akr.domain.room.workshop import Workshop
from akr.steps.planning import processes
from akr.steps.room import joining
from akr.store.work import Work, open_work
from akr.web.http.acts import leaders_act
from akr.web.http.forms import NO_CHOICE, Form
from akr.web.http.pages import done, page
from akr.web.shared import seat

bp = Blueprint("entering", __name__)


@bp.get("/w/<code>/enter/<pid>")
def show(code: str, pid: str) -> Response:
    """Ask who the leader enters for; with somebody at hand, go on with them.

    A device with a seat of its own asks too: it is put by, and comes back afterwards.
    """
    with open_work().reading() as work:
        workshop = _led(work, code, pid)
        if _is_entering(work, workshop):
            return done(next_page=url_for("phone.now", code=workshop.code))
        return _page(work, workshop, pid, Form())


@bp.post("/w/<code>/enter/<pid>")
def begin(code: str, pid: str) -> Response:
    """Take a seat for the person; the same act sent again gets the same seat."""
    workshop = _led(open_work(), code, pid)
    answer = done(next_page=url_for("phone.now", code=workshop.code))
    if _is_entering(open_work(), workshop):
        return answer
    occupation = request.form.get("occupation", "")
    try:
        taken = joining.take_seat(
            open_work(),
            workshop.code,
            occupation,
            leaders_act(),
            seat.device(workshop.code),
            source=Source.LEADER,
        )
    except UnknownOccupation:
        form = Form(request.form)
        form.refuse("occupation", NO_CHOICE)
        return _page(open_work(), workshop, pid, form, status=422)
    if _holds_seat(open_work(), workshop):
        seat.put_by(answer, workshop.code)
    return seat.share(seat.give(answer, workshop.code, taken), workshop.code, pid)


@bp.post("/w/<code>/enter/<pid>/resume")
def resume(code: str, pid: str) -> Response:
    """Go on for a person who has a seat already, by its code."""
    workshop = _led(open_work(), code, pid)
    answer = done(next_page=url_for("joining.move", code=workshop.code))
    if _holds_seat(open_work(), workshop) and not _is_entering(open_work(), workshop):
        seat.put_by(answer, workshop.code)
    return seat.share(answer, workshop.code, pid)


def _holds_seat(work: Work, workshop: Workshop) -> bool:
    return joining.holds_seat(work, workshop.code, seat.shown(workshop.code))


def _is_entering(work: Work, workshop: Workshop) -> bool:
    """Whether the seat at hand is somebody's whom the leader enters for, and not the device's."""
    return bool(seat.entered_from(workshop.code)) and _holds_seat(work, workshop)


def _led(work: Work, code: str, pid: str) -> Workshop:
    """Return the room of the code, which has to be the process's own. Raises UnknownProcess."""
    workshop = processes.see_process(work, pid).workshop
    if workshop is None or workshop.code != code:
        raise UnknownProcess(pid)
    return workshop


def _page(work: Work, workshop: Workshop, pid: str, form: Form, status: int = 200) -> Response:
    _, occupations = joining.find_room(work, workshop.code)
    shown = page(
        "leader/entering/show.html",
        status=status,
        pid=pid,
        code=workshop.code,
        occupations=occupations,
        has_own_seat=_holds_seat(work, workshop),
        form=form,
    )
    return seat.meet(shown, workshop.code)
