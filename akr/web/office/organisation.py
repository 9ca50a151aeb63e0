"""The organisation's page: name, colour, full time, links and logo, for administrators."""

from flask import Blueprint, Response, request, url_for

from akr.domain.errors import BadImage
from akr.domain.office.errors import BadColour, BadLink, OrganisationChanged, PaleColour
from akr.domain.office.organisation import (
    FULL_TIME_HOURS,
    LONGEST_CONTACT,
    LONGEST_LINK,
    LONGEST_ORGANISATION,
    Logo,
    Organisation,
    checked_colour,
    checked_link,
)
from akr.files.aside import read_logo
from akr.files.pdf.logos import LARGEST_LOGO_BYTES, check_drawn, logo_url
from akr.steps.office import organisation
from akr.store.work import open_work
from akr.text.refusals import refusal
from akr.web.http.bodies import takes_up_to
from akr.web.http.files import renderer
from akr.web.http.forms import Form
from akr.web.http.pages import done, page
from akr.web.shared import foot
from akr.web.shared.full_time import read_full_time

bp = Blueprint("organisation", __name__, url_prefix="/organisation")

LONGEST_COLOUR = 20
REQUEST_BYTES = LARGEST_LOGO_BYTES + 100_000
"""A logo with the form around it; `read_logo` says kindly that one is too large."""

NO_FILE = "Välj en fil först. Inget har ändrats."


@bp.get("")
def show() -> Response:
    """Show the settings, or why they matter when there are none."""
    return _settings(Form(), Form())


@bp.post("")
def save() -> Response:
    """Store the settings, unless somebody else has changed them since they were shown."""
    form = Form(_with_the_nearest_colour())
    said, nearest = _said(form)
    if form.errors:
        return _settings(form, Form(), status=422, nearest=nearest)
    try:
        organisation.save_settings(open_work(), said, form.value("base"))
    except OrganisationChanged as refused:
        return _settings(form, Form(), status=409, clash=refusal(refused))
    foot.forget()
    return done(next_page=url_for(".show", saved="settings"))


@bp.post("/logo")
@takes_up_to(REQUEST_BYTES)
def take_logo() -> Response:
    """Store a logo from a file, as every document can show it."""
    form, sent = Form(request.form), request.files.get("logo")
    if sent is None or not sent.filename:
        form.refuse("logo", NO_FILE)
        return _settings(Form(), form, status=422)
    with sent.stream:
        data = sent.read()
    try:
        logo = read_logo(data)
        check_drawn(renderer(), logo)
    except BadImage as refused:
        form.refuse("logo", f"{refusal(refused)} Inget har ändrats.")
        return _settings(Form(), form, status=422)
    return _keep_logo(logo, form)


@bp.post("/logo/remove")
def remove_logo() -> Response:
    """Take the logo away; documents bear the name alone."""
    return _keep_logo(None, Form(request.form))


def _keep_logo(logo: Logo | None, form: Form) -> Response:
    try:
        organisation.save_logo(open_work(), logo, form.value("logo_base"))
    except OrganisationChanged as refused:
        form.refuse("logo", refusal(refused))
        return _settings(Form(), form, status=409)
    return done(next_page=url_for(".show", saved="logo"))


def _with_the_nearest_colour() -> dict[str, str]:
    """What was sent, with the colour that was offered in the place of one that is too pale."""
    given = request.form.to_dict()
    return given | ({"colour": given["nearest"]} if given.get("nearest") else {})


def _said(form: Form) -> tuple[Organisation, str]:
    """Read the settings, and the colour that could be taken instead of one that is too pale."""
    name = form.text("name", LONGEST_ORGANISATION)
    colour = form.text("colour", LONGEST_COLOUR, optional=True)
    full_time = read_full_time(form, FULL_TIME_HOURS)
    statement = form.text("accessibility_statement", LONGEST_LINK, optional=True)
    contact = form.text("personal_data_contact", LONGEST_CONTACT, optional=True)
    nearest = ""
    try:
        colour = checked_colour(colour) if colour else ""
    except BadColour as refused:
        form.refuse("colour", refusal(refused))
    except PaleColour as refused:
        form.refuse("colour", refusal(refused))
        nearest = refused.nearest
    try:
        statement = checked_link(statement) if statement else ""
    except BadLink as refused:
        form.refuse("accessibility_statement", refusal(refused))
    return Organisation(
        name, colour or None, full_time, statement or None, contact or None
    ), nearest


def _settings(
    form: Form, logo_form: Form, *, status: int = 200, clash: str = "", nearest: str = ""
) -> Response:
    """The page. After a clash its next save starts from what now stands, seen beside it."""
    now = organisation.see_settings(open_work())
    kept = "" if clash else form.value("base")
    return page(
        "office/organisation/settings.html",
        status=status,
        form=form,
        logo_form=logo_form,
        now=now,
        base=kept or now.base,
        clash=clash,
        nearest=nearest,
        logo=logo_url(now.logo) if now.logo else None,
        full_time=FULL_TIME_HOURS,
        saved=request.args.get("saved", ""),
    )
