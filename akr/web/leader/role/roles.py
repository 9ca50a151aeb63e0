"""Roles: a process's list of them, where the leader begins one, gathers tasks or deletes it."""

from flask import Blueprint, Response, request, url_for

from akr.domain.role.draft import LONGEST_ROLE_TITLE
from akr.domain.role.errors import (
    AlreadyReviewed,
    NothingProposed,
    TaskInAnotherRole,
    TextLocked,
)
from akr.steps.planning import processes
from akr.steps.role import changes, draft_versions, roles
from akr.store.work import Work, open_work
from akr.text.refusals import refusal
from akr.web.http.access import May, resolver
from akr.web.http.acts import leaders_act
from akr.web.http.forms import NO_CHOICE, Form
from akr.web.http.pages import done, page
from akr.web.leader.role.drafting import draft_page
from akr.web.shared.process import has_a_place, process_of_address
from akr.web.shared.signed_in import my_account

bp = Blueprint("roles", __name__)

NONE_CHOSEN = "Välj minst en uppgift."


@resolver(May.ROLE_LEADER)
def leads_the_role() -> bool:
    """Recognise whoever leads the process that the role of the address was begun in."""
    return has_a_place(processes.may_lead)


@bp.get("/processes/<pid>/roles")
def show(pid: str) -> Response:
    """List a process's roles, and let the leader begin one of the tasks that are in none."""
    return _list(open_work(), pid, Form())


@bp.post("/processes/<pid>/roles")
def start(pid: str) -> Response:
    """Begin a role of the chosen tasks; the same form sent twice begins one."""
    form, act = Form(request.form), leaders_act()
    title = form.text("title", LONGEST_ROLE_TITLE, optional=True)
    template, chosen = form.value("template"), request.form.getlist("task")
    if template not in roles.see_roles(open_work(), pid).templates:
        form.refuse("template", NO_CHOICE)
    if not chosen:
        form.refuse("task", NONE_CHOSEN)
    if form.errors:
        return _list(open_work(), pid, form, status=422)
    try:
        rid = roles.start_role(open_work(), pid, act, template, title or None, chosen)
    except (NothingProposed, TaskInAnotherRole) as refused:
        form.refuse("task", refusal(refused))
        return _list(open_work(), pid, form, status=409)
    return done(next_page=url_for("drafting.show", rid=rid))


@bp.get("/roles/<rid>/gather")
def gather(rid: str) -> Response:
    """Show what the role can take in, from its own process and from others that one leads."""
    return _gather(rid, Form())


@bp.post("/roles/<rid>/gather")
def take_in(rid: str) -> Response:
    """Take one process's chosen tasks in."""
    form = Form(request.form)
    process, chosen = form.value("process"), request.form.getlist("task")
    with open_work().reading() as work:
        known = {each.public_id for each in roles.see_gatherable(work, rid, my_account())}
    if not chosen:
        form.refuse(f"task-{process}", NONE_CHOSEN)
        return _gather(rid, form, status=422)
    # A process that one does not lead is one that has nothing to take.
    chosen = chosen if process in known else []
    try:
        roles.gather(open_work(), rid, process, chosen)
    except (TaskInAnotherRole, TextLocked) as refused:
        return _gather(rid, form, status=409, sentence=refusal(refused))
    return done(next_page=url_for("drafting.show", rid=rid, _anchor="tasks"))


@bp.post("/roles/<rid>/delete")
def delete(rid: str) -> Response:
    """Delete a role that no union has been shown."""
    process = process_of_address(open_work())
    try:
        roles.delete_role(open_work(), rid)
    except AlreadyReviewed as refused:
        with open_work().reading() as work:
            shown = draft_versions.see_draft(work, rid)
            return draft_page(work, rid, shown, status=409, sentence=refusal(refused))
    return done(next_page=url_for(".show", pid=process))


@bp.post("/roles/<rid>/changes")
def answer_change(rid: str) -> Response:
    """Take over what a workshop says now of a line's task, or leave it."""
    form = Form(request.form)
    act = changes.leave if form.value("way") == "leave" else changes.take_over
    number = form.number("source", 1, 2**31 - 1)
    try:
        if number is not None:
            act(open_work(), rid, form.value("line"), number, form.value("mark"))
    except TextLocked as refused:
        with open_work().reading() as work:
            shown = draft_versions.see_draft(work, rid)
            return draft_page(work, rid, shown, status=409, sentence=refusal(refused))
    return done(next_page=url_for("drafting.show", rid=rid, _anchor="changes"))


def _list(work: Work, pid: str, form: Form, *, status: int = 200) -> Response:
    with work.reading():
        about = roles.see_roles(work, pid)
    chosen = request.form.getlist("task") if form.given else [each.id for each in about.free]
    return page(
        "leader/roles/list.html", status=status, pid=pid, about=about, form=form, chosen=chosen
    )


def _gather(rid: str, form: Form, *, status: int = 200, sentence: str = "") -> Response:
    with open_work().reading() as work:
        return page(
            "leader/roles/gather.html",
            status=status,
            rid=rid,
            shown=draft_versions.see_draft(work, rid),
            gatherable=roles.see_gatherable(work, rid, my_account()),
            form=form,
            chosen=request.form.getlist("task"),
            sentence=sentence,
        )
