"""Sections: what a draft consists of, in reading order; every page, paper and list walks this.

A new section is an entry here, its words in `akr.text.draft`, and its value: a field of `Draft`
(`Facts`, for a fact) with a default, so that texts from before it can be read.
"""

from dataclasses import dataclass
from enum import StrEnum

from akr.domain.role.draft import Content, Draft, Entry
from akr.domain.role.lines import Line

LINE = "line:"
"""What the section of a task's line begins with, before the line's id."""


class Kind(StrEnum):
    """How a section is written: one text, a fact, the tasks line by line, or sentences."""

    TEXT = "text"
    FACT = "fact"
    LINE = "line"
    ENTRIES = "entries"


class Place(StrEnum):
    """Where a section stands, from the top. The columns are paper's; on a page all stand below."""

    TITLE = "title"
    OPENING = "opening"
    EMPLOYMENT = "employment"
    TASKS = "tasks"
    GAIN = "gain"
    COLUMNS = "columns"
    END = "end"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a draft that is written, compared and commented on by itself.

    `required` is before review. A sentence that is `earned` needs a task. What is only
    `below_full_time` is not printed for a full-time role. `later` is a section that came when
    texts were decided already: unsaid, it is in no canonical JSON, so that their hash stands. What
    is `quiet` has no heading on paper while it says nothing.
    """

    key: str
    kind: Kind
    place: Place
    required: bool = False
    earned: bool = False
    below_full_time: bool = False
    later: bool = False
    quiet: bool = False


SECTIONS = (
    Section("title", Kind.TEXT, Place.TITLE),
    Section("lead", Kind.TEXT, Place.OPENING),
    Section("extent", Kind.FACT, Place.EMPLOYMENT, required=True, later=True),
    Section("manager", Kind.FACT, Place.EMPLOYMENT, required=True),
    Section("supervisor", Kind.FACT, Place.EMPLOYMENT, required=True),
    Section("working_hours", Kind.FACT, Place.EMPLOYMENT),
    Section("agreement", Kind.FACT, Place.EMPLOYMENT, required=True),
    Section("funding", Kind.FACT, Place.EMPLOYMENT, required=True),
    Section("reason_not_full_time", Kind.FACT, Place.EMPLOYMENT, below_full_time=True),
    Section("work_codes", Kind.FACT, Place.EMPLOYMENT, later=True, quiet=True),
    Section("tasks", Kind.LINE, Place.TASKS, required=True),
    Section("relief", Kind.ENTRIES, Place.GAIN),
    Section("responsibility", Kind.ENTRIES, Place.COLUMNS, later=True, quiet=True),
    Section("may_not", Kind.ENTRIES, Place.COLUMNS, required=True),
    Section("requirements", Kind.ENTRIES, Place.COLUMNS, earned=True),
    Section("merits", Kind.ENTRIES, Place.COLUMNS, earned=True, later=True, quiet=True),
    Section("competences", Kind.ENTRIES, Place.COLUMNS, earned=True, later=True, quiet=True),
    Section("before_employment", Kind.ENTRIES, Place.COLUMNS),
    Section("introduction", Kind.ENTRIES, Place.COLUMNS, later=True, quiet=True),
    Section("learned_on_the_job", Kind.ENTRIES, Place.COLUMNS),
    Section("learning_moments", Kind.ENTRIES, Place.COLUMNS, required=True),
    Section("ways_onward", Kind.ENTRIES, Place.COLUMNS, required=True),
    Section("contacts", Kind.ENTRIES, Place.END, later=True, quiet=True),
    Section("physical_demands", Kind.ENTRIES, Place.END),
)
"""Every section, in reading order. Limits are as mandatory as tasks, and nobody is locked in.

What is required was paid for in KLIPPAN (what the role may not do), STEG (learning and ways onward)
and WSP (agreement and funding are two facts).
"""

ENTRIES = tuple(section for section in SECTIONS if section.kind is Kind.ENTRIES)
FACTS = tuple(section for section in SECTIONS if section.kind is Kind.FACT)
(TASKS,) = (section for section in SECTIONS if section.kind is Kind.LINE)


def section_named(name: str) -> Section:
    """The entry of a section of a text; a task's line, and what is unknown, is one of the tasks."""
    return next((section for section in SECTIONS if section.key == name), TASKS)


def sections_at(*places: str) -> tuple[Section, ...]:
    """The sections that stand at some places, in reading order; templates ask for them so."""
    return tuple(section for section in SECTIONS if section.place in places)


def printed_at(content: Content, *places: str) -> tuple[Section, ...]:
    """The sections that paper has at some places: all but the quiet ones that say nothing."""
    return tuple(
        section
        for section in sections_at(*places)
        if not section.quiet or is_said(content, section)
    )


def line_section(line: Line) -> str:
    """The section that a task's line is."""
    return f"{LINE}{line.id}"


def words_of(content: Content, section: Section) -> str:
    """What a text or a fact says; a fact that nobody has said is no words."""
    part = content.facts if section.kind is Kind.FACT else content.draft
    return getattr(part, section.key) or ""


def entries_of(content: Content, section: Section) -> tuple[Entry, ...]:
    """The sentences of a section."""
    return entries_in(content.draft, section)


def entries_in(draft: Draft, section: Section) -> tuple[Entry, ...]:
    """The sentences of a section of a draft."""
    entries: tuple[Entry, ...] = getattr(draft, section.key)
    return entries


def is_said(content: Content, section: Section) -> bool:
    """Whether a section says anything at all."""
    if section.kind is Kind.LINE:
        return bool(content.draft.lines)
    part = content.facts if section.kind is Kind.FACT else content.draft
    return bool(getattr(part, section.key))
