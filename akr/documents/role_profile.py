"""The role profile: a letter to the one who takes the job, and a document that a union reads."""

import re
from collections.abc import Iterable
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from akr import text
from akr.documents.glyphs import NAMED_AT_MOST, STAND_IN, drawable, missing_glyphs, names
from akr.documents.images import data_url, opaque_srgb
from akr.documents.pdf import Renderer
from akr.domain.draft import Entry
from akr.domain.role_profile import RoleProfile
from akr.root import root

SHORT = 3000
"""Characters of limits, requirements and the like that surely fit abreast on one page."""

ENDLESS_WORD = re.compile(r"(?<=\S{80})\S{20}")
"""Twenty characters after eighty without a space; no Swedish compound is as long."""


def role_profile_pdf(renderer: Renderer, profile: RoleProfile) -> bytes:
    """The profile as a file to archive: PDF/UA-1 and PDF/A-2a. Raises as the renderer does."""
    return renderer.render(role_profile_html(profile), archive=True)


def role_profile_html(profile: RoleProfile) -> str:
    """The profile as HTML for the renderer, every sum computed here from the unrounded hours.

    Characters that cannot be drawn are replaced by words and named at the end. Raises BadImage
    when the logo cannot be used.
    """
    values = {
        "profile": profile,
        "draft": profile.draft,
        "areas": profile.areas,
        "hours": profile.hours,
        "share": profile.hours.full_time_share(profile.full_time_hours),
        "participants": sum(seats for _, seats in profile.provenance.participants),
        "origins": _origins(profile),
        "short": sum(len(entry.text) for entry in _entries(profile)) < SHORT,
        "logo": Markup(data_url(opaque_srgb(profile.logo))) if profile.logo else None,  # noqa: S704  (base64)
    }
    template = _environment().get_template("role_profile.html")
    html = template.render(values, unshown=(), unnamed=0)
    missing = missing_glyphs(html)
    if missing:
        named = names(missing)
        html = template.render(
            values, unshown=named[:NAMED_AT_MOST], unnamed=len(named[NAMED_AT_MOST:])
        )
    return drawable(html, missing)


def _origins(profile: RoleProfile) -> dict[str, str]:
    """A letter for each origin, in the order that a reader meets them."""
    letters: dict[str, str] = {}
    for entry in _entries(profile):
        letters.setdefault(entry.origin, "abcdefghijklmnopqrstuvwxyz"[len(letters) % 26])
    return letters


def _entries(profile: RoleProfile) -> Iterable[Entry]:
    draft = profile.draft
    yield from draft.relief
    yield from draft.may_not
    yield from draft.requirements
    yield from draft.learned_on_the_job
    yield from draft.learning_moments
    yield from draft.ways_onward
    yield from draft.before_employment
    yield from draft.physical_demands


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(root() / "templates/pdf"),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_breakable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "hours": text.number,
        "plain": text.plain_number,
        "percent": lambda share: _plain_spaces(text.percent(share)),
        "long_date": text.long_date,
        "both": lambda words: text.both(tuple(words)),
        "inside": text.inside_a_sentence,
        "counted": text.counted,
        "origin": lambda code: text.ORIGINS.get(code, code),
    }
    environment.globals |= {"STAND_IN": STAND_IN}
    return environment


def _breakable(value: object) -> object:
    """Give a word that is no word places to break: hyphenating 2,000 letters takes 20 seconds."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return ENDLESS_WORD.sub("\\g<0>\N{SOFT HYPHEN}", value)


def _plain_spaces(words: str) -> str:
    """No-break spaces as spaces: who searches the file for "86 %" types an ordinary space."""
    return words.replace("\N{NO-BREAK SPACE}", " ")
