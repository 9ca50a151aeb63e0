"""Estimate: what a person thinks that a card of theirs, or a task, takes; never asked for twice."""

from flask import Blueprint, Response, request, url_for

from akr.domain.cards.cards import DayPart
from akr.domain.cards.errors import UnknownCard, UnknownTask
from akr.domain.proposals.errors import BadEstimate, EstimatesRead, ScopeMissing
from akr.domain.proposals.estimate import MOST_MINUTES, MOST_TIMES, MOST_TOGETHER
from akr.domain.proposals.proposals import OwnEstimate, Scope
from akr.domain.room.errors import PhaseClosed
from akr.steps.proposals import estimate
from akr.store.work import open_work
from akr.text.refusals import refusal
from akr.web.http.forms import Form, decimal
from akr.web.http.pages import done, page
from akr.web.phone.frame import open_phone
from akr.web.shared import seat

bp = Blueprint("estimate", __name__)


@bp.get("/w/<code>/estimate")
def show(code: str) -> Response:
    """Ask what a card or a task takes, on a page that nobody has to open."""
    try:
        return _page(code, Form())
    except (UnknownCard, UnknownTask):
        return done(next_page=url_for("phone.now", code=code))


@bp.post("/w/<code>/estimate")
def say(code: str) -> Response:
    """Keep it, and go back to where one was; a form without anything in it takes it away."""
    form = Form(request.form)
    said = OwnEstimate(
        participant="",
        card=_about("card"),
        task=_about("task"),
        minutes=decimal(form, "minutes", MOST_MINUTES),
        times_per_week=decimal(form, "times_per_week", MOST_TIMES),
        scope=Scope(given) if (given := form.value("scope")) in set(Scope) else None,
        together=form.number("together", 1, MOST_TOGETHER),
        done_by=tuple(request.form.getlist("done_by")) or None,
        when=tuple(part for part in DayPart if part in request.form.getlist("when")) or None,
    )
    if not form.errors:
        try:
            estimate.say_own(open_work(), code, seat.token_of(code), seat.sent_act(), said)
        except ScopeMissing as refused:
            form.refuse("scope", refusal(refused))
        except (BadEstimate, EstimatesRead, PhaseClosed) as refused:
            form.refuse("minutes", refusal(refused))
        else:
            return done(next_page=url_for("phone.now", code=code, task=said.task))
    return _page(code, form, status=422)


def _page(code: str, form: Form, status: int = 200) -> Response:
    with open_work().reading() as work:
        phone = open_phone(work, code)
        words, said = estimate.see_own(
            work, code, seat.token_of(code), _about("card"), _about("task")
        )
    return page(
        "phone/estimate/own.html",
        status=status,
        phone=phone,
        words=words,
        said=said,
        form=form,
        doers=request.form.getlist("done_by") if form.given else said.done_by or (),
        parts=request.form.getlist("when") if form.given else said.when or (),
        scope=form.value("scope") if form.given else said.scope,
    )


def _about(kind: str) -> str | None:
    """Which card or task it is about: a task only where no card is named."""
    if kind == "task" and request.values.get("card"):
        return None
    return request.values.get(kind) or None
