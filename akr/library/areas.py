"""Areas: the parts of the work that a task can belong to, by what is done with what."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from akr.library.lines import Clause, Pairs, clauses, first_pair, pairs, verb_form
from akr.library.words import Lexicon, Origin, first, load, longest_first


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the work, as a heading and as a word in a sentence; `position` orders headings."""

    name: str
    say: str
    position: int
    origin: Origin


def area_of(task_text: str, sector: str | None) -> Area:
    """The area a task belongs to by its verb and object; Övrigt when nothing in it says.

    *Bädda sängarna efter frukost* is about beds: a time decides only when nothing else does.

    Any text has an area, and case and Unicode composition do not change it. An unknown sector
    gets the areas that suit all.
    """
    return area_of_topic(topic_of(task_text), sector)


def area_of_topic(topic: str, sector: str | None) -> Area:
    """The area that a topic belongs to in a sector."""
    return _areas_by_topic(sector)[topic]


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


@lru_cache(maxsize=4096)  # A draft asks of each task once for each sentence of the library.
def topic_of(text: str) -> str:
    """The key of the topic that a task is about, finer than its area.

    What is done with what decides; then where; then when; then with whom.
    """
    acts = clauses(text)
    stems, context, whom = map(_stems, ("stems", "context", "whom"))
    found = (
        *(_done_in(act) for act in acts),
        *(first(context, act.said) for act in acts),
        *(first(stems, act.words) for act in acts),
        *(first(context, act.words) for act in acts),
        *(first(whom, act.words) for act in acts),
    )
    return next(filter(None, found), "other")


def _done_in(act: Clause) -> str | None:
    """The topic by verb and object, then by either, then by anything but the time."""
    return (
        first_pair(_pairs(), act.said)
        or next((topic for phrase, topic in _phrases() if act.begins(phrase)), None)
        or _by_verb(act)
        or first(_stems("stems"), act.act)
        or first(_stems("stems"), act.said)
    )


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb that says what a task is about, unless it is done to something of `yields_to`."""

    form: re.Pattern[str]
    topic: str
    yields_to: frozenset[str]


def _by_verb(act: Clause) -> str | None:
    """The topic of the first verb that has one, or of its object where the verb yields to it."""
    hits = [(hit, verb) for verb in _verbs() if (hit := verb.form.search(act.act))]
    if not hits:
        return None
    hit, verb = min(hits, key=lambda each: (each[0].start(), -each[0].end()))
    thing = first(_stems("stems"), f" {hit['of']}{act.act[hit.end() :]}")
    return thing if thing in verb.yields_to else verb.topic


@cache
def _verbs() -> tuple[_Verb, ...]:
    return tuple(
        _Verb(verb_form(stem), group["topic"], frozenset(group["yields_to"]))
        for group in load("areas")["verbs"]
        for stem in group["stems"]
    )


@cache
def _pairs() -> "Pairs[str]":
    topics = load("areas")["topic"]
    return pairs((pair, topic["key"]) for topic in topics for pair in topic.get("pairs", []))


@cache
def _phrases() -> "Lexicon[str]":
    return tuple((phrase, topic) for phrase, topic in _stems("stems") if " " in phrase.strip())


@cache
def _stems(kind: str) -> "Lexicon[str]":
    topics = load("areas")["topic"]
    return longest_first((stem, topic["key"]) for topic in topics for stem in topic.get(kind, []))


@cache
def topics() -> dict[str, str]:
    """Every topic's key, and its short name in a sentence."""
    return {topic["key"]: topic["say"] for topic in load("areas")["topic"]}
