"""Review, as a union does it: it reads, comments and takes a position."""

from flask import Blueprint, Response, g, request, url_for

from akr.domain.act import Act, read_act
from akr.domain.errors import ActConflict, ReasonMissing
from akr.domain.matter.errors import UnknownInvitation, VoiceUnconfirmed
from akr.domain.matter.review import PositionKind
from akr.steps.matter import party, requests, review
from akr.steps.planning import processes
from akr.steps.planning.plan import see_plan
from akr.store.work import Work, open_work
from akr.text.refusals import refusal
from akr.web.http import cookies
from akr.web.http.access import May, resolver
from akr.web.http.forms import Form
from akr.web.http.limits import LONGEST_UNION_WORDS
from akr.web.http.pages import done, page
from akr.web.shared.draft_pages import (
    MOST_VERSIONS,
    NUMBER,
    PROFILE,
    annex_download,
    asked_pair,
    asked_version,
    compare_page,
    evidence_page,
    names_of,
    package_download,
    places,
    profile_download,
    reading,
)
from akr.web.shared.process import note_ended
from akr.web.union.places import device_of, keep_place

bp = Blueprint("union", __name__)


@resolver(May.REVIEWER)
def is_the_reviewer() -> bool:
    """Recognise the device that was enrolled for the review in the address."""
    named = request.view_args or {}
    token = device_of(named["reviewer"])
    with open_work().reading() as work:
        reviewer = party.who_reviews(work, token)
        if (reviewer.id, reviewer.public_id) != (named["reviewer"], named["pid"]):
            raise UnknownInvitation
        if "rid" in named and not review.may_read(work, reviewer, named["rid"]):
            return False
        note_ended(work, reviewer.public_id)
    g.review_token = token
    cookies.last_from_now(lambda answer: keep_place(answer, named["reviewer"], token))
    return True


@bp.app_errorhandler(UnknownInvitation)
def lost_place(refused: UnknownInvitation) -> Response:
    """Tell a device without a place in a review how to get one, and keep what it wrote."""
    del refused
    return page("union/review/lost_place.html", status=404)


@bp.get(f"/reviews/<pid>/<{NUMBER}:reviewer>")
def show(pid: str, reviewer: int) -> Response:
    """Show a union the one role that there is to read, a list of several, or the plan."""
    with open_work().reading() as work:
        who = party.who_reviews(work, g.review_token)
        found = review.see_roles(work, who)
        if not found:
            return _plan(work, pid, reviewer, Form())
        if len(found) > 1:
            about = processes.see_process(work, pid)
            return page(
                "union/review/roles.html", about=about, reviewer=reviewer, who=who, roles=found
            )
    return done(next_page=url_for(".read", pid=pid, reviewer=reviewer, rid=found[0].public_id))


@bp.get(f"/reviews/<pid>/<{NUMBER}:reviewer>/roles/<rid>")
def read(pid: str, reviewer: int, rid: str) -> Response:
    """Show a union all that bears on its members."""
    return _review((pid, reviewer, rid), asked_version(), Form())


@bp.get(f"/reviews/<pid>/<{NUMBER}:reviewer>/plan")
def plan(pid: str, reviewer: int) -> Response:
    """Show a union on what the work rests, and let it say what it thinks of that."""
    return _plan(open_work(), pid, reviewer, Form())


@bp.post(f"/reviews/<pid>/<{NUMBER}:reviewer>/plan")
def comment_on_plan(pid: str, reviewer: int) -> Response:
    """Keep a union's words about the plan."""
    form = Form(request.form)
    words = form.text("text", LONGEST_UNION_WORDS, lines=True)
    if form.errors:
        return _plan(open_work(), pid, reviewer, form, status=422)
    try:
        review.comment_on_plan(open_work(), g.review_token, _act(), words)
    except ActConflict as met:
        return _plan(open_work(), pid, reviewer, form, status=409, clash=met)
    return done(next_page=url_for(".plan", pid=pid, reviewer=reviewer, said=1, _anchor="said"))


@bp.post(f"/reviews/<pid>/<{NUMBER}:reviewer>/roles/<rid>/comments")
def comment(pid: str, reviewer: int, rid: str) -> Response:
    """Keep a union's words about a section of the version that it read."""
    form = Form(request.form)
    version = form.number("version", 1, MOST_VERSIONS)
    section = form.value("section")
    words = form.text("text", LONGEST_UNION_WORDS, lines=True)
    if form.errors or version is None:
        return _review((pid, reviewer, rid), version, form, status=422, at=section)
    try:
        review.comment(open_work(), g.review_token, rid, _act(), version, section, words)
    except ActConflict as met:
        return _review((pid, reviewer, rid), version, form, status=409, at=section, clash=met)
    _, shown = review.see_as_reviewer(open_work(), g.review_token, rid, version)
    return _said((pid, reviewer, rid), version, places(shown.content)[section])


@bp.post(f"/reviews/<pid>/<{NUMBER}:reviewer>/roles/<rid>/positions")
def position(pid: str, reviewer: int, rid: str) -> Response:
    """Keep what a union states about the version that it read."""
    form = Form(request.form)
    version = form.number("version", 1, MOST_VERSIONS)
    kind = form.choice("kind", PositionKind)
    words = form.text("words", LONGEST_UNION_WORDS, lines=True, optional=True)
    if form.errors or version is None:
        return _review((pid, reviewer, rid), version, form, status=422, at="position")
    try:
        review.take_position(open_work(), g.review_token, rid, _act(), version, kind, words)
    except ReasonMissing as refused:
        form.refuse("words", refusal(refused))
        return _review((pid, reviewer, rid), version, form, status=422, at="position")
    except ActConflict as met:
        return _review((pid, reviewer, rid), version, form, status=409, at="position", clash=met)
    return _said((pid, reviewer, rid), version, "position")


