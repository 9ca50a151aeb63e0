"""Agenda: workshop 2's tasks by question, and which of them is on the wall."""

from flask import Blueprint, Response, request, url_for

from akr.domain.cards.errors import CannotUndo, NothingChosen, UnknownTask
from akr.domain.room.anonymity import Group
from akr.domain.room.errors import PhaseClosed
from akr.steps import move_phase
from akr.steps.cards import gathering
from akr.steps.planning import processes
from akr.steps.proposals import agenda, session
from akr.steps.proposals.agenda import Agenda, AgendaItem
from akr.store.work import open_work
from akr.text import together
from akr.web.http.acts import leaders_act
from akr.web.http.forms import Form
from akr.web.http.limits import LONGEST_TASK
from akr.web.http.pages import done, page

bp = Blueprint("agenda", __name__)


@bp.get("/processes/<pid>/workshop-2")
def show(pid: str) -> Response:
    """Show the agenda, or the way to workshop 2 when it has not begun."""
    return _agenda(pid)


@bp.post("/processes/<pid>/workshop-2")
def open_room(pid: str) -> Response:
    """Begin workshop 2."""
    move_phase.open_room(open_work(), pid, leaders_act())
    return done(next_page=url_for(".show", pid=pid))


@bp.post("/processes/<pid>/workshop-2/confirm")
def confirm(pid: str) -> Response:
    """Let every clear owner keep its task, in one act."""
    agenda.confirm_clear_owners(open_work(), pid, leaders_act())
    return done(next_page=url_for(".show", pid=pid, _anchor="clear"))


@bp.post("/processes/<pid>/workshop-2/undo-confirm")
def undo_confirm(pid: str) -> Response:
    """Take back the latest confirmation of clear owners."""
    agenda.undo_confirmation(open_work(), pid, leaders_act())
    return done(next_page=url_for(".show", pid=pid, _anchor="clear"))


@bp.post("/processes/<pid>/workshop-2/take-up")
def take_up(pid: str) -> Response:
    """Take a task that workshop 1 had no time for, and go to it."""
    task = request.form.get("task", "")
    try:
        gathering.take_up(open_work(), pid, leaders_act(), task)
    except NothingChosen:  # somebody else was quicker
        return done(next_page=url_for(".show", pid=pid))
    return done(next_page=url_for("proposal.show", pid=pid, task=task))


@bp.post("/processes/<pid>/workshop-2/add")
def add_task(pid: str) -> Response:
    """Add a task that workshop 1 did not have, and go to it."""
    act, form = leaders_act(), Form(request.form)
    text = form.text("text", LONGEST_TASK)
    if form.errors:
        return _agenda(pid, form=form, status=422)
    gathering.add_in_workshop_2(open_work(), pid, act, text)
    return done(next_page=url_for("proposal.show", pid=pid, task=act.id))


@bp.post("/processes/<pid>/workshop-2/take-away")
def take_away_task(pid: str) -> Response:
    """Take away a task that was added here, while nothing is proposed for it."""
    task = request.form.get("task", "")
    try:
        gathering.take_away(open_work(), pid, leaders_act(), task)
    except (CannotUndo, UnknownTask):  # somebody has proposed something, or taken it away
        return done(next_page=url_for(".show", pid=pid))
    return done(next_page=url_for(".show", pid=pid, _anchor="forgotten"))


@bp.post("/processes/<pid>/workshop-2/focus")
def put_on_wall(pid: str) -> Response:
    """Show a task on the wall, or without one the overview; the leader goes to the same."""
    task = request.form.get("task") or None
    agenda.put_in_focus(open_work(), pid, leaders_act(), task)
    if task is None:
        return done(next_page=url_for(".show", pid=pid))
    return done(next_page=url_for("proposal.show", pid=pid, task=task))


def _agenda(pid: str, *, form: Form | None = None, status: int = 200) -> Response:
    with open_work().reading() as work:
        try:
            shown = agenda.see_agenda(work, pid)
        except PhaseClosed:
            return page("leader/proposals/not_yet.html", about=processes.see_process(work, pid))
        at_hand = session.see_open_part(work, pid, shown.part) if shown.part else None
    return page(
        "leader/proposals/agenda.html",
        status=status,
        pid=pid,
        agenda=shown,
        at_hand=at_hand,
        form=form or Form(),
        saved=settled_just_now(shown),
        names=lambda group: names_in(shown, group),
    )


def settled_just_now(shown: Agenda) -> AgendaItem | None:
    """The task that was just settled, as the address says."""
    task = request.args.get("saved")
    return next((item for item in shown.items if item.row.task.id == task), None)


def names_in(shown: Agenda, group: Group) -> str:
    """Name the occupations of a group."""
    return together([shown.occupations.get(each, each) for each in group])
