"""Drafting: the leader reads a role's draft, what it rests on, and compares its versions."""

from flask import Blueprint, Response, request, url_for

from akr.domain.follow_up.overview import next_step_of_draft
from akr.domain.matter.review import DraftStatus, Missing
from akr.domain.role.checks import WEIGHTS
from akr.domain.role.sections import ENTRIES, FACTS, TASKS
from akr.steps.planning import processes
from akr.steps.role import changes, draft_versions, line_edits
from akr.steps.role.draft_versions import ShownDraft
from akr.store.work import Work, open_work
from akr.web.http.forms import Form
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
    package_download,
    profile_download,
    reading,
)

bp = Blueprint("drafting", __name__)


@bp.get("/roles/<rid>")
def show(rid: str) -> Response:
    """Show a role's draft."""
    with open_work().reading() as work:
        return draft_page(work, rid, draft_versions.see_draft(work, rid, asked_version()))


@bp.get("/roles/<rid>/versions")
def versions(rid: str) -> Response:
    """List the versions, and what a new one needs."""
    shown = draft_versions.see_draft(open_work(), rid)
    return page("leader/draft/versions.html", rid=rid, shown=shown, form=Form())


@bp.post("/roles/<rid>/versions")
def new_version(rid: str) -> Response:
    """Take the text back to a draft, as the next version, with the reason for it."""
    form = Form(request.form)
    reason = form.text("reason", LONGEST_VERSION_REASON)
    version = form.number("version", 1, MOST_VERSIONS)
    if form.errors or version is None:
        shown = draft_versions.see_draft(open_work(), rid)
        return page("leader/draft/versions.html", status=422, rid=rid, shown=shown, form=form)
    draft_versions.new_version(open_work(), rid, version, reason)
    return done(next_page=url_for(".show", rid=rid))


@bp.get("/roles/<rid>/compare")
def compare(rid: str) -> Response:
    """Show what changed between two versions."""
    before, after = asked_pair()
    compared = draft_versions.compare(open_work(), rid, before, after)
    return compare_page((before, after), compared, (url_for(".versions", rid=rid), "Versioner"))


@bp.get("/roles/<rid>/evidence")
def evidence(rid: str) -> Response:
    """Show what each line rests on, to read or print."""
    with open_work().reading() as work:
        read = reading(work, draft_versions.see_draft(work, rid, asked_version()))
    back = url_for(".show", rid=rid, version=read.shown.version)
    return evidence_page(read, (back, "Utkastet"))


@bp.get(f"/roles/<rid>/{PROFILE}")
def profile(rid: str, form: str) -> Response:
    """Hand the profile over as a file."""
    return profile_download(draft_versions.see_draft(open_work(), rid, asked_version()), form)


@bp.get("/roles/<rid>/annex.pdf")
def annex(rid: str) -> Response:
    """Hand over what each line of the profile rests on, as PDF."""
    return annex_download(draft_versions.see_draft(open_work(), rid, asked_version()))


@bp.get("/roles/<rid>/package.zip")
def package(rid: str) -> Response:
    """Hand over the papers of a decision as they were made."""
    return package_download(draft_versions.see_draft(open_work(), rid, asked_version()))


def draft_page(
    work: Work, rid: str, shown: ShownDraft, *, status: int = 200, sentence: str = ""
) -> Response:
    """The draft's own page, in the reading of its text; `sentence` is a refusal to show on it."""
    manager = processes.see_managers(work, shown.process)[1]
    is_written = shown.status is DraftStatus.DRAFT and shown.version == shown.latest
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
        rid=rid,
        reading=reading(work, shown),
        step=step,
        manager=manager,
        mend=where_to_mend(rid),
        last=line_edits.last_edit(work, rid),
        changed=changes.see_changes(work, rid) if is_written else (),
        sentence=sentence,
    )


def where_to_mend(rid: str) -> dict[str, str]:
    """The address where each thing that may be missing is added."""
    at_facts = url_for("editor.facts", rid=rid)
    at_review = url_for("review.show", rid=rid)
    return {
        TASKS.key: f"#{TASKS.key}",
        **{each.key: url_for("editor.edit", rid=rid, place=each.key) for each in ENTRIES},
        **{fact.key: f"{at_facts}#{fact.key}" for fact in FACTS},
        **{check: url_for("checks.show", rid=rid) for check in WEIGHTS},
        Missing.UNION: f"{at_review}#invite",
        Missing.ONE_MANAGER: f"{at_review}#decider",
        Missing.ANSWERS: f"{at_review}#comments",
        Missing.REQUESTS: f"{at_review}#requests",
        Missing.REFERENCE: f"{at_review}#positions",
        Missing.PROTOCOL: f"{at_review}#positions",
    }
