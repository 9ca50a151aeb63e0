"""The library: words, role templates and suggestions to start from, each entry with its origin.

The files beside this one are data that a facilitator can read and mend; here they are loaded once.
Stems are matched as `areas.toml` explains. Nothing in here decides: people do.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from akr.domain.phase import Phase
from akr.domain.role.errors import UnknownTemplate

__all__ = [
    "Area",
    "Entry",
    "Origin",
    "Reserved",
    "RoleTemplate",
    "Script",
    "ScriptLine",
    "Suggestion",
    "ToneKind",
    "ToneNote",
    "area_of",
    "area_words",
    "areas",
    "default_template",
    "reserved_work",
    "role_template",
    "role_templates",
    "script_for",
    "suggestions",
    "tone_notes",
]


class Origin(StrEnum):
    """Where an entry's substance comes from: an evaluation report, or our everyday knowledge."""

    WSP = "WSP"
    STEG = "STEG"
    LIKES = "LIKES"
    VARMLAND = "VÄRMLAND"
    KLIPPAN = "KLIPPAN"
    OWN = "eget"


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
    return _areas_by_topic(sector)[_topic_of(task_text)]


def areas(sector: str | None) -> tuple[Area, ...]:
    """The areas a sector uses, in the order in which they are listed."""
    return tuple(sorted(set(_areas_by_topic(sector).values()), key=lambda area: area.position))


@dataclass(frozen=True, slots=True)
class Entry:
    """A sentence in a role template, and the tasks that earn it.

    With neither topics nor words it holds for every task. `note` is for the manager, not for print.
    """

    text: str
    origin: Origin
    note: str = ""
    sectors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()

    def holds_for(self, sector: str | None) -> bool:
        """Whether the entry suits the sector; without sectors of its own it suits all."""
        return not self.sectors or sector in self.sectors

    def reasons(self, tasks: Iterable[str]) -> tuple[str, ...]:
        """What among the tasks earns the entry, in short: ("måltider", "vikarier").

        Under `may_not` the reasons are what would contradict the entry.
        """
        found = [reason for task in tasks for reason in self._reasons(task)]
        return tuple(dict.fromkeys(found))

    def earned_by(self, tasks: Iterable[str]) -> tuple[str, ...]:
        """The tasks that earn the entry, as they are worded."""
        return tuple(task for task in tasks if self._reasons(task))

    def _reasons(self, task: str) -> list[str]:
        topic, padded = _topic_of(task), _padded(task)
        says = [_topics()[topic]] if topic in self.topics else []
        return says + [say for stem, say in self.words if _needle(stem) in padded]


@dataclass(frozen=True, slots=True)
class RoleTemplate:
    """A kind of post to start a draft from, as it reads in one sector.

    `only` are the topics that the post is limited to (empty: no limit). `lead` and `relief` have
    placeholders; `lead_for` and `relief_for` fill them in.
    """

    name: str
    title: str
    origin: Origin
    sectors: tuple[str, ...]
    only: tuple[str, ...]
    lead: Entry
    may_not: tuple[Entry, ...]
    requirements: tuple[Entry, ...]
    competences: tuple[Entry, ...]
    learned: tuple[Entry, ...]
    learning_moments: tuple[Entry, ...]
    ways_onward: Entry
    physical: tuple[Entry, ...]
    before_employment: tuple[Entry, ...]
    relief: Entry
    independence: tuple[Entry, ...]

    def for_tasks(self, tasks: Iterable[str]) -> "RoleTemplate":
        """The template with only what these tasks earn: a requirement needs a task (KLIPPAN).

        Limits, learning moments and ways onward stay whatever the tasks are.
        """
        tasks = tuple(tasks)
        return replace(
            self,
            requirements=_earned(self.requirements, tasks),
            competences=_earned(self.competences, tasks),
            learned=_earned(self.learned, tasks),
            physical=_earned(self.physical, tasks),
        )

    def lead_for(
        self,
        task_areas: Iterable[Area],
        departments: str | None = None,
        colleagues: str | None = None,
    ) -> str:
        """The letter's first lines, from the areas of the draft, the largest first.

        At most four areas are named. `departments` reads as "fem avdelningar" and `colleagues` as
        "barnskötare och kockar"; what is not known is said in general.
        """
        instead = _roles()["common"]["instead"]
        says = list(dict.fromkeys(area.say for area in task_areas))
        if len(says) > _AREAS_IN_A_SENTENCE:
            says = [*says[:_AREAS_IN_A_SENTENCE], instead["more_areas"]]
        return self.lead.text.format(
            areas=_listed(says, "och") or instead["areas"],
            departments=departments or instead["departments"],
            colleagues=colleagues or instead["colleagues"],
        )

    def relief_for(self, occupations: Iterable[str]) -> str:
        """What the ordinary staff are meant to get time for, by the occupations' own names.

        It states an intention and never an effect. Without occupations it is empty.
        """
        table = _roles()["relief"]
        parts = [
            table["each"].format(say=say, time_for=time_for)
            for say, time_for in dict.fromkeys(map(_occupation, occupations))
        ]
        return self.relief.text.format(occupations=_listed(parts, "samt")) if parts else ""

    def independence_of(self, task: str) -> str:
        """How independently a task is done at first; the workplace may say otherwise."""
        fitting = (entry.text for entry in self.independence if entry.reasons([task]))
        return next(fitting, "självständigt")

    def outside(self, tasks: Iterable[str]) -> tuple[str, ...]:
        """The tasks that the post's own limits leave out, such as office work for a biträde."""
        return tuple(task for task in tasks if self.only and _topic_of(task) not in self.only)


