"""A draft's text as leader, union and manager read it: the same page parts, the same addresses."""

from dataclasses import dataclass

from flask import Flask, abort, request

from akr.domain.role.draft import Content
from akr.domain.role.editor import sections
from akr.domain.role.profile import RoleProfile
from akr.domain.role.sections import LINE, line_section, sections_at
from akr.steps.role import draft_context as background
from akr.steps.role import draft_versions
from akr.steps.role.draft_versions import Description
from akr.store.work import open_work
from akr.text import SECTIONS
from akr.web.http.forms import Form

MOST_VERSIONS = 9999


def prepare(app: Flask) -> None:
    """Let templates walk the registry of sections."""
    app.jinja_env.globals.update(sections_at=sections_at, line_section=line_section)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a page that shows a draft's text needs. `places` is section → its place on the page."""

    shown: Description
    profile: RoleProfile
    background: background.Background
    places: dict[str, str]


def reading(shown: Description) -> Reading:
    """Gather what stands beside a text."""
    return Reading(
        shown,
        draft_versions.profile_of(open_work(), shown.public_id, shown.version),
        background.see_background(open_work(), shown.public_id, shown.content),
        places(shown.content),
    )


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
    return SECTIONS | {line_section(line): line.text for line in content.draft.lines}


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
