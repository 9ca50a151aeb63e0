"""Template change: another template's sentences are offered, and what was written by hand stays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from akr.domain.role.draft import Draft, Entry
from akr.domain.role.editor import HERE
from akr.domain.role.sections import entries_in, section_named
from akr.library.areas import area_of
from akr.library.offers import SENTENCES_OF, sentences
from akr.library.role_templates import RoleTemplate

Choices = Mapping[str, Iterable[str]]
"""Sentences that somebody has chosen, by the key of their section."""


@dataclass(frozen=True, slots=True)
class TemplateChange:
    """What becomes of a draft with another template.

    `texts` are title and opening as the new one has them, where the old one's still stand; `added`
    and `dropped` are sentences by section. What was written by hand is in none of them.
    """

    template: RoleTemplate
    texts: dict[str, str]
    added: dict[str, tuple[Entry, ...]]
    dropped: dict[str, tuple[Entry, ...]]


def template_change(
    draft: Draft, old: RoleTemplate, new: RoleTemplate, departments: str | None, sector: str | None
) -> TemplateChange:
    """Say what differs between a draft by its own template and by another."""
    added, dropped = {}, {}
    for section in SENTENCES_OF:
        standing = entries_in(draft, section_named(section))
        says = sentences(new, section, draft.lines)
        said, kept = {each.text for each in standing}, {each.text for each in says}
        olds = {each.text for each in SENTENCES_OF[section](old)}
        added[section] = tuple(each for each in says if each.text not in said)
        dropped[section] = tuple(
            each
            for each in standing
            if each.origin != HERE and each.text in olds and each.text not in kept
        )
    return TemplateChange(
        template=new,
        texts=_texts(draft, old, new, departments, sector),
        added={section: entries for section, entries in added.items() if entries},
        dropped={section: entries for section, entries in dropped.items() if entries},
    )


def with_template(draft: Draft, change: TemplateChange, take: Choices, drop: Choices) -> Draft:
    """Give a draft another template, with those of its sentences that were chosen.

    `take` may name the texts too, by their own section.
    """
    draft = replace(draft, template=change.template.name)
    for section, text in change.texts.items():
        if text in take.get(section, ()):
            draft = replace(draft, **{section: text})  # type: ignore[arg-type]
    for section in SENTENCES_OF:
        gone = set(drop.get(section, ()))
        gone &= {each.text for each in change.dropped.get(section, ())}
        wanted = set(take.get(section, ()))
        kept = (e for e in entries_in(draft, section_named(section)) if e.text not in gone)
        new = (each for each in change.added.get(section, ()) if each.text in wanted)
        draft = replace(draft, **{section: (*kept, *new)})  # type: ignore[arg-type]
    return draft


def _texts(
    draft: Draft, old: RoleTemplate, new: RoleTemplate, departments: str | None, sector: str | None
) -> dict[str, str]:
    areas = [area_of(line.text, sector) for line in draft.lines]
    before, after = (
        {"title": role.title, "lead": role.lead_for(areas, departments)} for role in (old, new)
    )
    return {key: text for key, text in after.items() if getattr(draft, key) == before[key] != text}
