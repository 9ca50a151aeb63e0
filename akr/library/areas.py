"""Areas: the parts of the work that a task can belong to, by the words in it."""

from dataclasses import dataclass
from functools import cache

from akr.library.words import Lexicon, Origin, first, load, longest_first, padded


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the work, as a heading and as a word in a sentence; `position` orders headings."""

    name: str
    say: str
    position: int
    origin: Origin


def area_of(task_text: str, sector: str | None) -> Area:
    """The area a task belongs to: the longest stem in it decides, Övrigt when there is none.

    Any text has an area, and case and Unicode composition do not change it. An unknown sector
    gets the areas that suit all.
    """
    return _areas_by_topic(sector)[topic_of(task_text)]


def areas(sector: str | None) -> tuple[Area, ...]:
    """The areas a sector uses, in the order in which they are listed."""
    return tuple(sorted(set(_areas_by_topic(sector).values()), key=lambda area: area.position))


@cache
def _areas_by_topic(sector: str | None) -> dict[str, Area]:
    tables = load("areas")["area"]
    names = [table["name"] for table in tables]
    found: dict[str, Area] = {}
    for table in tables:
        if sector in table.get("sectors", [sector]):
            name = table["name"]
            area = Area(name, table["say"], names.index(name), Origin(table["origin"]))
            for topic in table["topics"]:
                found.setdefault(topic, area)
    return found


def topic_of(text: str) -> str:
    """The key of the topic that a task is about, finer than its area."""
    words = padded(text)
    return first(_topic_stems("stems"), words) or first(_topic_stems("context"), words) or "other"


@cache
def _topic_stems(kind: str) -> "Lexicon[str]":
    topics = load("areas")["topic"]
    return longest_first((stem, topic["key"]) for topic in topics for stem in topic.get(kind, []))


@cache
def topics() -> dict[str, str]:
    """Every topic's key, and its short name in a sentence."""
    return {topic["key"]: topic["say"] for topic in load("areas")["topic"]}