def role_template(name: str, sector: str | None = None) -> RoleTemplate:
    """The template of that name as it reads in the sector.

    Raises UnknownTemplate, with the names that there are.
    """
    known = tuple(role["name"] for role in _roles()["role"])
    if name not in known:
        raise UnknownTemplate(name, known)
    return _template(name, sector)


def role_templates(sector: str | None = None) -> tuple[RoleTemplate, ...]:
    """The templates that suit a sector; all of them when it is None."""
    return tuple(
        _template(role["name"], sector)
        for role in _roles()["role"]
        if sector is None or sector in role["sectors"]
    )


def default_template(sector: str | None) -> RoleTemplate:
    """Förskolestöd in a preschool, otherwise the widest: serviceassistent."""
    name = "forskolestod" if sector == "preschool" else "serviceassistent"
    return role_template(name, sector)


@dataclass(frozen=True, slots=True)
class Reserved:
    """A hint that a task may be protected work: something to check, never legal advice."""

    kind: str
    hint: str
    origin: Origin


def reserved_work(task_text: str) -> Reserved | None:
    """The hint for work that may need legitimation, delegation or authority, if there is one."""
    return _first(_reserved(), _padded(task_text))


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
        for entry in _load("suggestions").get(sector or "", [])
    )


def area_words() -> tuple[str, ...]:
    """The words that name an area: a card of nothing but these, or of one word, says no task."""
    return tuple(_load("tone")["area"]["words"])


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """Something that the leader says, does or watches for."""

    text: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Script:
    """What a phase asks of the one who leads it, and a suggested length in minutes."""

    minutes: int
    say: tuple[ScriptLine, ...]
    do: tuple[ScriptLine, ...]
    watch: tuple[ScriptLine, ...]


@cache
def script_for(phase: Phase) -> Script:
    """The script of a phase; every phase has one."""
    table = _load("script")[phase]

    def lines(part: str) -> tuple[ScriptLine, ...]:
        return tuple(ScriptLine(line["text"], Origin(line["origin"])) for line in table[part])

    return Script(table["minutes"], lines("say"), lines("do"), lines("watch"))


class ToneKind(StrEnum):
    """Why a wording gets a question."""

    AREA = "area"
    VAGUE = "vague"
    UNEARNED = "unearned"
    BELITTLING = "belittling"


@dataclass(frozen=True, slots=True)
class ToneNote:
    """A friendly question about a word; it changes and refuses nothing."""

    kind: ToneKind
    word: str
    question: str
    origin: Origin


def tone_notes(text: str) -> tuple[ToneNote, ...]:
    """The questions a wording gives rise to, in the lexicon's order.

    A single word, or several that only name areas, says where but not what (AREA): meant for cards.
    """
    padded = _padded(text)
    named = [note for needle, note in _tone() if needle in padded]
    area = _load("tone")["area"]
    words = padded.split()
    if len(words) == 1 or (words and set(words) <= set(area["words"])):
        note = ToneNote(ToneKind.AREA, text.strip(), area["question"], Origin(area["origin"]))
        return (note, *named)
    return tuple(named)


_AREAS_IN_A_SENTENCE = 4

# Reading the files.


