"""The review annex: the role profile's companion, with what each line of it rests on."""

from functools import lru_cache

from akr.domain.office.organisation import Letterhead
from akr.domain.role.profile import RoleProfile
from akr.files.pdf.logos import worn
from akr.files.pdf.renderer import Renderer
from akr.files.pdf.role_profile import FILLED
from akr.files.pdf.templates import filled
from akr.library.checks import findings
from akr.text import review_annex, role_profile


def review_annex_pdf(
    renderer: Renderer, profile: RoleProfile, letterhead: Letterhead | None = None
) -> bytes:
    """The annex as a file to archive: PDF/UA-1 and PDF/A-2a. Raises as the renderer does."""
    return renderer.render(review_annex_html(profile, letterhead), archive=True)


@lru_cache(FILLED)
def review_annex_html(profile: RoleProfile, letterhead: Letterhead | None = None) -> str:
    """The annex as HTML for the renderer, with the profile's own sums; remembered like it."""
    found = findings(profile.content, profile.sector)
    values = {
        **worn(letterhead or Letterhead(profile.organisation)),
        "words": review_annex,
        "of_role": role_profile,
        "profile": profile,
        "facts": role_profile.facts_of(profile),
        "questions": review_annex.open_questions(profile, found),
        "kept": review_annex.kept_with_reasons(profile, found),
    }
    return filled("review_annex.html", values)
