"""Absence: the leader says until when those who are absent may write and sort."""

from flask import Blueprint, Response, current_app, request, url_for

from akr.domain.errors import UnknownProcess
from akr.domain.room.absence import Until
from akr.domain.room.errors import BadUntil
from akr.steps import absence, room_view
from akr.store.work import open_work
from akr.text.refusals import refusal
from akr.web.http.acts import leaders_act
from akr.web.http.forms import Form, day_to_come
from akr.web.http.pages import done, page
from akr.web.leader.room.console import to_the_process

bp = Blueprint("absence", __name__)


@bp.get("/processes/<pid>/absent")
def show(pid: str) -> Response:
    """Show until when those who are absent may write and sort."""
    try:
        return _page(pid, Form())
    except UnknownProcess:
        return to_the_process(pid)


@bp.post("/processes/<pid>/absent")
def set_days(pid: str) -> Response:
    """Keep the last days; an empty field takes one away."""
    form = Form(request.form)
    with open_work().reading() as work:
        before = room_view.look_as_leader(work, pid).room().until
    until = Until(day_to_come(form, "write", before.write), day_to_come(form, "sort", before.sort))
    if form.errors:
        return _page(pid, form, status=422)
    try:
        absence.set_until(open_work(), pid, leaders_act(), until)
    except BadUntil as refused:
        form.refuse("write" if until.write else "sort", refusal(refused))
        return _page(pid, form, status=422)
    return done(next_page=url_for(".show", pid=pid, saved=1))


def _page(pid: str, form: Form, status: int = 200) -> Response:
    with open_work().reading() as work:
        room = room_view.look_as_leader(work, pid).room()
    return page(
        "leader/absence/days.html",
        status=status,
        pid=pid,
        room=room,
        form=form,
        saved="saved" in request.args,
        join_address=f"{current_app.config['PUBLIC_URL']}/w/{room.workshop.code}",
    )