@cache
def _load(name: str) -> dict[str, Any]:
    with (Path(__file__).parent / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def _roles() -> dict[str, Any]:
    return _load("roles")


@cache
def _areas_by_topic(sector: str | None) -> dict[str, Area]:
    tables = _load("areas")["area"]
    names = [table["name"] for table in tables]
    found: dict[str, Area] = {}
    for table in tables:
        if sector in table.get("sectors", [sector]):
            name = table["name"]
            area = Area(name, table["say"], names.index(name), Origin(table["origin"]))
            for topic in table["topics"]:
                found.setdefault(topic, area)
    return found


@cache
def _topics() -> dict[str, str]:
    return {topic["key"]: topic["say"] for topic in _load("areas")["topic"]}


@cache
def _template(name: str, sector: str | None) -> RoleTemplate:
    role = next(role for role in _roles()["role"] if role["name"] == name)

    def entries(part: str) -> tuple[Entry, ...]:
        tables = [*role.get(part, []), *_roles()["common"].get(part, [])]
        return tuple(entry for entry in map(_entry, tables) if entry.holds_for(sector))

    return RoleTemplate(
        name=name,
        title=role["title"],
        origin=Origin(role["origin"]),
        sectors=tuple(role["sectors"]),
        only=tuple(role.get("only", [])),
        lead=entries("lead")[0],
        may_not=entries("may_not"),
        requirements=entries("requirements"),
        competences=entries("competences"),
        learned=entries("learned"),
        learning_moments=entries("learning_moments"),
        ways_onward=entries("ways_onward")[0],
        physical=entries("physical"),
        before_employment=entries("before_employment"),
        relief=Entry(_roles()["relief"]["text"], Origin(_roles()["relief"]["origin"])),
        independence=entries("independence"),
    )


def _entry(table: dict[str, Any]) -> Entry:
    return Entry(
        text=table["text"],
        origin=Origin(table["origin"]),
        note=table.get("note", ""),
        sectors=tuple(table.get("sectors", [])),
        topics=tuple(table.get("topics", [])),
        words=tuple(table.get("words", {}).items()),
    )


def _earned(entries: tuple[Entry, ...], tasks: tuple[str, ...]) -> tuple[Entry, ...]:
    return tuple(e for e in entries if not (e.topics or e.words) or e.earned_by(tasks))


def _occupation(name: str) -> tuple[str, str]:
    return _first(_occupations(), _padded(name)) or (name.lower(), _roles()["relief"]["other"])


def _listed(parts: list[str], conjunction: str) -> str:
    *most, last = parts or [""]
    return f"{', '.join(most)} {conjunction} {last}" if most else last


# Matching words.

_WORD = re.compile(r"[^\W_]+")
_ANYWHERE_FROM = 4  # Shorter stems would be found inside words that have nothing to do with them.
_Found = TypeVar("_Found")
_Lexicon = tuple[tuple[str, _Found], ...]


def _padded(text: str) -> str:
    """The text's words, caseless and composed, with one space before, between and after."""
    caseless = unicodedata.normalize("NFD", text).casefold()
    return f" {' '.join(_WORD.findall(unicodedata.normalize('NFC', caseless)))} "


def _needle(stem: str) -> str:
    if stem.startswith("="):
        return f" {stem[1:]} "
    return stem if len(stem) >= _ANYWHERE_FROM else f" {stem}"


def _longest_first(pairs: Iterable[tuple[str, _Found]]) -> "_Lexicon[_Found]":
    """A lexicon whose first hit is the most specific one; equals keep the file's order."""
    ranked = sorted(pairs, key=lambda pair: -len(pair[0].removeprefix("=")))
    return tuple((_needle(stem), found) for stem, found in ranked)


def _first(lexicon: "_Lexicon[_Found]", padded: str) -> _Found | None:
    return next((found for needle, found in lexicon if needle in padded), None)


def _topic_of(text: str) -> str:
    padded = _padded(text)
    return (
        _first(_topic_stems("stems"), padded) or _first(_topic_stems("context"), padded) or "other"
    )


@cache
def _topic_stems(kind: str) -> "_Lexicon[str]":
    topics = _load("areas")["topic"]
    return _longest_first((stem, topic["key"]) for topic in topics for stem in topic.get(kind, []))


@cache
def _reserved() -> "_Lexicon[Reserved]":
    return _longest_first(
        (stem, Reserved(table["kind"], table["hint"], Origin(table["origin"])))
        for table in _load("reserved_work")["reserved"]
        for stem in table["stems"]
    )


@cache
def _occupations() -> "_Lexicon[tuple[str, str]]":
    return _longest_first(
        (table["stem"], (table["say"], table["time_for"])) for table in _roles()["occupation"]
    )


@cache
def _tone() -> "_Lexicon[ToneNote]":
    return tuple(
        (
            _needle(word["stem"]),
            ToneNote(kind, word["word"], part["question"], Origin(word["origin"])),
        )
        for kind in (ToneKind.VAGUE, ToneKind.UNEARNED, ToneKind.BELITTLING)
        for part in [_load("tone")[kind]]
        for word in part["words"]
    )