@bp.post(f"/reviews/<pid>/<{NUMBER}:reviewer>/roles/<rid>/closures/<{NUMBER}:closure>/confirm")
def confirm_closure(pid: str, reviewer: int, rid: str, closure: int) -> Response:
    """Keep that the union agrees that a meeting closed its request."""
    waived = "waived" in request.form
    try:
        requests.confirm(open_work(), g.review_token, rid, closure, waived=waived)
    except VoiceUnconfirmed as refused:
        return page("errors/refusal.html", status=409, sentence=refusal(refused))
    return done(next_page=_at_requests((pid, reviewer, rid)))


@bp.post(f"/reviews/<pid>/<{NUMBER}:reviewer>/roles/<rid>/closures/<{NUMBER}:closure>/object")
def object_to_closure(pid: str, reviewer: int, rid: str, closure: int) -> Response:
    """Keep the union's objection to a closure, with its reason."""
    form = Form(request.form)
    words = form.text("objection", LONGEST_UNION_WORDS, lines=True)
    if form.errors:
        return _review((pid, reviewer, rid), None, form, status=422, at=f"closure-{closure}")
    requests.object_to(open_work(), g.review_token, rid, closure, words)
    return done(next_page=_at_requests((pid, reviewer, rid)))


@bp.get(f"/reviews/<pid>/<{NUMBER}:reviewer>/roles/<rid>/compare")
def compare(pid: str, reviewer: int, rid: str) -> Response:
    """Show a union what changed between two versions that it may read."""
    before, after = asked_pair()
    compared = review.compare_as_reviewer(open_work(), g.review_token, rid, before, after)
    back = url_for(".read", pid=pid, reviewer=reviewer, rid=rid)
    return compare_page((before, after), compared, (back, "Granskningen"))


@bp.get(f"/reviews/<pid>/<{NUMBER}:reviewer>/roles/<rid>/evidence")
def evidence(pid: str, reviewer: int, rid: str) -> Response:
    """Show a union what each line rests on, to read or print."""
    with open_work().reading() as work:
        read = reading(work, review.see_as_reviewer(work, g.review_token, rid, asked_version())[1])
    back = url_for(".read", pid=pid, reviewer=reviewer, rid=rid, version=read.shown.version)
    return evidence_page(read, (back, "Granskningen"))


@bp.get(f"/reviews/<pid>/<{NUMBER}:reviewer>/roles/<rid>/{PROFILE}")
def profile(pid: str, reviewer: int, rid: str, form: str) -> Response:
    """Hand a union the profile as a file."""
    del pid, reviewer
    _, shown = review.see_as_reviewer(open_work(), g.review_token, rid, asked_version())
    return profile_download(shown, form)


@bp.get(f"/reviews/<pid>/<{NUMBER}:reviewer>/roles/<rid>/annex.pdf")
def annex(pid: str, reviewer: int, rid: str) -> Response:
    """Hand a union what each line of the profile rests on, as PDF."""
    del pid, reviewer
    _, shown = review.see_as_reviewer(open_work(), g.review_token, rid, asked_version())
    return annex_download(shown)


@bp.get(f"/reviews/<pid>/<{NUMBER}:reviewer>/roles/<rid>/package.zip")
def package(pid: str, reviewer: int, rid: str) -> Response:
    """Hand a union the papers of a decision as they were made."""
    del pid, reviewer
    _, shown = review.see_as_reviewer(open_work(), g.review_token, rid, asked_version())
    return package_download(shown)


def _review(
    at_role: tuple[str, int, str],
    version: int | None,
    form: Form,
    *,
    status: int = 200,
    at: str = "",
    clash: ActConflict | None = None,
) -> Response:
    """A union's page of a role; `at` is the section, or the position, that the form is about."""
    pid, reviewer, rid = at_role
    with open_work().reading() as work:
        who, shown = review.see_as_reviewer(work, g.review_token, rid, version)
        read = reading(work, shown)
        others = len(review.see_roles(work, who)) > 1
    return page(
        "union/review/read.html",
        status=status,
        pid=pid,
        reviewer=reviewer,
        rid=rid,
        who=who,
        others=others,
        reading=read,
        called=names_of(shown.content),
        said=request.args.get("said", ""),
        form=form,
        at=at,
        clash=clash,
        blank=Form(),
    )


def _plan(
    work: Work,
    pid: str,
    reviewer: int,
    form: Form,
    *,
    status: int = 200,
    clash: ActConflict | None = None,
) -> Response:
    """The plan as a union reads it; the only page there is before a draft is under review."""
    with work.reading():
        who = party.who_reviews(work, g.review_token)
        has_draft = bool(review.see_roles(work, who))
        shown = see_plan(work, pid)
        parties = party.see_parties(work, pid, ())
    return page(
        "union/review/plan.html",
        status=status,
        reviewer=reviewer,
        who=who,
        plan=shown,
        parties=parties,
        has_draft=has_draft,
        said="said" in request.args,
        form=form,
        clash=clash,
    )


def _said(at_role: tuple[str, int, str], version: int, place: str) -> Response:
    """Go back to where the words stand, on the version that they are about."""
    pid, reviewer, rid = at_role
    where = url_for(
        ".read", pid=pid, reviewer=reviewer, rid=rid, version=version, said=place, _anchor=place
    )
    return done(next_page=where)


def _at_requests(at_role: tuple[str, int, str]) -> str:
    pid, reviewer, rid = at_role
    return url_for(".read", pid=pid, reviewer=reviewer, rid=rid, _anchor="requests")


def _act() -> Act:
    """Read the act of a form; a union's words are ordered by when they were kept."""
    return read_act(request.form.get("act", ""), request.form.get("number", ""))
