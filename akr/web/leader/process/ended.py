"""Ended: the leader ends a process, and may reopen it.

The pages of an ended process say that it is; those that only change it lead back to its text.
"""

from flask import Blueprint, Flask, Response, request, url_for

from akr.domain.planning.errors import AlreadyJoined
from akr.steps.planning import ending, plan
from akr.store.work import open_work
from akr.text.refusals import refusal
from akr.web.http.acts import leaders_act
from akr.web.http.forms import Form
from akr.web.http.limits import LONGEST_ENDING_REASON
from akr.web.http.pages import done, page
from akr.web.shared.process import ended

bp = Blueprint("ended", __name__, url_prefix="/processes/<pid>/plan")

READ_AT = {
    "planning.setup": "planning.show",
    "planning.mandate": "planning.show",
    "planning.readiness": "planning.show",
    "meeting.show": "planning.show",
    "meeting.voices": "planning.show",
    "meeting.timetable": "planning.show",
    "meeting.dates": "planning.show",
    "ended.ask": "processes.show",
    "absence.show": "console.show",
    "entering.show": "console.show",
    "gathering.suggestions": "gathering.show",
    "editor.facts": "drafting.show",
    "editor.edit": "drafting.show",
    "roles.gather": "drafting.show",
}
"""Pages that are nothing but a form, and where the same is read. The others hide what changes."""


def prepare(app: Flask) -> None:
    """Let templates ask whether the process at hand has been ended; called after `access.enforce`.

    Who may not ask for a page must not learn of it either, so access is settled first.
    """
    app.jinja_env.globals["ended"] = ended
    app.before_request(_lead_to_the_text)


@bp.get("/end")
def ask(pid: str) -> Response:
    """Ask why the process is ended, and say what that means."""
    return _ask(pid, Form())


@bp.post("/delete")
def delete(pid: str) -> Response:
    """Delete a process that nobody has joined."""
    try:
        ending.delete_process(open_work(), pid)
    except AlreadyJoined as refused:
        return _ask(pid, Form(), status=409, sentence=refusal(refused))
    return done(next_page=url_for("processes.mine"))


@bp.post("/end")
def end(pid: str) -> Response:
    """End the process."""
    form = Form(request.form)
    reason = form.text("reason", LONGEST_ENDING_REASON, lines=True)
    if form.errors:
        return _ask(pid, form, status=422)
    ending.end_process(open_work(), pid, leaders_act(), reason)
    return done(next_page=url_for("processes.show", pid=pid))


@bp.post("/reopen")
def reopen(pid: str) -> Response:
    """Let an ended process go on."""
    ending.reopen_process(open_work(), pid, leaders_act())
    return done(next_page=url_for("processes.show", pid=pid))


def _ask(pid: str, form: Form, *, status: int = 200, sentence: str = "") -> Response:
    with open_work().reading() as work:
        shown = plan.see_plan(work, pid)
        is_empty = ending.see_whether_deletable(work, pid)
    return page(
        "leader/ended/ask.html",
        status=status,
        plan=shown,
        form=form,
        sentence=sentence,
        is_empty=is_empty,
    )


def _lead_to_the_text() -> Response | None:
    """Lead from a page that would change an ended process to where it is read."""
    text = READ_AT.get(request.endpoint or "") if request.method in {"GET", "HEAD"} else None
    if text is None or ended() is None:
        return None
    named = request.view_args or {}
    where = {name: named[name] for name in ("pid", "rid") if name in named}
    return done(next_page=url_for(text, **where))
