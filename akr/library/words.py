"""Words: reading the library's files, and finding their stems as `entries/areas.toml` explains."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar


class Origin(StrEnum):
    """Where an entry's substance comes from: an evaluation report, or our everyday knowledge."""

    WSP = "WSP"
    STEG = "STEG"
    LIKES = "LIKES"
    VARMLAND = "VÄRMLAND"
    KLIPPAN = "KLIPPAN"
    OWN = "eget"


_ENTRIES = Path(__file__).parent / "entries"


@cache
def load(name: str) -> dict[str, Any]:
    """Read a file of the library, once."""
    with (_ENTRIES / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


_WORD = re.compile(r"[^\W_]+")
_ANYWHERE_FROM = 4  # Shorter stems would be found inside words that have nothing to do with them.
Found = TypeVar("Found")
Lexicon = tuple[tuple[str, Found], ...]
"""Needles, each with what it stands for."""


def padded(text: str) -> str:
    """The text's words, caseless and composed, with one space before, between and after."""
    return f" {' '.join(_WORD.findall(caseless(text)))} "


def caseless(text: str) -> str:
    """Return the text composed, and without capitals."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).casefold())


def needle(stem: str) -> str:
    """What to look for in padded words to find a stem."""
    if stem.startswith("="):
        return f" {stem[1:]} "
    if stem.startswith("-"):
        return f"{stem[1:]} "
    return stem if len(stem) >= _ANYWHERE_FROM else f" {stem}"


def longest_first(pairs: Iterable[tuple[str, Found]]) -> "Lexicon[Found]":
    """A lexicon whose first hit is the most specific one; equals keep the file's order."""
    ranked = sorted(pairs, key=lambda pair: -len(pair[0].lstrip("=-")))
    return tuple((needle(stem), found) for stem, found in ranked)


def first(lexicon: "Lexicon[Found]", words: str) -> Found | None:
    """What the first stem that padded words hold stands for."""
    return next((found for stem, found in lexicon if stem in words), None)
