"""Agenda: workshop 2's tasks, a proposal for each, and which task is on the wall."""

from flask import Blueprint, Response, request, url_for

from akr.domain.cards.errors import CannotUndo, NothingChosen, UnknownTask
from akr.domain.errors import EditConflict
from akr.domain.proposals.estimate import (
    MOST_MINUTES,
    MOST_TIMES,
    Estimate,
    StartingPoint,
    estimate_fingerprint,
)
from akr.domain.proposals.proposals import Proposal, ProposalKind, Question, Scope, Status
from akr.domain.room.anonymity import Group
from akr.domain.room.errors import PhaseClosed
from akr.library.reserved_work import reserved_work
from akr.steps import move_phase
from akr.steps.cards import gathering
from akr.steps.planning import processes
from akr.steps.proposals import agenda, estimate
from akr.steps.proposals.agenda import Agenda, AgendaItem
from akr.store.work import Work, open_work
from akr.text import plain_number, together
from akr.web.http.acts import leaders_act
from akr.web.http.forms import Form, decimal
from akr.web.http.limits import LONGEST_PROPOSAL_NAME, LONGEST_PROPOSAL_WORDS, LONGEST_TASK
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


@bp.get("/processes/<pid>/workshop-2/proposal")
def show_task(pid: str) -> Response:
    """Show a task with its proposal. Ids come from files and may be any words, hence the query."""
    with open_work().reading() as work:
        shown = agenda.see_agenda(work, pid)
        item = shown.item(request.args.get("task", ""))
        # Nothing is said by it: the room reads people's own estimates in its form, and may save.
        return _task(work, pid, shown, item, begins="start" in request.args)


@bp.post("/processes/<pid>/workshop-2/proposal")
def propose(pid: str) -> Response:
    """Keep a proposal and go on to the next task that lacks one."""
    shown = agenda.see_agenda(open_work(), pid)
    item = shown.item(request.form.get("task", ""))
    form = Form(request.form)
    wanted = _said(form, item)
    if form.errors:
        return _task(open_work(), pid, shown, item, form=form, status=422)
    try:
        agenda.propose(open_work(), pid, leaders_act(), wanted, request.form.get("base", ""))
    except EditConflict:
        shown = agenda.see_agenda(open_work(), pid)
        return _task(open_work(), pid, shown, shown.item(wanted.task), form=form, status=409)
    following = shown.after(wanted.task)
    if following is None:
        return done(next_page=url_for(".show", pid=pid, saved=wanted.task))
    return done(
        next_page=url_for(".show_task", pid=pid, task=following.row.task.id, saved=wanted.task)
    )


@bp.post("/processes/<pid>/workshop-2/time")
def say_estimate(pid: str) -> Response:
    """Keep what the room says that a task takes, for the whole workplace."""
    shown = agenda.see_agenda(open_work(), pid)
    item = shown.item(request.form.get("task", ""))
    form = Form(request.form)
    said = Estimate(
        minutes=decimal(form, "minutes", MOST_MINUTES),
        times_per_week=decimal(form, "times_per_week", MOST_TIMES),
        not_done_today="not_done_today" in request.form,
        done_by=tuple(request.form.getlist("done_by")),
    )
    if form.errors:
        return _task(open_work(), pid, shown, item, time=form, status=422)
    task, base = item.row.task.id, request.form.get("time_base", "")
    try:
        estimate.say_estimate(open_work(), pid, leaders_act(), task, said, base)
    except EditConflict:
        shown = agenda.see_agenda(open_work(), pid)
        return _task(open_work(), pid, shown, shown.item(task), time=form, status=409)
    return done(next_page=url_for(".show_task", pid=pid, task=task, timed=1))


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


@bp.post("/processes/<pid>/workshop-2/take-back")
def take_back(pid: str) -> Response:
    """Take back a task's proposal, and stay at the task."""
    task, base = request.form.get("task", ""), request.form.get("base", "")
    try:
        agenda.take_back(open_work(), pid, leaders_act(), task, base)
    except EditConflict:
        shown = agenda.see_agenda(open_work(), pid)
        return _task(open_work(), pid, shown, shown.item(task), status=409)
    return done(next_page=url_for(".show_task", pid=pid, task=task))


