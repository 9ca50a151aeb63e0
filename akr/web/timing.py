"""Timing: the leader's hands on the phase's timer, and what every page needs to show it."""

import hashlib
from datetime import UTC, datetime, timedelta

from flask import Blueprint, Flask, Response, abort, request, url_for

from akr.domain.timer import MOST_MINUTES, Timer
from akr.domain.workshop import Phase
from akr.steps import timing
from akr.store.work import open_work
from akr.web.forms import FieldError, Form
from akr.web.leading import leaders_act
from akr.web.pages import done

bp = Blueprint("timing", __name__, url_prefix="/processes/<pid>/timer")

TAG_LENGTH = 8


def prepare(app: Flask) -> None:
    """Let templates say what is left of a timer, and which version of it they show."""
    app.jinja_env.globals.update(time_remaining=time_remaining, live_tag=live_tag)


def time_remaining(timer: Timer) -> timedelta:
    """What is left as the page is made; the browser counts on from there."""
    return timer.remaining(datetime.now(UTC))


def live_tag(version: str, timer: Timer | None) -> str:
    """Tell a page with a timer from the same page with another one, or none."""
    if timer is None:
        return version
    return f"{version}-{hashlib.sha256(repr(timer).encode()).hexdigest()[:TAG_LENGTH]}"


@bp.post("/start")
def start(pid: str) -> Response:
    """Give the phase its time."""
    timing.start_timer(open_work(), pid, leaders_act(), _phase(), _minutes())
    return _to_the_console(pid)


@bp.post("/add")
def add(pid: str) -> Response:
    """Give the phase more time."""
    timing.add_time(open_work(), pid, leaders_act(), _phase(), _minutes())
    return _to_the_console(pid)


@bp.post("/pause")
def pause(pid: str) -> Response:
    """Let the time stand still."""
    timing.pause_timer(open_work(), pid, leaders_act(), _phase())
    return _to_the_console(pid)


@bp.post("/resume")
def resume(pid: str) -> Response:
    """Let the time go on."""
    timing.resume_timer(open_work(), pid, leaders_act(), _phase())
    return _to_the_console(pid)


@bp.post("/stop")
def stop(pid: str) -> Response:
    """Take the timer away."""
    timing.stop_timer(open_work(), pid, leaders_act(), _phase())
    return _to_the_console(pid)


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


def _to_the_console(pid: str) -> Response:
    return done(next_page=url_for("leading.show", pid=pid))
