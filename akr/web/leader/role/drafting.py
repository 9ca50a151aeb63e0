"""Drafting: the leader starts a draft, edits it section by section, and compares its versions."""

from collections.abc import Mapping, Sequence

from flask import Blueprint, Response, abort, request, url_for

from akr.domain.errors import EditConflict
from akr.domain.follow_up.overview import next_step_of_draft
from akr.domain.matter.review import DraftStatus, Missing
from akr.domain.role.draft import Content
from akr.domain.role.editor import Row, fingerprint, section_text
from akr.domain.role.errors import NothingProposed, RequirementWithoutTask, TextLocked, UnknownDraft
from akr.domain.role.sections import (
    ENTRIES,
    FACTS,
    TASKS,
    Kind,
    Place,
    Section,
    entries_of,
    line_section,
    section_named,
    words_of,
)
from akr.steps.planning import processes
from akr.steps.role import draft_context, draft_versions
from akr.steps.role.draft_versions import ShownDraft
from akr.store.work import Work, open_work
from akr.text.refusals import refusal
from akr.web.http.forms import NO_CHOICE, Form
from akr.web.http.pages import done, page
from akr.web.shared.draft_pages import (
    MOST_VERSIONS,
    asked_pair,
    asked_version,
    compare_page,
    evidence_page,
    names_of,
    places,
    profile_download,
    reading,
)

bp = Blueprint("drafting", __name__)

LONGEST_TITLE = 120
LONGEST_LEAD = 1000
LONGEST_SENTENCE = 500
LONGEST_FACT = 200
LONGEST_REASON = 500
EMPTY_ROWS = 3
MORE_ROWS = 5
MOST_ROWS = 60
"""Sentences in one section: beyond it nobody reads them."""


@bp.get("/processes/<pid>/draft")
def show(pid: str) -> Response:
    """Show the draft, or what one can be made of."""
    version = asked_version()
    with open_work().reading() as work:
        try:
            shown = draft_versions.see_draft(work, pid, version)
        except UnknownDraft:
            if version is not None:
                raise
            return _start(work, pid, Form())
        return draft_page(work, pid, shown)


@bp.post("/processes/<pid>/draft")
def start(pid: str) -> Response:
    """Start the draft; starting again gives the one there is."""
    form = Form(request.form)
    title = form.text("title", LONGEST_TITLE, optional=True)
    template = form.value("template")
    if template not in draft_context.see_start(open_work(), pid).templates:
        form.refuse("template", NO_CHOICE)
    if not form.errors:
        try:
            draft_versions.start_draft(open_work(), pid, template, title or None)
        except NothingProposed as refused:
            form.refuse("template", refusal(refused))
            return _start(open_work(), pid, form, status=409)
        return done(next_page=url_for(".show", pid=pid))
    return _start(open_work(), pid, form, status=422)


@bp.get("/processes/<pid>/draft/facts")
def facts(pid: str) -> Response:
    """Show what only the manager can say, to fill in."""
    status, content = draft_versions.see_text(open_work(), pid)
    if status is not DraftStatus.DRAFT:
        return done(next_page=url_for(".show", pid=pid))
    return _facts(pid, content, Form())


@bp.post("/processes/<pid>/draft/facts")
def save_facts(pid: str) -> Response:
    """Keep the facts, all of them or none."""
    form = Form(request.form)
    said = {
        fact.key: (
            form.text(fact.key, LONGEST_FACT, optional=True),
            form.value(f"base-{fact.key}"),
        )
        for fact in FACTS
    }
    try:
        if not form.errors:
            draft_versions.edit_facts(open_work(), pid, said)
    except (EditConflict, TextLocked) as refused:
        _, content = draft_versions.see_text(open_work(), pid)
        return _facts(pid, content, form, status=409, refused=refused)
    if form.errors:
        _, content = draft_versions.see_text(open_work(), pid)
        return _facts(pid, content, form, status=422)
    return done(next_page=url_for(".show", pid=pid, _anchor="facts"))


@bp.get("/processes/<pid>/draft/versions")
def versions(pid: str) -> Response:
    """List the versions, and what a new one needs."""
    shown = draft_versions.see_draft(open_work(), pid)
    return page("leader/draft/versions.html", pid=pid, shown=shown, form=Form())


