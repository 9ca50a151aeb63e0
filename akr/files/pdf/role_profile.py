"""The role profile: a letter to the one who takes the job, and a document that a union reads."""

from collections.abc import Iterable
from functools import lru_cache

from akr.domain.office.organisation import Letterhead
from akr.domain.role.draft import Draft, Entry
from akr.domain.role.profile import RoleProfile
from akr.domain.role.sections import ENTRIES, Place, Section, printed_at
from akr.files.pdf.logos import worn
from akr.files.pdf.renderer import Renderer
from akr.files.pdf.templates import filled
from akr.text import needed_for, role_profile

SHORT = 3000
"""Characters of limits, requirements and the like that surely fit abreast on one page."""

FILLED = 64
"""How many profiles are remembered as HTML; each is some tens of kilobytes."""

LETTERS_ABREAST = 54
"""About how many letters stand on a line of a column."""


def role_profile_pdf(
    renderer: Renderer, profile: RoleProfile, letterhead: Letterhead | None = None
) -> bytes:
    """The profile as a file to archive: PDF/UA-1 and PDF/A-2a. Raises as the renderer does."""
    return renderer.render(role_profile_html(profile, letterhead), archive=True)


@lru_cache(FILLED)
def role_profile_html(profile: RoleProfile, letterhead: Letterhead | None = None) -> str:
    """The profile as HTML for the renderer, every sum computed from the unrounded hours.

    Without a letterhead it bears the organisation's name alone. Characters that cannot be drawn are
    replaced by words and named at the end. The same values give the same HTML, so what was filled
    in lately is remembered.
    """
    values = {
        **worn(letterhead or Letterhead(profile.organisation)),
        "words": role_profile,
        "profile": profile,
        "draft": profile.draft,
        "areas": profile.areas,
        "columns": _columns(profile),
        "end": printed_at(profile.content, Place.END),
        "short": sum(len(entry.text) for entry in _entries(profile)) < SHORT,
    }
    return filled("role_profile.html", values)


def _columns(profile: RoleProfile) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """The sections that stand abreast, as alike in height as reading order lets the columns be."""
    abreast, draft = printed_at(profile.content, Place.COLUMNS), profile.draft
    heights = [_height(getattr(draft, section.key), draft) for section in abreast]
    split = min(range(1, len(abreast)), key=lambda n: max(sum(heights[:n]), sum(heights[n:])))
    return abreast[:split], abreast[split:]


def _height(entries: Iterable[Entry], draft: Draft) -> int:
    """About how many lines a section is in a column, its heading and the space above included."""
    words = (entry.text + needed_for(entry, draft) for entry in entries)
    return 3 + sum(1 + len(each) // LETTERS_ABREAST for each in words)


def _entries(profile: RoleProfile) -> Iterable[Entry]:
    """The sentences, in the order that a reader meets them."""
    for section in ENTRIES:
        yield from getattr(profile.draft, section.key)
