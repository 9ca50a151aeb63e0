"""Editing: a draft is changed section by section, so that two meet only in the same words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from difflib import ndiff
from typing import Any

from akr.domain.errors import EditConflict
from akr.domain.fingerprint import fingerprint
from akr.domain.role.checks import OVERRIDES
from akr.domain.role.draft import Content, Draft, Entry
from akr.domain.role.errors import RequirementWithoutTask
from akr.domain.role.extent import stated_extent
from akr.domain.role.line_edits import line_of, reword
from akr.domain.role.lines import WHOLE, LineSource, lines_by_area
from akr.domain.role.sections import (
    LINE,
    SECTIONS,
    Kind,
    Section,
    entries_of,
    line_section,
    section_named,
    words_of,
)

HERE = "arbetsplatsen"
"""The origin of words that were written at the workplace."""

Row = tuple[str, tuple[str, ...]]
"""A sentence as it is edited: its words, and what earns it (ids of lines, or older words)."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed in one section: lines with `+`, `-` or a blank before, in reading order."""

    section: str
    lines: tuple[tuple[str, str], ...]


def sections(content: Content) -> tuple[str, ...]:
    """Every section of a text, in the order in which it is read."""
    lines = [
        line_section(line) for area in lines_by_area(content.draft.lines).values() for line in area
    ]
    return tuple(
        name
        for section in SECTIONS
        for name in (lines if section.kind is Kind.LINE else (section.key,))
    )


def section_text(content: Content, section: str) -> str:
    """A section as plain lines, which comparing and conflicts use. Raises UnknownDraft."""
    about = section_named(section)
    match about.kind:
        case Kind.LINE:
            line = line_of(content.draft, section.removeprefix(LINE))
            return "\n".join((line.text, line.independence, line.area, *map(_time, line.sources)))
        case Kind.ENTRIES:
            entries = entries_of(content, about)
            return "\n".join(_entry_text(entry, content.draft) for entry in entries)
        case _:
            return words_of(content, about)


def section_fingerprint(content: Content, section: str) -> str:
    """Return a section's fingerprint, by which an edit names the text it started from."""
    about = section_named(section)
    if about.kind is not Kind.ENTRIES:
        return fingerprint(section_text(content, section))
    # Without the lines' words, so that a reworded line is no conflict for who writes a sentence.
    return fingerprint(repr(entries_of(content, about)))


def edit(
    content: Content, section: str, rows: Sequence[Row], base: str, offered: Sequence[Entry] = ()
) -> Content:
    """Change one section that still is what the edit started from (`base`, a fingerprint).

    `offered` are sentences that were offered with it: one that is taken has its own origin.

    A text, a fact and a line's words are the first row; a line's independence is the second. An
    entry whose words stay keeps its origin, a new one is from the workplace. Raises EditConflict
    with both texts when somebody was first, RequirementWithoutTask (the method, after KLIPPAN: a
    requirement is earned by a task), BadExtent, MoreThanOnePost, UnknownDraft.
    """
    theirs = section_text(content, section)
    changed = _edited(content, section, [(text, why) for text, why in rows if text], offered)
    yours = section_text(changed, section)
    if base != section_fingerprint(content, section) and theirs != yours:
        raise EditConflict(section, theirs=theirs, yours=yours)
    return changed


def difference(before: Content, after: Content) -> tuple[Difference, ...]:
    """The sections that differ between two versions, line by line."""
    found = []
    for section in dict.fromkeys((*sections(before), *sections(after))):
        old, new = _text_or_nothing(before, section), _text_or_nothing(after, section)
        if old != new:
            lines = ndiff(old.splitlines(), new.splitlines())
            found.append(
                Difference(section, tuple((line[0], line[2:]) for line in lines if line[0] != "?"))
            )
    return (*found, *_reasons_that_differ(before, after))


def earned_by(entry: Entry, draft: Draft) -> tuple[str, ...]:
    """The words of what earns a sentence: its lines' own, in their order, and older words."""
    return (*(line.text for line in draft.lines if line.id in entry.lines), *entry.because)


def _edited(
    content: Content, section: str, rows: Sequence[Row], offered: Sequence[Entry]
) -> Content:
    about = section_named(section)
    if about.kind is Kind.LINE:
        return _with_line(content, section, [words for words, _ in rows])
    value: Any = rows[0][0] if rows else ""
    if about.kind is Kind.FACT:
        value = stated_extent(value) if section == "extent" else value
        return replace(content, facts=replace(content.facts, **{section: value or None}))
    if about.kind is Kind.ENTRIES:
        ids = {line.id for line in content.draft.lines}
        known = (*offered, *entries_of(content, about))
        value = _entries(about, known, rows, ids)
    return replace(content, draft=replace(content.draft, **{section: value}))


def _with_line(content: Content, section: str, rows: Sequence[str]) -> Content:
    """Change a line's words, and how it is done when that is said too."""
    line = line_of(content.draft, section.removeprefix(LINE))
    text, independence = [*rows, "", ""][:2]
    words = text or line.text, independence or line.independence
    return replace(content, draft=reword(content.draft, line.id, *words))


def _entries(
    about: Section, kept: Sequence[Entry], rows: Sequence[Row], ids: Collection[str]
) -> tuple[Entry, ...]:
    """Make the sentences of rows; one that nobody says anything earns keeps what earned it.

    Whoever saves a sentence whose lines are all gone has said that it stays without them.
    """
    known = {entry.text: entry for entry in kept}
    made = []
    for text, earned_by in rows:
        if about.earned and not earned_by:
            raise RequirementWithoutTask(text)
        old = known.get(text, Entry(text, HERE))
        lines = tuple(each for each in earned_by if each in ids)
        because = tuple(each for each in earned_by if each not in ids)
        if earned_by:
            made.append(replace(old, because=because, lines=lines))
        else:
            made.append(replace(old, lines=()) if old.is_orphaned(ids) else old)
    return tuple(made)


def _entry_text(entry: Entry, draft: Draft) -> str:
    words = earned_by(entry, draft)
    return f"{entry.text} ({', '.join(words)})" if words else entry.text


def _time(source: LineSource) -> str:
    """A source's time as it is compared; without one it is said so."""
    time = source.time
    share = "" if source.share == WHOLE else f" × {source.share}"
    if not source.is_counted:
        share += ", ingår i en annan enhets tid"
    if time.hours is None:
        return f"ingen tid{share}"
    return f"{time.minutes:g} min × {time.times_per_week:g} ggr/vecka{share}"


def _reasons_that_differ(before: Content, after: Content) -> tuple[Difference, ...]:
    """The reasons to keep what the checks ask about, where versions have different ones."""
    old, new = ([each.reason for each in content.overrides] for content in (before, after))
    lines = [("-", each) for each in old if each not in new]
    lines += [("+", each) for each in new if each not in old]
    return (Difference(OVERRIDES, tuple(lines)),) if lines else ()


def _text_or_nothing(content: Content, section: str) -> str:
    return section_text(content, section) if section in sections(content) else ""
