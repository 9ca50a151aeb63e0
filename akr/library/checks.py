"""Checks of a role's words: what the library asks about titles, limits, requirements and tone."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from operator import attrgetter

from akr.domain.role.checks import Check, Finding, own_findings
from akr.domain.role.draft import Content
from akr.domain.role.line_edits import orphans
from akr.domain.role.sections import (
    SECTIONS,
    Kind,
    entries_of,
    line_section,
    section_named,
    words_of,
)
from akr.library.protected_titles import protected_titles
from akr.library.reserved_work import reserved_in
from akr.library.role_templates import RoleTemplate, role_template
from akr.library.tone import ToneKind, ToneNote, tone_notes, unearned_requirements

LONGEST_READ_ALOUD = 30
"""Words of a sentence: a longer one is lost when it is read aloud, and hard for a newcomer."""

_NAMES_OTHERS = frozenset({"may_not", "relief", "learning_moments", "ways_onward"})
"""Sections that name others' titles on purpose."""

_NAMES_WHAT_IS_DONE = frozenset(
    {"lead", "responsibility", "requirements", "merits", "competences", "learned_on_the_job"}
)
"""Sections beside the tasks that say what the post does; what others get time for is theirs."""

_NEAR_CHILDREN = frozenset({"preschool", "school"})


@lru_cache(maxsize=64)  # A page asks several times about the same text.
def findings(content: Content, sector: str | None) -> tuple[Finding, ...]:
    """Return all that is asked about a role's text, in the checks' order and then as it is read."""
    template = role_template(content.draft.template, sector)
    found = chain(
        own_findings(content),
        _titles(content),
        _wordings(content),
        _lines(content, template),
        _requirements(content),
        _contradictions(content, template),
        _forgotten(content, template, sector),
        _orphans(content),
    )
    order = list(Check)
    return tuple(sorted(dict.fromkeys(found), key=lambda each: order.index(each.check)))


def _titles(content: Content) -> Iterator[Finding]:
    for section, words in _said(content):
        if section in _NAMES_OTHERS:
            continue
        for each in protected_titles(words):
            said = f"”{each.title}”: {each.why} {each.way_out}"
            yield Finding(Check.PROTECTED_TITLE, section, said, each.source, (words,))


def _wordings(content: Content) -> Iterator[Finding]:
    for section, words in _said(content):
        for note in tone_notes(words):
            if note.kind is not ToneKind.AREA:
                yield _about(section, words, note)
        for sentence in _sentences(words):
            if (length := len(sentence.split())) > LONGEST_READ_ALOUD:
                said = f"En mening har {length} ord och är svår att läsa högt. Dela den."
                yield Finding(Check.TOO_LONG, section, said, rests_on=(sentence,))
            if section in _NAMES_WHAT_IS_DONE and "tid" not in sentence.casefold():
                yield from _reserved(section, sentence)


def _sentences(words: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", words)


def _lines(content: Content, template: RoleTemplate) -> Iterator[Finding]:
    for line in content.draft.lines:
        section, words = line_section(line), (line.text,)
        for note in tone_notes(line.text):
            yield _about(section, line.text, note)
        yield from _reserved(section, line.text)
        if template.outside([line.text]):
            said = (
                f"Rollmallen {template.title.lower()} är inte tänkt för sådant. "
                "Behåll uppgiften om ni menar det."
            )
            yield Finding(Check.OUTSIDE_TEMPLATE, section, said, rests_on=words)


def _reserved(section: str, words: str) -> Iterator[Finding]:
    for each in reserved_in(words):
        yield Finding(Check.RESERVED_WORK, section, each.hint, each.why, (words,))


def _about(section: str, sentence: str, note: ToneNote) -> Finding:
    personal = note.kind in {ToneKind.PERSON, ToneKind.GENDERED}
    check = Check.ABOUT_THE_PERSON if personal else Check.WORDING
    said = f"”{note.word}”: {note.question}"
    return Finding(check, section, said, note.why, (sentence, note.word))


def _requirements(content: Content) -> Iterator[Finding]:
    tasks = tuple(line.text for line in content.draft.lines)
    for section in filter(attrgetter("earned"), SECTIONS):
        for entry in entries_of(content, section):
            for note in unearned_requirements(entry.text, tasks):
                said = f"”{note.word}”: {note.question}"
                check = Check.UNEARNED_REQUIREMENT
                yield Finding(check, section.key, said, note.why, (entry.text,))


def _contradictions(content: Content, template: RoleTemplate) -> Iterator[Finding]:
    """Ask about tasks that seem to be among what the role may not do."""
    limits = {entry.text for entry in content.draft.may_not}
    tasks = tuple(line.text for line in content.draft.lines)
    for entry in template.may_not:
        for task in entry.earned_by(tasks) if entry.text in limits else ():
            said = (
                f"”{entry.text}” och uppgiften ”{task}” ser ut att säga emot varandra. "
                "Ändra det ena, eller behåll båda om ni menar det."
            )
            yield Finding(Check.AGAINST_LIMITS, "may_not", said, rests_on=(entry.text, task))


def _forgotten(content: Content, template: RoleTemplate, sector: str | None) -> Iterator[Finding]:
    """Ask about what the template asks for before employment and the text no longer does.

    Near children it is an extract from the criminal record.
    """
    near = sector in _NEAR_CHILDREN
    said = {entry.text for entry in content.draft.before_employment}
    for each in template.before_employment:
        if each.text not in said:
            yield Finding(
                Check.RECORD_NEAR_CHILDREN if near else Check.FORGOTTEN,
                "before_employment",
                f"”{each.text}” finns i rollmallen men står inte här. Lägg tillbaka det, "
                "eller låt bli om det inte behövs för just den här anställningen.",
                each.note,
                (each.text, *sorted(said)),
            )


def _orphans(content: Content) -> Iterator[Finding]:
    for section, entries in orphans(content.draft).items():
        earned = section_named(section).earned
        check = Check.ORPHANED_REQUIREMENT if earned else Check.ORPHANED_SENTENCE
        for entry in entries:
            said = f"”{entry.text}” kom med en uppgift som inte längre är med i rollen. "
            yield Finding(check, section, said + _WAY_OUT[earned], rests_on=(entry.text,))


_WAY_OUT = {
    True: "Välj vilken uppgift som behöver det, eller ta bort det.",
    False: "Spara delen om det ska stå kvar ändå, eller ta bort det.",
}
"""What can be done with a sentence whose tasks are gone, by whether it must be earned."""


def _said(content: Content) -> Iterator[tuple[str, str]]:
    """A draft's texts and sentences, each with its section; a line's words are asked about apart.

    A sentence is without what earns it, so that a reworded task asks nothing anew about it.
    """
    for section in SECTIONS:
        if section.kind is Kind.TEXT:
            yield section.key, words_of(content, section)
        elif section.kind is Kind.ENTRIES:
            yield from ((section.key, entry.text) for entry in entries_of(content, section))
