"""Glyphs: which characters our faces can draw, known before rendering, so that none is lost.

A character without a glyph would be drawn as an empty box, which no screen reader can say and no
archive standard takes. It is replaced by words, and named at the end of the document.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from fontTools.ttLib import TTFont

from akr.domain.written import composed
from akr.root import root

FACES = (
    "AtkinsonHyperlegible-Regular",
    "NotoSans-Regular",
    "NotoSansEthiopic-Regular",
    "NotoSansSymbols2-Regular",
    "NotoSansSymbols-Regular",
)
"""The regular faces, in the order of `font-family` in pdf/print.css; each bold covers the same."""

STAND_IN = "[tecken saknas]"

NAMED_AT_MOST = 12

_LAYOUT = frozenset("\t\n\r ")
_SOFT_HYPHEN = "\u00ad"
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)


def missing_glyphs(text: str) -> frozenset[str]:
    """The characters of a text, in composed form, that no embedded face can draw.

    Invisible ones, which only steer others, are never missing.
    """
    return frozenset(_visible(text)) - _drawable() - _LAYOUT


def drawable(text: str, missing: frozenset[str]) -> str:
    """The text in composed form, each run of missing characters replaced by `STAND_IN`.

    Invisible characters go: without the emoji that they steer they would be marks without glyphs.
    """
    if not missing:
        return _visible(text)
    run = "[" + "".join(re.escape(character) for character in missing) + "]+"
    return re.sub(run, STAND_IN, _visible(text))


def names(characters: Iterable[str]) -> tuple[str, ...]:
    """Name characters as Unicode does, in code order: GRINNING FACE (U+1F600)."""
    return tuple(
        f"{unicodedata.name(character, 'utan namn')} (U+{ord(character):04X})"
        for character in sorted(characters)
    )


def _visible(text: str) -> str:
    hidden = {ord(character): None for character in set(text) if _is_invisible(character)}
    return composed(text.translate(hidden))


def _is_invisible(character: str) -> bool:
    steers = unicodedata.category(character) == "Cf" or ord(character) in _VARIATION_SELECTORS
    return steers and character != _SOFT_HYPHEN


@cache
def _drawable() -> frozenset[str]:
    characters: set[str] = set()
    for face in FACES:
        with TTFont(root() / f"static/fonts/{face}.ttf", lazy=True) as font:
            characters.update(map(chr, font.getBestCmap()))
    return frozenset(characters)
