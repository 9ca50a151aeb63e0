"""Absent: the leader's page with the last days, and the deck of who sorts afterwards."""

from datetime import date

from flask import Blueprint, Response, current_app, request, url_for

from akr.domain.absent import Until
from akr.domain.errors import BadUntil, UnknownProcess
from akr.refusals import refusal
from akr.steps import absent, see, sort
from akr.store.work import open_work
from akr.web import seat, sorting
from akr.web.forms import Form
from akr.web.leading import leaders_act, to_the_process
from akr.web.pages import done, page
from akr.web.phone import Phone

bp = Blueprint("absent", __name__)

NO_DATE = "Skriv datumet som år, månad och dag, till exempel 2027-02-15."


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
    until = Until(write=_day(form, "write"), sort=_day(form, "sort"))
    if form.errors:
        return _page(pid, form, status=422)
    try:
        absent.set_until(open_work(), pid, leaders_act(), until)
    except BadUntil as refused:
        form.refuse("write" if until.write else "sort", refusal(refused))
        return _page(pid, form, status=422)
    return done(next_page=url_for(".show", pid=pid, saved=1))


def show_deck(phone: Phone) -> Response | None:
    """Show the deck to a seat that sorts afterwards: first one's own answers, then the result.

    Who was in the room when it sorted sees the result, and comes here by a link. None for everybody
    else.
    """
    if not phone.is_open_to_absent:
        return None
    token = seat.token_of(phone.code)
    was_there = sort.deck(open_work(), phone.code, token).answered
    deck = absent.deck(open_work(), phone.code, token)
    wants = "sort" in request.args or "task" in request.args
    if wants or (deck.top and not was_there and "result" not in request.args):
        return sorting.show(phone, deck)
    return None


def _page(pid: str, form: Form, status: int = 200) -> Response:
    room, _ = see.see_as_leader(open_work(), pid)
    return page(
        "absent/days.html",
        status=status,
        pid=pid,
        room=room,
        form=form,
        saved="saved" in request.args,
        join_address=f"{current_app.config['PUBLIC_URL']}/w/{room.workshop.code}",
    )


def _day(form: Form, name: str) -> date | None:
    written = form.value(name).strip()
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        form.refuse(name, NO_DATE)
        return None
