"""Templates: one of templates/pdf with its values, as HTML that the renderer can draw."""

import re
from collections.abc import Mapping
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from akr import text
from akr.domain.role.sections import sections_at
from akr.files.pdf.glyphs import NAMED_AT_MOST, STAND_IN, drawable, missing_glyphs, names
from akr.root import root

ENDLESS_WORD = re.compile(r"(?<=\S{80})\S{20}")
"""Twenty characters after eighty without a space; no Swedish compound is as long."""


def filled(template: str, values: Mapping[str, object]) -> str:
    """Fill a template. Characters that cannot be drawn become words and are named at the end.

    The template gets their names as `unshown`, and how many more there are as `unnamed`.
    """
    found = _environment().get_template(template)
    html = found.render(values, unshown=(), unnamed=0)
    missing = missing_glyphs(html)
    if missing:
        named = names(missing)
        html = found.render(
            values, unshown=named[:NAMED_AT_MOST], unnamed=len(named[NAMED_AT_MOST:])
        )
    return drawable(html, missing)


@cache
def _environment() -> Environment:
    environment = Environment(
        # Paper's own templates, and the components that it shares with pages.
        loader=FileSystemLoader([root() / "templates/pdf", root() / "templates"]),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_breakable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "hours": text.number,
        "plain": text.plain_number,
        "long_date": text.long_date,
        "both": lambda words: text.both(tuple(words)),
        "hyphenated": lambda words: words,  # paper hyphenates by itself
        "inside": text.inside_a_sentence,
        "counted": text.counted,
        "people": lambda name, count: text.people(count, name),
        "readiness": text.readiness,
        "origin": lambda code: text.ORIGINS.get(code, code),
    }
    environment.globals |= {"STAND_IN": STAND_IN, "text": text, "sections_at": sections_at}
    return environment


def _breakable(value: object) -> object:
    """Give a word that is no word places to break: hyphenating 2,000 letters takes 20 seconds."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return ENDLESS_WORD.sub("\\g<0>\N{SOFT HYPHEN}", value)
