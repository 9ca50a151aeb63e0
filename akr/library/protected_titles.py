"""Protected titles: what only some may be called, as a hint to check when a post is given one."""

import re
from dataclasses import dataclass
from functools import cache

from akr.library.words import Origin, load, padded


@dataclass(frozen=True, slots=True)
class ProtectedTitle:
    """A hint that a title may be protected: why, where that is said, and the way out."""

    title: str
    why: str
    way_out: str
    source: str
    origin: Origin


def protected_titles(text: str) -> tuple[ProtectedTitle, ...]:
    """The hints for titles that a text gives to whoever takes the post.

    *Undersköterska natt* and *du är sjuksköterska* do; *följ en undersköterska* names a colleague,
    and *vägen till undersköterska* a way onward.
    """
    sentences = [padded(each) for each in re.split(r"[.!?:;\n]", text)]
    return tuple(hint for said, hint in _titles() if any(map(said.search, sentences)))


_FIRST = "(?: legitimerad| utbildad)?"
# *Undersköterska natt 75 %* is a title; *Sjuksköterska ansvarar för dosetterna* is not.
_WORDS_AFTER = 2


@cache
def _titles() -> tuple[tuple[re.Pattern[str], ProtectedTitle], ...]:
    content = load("protected_titles")
    before = "|".join(content["said_of_the_post"])
    return tuple(
        (
            re.compile(f" (?:{before}) {title} |^{_FIRST} {title} (?:[^ ]+ ){{,{_WORDS_AFTER}}}$"),
            ProtectedTitle(
                *(title, table["why"], table["way_out"], table["source"], Origin(table["origin"]))
            ),
        )
        for table in content["title"]
        for title in table["titles"]
    )
