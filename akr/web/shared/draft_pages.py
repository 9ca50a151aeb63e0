"""A draft's pages as leader, union and manager read them: the same, each with its own way back."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Flask, Response, abort, request

from akr.domain.proposals.effort import hours_per_week
from akr.domain.role.checks import reason_for
from akr.domain.role.draft import Content
from akr.domain.role.editor import Difference, sections
from akr.domain.role.profile import RoleProfile
from akr.domain.role.sections import LINE, line_section, sections_at
from akr.files.role_profile import KIND as PROFILE_KIND
from akr.steps.matter import decision
from akr.steps.role import draft_context, draft_versions
from akr.steps.role.draft_versions import ShownDraft
from akr.store.work import Work, open_work
from akr.text import NAMES_BESIDE, SECTIONS
from akr.text.matter import NO_PAPERS
from akr.text.review_annex import KIND as ANNEX_KIND
from akr.web.http.files import annex_file, package_file, packed_file, profile_file
from akr.web.http.forms import Form
from akr.web.http.pages import page

MOST_VERSIONS = 9999
PROFILE = "profile.<any(pdf, docx, txt):form>"
"""The role profile's files, as the end of an address."""
NUMBER = "int(max=2147483647)"


def prepare(app: Flask) -> None:
    """Let templates walk the registry of sections, and say what a task takes."""
    app.jinja_env.globals.update(
        sections_at=sections_at,
        line_section=line_section,
        task_hours=hours_per_week,
        reason_for=reason_for,
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """What a page that shows a draft's text needs. `places` is section → its place on the page."""

    shown: ShownDraft
    profile: RoleProfile
    context: draft_context.DraftContext
    places: dict[str, str]


def reading(work: Work, shown: ShownDraft) -> Reading:
    """Gather what stands beside a text, in the open reading that it comes from."""
    beside = draft_versions.beside(work, shown)
    return Reading(
        shown,
        draft_versions.profile(beside, shown),
        draft_context.read_context(beside, shown.content),
        places(shown.content),
    )


def compare_page(
    versions: tuple[int, int],
    compared: tuple[Sequence[Difference], Content],
    back: tuple[str, str],
) -> Response:
    """Show what changed from a version to a later one, whose text comes with the differences.

    `back` is the address of a page and its name.
    """
    before, after = versions
    differences, content = compared
    return page(
        "shared/draft/compare.html",
        before=before,
        after=after,
        differences=differences,
        called=names_of(content),
        back=back,
    )


def evidence_page(read: Reading, back: tuple[str, str]) -> Response:
    """Show what each line rests on, to read or print; `back` as on `compare_page`."""
    return page("shared/draft/evidence.html", reading=read, back=back)


def profile_download(shown: ShownDraft, form: str) -> Response:
    """Hand a version over as the role profile, in one of its forms."""
    profile = draft_versions.profile_of(open_work(), shown.role_id, shown.version)
    package = _package(shown) if form == "pdf" else None
    return packed_file(package, PROFILE_KIND, profile) if package else profile_file(profile, form)


def annex_download(shown: ShownDraft) -> Response:
    """Hand over what a version rests on, line by line, in PDF; for those who review and decide."""
    profile = draft_versions.profile_of(open_work(), shown.role_id, shown.version)
    package = _package(shown)
    return packed_file(package, ANNEX_KIND, profile) if package else annex_file(profile)


def package_download(shown: ShownDraft) -> Response:
    """Hand over the papers of a decision as they were made; before it there are none."""
    package = _package(shown)
    if package is None:
        return page("errors/refusal.html", status=409, sentence=NO_PAPERS)
    profile = draft_versions.profile_of(open_work(), shown.role_id, shown.version)
    return package_file(package, profile)


def _package(shown: ShownDraft) -> bytes | None:
    if shown.version not in shown.adoptions:
        return None
    return decision.see_package(open_work(), shown.role_id, shown.version)


def places(content: Content) -> dict[str, str]:
    """Each section's place: its id on a page and its name in an address.

    Lines are numbered in reading order, as on paper; a task's key may hold anything, so it is in no
    address.
    """
    found = sections(content)
    lines = [section for section in found if section.startswith(LINE)]
    numbered = {section: f"rad-{n}" for n, section in enumerate(lines, start=1)}
    return {section: numbered.get(section, section) for section in found}


def names_of(content: Content) -> dict[str, str]:
    """What each section is called; a line is called by its task."""
    return SECTIONS | NAMES_BESIDE | {line_section(line): line.text for line in content.draft.lines}


def asked_version() -> int | None:
    """The version in the address; None is the present one."""
    return Form(request.args).number("version", 1, MOST_VERSIONS)


def asked_pair() -> tuple[int, int]:
    """The versions to compare, the earlier first. 400 when they are not said."""
    asked = Form(request.args)
    before, after = (asked.number(name, 1, MOST_VERSIONS) for name in ("before", "after"))
    if before is None or after is None:
        abort(400)
    return min(before, after), max(before, after)
