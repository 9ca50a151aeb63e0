"""Proposal: one task of workshop 2, with what the room proposes, its time, or why it is left."""

from flask import Blueprint, Response, request, url_for

from akr.domain.cards.cards import DayPart
from akr.domain.errors import EditConflict
from akr.domain.proposals.estimate import (
    MOST_MINUTES,
    MOST_TIMES,
    Estimate,
    StartingPoint,
    estimate_fingerprint,
)
from akr.domain.proposals.proposals import (
    Dissent,
    Proposal,
    ProposalKind,
    Question,
    Scope,
    Status,
)
from akr.library.reserved_work import reserved_work
from akr.steps.proposals import agenda, estimate, session
from akr.steps.proposals.agenda import Agenda, AgendaItem
from akr.store.work import Work, open_work
from akr.text import plain_number, together
from akr.web.http.acts import leaders_act
from akr.web.http.forms import Form, day_to_come, decimal
from akr.web.http.limits import LONGEST_PROPOSAL_NAME, LONGEST_PROPOSAL_WORDS
from akr.web.http.pages import done, page
from akr.web.leader.proposals.agenda import names_in, settled_just_now

bp = Blueprint("proposal", __name__, url_prefix="/processes/<pid>/workshop-2")


@bp.get("/proposal")
def show(pid: str) -> Response:
    """Show a task with its proposal. Ids come from files and may be any words, hence the query."""
    with open_work().reading() as work:
        shown = agenda.see_agenda(work, pid)
        item = shown.item(request.args.get("task", ""))
        # Nothing is said by it: the room reads people's own estimates in its form, and may save.
        return _task(work, pid, shown, item, begins="start" in request.args)


@bp.post("/proposal")
def propose(pid: str) -> Response:
    """Keep a proposal and go on to the next task that is not settled."""
    shown = agenda.see_agenda(open_work(), pid)
    item = shown.item(request.form.get("task", ""))
    form = Form(request.form)
    wanted = _said(form, item)
    if form.errors:
        return _task(open_work(), pid, shown, item, form=form, status=422)
    try:
        agenda.propose(open_work(), pid, leaders_act(), wanted, request.form.get("base", ""))
    except EditConflict:
        return _met(pid, wanted.task, form=form)
    return _go_on(pid, shown, wanted.task)


@bp.post("/leave")
def leave(pid: str) -> Response:
    """Leave a task without a proposal, for a reason, and go on."""
    shown = agenda.see_agenda(open_work(), pid)
    item = shown.item(request.form.get("task", ""))
    form, task = Form(request.form), item.row.task.id
    reason = form.text("left_because", LONGEST_PROPOSAL_WORDS, lines=True)
    if form.errors:
        return _task(open_work(), pid, shown, item, leaving=form, status=422)
    base = request.form.get("base", "")
    try:
        session.leave(open_work(), pid, leaders_act(), task, reason, base)
    except EditConflict:
        return _met(pid, task, leaving=form)
    return _go_on(pid, shown, task)


@bp.post("/take-up-again")
def take_up_again(pid: str) -> Response:
    """Take up a task that was left, and stay at it."""
    task, base = request.form.get("task", ""), request.form.get("base", "")
    try:
        session.leave(open_work(), pid, leaders_act(), task, None, base)
    except EditConflict:
        return _met(pid, task)
    return done(next_page=url_for(".show", pid=pid, task=task))


@bp.post("/take-back")
def take_back(pid: str) -> Response:
    """Take back a task's proposal, and stay at the task."""
    task, base = request.form.get("task", ""), request.form.get("base", "")
    try:
        agenda.take_back(open_work(), pid, leaders_act(), task, base)
    except EditConflict:
        return _met(pid, task)
    return done(next_page=url_for(".show", pid=pid, task=task))


@bp.post("/time")
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
        return _met(pid, task, time=form)
    return done(next_page=url_for(".show", pid=pid, task=task, timed=1))


def _go_on(pid: str, shown: Agenda, task: str) -> Response:
    """Go from a task that was settled to the next that is not, or to the agenda after the last."""
    following = shown.after(task)
    if following is None:
        return done(next_page=url_for("agenda.show", pid=pid, saved=task))
    return done(next_page=url_for(".show", pid=pid, task=following.row.task.id, saved=task))


