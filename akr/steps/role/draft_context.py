"""A draft's context: what its readers, writers and deciders see beside the text."""

from collections.abc import Iterable
from dataclasses import dataclass

from akr.domain.matter.displacement import MovedFrom, moved_from
from akr.domain.planning.readiness import Conditions, conditions
from akr.domain.proposals.effort import Hours, add_up, tasks_for_a_new_role
from akr.domain.proposals.process import Process
from akr.domain.role.concerns import Concern, concerns
from akr.domain.role.draft import Content
from akr.domain.role.editor import section_text
from akr.domain.role.line_edits import orphans
from akr.domain.role.sections import SECTIONS, Kind, line_section, section_named
from akr.library.areas import areas
from akr.library.protected_titles import protected_titles
from akr.library.reserved_work import reserved_work
from akr.library.role_templates import (
    RoleTemplate,
    default_template,
    role_template,
    role_templates,
)
from akr.library.tone import ToneKind, tone_notes, unearned_requirements
from akr.steps.planning.processes import called
from akr.store.work import Work


@dataclass(frozen=True, slots=True)
class DraftContext:
    """The context of a text: the process's preconditions, whose hours move, and its risks.

    `hints` are questions to the writer, by section; they never block.
    """

    title: str
    workplace: str | None
    conditions: Conditions
    moved_from: tuple[MovedFrom, ...]
    concerns: tuple[Concern, ...]
    hints: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Start:
    """The material for a draft: tasks proposed for a new role, and its sector's templates."""

    title: str
    tasks: int
    hours: Hours
    templates: dict[str, RoleTemplate]
    default: str


def read_context(process: Process, content: Content) -> DraftContext:
    """Say what the process says beside a text; of it are read its workplace and its plan."""
    sector = process.workplace.sector if process.workplace else None
    return DraftContext(
        title=called(process),
        workplace=process.workplace.name if process.workplace else None,
        conditions=conditions(process),
        moved_from=moved_from(content.draft.lines),
        concerns=concerns(content),
        hints=hints(content, sector),
    )


def see_hints(work: Work, public_id: str, content: Content) -> dict[str, tuple[str, ...]]:
    """Show the library's questions about a text. Raises UnknownProcess."""
    with work.reading():
        process = work.process_in_part(public_id)
    return hints(content, process.workplace.sector if process.workplace else None)


def see_start(work: Work, public_id: str) -> Start:
    """Show the material for a draft. Raises UnknownProcess."""
    with work.reading():
        process = work.process_in_part(public_id, "tasks", "proposals")
    tasks = tasks_for_a_new_role(process)
    sector = process.workplace.sector if process.workplace else None
    return Start(
        title=called(process),
        tasks=len(tasks),
        hours=add_up(tasks),
        templates={each.name: each for each in role_templates(sector)},
        default=default_template(sector).name,
    )


def see_occupations(work: Work, public_id: str) -> tuple[str, ...]:
    """Show the names of a process's occupations, in its order. Raises UnknownProcess."""
    with work.reading():
        return tuple(work.process_in_part(public_id, "occupations").occupation_names().values())


def see_areas(work: Work, public_id: str, content: Content) -> tuple[str, ...]:
    """Show the areas that a line can stand in: the text's own, then the library's for the sector.

    Raises UnknownProcess.
    """
    with work.reading():
        process = work.process_in_part(public_id)
    sector = process.workplace.sector if process.workplace else None
    used = (line.area for line in content.draft.lines)
    return tuple(dict.fromkeys((*used, *(area.name for area in areas(sector)))))


def hints(content: Content, sector: str | None) -> dict[str, tuple[str, ...]]:
    """Return the library's questions about a text, by section; leaves out sections without any."""
    draft = content.draft
    found: dict[str, list[str]] = {}
    for section in (each.key for each in SECTIONS if each.kind in {Kind.TEXT, Kind.ENTRIES}):
        found[section] = _about_words(section_text(content, section).splitlines())
    for section in ("title", "lead"):
        found.setdefault(section, []).extend(
            f"”{each.title}”: {each.why} {each.way_out}"
            for each in protected_titles(section_text(content, section))
        )
    found["requirements"] += [
        f"”{note.word}”: {note.question}"
        for entry in draft.requirements
        for note in unearned_requirements(entry.text, [line.text for line in draft.lines])
    ]
    template = role_template(draft.template, sector)
    for line in draft.lines:
        said = _about_words([line.text], also_bare=True)
        if reserved := reserved_work(line.text):
            said.append(reserved.hint)
        if template.outside([line.text]):
            said.append(
                f"Rollmallen {template.title.lower()} är inte tänkt för sådant. "
                "Behåll uppgiften om ni menar det."
            )
        found[line_section(line)] = said
    found["may_not"] += _contradictions(content, template)
    for key, entries in orphans(draft).items():
        found[key] += [
            f"”{entry.text}” kom med en uppgift som inte längre är med i rollen. "
            + _WAY_OUT[section_named(key).earned]
            for entry in entries
        ]
    return {section: tuple(said) for section, said in found.items() if said}


_WAY_OUT = {
    True: "Välj vilken uppgift som behöver det, eller ta bort det.",
    False: "Spara delen om det ska stå kvar ändå, eller ta bort det.",
}
"""What can be done with a sentence whose tasks are gone, by whether it must be earned."""


def _about_words(sentences: Iterable[str], *, also_bare: bool = False) -> list[str]:
    """Ask about vague, unjustified and belittling words, and with `also_bare` one-word tasks."""
    return [
        f"”{note.word}”: {note.question}"
        for sentence in sentences
        for note in tone_notes(sentence)
        if also_bare or note.kind is not ToneKind.AREA
    ]


def _contradictions(content: Content, template: RoleTemplate) -> list[str]:
    """Ask about tasks that seem to be among what the role may not do."""
    limits = {entry.text for entry in content.draft.may_not}
    tasks = [line.text for line in content.draft.lines]
    return [
        f"”{entry.text}” och uppgiften ”{task}” ser ut att säga emot varandra. "
        "Ändra det ena, eller behåll båda om ni menar det."
        for entry in template.may_not
        if entry.text in limits
        for task in entry.earned_by(tasks)
    ]
