"""A draft's context: what its readers, writers and deciders see beside the text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from akr.domain.matter.displacement import MovedFrom, moved_from
from akr.domain.planning.readiness import Conditions
from akr.domain.role.concerns import Concern, concerns
from akr.domain.role.draft import Content
from akr.domain.role.editor import section_text
from akr.domain.role.line_edits import orphans
from akr.domain.role.sections import SECTIONS, Kind, line_section, section_named
from akr.domain.role.surroundings import Surroundings
from akr.library.areas import areas
from akr.library.drafting import sector_of
from akr.library.protected_titles import protected_titles
from akr.library.reserved_work import reserved_work
from akr.library.role_templates import RoleTemplate, role_template
from akr.library.tone import ToneKind, tone_notes, unearned_requirements
from akr.store.work import Work


@dataclass(frozen=True, slots=True)
class DraftContext:
    """The context of a text: its processes' preconditions, whose hours move, and its risks.

    `title`, `workplace` and `conditions` are its own process's; `others` are the conditions of the
    other units that it gathers from, by name. `hints` are questions to the writer, by section;
    they never block.
    """

    title: str
    workplace: str | None
    conditions: Conditions
    others: dict[str, Conditions]
    moved_from: tuple[MovedFrom, ...]
    concerns: tuple[Concern, ...]
    hints: dict[str, tuple[str, ...]]


def read_context(beside: Surroundings, content: Content) -> DraftContext:
    """Say what bears on a text besides its words, by what stands beside it."""
    return DraftContext(
        title=beside.title,
        workplace=beside.workplace,
        conditions=beside.conditions,
        others=dict(beside.others),
        moved_from=moved_from(content.draft.lines),
        concerns=concerns(content),
        hints=hints(content, beside.sector),
    )


def see_hints(work: Work, role_id: str, content: Content) -> dict[str, tuple[str, ...]]:
    """Show the library's questions about a text. Raises UnknownDraft."""
    with work.reading():
        return hints(content, see_sector(work, role_id))


def see_occupations(work: Work, role_id: str) -> tuple[str, ...]:
    """Show the names of the occupations in a role's processes, its own process's first.

    Raises UnknownDraft.
    """
    with work.reading():
        processes = work.roles.processes(work.roles.get(role_id))
        names = (
            name
            for each in processes
            for name in work.process_in_part(each, "occupations").occupation_names().values()
        )
        return tuple(dict.fromkeys(names))


def see_areas(work: Work, role_id: str, content: Content) -> tuple[str, ...]:
    """Show the areas that a line can stand in: the text's own, then the library's for the sector.

    Raises UnknownDraft.
    """
    with work.reading():
        sector = see_sector(work, role_id)
    used = (line.area for line in content.draft.lines)
    return tuple(dict.fromkeys((*used, *(area.name for area in areas(sector)))))


def see_sector(work: Work, role_id: str) -> str | None:
    """Return what kind of workplace a role's own process is of; None where it is not said.

    Raises UnknownDraft.
    """
    with work.reading():
        return sector_of(work.process_in_part(work.roles.get(role_id).process))


def hints(content: Content, sector: str | None) -> dict[str, tuple[str, ...]]:
    """Return the library's questions about a text, by section; leaves out sections without any."""
    draft = content.draft
    found: dict[str, list[str]] = {}
    for section in (each.key for each in SECTIONS if each.kind in {Kind.TEXT, Kind.ENTRIES}):
        words = section_text(content, section)
        found[section] = _about_words(words.splitlines()) + _too_long(words)
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
    found["before_employment"] += _forgotten(content, template)
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


LONGEST_READ_ALOUD = 30
"""Words of a sentence: a longer one is lost when it is read aloud, and hard for a newcomer."""


def _too_long(text: str) -> list[str]:
    """Ask about sentences that are too long to read aloud."""
    return [
        f"En mening har {len(words)} ord och är svår att läsa högt. Dela den."
        for sentence in re.split(r"(?<=[.!?])\s+", text)
        if len(words := sentence.split()) > LONGEST_READ_ALOUD
    ]


def _forgotten(content: Content, template: RoleTemplate) -> list[str]:
    """Ask about what the template asks for before employment and the text no longer does.

    Near children it is an extract from the criminal record.
    """
    said = {entry.text for entry in content.draft.before_employment}
    return [
        f"”{each.text}” finns i rollmallen men står inte här. "
        "Lägg tillbaka det, eller låt bli om det inte behövs för just den här anställningen."
        for each in template.before_employment
        if each.text not in said
    ]


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
