"""Co-leaders: who leads a process with others, and how one more is invited."""

from flask import Blueprint, Response, request, url_for

from akr.domain.office.errors import LastLeader, UnknownAccount
from akr.steps.planning import co_leaders, processes
from akr.store.work import open_work
from akr.text.refusals import refusal
from akr.web.http.forms import NO_CHOICE, Form
from akr.web.http.pages import done, page
from akr.web.shared.signed_in import me

bp = Blueprint("co_leaders", __name__)


@bp.get("/processes/<pid>/leaders")
def show(pid: str) -> Response:
    """Show who leads the process, and who could be invited."""
    return _page(pid, Form())


@bp.post("/processes/<pid>/leaders")
def invite(pid: str) -> Response:
    """Let another account lead the process too; the same press twice is one."""
    try:
        co_leaders.invite_leader(open_work(), pid, request.form.get("leader", ""))
    except UnknownAccount:
        form = Form(request.form)
        form.refuse("leader", NO_CHOICE)
        return _page(pid, form, status=422)
    return done(next_page=url_for(".show", pid=pid))


@bp.post("/processes/<pid>/leaders/<account>/remove")
def remove(pid: str, account: str) -> Response:
    """Let an account lead no longer; who leaves goes to their own list."""
    try:
        co_leaders.remove_leader(open_work(), pid, account)
    except LastLeader as refused:
        return _page(pid, Form(), problem=refusal(refused), status=409)
    left = (myself := me()) is not None and not processes.may_lead(open_work(), pid, myself)
    return done(next_page=url_for("processes.mine") if left else url_for(".show", pid=pid))


def _page(pid: str, form: Form, problem: str = "", status: int = 200) -> Response:
    with open_work().reading() as work:
        leading, able = co_leaders.see_leaders(work, pid)
        about = processes.see_process(work, pid)
    myself = me()
    return page(
        "leader/co_leaders/list.html",
        status=status,
        pid=pid,
        about=about,
        leading=leading,
        able=able,
        myself=myself.public_id if myself else "",
        form=form,
        problem=problem,
    )
