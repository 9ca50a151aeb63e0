"""Drafting: the leader starts a draft, reads what it rests on, and compares its versions."""

from flask import Blueprint, Response, request, url_for

from akr.domain.follow_up.overview import next_step_of_draft
from akr.domain.matter.review import Missing
from akr.domain.role.draft import LONGEST_ROLE_TITLE
from akr.domain.role.errors import NothingProposed, UnknownDraft
from akr.domain.role.sections import ENTRIES, FACTS, TASKS
from akr.steps.planning import processes
from akr.steps.role import draft_context, draft_versions, line_edits
from akr.steps.role.draft_versions import ShownDraft
from akr.store.work import Work, open_work
from akr.text.refusals import refusal
from akr.web.http.forms import NO_CHOICE, Form
from akr.web.http.limits import LONGEST_VERSION_REASON
from akr.web.http.pages import done, page
from akr.web.shared.draft_pages import (
    MOST_VERSIONS,
    PROFILE,
    annex_download,
    asked_pair,
    asked_version,
    compare_page,
    evidence_page,
    profile_download,
    reading,
)

bp = Blueprint("drafting", __name__)


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
    title = form.text("title", LONGEST_ROLE_TITLE, optional=True)
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


@bp.get("/processes/<pid>/draft/versions")
def versions(pid: str) -> Response:
    """List the versions, and what a new one needs."""
    shown = draft_versions.see_draft(open_work(), pid)
    return page("leader/draft/versions.html", pid=pid, shown=shown, form=Form())


@bp.post("/processes/<pid>/draft/versions")
def new_version(pid: str) -> Response:
    """Take the text back to a draft, as the next version, with the reason for it."""
    form = Form(request.form)
    reason = form.text("reason", LONGEST_VERSION_REASON)
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


@bp.get(f"/processes/<pid>/draft/{PROFILE}")
def profile(pid: str, form: str) -> Response:
    """Hand the profile over as a file."""
    return profile_download(draft_versions.see_draft(open_work(), pid, asked_version()), form)


@bp.get("/processes/<pid>/draft/annex.pdf")
def annex(pid: str) -> Response:
    """Hand over what each line of the profile rests on, as PDF."""
    return annex_download(draft_versions.see_draft(open_work(), pid, asked_version()))


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
        last=line_edits.last_edit(work, pid),
        sentence=sentence,
    )


def where_to_mend(pid: str) -> dict[str, str]:
    """The address where each thing that may be missing is added."""
    at_facts = url_for("editor.facts", pid=pid)
    at_review = url_for("review.show", pid=pid)
    return {
        TASKS.key: f"#{TASKS.key}",
        **{each.key: url_for("editor.edit", pid=pid, place=each.key) for each in ENTRIES},
        **{fact.key: f"{at_facts}#{fact.key}" for fact in FACTS},
        Missing.UNION: f"{at_review}#invite",
        Missing.ANSWERS: f"{at_review}#comments",
        Missing.REFERENCE: f"{at_review}#positions",
    }


def _start(work: Work, pid: str, form: Form, status: int = 200) -> Response:
    about = draft_context.see_start(work, pid)
    return page("leader/draft/start.html", status=status, pid=pid, about=about, form=form)
