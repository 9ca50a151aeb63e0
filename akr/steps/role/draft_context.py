"""A draft's context: what its readers, writers and deciders see beside the text."""

from collections.abc import Iterable
from dataclasses import dataclass

from akr.domain.answers.published import publish
from akr.domain.matter.displacement import MovedFrom, moved_from
from akr.domain.planning.readiness import Conditions
from akr.domain.role.checks import Finding
from akr.domain.role.draft import Content, Entry
from akr.domain.role.sections import Kind, section_named
from akr.domain.role.surroundings import Surroundings
from akr.library.areas import areas
from akr.library.checks import findings
from akr.library.offers import offers
from akr.library.role_templates import role_template
from akr.store.work import Work


@dataclass(frozen=True, slots=True)
class DraftContext:
    """The context of a text: its processes' preconditions, whose hours move, and its risks.

    `title`, `workplace` and `conditions` are its own process's; `others` are the conditions of the
    other units that it gathers from, by name. `found` is what the checks ask about the text.
    """

    title: str
    workplace: str | None
    conditions: Conditions
    others: dict[str, Conditions]
    moved_from: tuple[MovedFrom, ...]
    found: tuple[Finding, ...]

    @property
    def hints(self) -> dict[str, tuple[Finding, ...]]:
        """What is asked about each section; leaves out sections without any."""
        return by_section(self.found)


def read_context(beside: Surroundings, content: Content) -> DraftContext:
    """Say what bears on a text besides its words, by what stands beside it."""
    return DraftContext(
        title=beside.title,
        workplace=beside.workplace,
        conditions=beside.conditions,
        others=dict(beside.others),
        moved_from=moved_from(content.draft.lines),
        found=findings(content, beside.sector),
    )


def see_sector(work: Work, role_id: str) -> str | None:
    """Return what kind of workplace a role is of, if it is said. Raises UnknownDraft."""
    with work.reading():
        return work.roles.get(role_id).sector


def see_hints(work: Work, role_id: str, content: Content) -> dict[str, tuple[Finding, ...]]:
    """Show what is asked about each section of a text. Raises UnknownDraft."""
    with work.reading():
        return by_section(findings(content, work.roles.get(role_id).sector))


def by_section(found: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    """Gather findings by their section."""
    sections: dict[str, tuple[Finding, ...]] = {}
    for each in found:
        sections[each.section] = (*sections.get(each.section, ()), each)
    return sections


def see_offers(work: Work, role_id: str, content: Content, section: str) -> tuple[Entry, ...]:
    """Show the sentences that a section could have and has not. Raises UnknownDraft."""
    if section_named(section).kind is not Kind.ENTRIES:
        return ()
    with work.reading():
        role = work.roles.get(role_id)
        template = role_template(content.draft.template, role.sector)
        rows = publish(work.process(role.process)).rows if section == "learning_moments" else ()
        return offers(content.draft, section, template, rows)


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
        sector = work.roles.get(role_id).sector
    used = (line.area for line in content.draft.lines)
    return tuple(dict.fromkeys((*used, *(area.name for area in areas(sector)))))
