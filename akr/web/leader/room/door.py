"""The door: the leader lets people in, closes it, changes the code, and mends the seats."""

from collections.abc import Callable

from flask import Blueprint, Response, request, url_for

from akr.domain.errors import Refusal, UnknownProcess
from akr.domain.room.errors import (
    ResultShown,
    RoomFull,
    SeatUsed,
    UnknownOccupation,
    UnknownSeat,
)
from akr.domain.room.workshop import spoken
from akr.steps import room_view
from akr.steps.room import door, seats
from akr.store.work import open_work
from akr.text.refusals import refusal
from akr.web.http.acts import leaders_act
from akr.web.http.pages import done, page
from akr.web.leader.room.console import to_the_process

bp = Blueprint("door", __name__)

GONE = "Platsen finns inte längre. Inget har ändrats. Så här är det nu."


@bp.get("/processes/<pid>/door")
def show(pid: str) -> Response:
    """Show who waits, the seats that there are, and the code."""
    try:
        return _page(pid)
    except UnknownProcess:
        return to_the_process(pid)


@bp.post("/processes/<pid>/door/let-in")
def let_in(pid: str) -> Response:
    """Let in one who waits, or all."""
    return _do(pid, lambda: door.let_in(open_work(), pid, leaders_act(), _place()))


@bp.post("/processes/<pid>/door/not-now")
def turn_away(pid: str) -> Response:
    """Let one, or nobody, wait any longer."""
    return _do(pid, lambda: door.turn_away(open_work(), pid, leaders_act(), _place()))


@bp.post("/processes/<pid>/door/close")
def close(pid: str) -> Response:
    """Close the door to newcomers, or open it."""
    is_closed = request.form.get("closed") == "1"
    return _do(pid, lambda: door.close(open_work(), pid, leaders_act(), is_closed=is_closed))


@bp.post("/processes/<pid>/door/code")
def change_code(pid: str) -> Response:
    """Give the room a new code."""
    return _do(pid, lambda: door.change_code(open_work(), pid, leaders_act()))


@bp.post("/processes/<pid>/door/seats/<handle>/remove")
def remove(pid: str, handle: str) -> Response:
    """Remove a seat at which nothing was done."""
    return _do(pid, lambda: seats.remove(open_work(), pid, leaders_act(), handle))


@bp.post("/processes/<pid>/door/seats/<handle>/aside")
def set_aside(pid: str, handle: str) -> Response:
    """Set a seat aside, or take it back."""
    is_aside = request.form.get("aside") == "1"
    return _do(
        pid, lambda: seats.set_aside(open_work(), pid, leaders_act(), handle, is_aside=is_aside)
    )


@bp.post("/processes/<pid>/door/seats/<handle>/occupation")
def change_occupation(pid: str, handle: str) -> Response:
    """Move a seat to another occupation."""
    occupation = request.form.get("occupation", "")
    return _do(
        pid,
        lambda: seats.change_occupation(open_work(), pid, leaders_act(), handle, occupation),
    )


def _place() -> str | None:
    """Which of those who wait the form is about; None for all of them."""
    return request.form.get("place") or None


def _do(pid: str, step: Callable[[], None]) -> Response:
    """Take a step and go back to where it was taken; what has changed meanwhile is said there."""
    try:
        step()
    except (ResultShown, RoomFull, SeatUsed) as refused:
        return _page(pid, refused)
    except (UnknownOccupation, UnknownSeat):
        return _page(pid, sentence=GONE)
    back = "console.show" if request.form.get("back") == "console" else ".show"
    return done(next_page=url_for(back, pid=pid))


def _page(pid: str, refused: Refusal | None = None, sentence: str = "") -> Response:
    with open_work().reading() as work:
        look = room_view.look_as_leader(work, pid)
        room, counts = look.room(), look.counts()
        waiting = door.see_waiting(work, pid)
        by_occupation, may_change = seats.see_seats(work, pid)
    sentence = refusal(refused) if refused else sentence
    return page(
        "leader/door/show.html",
        status=409 if sentence else 200,
        pid=pid,
        room=room,
        counts=counts,
        waiting=waiting,
        seats=by_occupation,
        may_change=may_change,
        code=spoken(room.workshop.code),
        sentence=sentence,
    )