@bp.post("/processes/<pid>/workshop-2/take-up")
def take_up(pid: str) -> Response:
    """Take a task that workshop 1 had no time for, and go to it."""
    task = request.form.get("task", "")
    try:
        gathering.take_up(open_work(), pid, leaders_act(), task)
    except NothingChosen:  # somebody else was quicker
        return done(next_page=url_for(".show", pid=pid))
    return done(next_page=url_for(".show_task", pid=pid, task=task))


@bp.post("/processes/<pid>/workshop-2/add")
def add_task(pid: str) -> Response:
    """Add a task that workshop 1 did not have, and go to it."""
    act, form = leaders_act(), Form(request.form)
    text = form.text("text", LONGEST_TASK)
    if form.errors:
        return _agenda(pid, form=form, status=422)
    gathering.add_in_workshop_2(open_work(), pid, act, text)
    return done(next_page=url_for(".show_task", pid=pid, task=act.id))


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
    return done(next_page=url_for(".show_task", pid=pid, task=task))


def _agenda(pid: str, *, form: Form | None = None, status: int = 200) -> Response:
    with open_work().reading() as work:
        try:
            shown = agenda.see_agenda(work, pid)
        except PhaseClosed:
            return page("leader/agenda/not_yet.html", about=processes.see_process(work, pid))
    return page(
        "leader/agenda/agenda.html",
        status=status,
        pid=pid,
        agenda=shown,
        form=form or Form(),
        saved=_saved(shown),
        names=lambda group: _names(shown, group),
    )


def _task(  # noqa: PLR0913  (what one page shows)
    work: Work,
    pid: str,
    shown: Agenda,
    item: AgendaItem,
    *,
    form: Form | None = None,
    time: Form | None = None,
    begins: bool = False,
    status: int = 200,
) -> Response:
    """Show a task with its two forms, the proposal's and the time's.

    What was sent stands in its form, also when somebody else was quicker (409). When it `begins`,
    the time's form has what people's own estimates come to.
    """
    task = item.row.task
    start = estimate.see_starting_point(work, pid, task.id)
    time = time or (_begun(start) if begins else None)
    return page(
        "leader/agenda/task.html",
        status=status,
        pid=pid,
        agenda=shown,
        item=item,
        form=form or Form(),
        time=time or Form(),
        time_base=estimate_fingerprint(task),
        doers=request.form.getlist("done_by")
        or (time and time.given.get("doers", "").split("\n"))
        or task.done_by
        or (),
        start=start,
        conflict=status == 409,  # noqa: PLR2004
        timed="timed" in request.args,
        place=shown.items.index(item) + 1,
        following=shown.after(task.id),
        saved=_saved(shown),
        hint=reserved_work(task.text),
        done_by=together([shown.occupations.get(o, o) for o in task.done_by or ()]),
        names=lambda group: _names(shown, group),
    )


def _begun(found: StartingPoint | None) -> Form | None:
    """The form of the room's estimate with what people's own come to; the house's times alone."""
    if found is None:
        return None
    house = found.times.get(Scope.HOUSE)
    return Form(
        {
            "minutes": plain_number(found.minutes.value) if found.minutes else "",
            "times_per_week": plain_number(house.value) if house else "",
            "doers": "\n".join(found.done_by),
        }
    )


def _said(form: Form, item: AgendaItem) -> Proposal:
    before = item.proposal
    return Proposal(
        task=item.row.task.id,
        status=Status.PROPOSED,
        decision=form.choice("decision", ProposalKind),
        question=form.choice("question", Question),
        obstacle=form.text("obstacle", LONGEST_PROPOSAL_WORDS, optional=True, lines=True) or None,
        needed=form.text("needed", LONGEST_PROPOSAL_WORDS, optional=True, lines=True) or None,
        does=form.text("does", LONGEST_PROPOSAL_NAME, optional=True) or None,
        ought_to=form.text("ought_to", LONGEST_PROPOSAL_NAME, optional=True) or None,
        decided_by=before.decided_by if before else None,
        responsible=form.text("responsible", LONGEST_PROPOSAL_NAME, optional=True) or None,
        due=form.date("due", optional=True),
    )


def _saved(shown: Agenda) -> AgendaItem | None:
    """The task whose proposal was just kept, as the address says."""
    task = request.args.get("saved")
    return next((item for item in shown.items if item.row.task.id == task), None)


def _names(shown: Agenda, group: Group) -> str:
    return together([shown.occupations.get(each, each) for each in group])
