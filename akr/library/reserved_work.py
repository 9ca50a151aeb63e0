"""Reserved work: what may need legitimation, delegation or authority, as a hint to check."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from akr.library.lines import Pairs, first_pair, pairs
from akr.library.words import Lexicon, Origin, first, load, longest_first, padded


@dataclass(frozen=True, slots=True)
class Reserved:
    """A hint that a task may be protected work: something to check, never legal advice.

    `why` says what it protects; `hint` is also the way out.
    """

    kind: str
    hint: str
    origin: Origin
    why: str


def reserved_work(task_text: str) -> Reserved | None:
    """The hint for work that may need legitimation, delegation or authority, if there is one."""
    words = padded(task_text)
    return first_pair(_reserved_pairs(), words) or first(_reserved(), words)


def reserved_in(text: str) -> tuple[Reserved, ...]:
    """The hints for all reserved work in a longer text, sentence by sentence, each once.

    Meant for what a post does; what it may not do names such work on purpose.
    """
    found = [reserved_work(clause) for clause in re.split(r"[.!?;,\n]|\boch\b", text)]
    return tuple(dict.fromkeys(filter(None, found)))


@cache
def _reserved() -> "Lexicon[Reserved]":
    return longest_first(
        (stem, _hint(table))
        for table in load("reserved_work")["reserved"]
        for stem in table["stems"]
    )


@cache
def _reserved_pairs() -> "Pairs[Reserved]":
    return pairs(
        (pair, _hint(table))
        for table in load("reserved_work")["reserved"]
        for pair in table.get("pairs", [])
    )


def _hint(table: dict[str, Any]) -> Reserved:
    return Reserved(table["kind"], table["hint"], Origin(table["origin"]), table["why"])