@bp.post("/processes/<pid>/draft/versions")
def new_version(pid: str) -> Response:
    """Take the text back to a draft, as the next version, with the reason for it."""
    form = Form(request.form)
    reason = form.text("reason", LONGEST_REASON)
    version = form.number("version", 1, MOST_VERSIONS)
    if form.errors or version is None:
        shown = draft_versions.see_draft(open_work(), pid)
        return page("leader/draft/versions.html", status=422, pid=pid, shown=shown, form=form)
    draft_versions.new_version(open_work(), pid, version, reason)
    return done(next_page=url_for(".show", pid=pid))


@bp.get("/processes/<pid>/draft/compare")
def compare(pid: str) -> Response:
    """Show what changed between two versions."""
    before, after = asked_pair()
    compared = draft_versions.compare(open_work(), pid, before, after)
    return compare_page((before, after), compared, (url_for(".versions", pid=pid), "Versioner"))


@bp.get("/processes/<pid>/draft/evidence")
def evidence(pid: str) -> Response:
    """Show what each line rests on, to read or print."""
    with open_work().reading() as work:
        read = reading(work, draft_versions.see_draft(work, pid, asked_version()))
    back = url_for(".show", pid=pid, version=read.shown.version)
    return evidence_page(read, (back, "Utkastet"))


@bp.get("/processes/<pid>/draft/profile.pdf")
def profile(pid: str) -> Response:
    """Hand the profile over as PDF."""
    return profile_download(draft_versions.see_draft(open_work(), pid, asked_version()))


@bp.get("/processes/<pid>/draft/<place>")
def edit(pid: str, place: str) -> Response:
    """Show one section's form."""
    with open_work().reading() as work:
        status, content = draft_versions.see_text(work, pid)
        _section_at(content, place)
        if status is not DraftStatus.DRAFT:
            return done(next_page=url_for(".show", pid=pid, _anchor=place))
        return _edit(work, pid, place, Form())


@bp.post("/processes/<pid>/draft/<place>")
def save(pid: str, place: str) -> Response:
    """Keep one section, or show both texts when somebody was first."""
    form = Form(request.form)
    _, content = draft_versions.see_text(open_work(), pid)
    section = _section_at(content, place)
    if "more" in request.form:
        return _edit(open_work(), pid, place, form)
    rows = _read(form, section, content)
    if form.errors:
        return _edit(open_work(), pid, place, form, status=422)
    try:
        draft_versions.edit_section(open_work(), pid, section, rows, form.value("base"))
    except RequirementWithoutTask as refused:
        row = next(n for n, (words, _) in enumerate(rows, start=1) if words == refused.text)
        form.refuse(f"row-{row}", refusal(refused))
        return _edit(open_work(), pid, place, form, status=422)
    except (EditConflict, TextLocked) as refused:
        return _edit(open_work(), pid, place, form, status=409, refused=refused)
    return done(next_page=url_for(".show", pid=pid, _anchor=place))


def draft_page(
    work: Work, pid: str, shown: ShownDraft, *, status: int = 200, sentence: str = ""
) -> Response:
    """The draft's own page, in the reading of its text; `sentence` is a refusal to show on it."""
    manager = processes.see_managers(work, pid)[1]
    step = next_step_of_draft(
        shown.status,
        to_tell=shown.to_tell,
        lacks=shown.missing,
        unions=shown.reviewers,
        has_manager=manager is not None,
    )
    return page(
        "leader/draft/draft.html",
        status=status,
        pid=pid,
        reading=reading(work, shown),
        step=step,
        manager=manager,
        mend=where_to_mend(pid),
        sentence=sentence,
    )


def where_to_mend(pid: str) -> dict[str, str]:
    """The address where each thing that may be missing is added."""
    at_facts = url_for("drafting.facts", pid=pid)
    at_review = url_for("review.show", pid=pid)
    return {
        TASKS.key: f"#{TASKS.key}",
        **{each.key: url_for("drafting.edit", pid=pid, place=each.key) for each in ENTRIES},
        **{fact.key: f"{at_facts}#{fact.key}" for fact in FACTS},
        Missing.UNION: f"{at_review}#invite",
        Missing.ANSWERS: f"{at_review}#comments",
        Missing.REFERENCE: f"{at_review}#positions",
    }


def _start(work: Work, pid: str, form: Form, status: int = 200) -> Response:
    about = draft_context.see_start(work, pid)
    return page("leader/draft/start.html", status=status, pid=pid, about=about, form=form)


