"""Representatives: one opens a union's link and names a function; the union says who is in.

Opening a link is a page, and its button needs a function in words: a scanner that follows the link
and presses the only button takes nobody's place.
"""

from flask import Blueprint, Response, current_app, request, url_for

from akr.domain.matter.errors import NotToConfirm, UnknownInvitation, UnknownRepresentative
from akr.steps.matter import party
from akr.steps.planning import processes
from akr.store.engine.tokens import device_token
from akr.store.matter.review import Reviewer
from akr.store.work import open_work
from akr.text.refusals import refusal
from akr.web.http.forms import Form
from akr.web.http.limits import LONGEST_FUNCTION
from akr.web.http.pages import done, page
from akr.web.shared.draft_pages import NUMBER
from akr.web.shared.shown_once import carried, carry
from akr.web.union.places import OWN_LINK, device_of, keep_place

bp = Blueprint("representatives", __name__)

OF_UNION = f"/reviews/<pid>/<{NUMBER}:reviewer>"


@bp.get("/review/<invitation>")
def look(invitation: str) -> Response:
    """Say whom an invitation is for and what happens next; a device that is in goes straight in."""
    return _invitation(invitation, Form())


@bp.post("/review/<invitation>")
def enter(invitation: str) -> Response:
    """Give this device a seat for the union, by the function that is named."""
    form = Form(request.form)
    function = form.text("function", LONGEST_FUNCTION)
    if form.errors:
        return _invitation(invitation, form, status=422)
    try:
        invited = party.see_invitation(open_work(), invitation)
        if _is_in(invited):
            return done(next_page=url_for("union.show", pid=invited.public_id, reviewer=invited.id))
        own = party.enter(open_work(), invitation, function)
    except UnknownInvitation as refused:
        return _no_invitation(refused)
    return _seated(invited, own)


@bp.get("/review/own/<own_link>")
def own(own_link: str) -> Response:
    """Say whose own link it is; the device that is in as them goes straight in."""
    try:
        mine = party.who_reviews(open_work(), device_token(own_link))
    except UnknownInvitation as refused:
        return _no_invitation(refused)
    if device_of(mine.id) == device_token(own_link):
        return done(next_page=url_for("union.show", pid=mine.public_id, reviewer=mine.id))
    about = processes.see_process(open_work(), mine.public_id)
    return page("union/party/own.html", mine=mine, own_link=own_link, about=about)


@bp.post("/review/own/<own_link>")
def open_own(own_link: str) -> Response:
    """Let this device in too; the others stay."""
    token = device_token(own_link)
    try:
        mine = party.who_reviews(open_work(), token)
    except UnknownInvitation as refused:
        return _no_invitation(refused)
    there = url_for("union.show", pid=mine.public_id, reviewer=mine.id)
    return keep_place(done(next_page=there), mine.id, token)


@bp.get(f"{OF_UNION}/representatives")
def show(pid: str, reviewer: int) -> Response:
    """Show who speaks for the union, who waits, and what has happened to its place."""
    return _page(pid, reviewer)


@bp.post(f"{OF_UNION}/representatives/<{NUMBER}:representative>/confirm")
def confirm(pid: str, reviewer: int, representative: int) -> Response:
    """Say that somebody is the union's."""
    try:
        party.confirm_colleague(open_work(), device_of(reviewer), representative)
    except (NotToConfirm, UnknownRepresentative) as refused:
        return _page(pid, reviewer, status=409, sentence=refusal(refused))
    return done(next_page=url_for(".show", pid=pid, reviewer=reviewer, _anchor="who"))


@bp.post(f"{OF_UNION}/representatives/<{NUMBER}:representative>/turn-away")
def turn_away(pid: str, reviewer: int, representative: int) -> Response:
    """Say that somebody is not the union's."""
    try:
        party.turn_colleague_away(open_work(), device_of(reviewer), representative)
    except (NotToConfirm, UnknownRepresentative) as refused:
        return _page(pid, reviewer, status=409, sentence=refusal(refused))
    return done(next_page=url_for(".show", pid=pid, reviewer=reviewer, _anchor="who"))


@bp.post(f"{OF_UNION}/own-link")
def renew(pid: str, reviewer: int) -> Response:
    """Make the representative another link of their own, and put their other devices out."""
    del pid
    token = device_of(reviewer)
    mine = party.who_reviews(open_work(), token)
    return _seated(mine, party.renew_own_link(open_work(), token))


def _seated(union: Reviewer, own_link: str) -> Response:
    """Let the device in, and show its own link on the page that follows."""
    there = url_for("representatives.show", pid=union.public_id, reviewer=union.id)
    answer = carry(done(next_page=there), OWN_LINK, own_link, "/reviews")
    return keep_place(answer, union.id, device_token(own_link))


def _is_in(invited: Reviewer) -> bool:
    """Whether this device has a place in the review already."""
    try:
        return party.who_reviews(open_work(), device_of(invited.id)).id == invited.id
    except UnknownInvitation:
        return False


def _invitation(invitation: str, form: Form, *, status: int = 200) -> Response:
    try:
        with open_work().reading() as work:
            invited = party.see_invitation(work, invitation)
            about = processes.see_process(work, invited.public_id)
    except UnknownInvitation as refused:
        return _no_invitation(refused)
    if device_of(invited.id) and _is_in(invited):
        return done(next_page=url_for("union.show", pid=invited.public_id, reviewer=invited.id))
    return page(
        "union/party/invitation.html",
        status=status,
        invited=invited,
        invitation=invitation,
        about=about,
        form=form,
    )


def _page(pid: str, reviewer: int, *, status: int = 200, sentence: str = "") -> Response:
    with open_work().reading() as work:
        seen = party.see_party(work, device_of(reviewer))
        about = processes.see_process(work, pid)
    return page(
        "union/party/representatives.html",
        status=status,
        pid=pid,
        reviewer=reviewer,
        seen=seen,
        about=about,
        sentence=sentence,
        own_link=_own_address(),
    )


def _own_address() -> str | None:
    """Return the address of a link that was just made, the once that it is shown."""
    link = carried(OWN_LINK, "/reviews")
    if link is None:
        return None
    return f"{current_app.config['PUBLIC_URL']}{url_for('representatives.own', own_link=link)}"


def _no_invitation(refused: UnknownInvitation) -> Response:
    return page("union/review/no_invitation.html", status=404, sentence=refusal(refused))
