"""Timer: the leader starts, stops and lengthens the time of the phase."""

from flask import Blueprint, Response, abort, request, url_for

from akr.domain.phase import Phase
from akr.domain.planning.timetable import MOST_MINUTES
from akr.steps.room import timer
from akr.store.work import open_work
from akr.web.http.acts import leaders_act
from akr.web.http.forms import FieldError, Form
from akr.web.http.pages import done

bp = Blueprint("timer", __name__, url_prefix="/processes/<pid>/timer")


@bp.post("/start")
def start(pid: str) -> Response:
    """Give the phase its time."""
    timer.start_timer(open_work(), pid, leaders_act(), _phase(), _minutes())
    return _back(pid)


@bp.post("/add")
def add(pid: str) -> Response:
    """Give the phase more time."""
    timer.add_time(open_work(), pid, leaders_act(), _phase(), _minutes())
    return _back(pid)


@bp.post("/pause")
def pause(pid: str) -> Response:
    """Let the time stand still."""
    timer.pause_timer(open_work(), pid, leaders_act(), _phase())
    return _back(pid)


@bp.post("/resume")
def resume(pid: str) -> Response:
    """Let the time go on."""
    timer.resume_timer(open_work(), pid, leaders_act(), _phase())
    return _back(pid)


@bp.post("/stop")
def stop(pid: str) -> Response:
    """Take the timer away."""
    timer.stop_timer(open_work(), pid, leaders_act(), _phase())
    return _back(pid)


def _phase() -> Phase:
    """Read which phase the leader's page showed, so that an old page touches no other's timer."""
    meant = request.form.get("phase", "")
    if meant not in set(Phase):
        abort(400)
    return Phase(meant)


def _minutes() -> int:
    minutes = Form(request.form).number("minutes", 1, MOST_MINUTES)
    if minutes is None:
        raise FieldError(f"Skriv ett heltal från 1 till {MOST_MINUTES}. Tiden är som den var.")
    return minutes


def _back(pid: str) -> Response:
    """Go back to the page that the press came from: the agenda has workshop 2's timer too."""
    on_agenda = request.form.get("back") == "agenda"
    return done(next_page=url_for("agenda.show" if on_agenda else "console.show", pid=pid))
