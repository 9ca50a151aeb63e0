"""Editor: the leader changes the draft's text, section by section, and fills in its facts."""

from collections.abc import Mapping, Sequence

from flask import Blueprint, Response, abort, request, url_for

from akr.domain.errors import EditConflict
from akr.domain.matter.review import DraftStatus
from akr.domain.role.draft import LONGEST_ROLE_TITLE, Content, Entry
from akr.domain.role.editor import Row, section_fingerprint, section_text
from akr.domain.role.errors import (
    RequirementWithoutTask,
    TextLocked,
)
from akr.domain.role.sections import (
    Kind,
    Place,
    Section,
    entries_of,
    line_section,
    section_named,
)
from akr.domain.written import list_lines
from akr.steps.role import draft_context, draft_versions
from akr.store.work import Work, open_work
from akr.text.refusals import refusal
from akr.web.http.forms import FieldError, Form, cleaned
from akr.web.http.limits import LONGEST_ROLE_FACT, LONGEST_ROLE_LEAD, LONGEST_ROLE_SENTENCE
from akr.web.http.pages import done, page
from akr.web.shared import draft_facts
from akr.web.shared.draft_facts import FactsForm, facts_page
from akr.web.shared.draft_pages import names_of, places

bp = Blueprint("editor", __name__)

EMPTY_ROWS = 3
MORE_ROWS = 5
MOST_ROWS = 60
TOO_MANY_SENTENCES = (
    f"Det blir fler än {MOST_ROWS} meningar, och så många har en del inte plats för. "
    "Korta listan, så går den att spara. Inget av det du skrev är borta."
)
"""Sentences in one section: beyond it nobody reads them."""


@bp.get("/roles/<rid>/facts")
def facts(rid: str) -> Response:
    """Show what only the manager can say, to fill in."""
    with open_work().reading() as work:
        status, _ = draft_versions.see_text(work, rid)
        if status is not DraftStatus.DRAFT:
            return done(next_page=url_for("drafting.show", rid=rid))
        return facts_page(work, _leaders(rid), rid, Form())


@bp.post("/roles/<rid>/facts")
def save_facts(rid: str) -> Response:
    """Keep the facts, all of them or none."""
    return draft_facts.save_facts(_leaders(rid), rid, Form(request.form))


@bp.get("/roles/<rid>/<place>")
def edit(rid: str, place: str) -> Response:
    """Show one section's form."""
    with open_work().reading() as work:
        status, content = draft_versions.see_text(work, rid)
        _section_at(content, place)
        if status is not DraftStatus.DRAFT:
            return done(next_page=url_for("drafting.show", rid=rid, _anchor=place))
        return _edit(work, rid, place, Form())


@bp.post("/roles/<rid>/<place>")
def save(rid: str, place: str) -> Response:
    """Keep one section, or show both texts when somebody was first."""
    form = Form(request.form)
    _, content = draft_versions.see_text(open_work(), rid)
    section = _section_at(content, place)
    if "more" in request.form:
        return _edit(open_work(), rid, place, form)
    offered = draft_context.see_offers(open_work(), rid, content, section)
    rows = [*_read(form, section, content), *_taken(offered)]
    if form.errors:
        return _edit(open_work(), rid, place, form, status=422)
    try:
        base = form.value("base")
        draft_versions.edit_section(open_work(), rid, section, rows, base, offered)
    except RequirementWithoutTask as refused:
        numbers = range(1, MOST_ROWS + 1)
        row = next(number for number in numbers if refused.text in _sentences(form, number))
        form.refuse(f"row-{row}", refusal(refused))
        return _edit(open_work(), rid, place, form, status=422)
    except (EditConflict, TextLocked) as refused:
        return _edit(open_work(), rid, place, form, status=409, refused=refused)
    return done(next_page=url_for("drafting.show", rid=rid, _anchor=place))


def _leaders(rid: str) -> FactsForm:
    return FactsForm(
        action=url_for(".save_facts", rid=rid),
        back=url_for("drafting.show", rid=rid, _anchor="facts"),
        called="Utkastet",
        new_version=url_for("drafting.versions", rid=rid),
    )


