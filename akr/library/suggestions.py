"""Suggestions: tasks that many workplaces have, for a room that needs somewhere to begin."""

from dataclasses import dataclass
from functools import cache

from akr.library.words import Origin, load


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A task that many workplaces have. It has no colour: the tool suggests, people decide."""

    text: str
    origin: Origin


@cache
def suggestions(sector: str | None) -> tuple[Suggestion, ...]:
    """Suggested tasks for a sector; none for a sector that the library does not cover."""
    return tuple(
        Suggestion(entry["text"], Origin(entry["origin"]))
        for entry in load("suggestions").get(sector or "", [])
    )
