"""Role templates: kinds of post to start a draft from, with only what the tasks earn."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from akr.domain.role.errors import UnknownTemplate
from akr.library.areas import Area, area_of_topic, topic_of, topics
from akr.library.words import Lexicon, Origin, first, load, longest_first, needle, padded
from akr.text import the_group

_AREAS_IN_A_SENTENCE = 4


@dataclass(frozen=True, slots=True)
class Sentence:
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
        topic, words = topic_of(task), padded(task)
        says = [topics()[topic]] if topic in self.topics else []
        return says + [say for stem, say in self.words if needle(stem) in words]


@dataclass(frozen=True, slots=True)
class RoleTemplate:
    """A kind of post to start a draft from, as it reads in one sector.

    `purpose` says what the post is for, to whoever chooses among templates. `only` are the topics
    that it is limited to (empty: no limit), `usual_areas` what it is mostly about. `lead` and
    `relief` have placeholders; `lead_for` and `relief_for` fill them in.
    """

    name: str
    title: str
    origin: Origin
    sectors: tuple[str, ...]
    purpose: Sentence
    usual_areas: tuple[Area, ...]
    only: tuple[str, ...]
    lead: Sentence
    may_not: tuple[Sentence, ...]
    requirements: tuple[Sentence, ...]
    competences: tuple[Sentence, ...]
    learned: tuple[Sentence, ...]
    introduction: tuple[Sentence, ...]
    learning_moments: tuple[Sentence, ...]
    ways_onward: Sentence
    physical: tuple[Sentence, ...]
    before_employment: tuple[Sentence, ...]
    relief: Sentence
    independence: tuple[Sentence, ...]

    @property
    def said(self) -> str:
        """Say what the post is for and mostly about, to whoever chooses among templates."""
        about = _listed([area.say for area in self.usual_areas], "och")
        return f"{self.purpose.text} Mest: {about}."

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
            for say, time_for in dict.fromkeys(map(_relieved, occupations))
        ]
        return self.relief.text.format(occupations=_listed(parts, "samt")) if parts else ""

    def independence_of(self, task: str) -> str:
        """How independently a task is done at first; the workplace may say otherwise."""
        fitting = (entry.text for entry in self.independence if entry.reasons([task]))
        return next(fitting, "självständigt")

    def outside(self, tasks: Iterable[str]) -> tuple[str, ...]:
        """The tasks that the post's own limits leave out, such as office work for a biträde."""
        return tuple(task for task in tasks if self.only and topic_of(task) not in self.only)


def role_template(name: str, sector: str | None = None) -> RoleTemplate:
    """The template of that name as it reads in the sector.

    Raises UnknownTemplate, with the names that there are.
    """
    known = tuple(role["name"] for role in _roles()["role"])
    if name not in known:
        raise UnknownTemplate(name, known)
    return _template(name, sector)


def role_templates(sector: str | None = None) -> tuple[RoleTemplate, ...]:
    """The templates that suit a sector, those of the fewest sectors first; all when it is None."""
    roles = sorted(_roles()["role"], key=lambda role: len(role["sectors"]))
    return tuple(
        _template(role["name"], sector)
        for role in roles
        if sector is None or sector in role["sectors"]
    )


def default_template(sector: str | None) -> RoleTemplate:
    """Förskolestöd in a preschool, otherwise the widest: serviceassistent."""
    name = "forskolestod" if sector == "preschool" else "serviceassistent"
    return role_template(name, sector)


@cache
def _template(name: str, sector: str | None) -> RoleTemplate:
    role = next(role for role in _roles()["role"] if role["name"] == name)

    def entries(part: str) -> tuple[Sentence, ...]:
        borrowed = [
            table
            for key, table in _roles()["shared"].get(part, {}).items()
            if key in role["borrows"]
        ]
        tables = [*role.get(part, []), *borrowed, *_roles()["common"].get(part, [])]
        return tuple(entry for entry in map(_entry, tables) if entry.holds_for(sector))

    return RoleTemplate(
        name=name,
        title=role["title"],
        origin=Origin(role["origin"]),
        sectors=tuple(role["sectors"]),
        purpose=_entry(role["purpose"]),
        usual_areas=tuple(dict.fromkeys(area_of_topic(topic, sector) for topic in role["usual"])),
        only=tuple(role.get("only", [])),
        lead=entries("lead")[0],
        may_not=entries("may_not"),
        requirements=entries("requirements"),
        competences=entries("competences"),
        learned=entries("learned"),
        introduction=entries("introduction"),
        learning_moments=entries("learning_moments"),
        ways_onward=entries("ways_onward")[0],
        physical=entries("physical"),
        before_employment=entries("before_employment"),
        relief=Sentence(_roles()["relief"]["text"], Origin(_roles()["relief"]["origin"])),
        independence=entries("independence"),
    )


def _entry(table: dict[str, Any]) -> Sentence:
    return Sentence(
        text=table["text"],
        origin=Origin(table["origin"]),
        note=table.get("note", ""),
        sectors=tuple(table.get("sectors", [])),
        topics=tuple(table.get("topics", [])),
        words=tuple(table.get("words", {}).items()),
    )


def _earned(entries: tuple[Sentence, ...], tasks: tuple[str, ...]) -> tuple[Sentence, ...]:
    return tuple(e for e in entries if not (e.topics or e.words) or e.earned_by(tasks))


def _relieved(occupation: str) -> tuple[str, str]:
    time_for = first(_occupations(), padded(occupation)) or _roles()["relief"]["other"]
    return the_group(occupation), time_for


def _listed(parts: list[str], conjunction: str) -> str:
    *most, last = parts or [""]
    return f"{', '.join(most)} {conjunction} {last}" if most else last


@cache
def _occupations() -> "Lexicon[str]":
    return longest_first((table["stem"], table["time_for"]) for table in _roles()["occupation"])


def _roles() -> dict[str, Any]:
    return load("roles")