def _met(
    pid: str,
    task: str,
    *,
    form: Form | None = None,
    time: Form | None = None,
    leaving: Form | None = None,
) -> Response:
    """Show what somebody else was quicker with, beside what was sent."""
    shown = agenda.see_agenda(open_work(), pid)
    item = shown.item(task)
    return _task(open_work(), pid, shown, item, form=form, time=time, leaving=leaving, status=409)


def _task(  # noqa: PLR0913  (what one page shows)
    work: Work,
    pid: str,
    shown: Agenda,
    item: AgendaItem,
    *,
    form: Form | None = None,
    time: Form | None = None,
    leaving: Form | None = None,
    begins: bool = False,
    status: int = 200,
) -> Response:
    """Show a task with its forms: the proposal's, the time's, and why it is left.

    What was sent stands in its form, also when somebody else was quicker (409). When it `begins`,
    the time's form has what people's own estimates come to.
    """
    task = item.row.task
    start = estimate.see_starting_point(work, pid, task.id)
    time = time or (_begun(start) if begins else None)
    return page(
        "leader/proposals/task.html",
        status=status,
        pid=pid,
        agenda=shown,
        item=item,
        form=form or Form(),
        time=time or Form(),
        leaving=leaving or Form(),
        time_base=estimate_fingerprint(task),
        doers=request.form.getlist("done_by")
        or (time and time.given.get("doers", "").split("\n"))
        or task.done_by
        or (),
        start=start,
        day_parts=_day_parts() if form else (item.proposal and item.proposal.when) or (),
        dissent_fields=[f"dissent-{place}" for place, _ in enumerate(shown.may_dissent)],
        dissents=_dissents(form) if form else {each.occupation: each for each in item.dissent},
        responsible=_responsible(shown),
        conflict=status == 409,  # noqa: PLR2004
        timed="timed" in request.args,
        place=shown.items.index(item) + 1,
        following=shown.after(task.id),
        saved=settled_just_now(shown),
        hint=reserved_work(task.text),
        done_by=together([shown.occupations.get(o, o) for o in task.done_by or ()]),
        names=lambda group: names_in(shown, group),
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


def _responsible(shown: Agenda) -> tuple[str, ...]:
    """Return whom the room has named as responsible so far, to choose among."""
    named = [item.proposal.responsible for item in shown.items if item.proposal]
    return tuple(dict.fromkeys(each for each in named if each))


def _said(form: Form, item: AgendaItem) -> Proposal:
    kind = form.choice("decision", ProposalKind)
    is_new_role = kind is ProposalKind.NEW_ROLE  # the others are not asked
    return Proposal(
        task=item.row.task.id,
        status=Status.PROPOSED,
        decision=kind,
        question=form.choice("question", Question),
        obstacle=form.text("obstacle", LONGEST_PROPOSAL_WORDS, optional=True, lines=True) or None,
        needed=form.text("needed", LONGEST_PROPOSAL_WORDS, optional=True, lines=True) or None,
        does=form.text("does", LONGEST_PROPOSAL_NAME, optional=True) or None,
        ought_to=form.text("ought_to", LONGEST_PROPOSAL_NAME, optional=True) or None,
        decided_by=form.text("decided_by", LONGEST_PROPOSAL_NAME, optional=True) or None,
        responsible=form.text("responsible", LONGEST_PROPOSAL_NAME, optional=True) or None,
        due=day_to_come(form, "due", item.proposal.due if item.proposal else None),
        stands_alone=_yes_or_no(form, "stands_alone") if is_new_role else None,
        when=(_day_parts() or None) if is_new_role else None,
        needs_same_person=_yes_or_no(form, "needs_same_person") if is_new_role else None,
        dissent=tuple(_dissents(form).values()) or None,
    )


def _yes_or_no(form: Form, name: str) -> bool | None:
    """Read an answer that may be left out."""
    return {"yes": True, "no": False}.get(form.given.get(name, ""))


def _day_parts() -> tuple[DayPart, ...]:
    sent = request.form.getlist("when")
    return tuple(part for part in DayPart if part in sent)


def _dissents(form: Form) -> dict[str, Dissent]:
    """Read what occupations want instead: the form names each, and then has its words."""
    found = {}
    for place, occupation in enumerate(request.form.getlist("dissenting")):
        wants = form.text(f"dissent-{place}", LONGEST_PROPOSAL_WORDS, optional=True, lines=True)
        if wants:
            found[occupation] = Dissent(occupation, wants)
    return found