def _edit(
    work: Work,
    rid: str,
    place: str,
    form: Form,
    *,
    status: int = 200,
    refused: EditConflict | TextLocked | None = None,
) -> Response:
    """A section's form; after a clash it goes on from what now stands, with one's own words."""
    with work.reading():
        _, content = draft_versions.see_text(work, rid)
        sector = draft_context.see_sector(work, rid)
        hints = draft_context.see_hints(work, rid, content)
    section = _section_at(content, place)
    about = section_named(section)
    clash = refused if isinstance(refused, EditConflict) else None
    kept = "" if clash else form.value("base")
    line = next((each for each in content.draft.lines if line_section(each) == section), None)
    entries = entries_of(content, about) if about.kind is Kind.ENTRIES else ()
    return page(
        "leader/draft/edit.html",
        status=status,
        rid=rid,
        place=place,
        about=about,
        sector=sector,
        called=names_of(content)[section],
        form=form,
        base=kept or section_fingerprint(content, section),
        words=section_text(content, section),
        line=line,
        entries=entries,
        rows=_how_many_rows(form, len(entries)),
        tasks=content.draft.lines,
        chosen=_chosen(form, entries),
        hints=hints.get(section, ()),
        offered=draft_context.see_offers(work, rid, content, section),
        taken=request.form.getlist("offer"),
        clash=clash,
        locked=refusal(refused) if refused and not clash else "",
    )


def _taken(offered: Sequence[Entry]) -> list[Row]:
    """The offered sentences that were chosen, each with what earns it."""
    chosen = request.form.getlist("offer")
    return [(each.text, each.lines) for each in offered if each.text in chosen]


def _how_many_rows(form: Form, entries: int) -> int:
    sent = form.number("rows", 1, MOST_ROWS) or 0
    more = MORE_ROWS if "more" in form.given else 0
    return min(max(sent + more, entries + EMPTY_ROWS), MOST_ROWS)


def _chosen(form: Form, entries: Sequence[Entry]) -> dict[int, tuple[str, ...]]:
    """Which tasks each row needs: as it was sent, else as it stands."""
    if form.given:
        return {n: tuple(request.form.getlist(f"because-{n}")) for n in range(1, MOST_ROWS + 1)}
    return {n: (*entry.lines, *entry.because) for n, entry in enumerate(entries, start=1)}


def _read(form: Form, section: str, content: Content) -> list[Row]:
    """Read a section's form as rows; an emptied sentence is one that goes."""
    about = section_named(section)
    if about.kind is Kind.TEXT:
        longest = LONGEST_ROLE_TITLE if about.place is Place.TITLE else LONGEST_ROLE_LEAD
        return [(form.text("words", longest), ())]
    if about.kind is Kind.LINE:
        words = form.text("words", LONGEST_ROLE_SENTENCE)
        return [(words, ()), (form.text("independence", LONGEST_ROLE_FACT), ())]
    known = _known_reasons(about, content)
    rows: list[Row] = []
    for number in range(1, _how_many_rows(form, 0) + 1):
        because = tuple(r for r in request.form.getlist(f"because-{number}") if r in known)
        rows += [(words, because) for words in _sentences(form, number)]
        if sum(1 for words, _ in rows if words) > MOST_ROWS:
            form.refuse(f"row-{number}", TOO_MANY_SENTENCES)
    return rows


def _sentences(form: Form, number: int) -> tuple[str, ...]:
    """Read a row: one sentence, or each line of a list that was pasted into it."""
    name = f"row-{number}"
    lines = list_lines(form.value(name))
    if len(lines) <= 1:
        return (form.text(name, LONGEST_ROLE_SENTENCE, optional=True),)
    try:
        return tuple(cleaned(line, LONGEST_ROLE_SENTENCE) for line in lines)
    except FieldError as refused:
        form.refuse(name, refused.sentence)
        return lines


def _known_reasons(about: Section, content: Content) -> frozenset[str]:
    """What may earn a requirement: the draft's lines by id, and what the role template said."""
    entries = entries_of(content, about)
    lines = {line.id for line in content.draft.lines}
    return frozenset(lines | {reason for entry in entries for reason in entry.because})


def _section_at(content: Content, place: str) -> str:
    """The section at a place. 404 when there is none; facts have a page of their own."""
    sections: Mapping[str, str] = {at: section for section, at in places(content).items()}
    section = sections.get(place)
    if section is None or section_named(section).kind is Kind.FACT:
        abort(404)
    return section
