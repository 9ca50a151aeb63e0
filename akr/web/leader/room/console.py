"""Console: from here the leader moves the room and sees how it goes."""

from flask import Blueprint, Response, abort, current_app, request, url_for

from akr.config import reaches_phones
from akr.domain.errors import UnknownProcess
from akr.domain.phase import Phase
from akr.domain.room.moves import Doubt, doubt_before
from akr.domain.room.workshop import spoken
from akr.steps import move_phase, room_view
from akr.steps.planning import plan, processes
from akr.steps.room import door
from akr.steps.room_view import Room, RoomCounts
from akr.store.work import Work, open_work
from akr.text import as_typed, together
from akr.web.http.acts import leaders_act
from akr.web.http.pages import done, page, unless_seen
from akr.web.leader.room.thinking import think_if_asked

bp = Blueprint("console", __name__)


@bp.get("/processes/<pid>/lead")
def show(pid: str) -> Response:
    """Show the console: a whole page, or the part that changes when htmx asks."""
    try:
        with open_work().reading() as work:
            look = room_view.look_as_leader(work, pid)
            room = look.room()
            return unless_seen(room.event, lambda: _console(work, pid, room, look.counts()))
    except UnknownProcess:
        return to_the_process(pid)


@bp.post("/processes/<pid>/phase")
def move(pid: str) -> Response:
    """Move the room one phase forward or back; the same press twice is one move.

    A step that nobody can unsee is asked about first, unless the form says that it has been.
    """
    wanted, leaving = _phase(request.form.get("phase")), _phase(request.form.get("leaving"))
    if wanted is None or leaving is None:
        abort(400)
    if "sure" not in request.form and _is_doubted(pid, wanted):
        return done(next_page=url_for(".show", pid=pid, ask=wanted, _anchor="ask"))
    move_phase.move_phase(open_work(), pid, leaders_act(), wanted, leaving)
    if wanted is Phase.GATHER:
        think_if_asked(pid)
    return done(next_page=url_for(".show", pid=pid))


@bp.post("/processes/<pid>/late")
def take_in(pid: str) -> Response:
    """Count what came after its phase had closed."""
    move_phase.take_in_late(open_work(), pid, leaders_act())
    think_if_asked(pid)
    return done(next_page=url_for(".show", pid=pid))


def _phase(written: str | None) -> Phase | None:
    return Phase(written) if written in set(Phase) else None


def _is_doubted(pid: str, wanted: Phase) -> bool:
    with open_work().reading() as work:
        look = room_view.look_as_leader(work, pid)
        return _doubt(look.workshop.phase, wanted, look.counts()) is not None


def _doubt(now: Phase, wanted: Phase, counts: RoomCounts) -> Doubt | None:
    return doubt_before(now, wanted, counts.progress, counts.done_with_phase)


def _console(work: Work, pid: str, room: Room, counts: RoomCounts) -> Response:
    asked = _phase(request.args.get("ask"))
    doubt = _doubt(room.workshop.phase, asked, counts) if asked else None
    public = current_app.config["PUBLIC_URL"]
    return page(
        "leader/console/console.html",
        part="console",
        pid=pid,
        room=room,
        counts=counts,
        asked=asked if doubt else None,
        doubt=doubt,
        script=plan.see_script(work, pid, room.workshop.phase),
        expected=plan.see_expected(work, pid),
        late=move_phase.see_late(work, pid),
        waiting=door.see_waiting(work, pid),
        code=spoken(room.workshop.code),
        address=as_typed(public),
        reaches_phones=reaches_phones(public),
        join_address=f"{public}/w/{room.workshop.code}",
        wall_address=f"{public}/wall/{room_view.wall_of(work, pid)}",
        group_name=lambda group: together([room.occupations.get(o, o) for o in group]),
    )


def to_the_process(pid: str) -> Response:
    """Go to the process's page, which opens its workshop. Raises UnknownProcess."""
    about = processes.see_process(open_work(), pid)
    return done(next_page=url_for("processes.show", pid=about.public_id))
