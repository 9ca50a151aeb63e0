"""Review: the leader invites the unions, answers them and says who decides."""

from datetime import date

from flask import Blueprint, Response, request, url_for

from akr.domain.clock import today
from akr.domain.errors import AlreadyAnswered
from akr.domain.matter.errors import (
    CentralDayMissing,
    ClosureDated,
    NoNegotiation,
    NotReady,
    SameProtocol,
)
from akr.domain.matter.requests import MeetingKind, MeetingOutcome, Protocol
from akr.domain.office.errors import UnknownAccount
from akr.steps.matter import requests, review
from akr.steps.planning import processes
from akr.steps.role import draft_versions
from akr.store.work import open_work
from akr.text.refusals import refusal
from akr.web.http.forms import NO_CHOICE, Form
from akr.web.http.limits import (
    LONGEST_BASIS,
    LONGEST_DECIDER,
    LONGEST_REGISTRATION_NUMBER,
    LONGEST_UNION,
    LONGEST_UNION_WORDS,
)
from akr.web.http.pages import done, page
from akr.web.leader.process.unions import UNIONS, keep_invitation, kept_invitation
from akr.web.leader.role.drafting import draft_page, where_to_mend
from akr.web.shared.draft_pages import NUMBER, names_of, places
from akr.web.shared.signed_in import my_account

bp = Blueprint("review", __name__)


@bp.post("/roles/<rid>/manager")
def appoint(rid: str) -> Response:
    """Let the leader say who decides, in every unit of the role that they lead."""
    try:
        for each in draft_versions.see_draft(open_work(), rid).processes:
            if processes.may_lead(open_work(), each, my_account()):
                processes.appoint_manager(open_work(), each, request.form.get("manager", ""))
    except UnknownAccount:
        sentence = "Välj en chef i listan. Ingen annan har ändrats."
        return page("errors/refusal.html", status=422, sentence=sentence)
    return done(next_page=url_for("review.show", rid=rid, _anchor="decider"))


@bp.get("/roles/<rid>/review")
def show(rid: str) -> Response:
    """Show the review to the leader: who is invited, what they have said, what waits for answer."""
    return _page(rid, Form())


@bp.post("/roles/<rid>/review")
def send(rid: str) -> Response:
    """Lock the text and let the unions read it; when something is missing, say what."""
    try:
        review.send_to_review(open_work(), rid)
    except NotReady as refused:
        with open_work().reading() as work:
            shown = draft_versions.see_draft(work, rid)
            return draft_page(work, rid, shown, status=409, sentence=refusal(refused))
    return done(next_page=url_for(".show", rid=rid))


@bp.post("/roles/<rid>/review/unions")
def invite(rid: str) -> Response:
    """Invite a union; the link is shown once, on the page that follows."""
    form = Form(request.form)
    union, unit = form.text("union", LONGEST_UNION), form.value("unit") or None
    if unit is not None and not processes.may_lead(open_work(), unit, my_account()):
        form.refuse("unit", NO_CHOICE)
    if form.errors:
        return _page(rid, form, status=422)
    secret = review.invite_to_review(open_work(), rid, union, unit, my_account().id)
    return keep_invitation(
        done(next_page=url_for(".show", rid=rid, _anchor="invited")), f"/roles/{rid}", secret
    )


@bp.post(f"/roles/<rid>/review/comments/<{NUMBER}:comment>")
def answer(rid: str, comment: int) -> Response:
    """Put an answer beside a union's words."""
    form = Form(request.form)
    words = form.text("answer", LONGEST_UNION_WORDS, lines=True)
    if form.errors:
        return _page(rid, form, status=422, at=comment)
    try:
        review.answer(open_work(), rid, comment, words)
    except AlreadyAnswered as refused:
        form.refuse("answer", refusal(refused))
        return _page(rid, form, status=409, at=comment)
    return done(next_page=url_for(".show", rid=rid, _anchor=f"comment-{comment}"))


@bp.get(f"/roles/<rid>/review/requests/<{NUMBER}:asked>")
def ask_closure(rid: str, asked: int) -> Response:
    """Ask the leader how a union's request was met."""
    return _closure_page(rid, asked, Form())


@bp.post(f"/roles/<rid>/review/requests/<{NUMBER}:asked>")
def close(rid: str, asked: int) -> Response:
    """Keep which meeting closed a request; the union confirms it or objects."""
    form = Form(request.form)
    outcome = form.choice("outcome", MeetingOutcome)
    central = form.date("central_until", optional=True)
    protocol = Protocol(
        meeting=form.choice("meeting", MeetingKind),
        called_by=form.text("called_by", LONGEST_DECIDER),
        held_on=form.date("held_on", latest=today()) or date.min,
        present=form.text("present", LONGEST_BASIS, lines=True),
        outcome=outcome,
        number=form.text("protocol", LONGEST_REGISTRATION_NUMBER),
        central_until=central if outcome is MeetingOutcome.DISAGREED else None,
    )
    if form.errors:
        return _closure_page(rid, asked, form, status=422)
    try:
        requests.close(open_work(), rid, asked, protocol)
    except (NoNegotiation, ClosureDated, CentralDayMissing, SameProtocol) as refused:
        form.refuse(_FIELDS[type(refused)], refusal(refused))
        return _closure_page(rid, asked, form, status=422)
    return done(next_page=url_for(".show", rid=rid, _anchor="requests"))


_FIELDS = {
    NoNegotiation: "meeting",
    ClosureDated: "held_on",
    CentralDayMissing: "central_until",
    SameProtocol: "protocol",
}
"""The field that each refusal of a closure is about."""


def _closure_page(rid: str, asked: int, form: Form, *, status: int = 200) -> Response:
    shown = draft_versions.see_draft(open_work(), rid)
    wanted = next((each for each in shown.requests if each.id == asked), None)
    if wanted is None:
        return done(next_page=url_for(".show", rid=rid))
    return page(
        "leader/review/close.html", status=status, rid=rid, shown=shown, asked=wanted, form=form
    )


def _page(rid: str, form: Form, *, status: int = 200, at: int | None = None) -> Response:
    """The leader's page; `at` is the comment whose answer the form is."""
    with open_work().reading() as work:
        shown = draft_versions.see_draft(work, rid)
        managers, manager = processes.see_managers(work, shown.process)
        led = {
            each: unit
            for each, unit in processes.see_units(work, shown.processes).items()
            if processes.may_lead(work, each, my_account())
        }
    return page(
        "leader/review/show.html",
        status=status,
        rid=rid,
        shown=shown,
        called=names_of(shown.content),
        places=places(shown.content),
        unions=UNIONS,
        led=led,
        invited=kept_invitation(f"/roles/{rid}"),
        managers=managers,
        manager=manager,
        mend=where_to_mend(rid),
        form=form,
        at=at,
        blank=Form(),
    )
