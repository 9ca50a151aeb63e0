"""Unions: the leader gives each union the plan, and answers what they write about it."""

from flask import Blueprint, Response, current_app, request, url_for

from akr.domain.errors import AlreadyAnswered
from akr.domain.matter.errors import UnionHasSpoken, UnknownInvitation
from akr.steps.matter import party, review
from akr.steps.planning import plan
from akr.store.work import open_work
from akr.text.refusals import refusal
from akr.web.http.forms import Form
from akr.web.http.limits import LONGEST_LEFT_OUT_REASON, LONGEST_UNION, LONGEST_UNION_WORDS
from akr.web.http.pages import done, page
from akr.web.shared.shown_once import carried, carry
from akr.web.shared.signed_in import my_account

bp = Blueprint("unions", __name__, url_prefix="/processes/<pid>/plan/unions")

INVITATION = "invitation"
"""The cookie that brings a new link to the page that shows it."""

UNIONS = ("Kommunal", "Sveriges Lärare", "Vision", "Vårdförbundet")
"""Suggestions for the field; any name will do."""


@bp.get("")
def show(pid: str) -> Response:
    """Show which unions have the plan, what they have written and what waits for an answer."""
    return _page(pid, Form())


@bp.post("")
def invite(pid: str) -> Response:
    """Give a union its link; it is shown once, on the page that follows."""
    form = Form(request.form)
    union = form.text("union", LONGEST_UNION)
    if form.errors:
        return _page(pid, form, status=422)
    secret = review.invite(open_work(), pid, union, my_account().id)
    return keep_invitation(
        done(next_page=url_for(".show", pid=pid, _anchor="invited")), f"/processes/{pid}", secret
    )


@bp.post("/leave-out")
def leave_out(pid: str) -> Response:
    """Leave a union out, or take its invitation back, with a reason that every party sees."""
    form = Form(request.form)
    union = form.text("union", LONGEST_UNION)
    reason = form.text("reason", LONGEST_LEFT_OUT_REASON)
    if form.errors:
        return _page(pid, form, status=422, at=f"leave-{union}")
    try:
        party.leave_out(open_work(), pid, union, reason)
    except UnionHasSpoken as refused:
        form.refuse("reason", refusal(refused))
        return _page(pid, form, status=409, at=f"leave-{union}")
    return done(next_page=url_for(".show", pid=pid, _anchor="left-out"))


@bp.post("/answer")
def answer(pid: str) -> Response:
    """Put an answer beside a union's words about the plan."""
    form = Form(request.form)
    comment, words = form.value("comment"), form.text("answer", LONGEST_UNION_WORDS, lines=True)
    if form.errors:
        return _page(pid, form, status=422, at=comment)
    try:
        review.answer_on_plan(open_work(), pid, comment, words)
    except AlreadyAnswered as refused:
        form.refuse("answer", refusal(refused))
        return _page(pid, form, status=409, at=comment)
    return done(next_page=url_for(".show", pid=pid, _anchor="comments"))


def keep_invitation(answer: Response, path: str, secret: str) -> Response:
    """Keep a link in the leader's browser until the next page shows it, on pages under `path`."""
    return carry(answer, INVITATION, secret, path)


def kept_invitation(path: str) -> dict[str, str] | None:
    """Take the link that was just made out of the browser, to be shown this once."""
    secret = carried(INVITATION, path)
    if secret is None:
        return None
    try:
        invited = party.see_invitation(open_work(), secret)
    except UnknownInvitation:  # it was renewed meanwhile
        return None
    address = url_for("representatives.look", invitation=secret)
    return {"union": invited.union, "link": f"{current_app.config['PUBLIC_URL']}{address}"}


def _page(pid: str, form: Form, *, status: int = 200, at: str | None = None) -> Response:
    """The unions' page; `at` is the comment whose answer the form is."""
    with open_work().reading() as work:
        shown = plan.see_plan(work, pid)
        parties = party.see_parties(work, pid, shown.expected)
    return page(
        "leader/unions/show.html",
        status=status,
        plan=shown,
        parties=parties,
        unions=UNIONS,
        invited=kept_invitation(f"/processes/{pid}"),
        form=form,
        at=at,
        blank=Form(),
    )
