"""Reserved work: what may need legitimation, delegation or authority, as a hint to check."""

from dataclasses import dataclass
from functools import cache

from akr.library.words import Lexicon, Origin, first, load, longest_first, padded


@dataclass(frozen=True, slots=True)
class Reserved:
    """A hint that a task may be protected work: something to check, never legal advice."""

    kind: str
    hint: str
    origin: Origin


def reserved_work(task_text: str) -> Reserved | None:
    """The hint for work that may need legitimation, delegation or authority, if there is one."""
    return first(_reserved(), padded(task_text))


@cache
def _reserved() -> "Lexicon[Reserved]":
    return longest_first(
        (stem, Reserved(table["kind"], table["hint"], Origin(table["origin"])))
        for table in load("reserved_work")["reserved"]
        for stem in table["stems"]
    )
