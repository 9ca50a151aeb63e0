"""Console: from here the leader moves the room and sees how it goes."""

from flask import Blueprint, Response, abort, current_app, request, url_for

from akr.domain.errors import UnknownProcess
from akr.domain.phase import Phase
from akr.domain.room.workshop import spoken
from akr.steps import move_phase, room_view
from akr.steps.planning import plan, processes
from akr.steps.room import door
from akr.steps.room_view import Room, RoomCounts
from akr.store.work import Work, open_work
from akr.text import together
from akr.web.http.acts import leaders_act
from akr.web.http.pages import done, page, unless_seen

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
    """Move the room one phase forward or back; the same press twice is one move."""
    wanted = request.form.get("phase", "")
    if wanted not in set(Phase):
        abort(400)
    move_phase.move_phase(open_work(), pid, leaders_act(), Phase(wanted))
    return done(next_page=url_for(".show", pid=pid))


@bp.post("/processes/<pid>/late")
def take_in(pid: str) -> Response:
    """Count what came after its phase had closed."""
    move_phase.take_in_late(open_work(), pid, leaders_act())
    return done(next_page=url_for(".show", pid=pid))


def _console(work: Work, pid: str, room: Room, counts: RoomCounts) -> Response:
    public = current_app.config["PUBLIC_URL"]
    return page(
        "leader/console/console.html",
        part="console",
        pid=pid,
        room=room,
        counts=counts,
        script=plan.see_script(work, pid, room.workshop.phase),
        expected=plan.see_expected(work, pid),
        late=move_phase.see_late(work, pid),
        waiting=door.see_waiting(work, pid),
        code=spoken(room.workshop.code),
        address=public.split("://")[-1],
        join_address=f"{public}/w/{room.workshop.code}",
        wall_address=f"{public}/wall/{room_view.wall_of(work, pid)}",
        group_name=lambda group: together([room.occupations.get(o, o) for o in group]),
    )


def to_the_process(pid: str) -> Response:
    """Go to the process's page, which opens its workshop. Raises UnknownProcess."""
    about = processes.see_process(open_work(), pid)
    return done(next_page=url_for("processes.show", pid=about.public_id))
