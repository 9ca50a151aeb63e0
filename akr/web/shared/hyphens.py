"""Where a long word may break: browsers seldom have a Swedish dictionary of their own."""

import re
from functools import lru_cache

from flask import Flask
from pyphen import Pyphen

LONG_WORD = re.compile(r"\w{10,}")
"""From ten letters on a word may be divided; a shorter one stays whole."""

SOFT_HYPHEN = "\N{SOFT HYPHEN}"


def prepare(app: Flask) -> None:
    """Give templates the filter `hyphenated`."""
    app.jinja_env.filters["hyphenated"] = hyphenated


@lru_cache(maxsize=4096)
def hyphenated(words: str) -> str:
    """Words with soft hyphens in the long ones, so that a compound breaks where Swedish lets it.

    At least three letters stand on either line.
    """
    return LONG_WORD.sub(lambda word: _swedish().inserted(word[0], SOFT_HYPHEN), words)


@lru_cache(maxsize=1)
def _swedish() -> Pyphen:
    """Read the dictionary when it is first needed, which takes a moment."""
    return Pyphen(lang="sv_SE", left=3, right=3)