def _facts(
    pid: str,
    content: Content,
    form: Form,
    *,
    status: int = 200,
    refused: EditConflict | TextLocked | None = None,
) -> Response:
    """The facts' form. Only the fact that clashed starts from what now stands.

    The others keep the base that their words were written on, so that none is written over unseen.
    """
    clash = refused if isinstance(refused, EditConflict) else None
    bases = {
        fact.key: form.value(f"base-{fact.key}") or fingerprint(content, fact.key) for fact in FACTS
    }
    if clash:
        bases[clash.section] = fingerprint(content, clash.section)
    return page(
        "leader/draft/facts.html",
        status=status,
        pid=pid,
        form=form,
        facts=FACTS,
        values={fact.key: words_of(content, fact) for fact in FACTS},
        bases=bases,
        clash=clash,
        locked=refusal(refused) if refused and not clash else "",
    )


def _edit(
    work: Work,
    pid: str,
    place: str,
    form: Form,
    *,
    status: int = 200,
    refused: EditConflict | TextLocked | None = None,
) -> Response:
    """A section's form; after a clash it goes on from what now stands, with one's own words."""
    with work.reading():
        _, content = draft_versions.see_text(work, pid)
        hints = draft_context.see_hints(work, pid, content)
    section = _section_at(content, place)
    about = section_named(section)
    clash = refused if isinstance(refused, EditConflict) else None
    kept = "" if clash else form.value("base")
    line = next((each for each in content.draft.lines if line_section(each) == section), None)
    entries = entries_of(content, about) if about.kind is Kind.ENTRIES else ()
    return page(
        "leader/draft/edit.html",
        status=status,
        pid=pid,
        place=place,
        about=about,
        called=names_of(content)[section],
        form=form,
        base=kept or fingerprint(content, section),
        words=section_text(content, section),
        line=line,
        entries=entries,
        rows=_how_many_rows(form, len(entries)),
        tasks=[each.text for each in content.draft.lines],
        chosen=_chosen(form, entries),
        hints=hints.get(section, ()),
        clash=clash,
        locked=refusal(refused) if refused and not clash else "",
    )


def _how_many_rows(form: Form, entries: int) -> int:
    sent = form.number("rows", 1, MOST_ROWS) or 0
    more = MORE_ROWS if "more" in form.given else 0
    return min(max(sent + more, entries + EMPTY_ROWS), MOST_ROWS)


def _chosen(form: Form, entries: Sequence[object]) -> dict[int, tuple[str, ...]]:
    """Which tasks each row needs: as it was sent, else as it stands."""
    if form.given:
        return {n: tuple(request.form.getlist(f"because-{n}")) for n in range(1, MOST_ROWS + 1)}
    return {n: getattr(entry, "because", ()) for n, entry in enumerate(entries, start=1)}


def _read(form: Form, section: str, content: Content) -> list[Row]:
    """Read a section's form as rows; an emptied sentence is one that goes."""
    about = section_named(section)
    if about.kind is Kind.TEXT:
        longest = LONGEST_TITLE if about.place is Place.TITLE else LONGEST_LEAD
        return [(form.text("words", longest), ())]
    if about.kind is Kind.LINE:
        words = form.text("words", LONGEST_SENTENCE)
        return [(words, ()), (form.text("independence", LONGEST_FACT), ())]
    known = _known_reasons(about, content)
    return [
        (
            form.text(f"row-{number}", LONGEST_SENTENCE, optional=True),
            tuple(r for r in request.form.getlist(f"because-{number}") if r in known),
        )
        for number in range(1, _how_many_rows(form, 0) + 1)
    ]


def _known_reasons(about: Section, content: Content) -> frozenset[str]:
    """What may earn a requirement: the draft's tasks, and what the role template said."""
    entries = entries_of(content, about)
    tasks = {line.text for line in content.draft.lines}
    return frozenset(tasks | {reason for entry in entries for reason in entry.because})


def _section_at(content: Content, place: str) -> str:
    """The section at a place. 404 when there is none; facts have a page of their own."""
    sections: Mapping[str, str] = {at: section for section, at in places(content).items()}
    section = sections.get(place)
    if section is None or section_named(section).kind is Kind.FACT:
        abort(404)
    return section
