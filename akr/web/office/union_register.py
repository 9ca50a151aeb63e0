"""The register of unions, for administrators: whom each organises, and a link for its contact."""

from flask import Blueprint, Response, current_app, request, url_for

from akr.domain.office.errors import UnionRegistered, UnknownContact
from akr.domain.written import one_line
from akr.steps.office import union_contacts
from akr.store.work import open_work
from akr.text.refusals import refusal
from akr.web.http.forms import Form
from akr.web.http.limits import LONGEST_REGISTERED_OCCUPATIONS, LONGEST_UNION
from akr.web.http.pages import done, page
from akr.web.shared.draft_pages import NUMBER
from akr.web.shared.shown_once import carried, carry
from akr.web.shared.signed_in import my_account

bp = Blueprint("union_register", __name__, url_prefix="/organisation/unions")

NEW_LINK = "contact_link"
"""The cookie that brings a contact's new link to the page that shows it."""

PATH = "/organisation/unions"


@bp.get("")
def show() -> Response:
    """Show the register, with a form for one more union."""
    return _page(Form())


@bp.post("")
def add() -> Response:
    """Register a union; its contact's link is shown once, on the page that follows."""
    form = Form(request.form)
    union = form.text("union", LONGEST_UNION)
    occupations = _occupations(form)
    if form.errors:
        return _page(form, status=422)
    try:
        _, link = union_contacts.register_union(open_work(), union, occupations, my_account().id)
    except UnionRegistered as refused:
        form.refuse("union", refusal(refused))
        return _page(form, status=409)
    return _with_link(link)


@bp.post(f"/<{NUMBER}:contact>/link")
def renew(contact: int) -> Response:
    """Make a union's contact a new link."""
    return _with_link(union_contacts.renew_link(open_work(), contact, my_account().id))


@bp.post(f"/<{NUMBER}:contact>/occupations")
def say(contact: int) -> Response:
    """Say which occupations a union organises."""
    form = Form(request.form)
    occupations = _occupations(form)
    if form.errors:
        return _page(form, status=422, at=contact)
    union_contacts.say_occupations(open_work(), contact, occupations)
    return done(next_page=url_for(".show", saved=contact))


@bp.post(f"/<{NUMBER}:contact>/remove")
def remove(contact: int) -> Response:
    """Take a union out of the register; who has been confirmed stays confirmed."""
    union_contacts.remove_union(open_work(), contact)
    return done(next_page=url_for(".show"))


def _occupations(form: Form) -> tuple[str, ...]:
    """Read one occupation a line; each once."""
    written = form.text("occupations", LONGEST_REGISTERED_OCCUPATIONS, lines=True, optional=True)
    return tuple(dict.fromkeys(filter(None, map(one_line, written.splitlines()))))


def _with_link(link: str) -> Response:
    answer = done(next_page=url_for(".show", _anchor="link"))
    return carry(answer, NEW_LINK, link, PATH)


def _new_link() -> dict[str, str] | None:
    """Return a link that was just made, and whose it is, the once that it is shown."""
    secret = carried(NEW_LINK, PATH)
    if secret is None:
        return None
    try:
        contact = union_contacts.see_contact_link(open_work(), secret)
    except UnknownContact:  # it was renewed meanwhile
        return None
    address = url_for("contact.look", contact_link=secret)
    return {"union": contact.union, "link": f"{current_app.config['PUBLIC_URL']}{address}"}


def _page(form: Form, *, status: int = 200, at: int | None = None) -> Response:
    return page(
        "office/unions/register.html",
        status=status,
        form=form,
        at=at,
        blank=Form(),
        register=union_contacts.see_register(open_work()),
        new=_new_link(),
        saved=request.args.get("saved", ""),
    )
