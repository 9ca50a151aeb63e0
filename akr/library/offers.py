"""Offers: sentences that a section could have, from the role's template and the room's result."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from akr.domain.answers.published import ResultRow
from akr.domain.answers.sorting import Colour
from akr.domain.role.draft import Draft, Entry
from akr.domain.role.editor import HERE
from akr.domain.role.lines import Line
from akr.domain.role.sections import entries_in, section_named
from akr.library.role_templates import RoleTemplate, Sentence
from akr.text import inside_a_sentence

MOST_TO_SEE = 8
"""Green tasks offered to see: more is no help to choose."""

SENTENCES_OF: dict[str, Callable[[RoleTemplate], tuple[Sentence, ...]]] = {
    "may_not": lambda role: role.may_not,
    "requirements": lambda role: role.requirements,
    "competences": lambda role: role.competences,
    "before_employment": lambda role: role.before_employment,
    "introduction": lambda role: role.introduction,
    "learned_on_the_job": lambda role: role.learned,
    "learning_moments": lambda role: role.learning_moments,
    "ways_onward": lambda role: (role.ways_onward,),
    "physical_demands": lambda role: role.physical,
}
"""What a template has to say in each section that it speaks in."""


def entry_of(sentence: Sentence, lines: Iterable[Line]) -> Entry:
    """Set a template's sentence with the lines that earn it; a limit is earned by none."""
    earning = tuple(line.id for line in lines if sentence.earned_by([line.text]))
    return Entry(sentence.text, sentence.origin, lines=earning)


def sentences(role: RoleTemplate, section: str, lines: Iterable[Line]) -> tuple[Entry, ...]:
    """Return what a template says in a section about a role with these lines."""
    lines = tuple(lines)
    earned = role.for_tasks([line.text for line in lines])
    said = SENTENCES_OF[section](earned) if section in SENTENCES_OF else ()
    entries = (entry_of(each, lines) for each in said)
    return tuple(replace(each, lines=()) if section == "may_not" else each for each in entries)


def offers(
    draft: Draft, section: str, role: RoleTemplate, rows: Iterable[ResultRow] = ()
) -> tuple[Entry, ...]:
    """Return the sentences that a section of a draft could have and has not.

    They are the template's, and among the moments for learning what others keep as their own, to
    see: nobody is to be stuck with the red tasks alone (STEG). `rows` are what the room was shown.
    """
    said = {entry.text for entry in entries_in(draft, section_named(section))}
    offered = sentences(role, section, draft.lines)
    if section == "learning_moments":
        offered += _to_see(draft, rows)
    return tuple(each for each in offered if each.text not in said)


def _to_see(draft: Draft, rows: Iterable[ResultRow]) -> tuple[Entry, ...]:
    """The tasks that somebody says are theirs, those that most gave green first."""
    held = {source.words for line in draft.lines for source in line.sources}
    green = [
        (row.total.of(Colour.GREEN) if row.total else 0, row.task.text)
        for row in rows
        if row.owners and row.task.text not in held
    ]
    ordered = sorted(green, key=lambda each: -each[0])[:MOST_TO_SEE]
    return tuple(Entry(f"Få se: {inside_a_sentence(text)}", HERE) for _, text in ordered)
