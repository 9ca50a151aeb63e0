"""A union's contact: opens the administrator's link once, and says who speaks for the union."""

from flask import Blueprint, Response, current_app, request, url_for

from akr.domain.matter.errors import ContactOfTheLeader, NotToConfirm, UnknownRepresentative
from akr.domain.office.errors import ContactLinkUsed, UnknownContact
from akr.steps.matter import party
from akr.steps.office import union_contacts
from akr.store.engine.tokens import device_token
from akr.store.work import open_work
from akr.text.refusals import refusal
from akr.web.http import cookies
from akr.web.http.access import May, resolver
from akr.web.http.forms import Form
from akr.web.http.limits import LONGEST_FUNCTION
from akr.web.http.pages import done, page
from akr.web.shared.draft_pages import NUMBER
from akr.web.shared.shown_once import carried, carry
from akr.web.union.places import OWN_LINK, contact_device, keep_contact

bp = Blueprint("contact", __name__)

OF_CONTACT = f"/contacts/<{NUMBER}:contact>"
OF_REPRESENTATIVE = f"{OF_CONTACT}/representatives/<{NUMBER}:reviewer>/<{NUMBER}:representative>"


@resolver(May.CONTACT)
def is_the_contact() -> bool:
    """Recognise the device of the contact that the address names."""
    contact = (request.view_args or {})["contact"]
    token = contact_device(contact)
    if union_contacts.who_is_contact(open_work(), token).id != contact:
        raise UnknownContact
    cookies.last_from_now(lambda answer: keep_contact(answer, contact, token))
    return True


@bp.app_errorhandler(UnknownContact)
def lost_place(refused: UnknownContact) -> Response:
    """Tell a device without a place how to get one, as for a review."""
    del refused
    return page("union/review/lost_place.html", status=404)


@bp.get("/contact/<contact_link>")
def look(contact_link: str) -> Response:
    """Say whose contact a link is for; the device that has opened it goes straight in."""
    return _link(contact_link, Form())


@bp.post("/contact/<contact_link>")
def open_link(contact_link: str) -> Response:
    """Let the contact in, by the function that they name; the link opens once."""
    form = Form(request.form)
    function = form.text("function", LONGEST_FUNCTION)
    if form.errors:
        return _link(contact_link, form, status=422)
    try:
        contact, own = union_contacts.open_contact_link(open_work(), contact_link, function)
    except ContactLinkUsed:
        return _link(contact_link, form, status=409)
    return _in(contact.id, own)


@bp.get("/contact/own/<contact_own_link>")
def own(contact_own_link: str) -> Response:
    """Say whose own link it is; the device that is in goes straight in."""
    token = device_token(contact_own_link)
    contact = union_contacts.who_is_contact(open_work(), token)
    if contact_device(contact.id) == token:
        return done(next_page=url_for(".show", contact=contact.id))
    return page("union/contact/own.html", contact=contact, own_link=contact_own_link)


@bp.post("/contact/own/<contact_own_link>")
def open_own(contact_own_link: str) -> Response:
    """Let this device in too; the others stay."""
    token = device_token(contact_own_link)
    contact = union_contacts.who_is_contact(open_work(), token)
    return keep_contact(done(next_page=url_for(".show", contact=contact.id)), contact.id, token)


@bp.get(OF_CONTACT)
def show(contact: int) -> Response:
    """Show who waits for the union's word."""
    return _page(contact)


@bp.post(f"{OF_REPRESENTATIVE}/confirm")
def confirm(contact: int, reviewer: int, representative: int) -> Response:
    """Say that somebody is the union's."""
    try:
        party.confirm_as_contact(open_work(), contact_device(contact), reviewer, representative)
    except (ContactOfTheLeader, NotToConfirm, UnknownRepresentative) as refused:
        return _page(contact, status=409, sentence=refusal(refused))
    return done(next_page=url_for(".show", contact=contact, said="confirmed"))


@bp.post(f"{OF_REPRESENTATIVE}/turn-away")
def turn_away(contact: int, reviewer: int, representative: int) -> Response:
    """Say that somebody is not the union's."""
    try:
        party.turn_away_as_contact(open_work(), contact_device(contact), reviewer, representative)
    except (ContactOfTheLeader, NotToConfirm, UnknownRepresentative) as refused:
        return _page(contact, status=409, sentence=refusal(refused))
    return done(next_page=url_for(".show", contact=contact, said="turned_away"))


@bp.post(f"{OF_CONTACT}/own-link")
def renew(contact: int) -> Response:
    """Make the contact another link of their own, and put their other devices out."""
    return _in(contact, union_contacts.renew_own_link(open_work(), contact))


def _in(contact: int, own_link: str) -> Response:
    """Let the device in, and show its own link on the page that follows."""
    there = url_for(".show", contact=contact)
    answer = carry(done(next_page=there), OWN_LINK, own_link, "/contacts")
    return keep_contact(answer, contact, device_token(own_link))


def _link(contact_link: str, form: Form, *, status: int = 200) -> Response:
    try:
        contact = union_contacts.see_contact_link(open_work(), contact_link)
    except UnknownContact as refused:
        return page("union/review/no_invitation.html", status=404, sentence=refusal(refused))
    if contact.is_opened and _is_in(contact.id):
        return done(next_page=url_for(".show", contact=contact.id))
    return page(
        "union/contact/link.html",
        status=status,
        contact=contact,
        contact_link=contact_link,
        form=form,
    )


def _is_in(contact: int) -> bool:
    """Whether this device is the contact's."""
    try:
        return union_contacts.who_is_contact(open_work(), contact_device(contact)).id == contact
    except UnknownContact:
        return False


def _page(contact: int, *, status: int = 200, sentence: str = "") -> Response:
    found, awaiting = party.see_awaiting(open_work(), contact_device(contact))
    return page(
        "union/contact/show.html",
        status=status,
        contact=found,
        awaiting=awaiting,
        sentence=sentence,
        said=request.args.get("said", ""),
        own_link=_own_address(),
    )


def _own_address() -> str | None:
    """Return the address of a link that was just made, the once that it is shown."""
    link = carried(OWN_LINK, "/contacts")
    if link is None:
        return None
    return f"{current_app.config['PUBLIC_URL']}{url_for('contact.own', contact_own_link=link)}"
