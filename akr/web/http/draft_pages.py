"""A draft's text as leader, union and manager read it: the same page parts, the same addresses."""

from dataclasses import dataclass

from flask import abort, request

from akr.domain.role.draft import Content, lines_by_area
from akr.domain.role.editor import (
    LINE,
    sections,
)
from akr.domain.role.profile import RoleProfile
from akr.steps.role import draft_context as background
from akr.steps.role import draft_versions
from akr.steps.role.draft_versions import Description
from akr.store.work import Work
from akr.text import SECTIONS
from akr.web.http.forms import Form

MOST_VERSIONS = 9999


@dataclass(frozen=True, slots=True)
class Reading:
    """What a page that shows a draft's text needs. `places` is section → its place on the page."""

    shown: Description
    profile: RoleProfile
    background: background.Background
    places: dict[str, str]


def reading(work: Work, shown: Description) -> Reading:
    """Gather what stands beside a text, in the open reading that it comes from."""
    process = draft_versions.behind(work, shown.public_id)
    return Reading(
        shown,
        draft_versions.profile(process, shown),
        background.background(process, shown.content),
        places(shown.content),
    )


def places(content: Content) -> dict[str, str]:
    """Each section's place: its id on a page and its name in an address.

    Lines are numbered in reading order, as on paper; a task's key may hold anything, so it is in no
    address.
    """
    lines = [line for area in lines_by_area(content.draft.lines).values() for line in area]
    numbered = {f"{LINE}{line.evidence.task}": f"rad-{n}" for n, line in enumerate(lines, start=1)}
    return {section: numbered.get(section, section) for section in sections(content)}


def names_of(content: Content) -> dict[str, str]:
    """What each section is called; a line is called by its task."""
    lines = {f"{LINE}{line.evidence.task}": line.text for line in content.draft.lines}
    return SECTIONS | lines


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


LONGEST_WORDS = 5000

NUMBER = "int(max=2147483647)"
