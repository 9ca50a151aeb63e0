"""Template: the leader chooses another template for a draft, and which of its sentences to take."""

from flask import Blueprint, Response, request, url_for

from akr.domain.errors import EditConflict
from akr.domain.matter.review import DraftStatus
from akr.domain.role.errors import TextLocked
from akr.library.offers import SENTENCES_OF
from akr.steps.role import draft_versions, templates
from akr.store.work import open_work
from akr.text.refusals import refusal
from akr.web.http.forms import NO_CHOICE, Form
from akr.web.http.pages import done, page
from akr.web.shared.process import ended

bp = Blueprint("template", __name__)

CHOSEN_IN = ("title", "lead", *SENTENCES_OF)
"""The sections where something of a template can be taken or dropped."""


@bp.get("/roles/<rid>/template")
def show(rid: str) -> Response:
    """Show the templates to choose among, or with one in the address what it changes."""
    status, _ = draft_versions.see_text(open_work(), rid)
    if status is not DraftStatus.DRAFT or ended():
        return done(next_page=url_for("drafting.show", rid=rid))
    form = Form(request.args)
    if "to" in request.args and form.value("to") not in _names(rid):
        form.refuse("to", NO_CHOICE)
        return _page(rid, form, status=422)
    return _page(rid, form)


@bp.post("/roles/<rid>/template")
def change(rid: str) -> Response:
    """Give the draft the template, with the sentences that were chosen."""
    form = Form(request.form)
    to, before = form.value("to"), form.value("before")
    if to != templates.see_templates(open_work(), rid)[0].name and to not in _names(rid):
        form.refuse("to", NO_CHOICE)
        return _page(rid, form, status=422)
    take, drop = (
        {section: request.form.getlist(f"{what}-{section}") for section in CHOSEN_IN}
        for what in ("take", "drop")
    )
    try:
        templates.change_template(open_work(), rid, before, to, take, drop)
    except EditConflict as met:
        sentence = (
            f"Någon annan bytte till {met.theirs} medan du valde. Inget av ditt är sparat. "
            "Så här blir det från den mallen."
        )
        return _page(rid, Form({"to": to}), status=409, sentence=sentence)
    except TextLocked as refused:
        return _page(rid, form, status=409, sentence=refusal(refused))
    return done(next_page=url_for("drafting.show", rid=rid))


def _names(rid: str) -> set[str]:
    return {each.name for each in templates.see_templates(open_work(), rid)[1]}


def _page(rid: str, form: Form, *, status: int = 200, sentence: str = "") -> Response:
    with open_work().reading() as work:
        own, others = templates.see_templates(work, rid)
        to = form.value("to")
        known = to in {each.name for each in others}
        return page(
            "leader/draft/template.html",
            status=status,
            rid=rid,
            form=form,
            own=own,
            others=others,
            change=templates.see_change(work, rid, to) if known else None,
            sentence=sentence,
        )
