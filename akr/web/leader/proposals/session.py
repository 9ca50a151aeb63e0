"""Session: the leader opens workshop 2's parts, and sees what is missing before it ends."""

from flask import Blueprint, Response, request, url_for

from akr.domain.proposals.parts import AgendaPart
from akr.steps.proposals import agenda, session
from akr.store.work import open_work
from akr.web.http.acts import leaders_act
from akr.web.http.pages import done, page
from akr.web.leader.proposals.agenda import names_in

bp = Blueprint("session", __name__, url_prefix="/processes/<pid>/workshop-2")


@bp.post("/part")
def open_part(pid: str) -> Response:
    """Open a part for the room. The end is asked about first while something is missing."""
    sent = request.form.get("part", "")
    part = AgendaPart(sent) if sent in set(AgendaPart) else None
    if part is AgendaPart.ROUND_OFF and "sure" not in request.form and _lacks_something(pid):
        return done(next_page=url_for(".still_missing", pid=pid, ends=1))
    session.open_part(open_work(), pid, leaders_act(), part)
    return done(next_page=url_for("agenda.show", pid=pid))


@bp.get("/missing")
def still_missing(pid: str) -> Response:
    """Show what is missing, with a way to each; `?ends=1` asks whether to end all the same."""
    shown = agenda.see_agenda(open_work(), pid)
    return page(
        "leader/proposals/missing.html",
        pid=pid,
        agenda=shown,
        ends="ends" in request.args,
        names=lambda group: names_in(shown, group),
    )


def _lacks_something(pid: str) -> bool:
    return bool(agenda.see_agenda(open_work(), pid).missing.count)
