"""Editing: a draft is changed section by section, so that two meet only in the same words."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from difflib import ndiff
from typing import Any

from akr.domain.answers.sorting import Counts
from akr.domain.errors import EditConflict
from akr.domain.fingerprint import fingerprint
from akr.domain.proposals.proposals import Proposal, ProposalKind, Question, Status
from akr.domain.role.draft import (
    Content,
    Draft,
    Entry,
    Evidence,
    Facts,
    Line,
    lines_by_area,
)
from akr.domain.role.errors import RequirementWithoutTask, UnknownDraft
from akr.domain.role.sections import (
    ENTRIES,
    SECTIONS,
    Kind,
    Section,
    entries_of,
    is_said,
    line_section,
    section_named,
    words_of,
)

HERE = "arbetsplatsen"
"""The origin of words that were written at the workplace."""

Row = tuple[str, tuple[str, ...]]
"""A sentence as it is edited: its words, and the tasks that it is needed for."""


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
            line = _line(content, section)
            return f"{line.text}\n{line.independence}"
        case Kind.ENTRIES:
            return "\n".join(_entry_text(entry) for entry in entries_of(content, about))
        case _:
            return words_of(content, about)


def section_fingerprint(content: Content, section: str) -> str:
    """Return a section's fingerprint, by which an edit names the text it started from."""
    return fingerprint(section_text(content, section))


def edit(content: Content, section: str, rows: Sequence[Row], base: str) -> Content:
    """Change one section that still is what the edit started from (`base`, a fingerprint).

    A text, a fact and a line's words are the first row; a line's independence is the second. An
    entry whose words stay keeps its origin, a new one is from the workplace. Raises EditConflict
    with both texts when somebody was first, RequirementWithoutTask (the method, after KLIPPAN: a
    requirement is earned by a task), UnknownDraft.
    """
    theirs = section_text(content, section)
    changed = _edited(content, section, [(text, why) for text, why in rows if text])
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
    return tuple(found)


def as_values(content: Content) -> dict[str, Any]:
    """A text as plain values, to keep and to hash; a later section that is unsaid is left out."""
    values: dict[str, Any] = json.loads(json.dumps(asdict(content), default=date.isoformat))
    for section in SECTIONS:
        if section.later and not is_said(content, section):
            del values["facts" if section.kind is Kind.FACT else "draft"][section.key]
    return values


def from_values(values: dict[str, Any]) -> Content:
    """The text that `as_values` wrote down."""
    draft = dict(values["draft"])
    for section in ENTRIES:
        draft[section.key] = tuple(
            Entry(entry["text"], entry["origin"], tuple(entry["because"]))
            for entry in draft.get(section.key, ())
        )
    draft["lines"] = tuple(
        Line(**line | {"evidence": _evidence(line["evidence"])}) for line in draft["lines"]
    )
    return Content(Draft(**draft), Facts(**values["facts"]), values["full_time_hours"])


def text_hash(content: Content) -> str:
    """SHA-256 of the text's canonical JSON (sorted keys, no spaces, UTF-8), in hexadecimal.

    It is of the text and not of a file, so that the same decision printed twice has one hash.
    """
    canonical = json.dumps(
        as_values(content), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


def _edited(content: Content, section: str, rows: Sequence[Row]) -> Content:
    about = section_named(section)
    if about.kind is Kind.LINE:
        return _with_line(content, section, [words for words, _ in rows])
    value: Any = rows[0][0] if rows else ""
    if about.kind is Kind.FACT:
        return replace(content, facts=replace(content.facts, **{section: value or None}))
    if about.kind is Kind.ENTRIES:
        value = _entries(about, entries_of(content, about), rows)
    return replace(content, draft=replace(content.draft, **{section: value}))


def _with_line(content: Content, section: str, rows: Sequence[str]) -> Content:
    """Change a line's words, and how it is done when that is said too."""
    edited = _line(content, section)
    text, independence = [*rows, "", ""][:2]
    changed = replace(
        edited, text=text or edited.text, independence=independence or edited.independence
    )
    lines = tuple(changed if line is edited else line for line in content.draft.lines)
    return replace(content, draft=replace(content.draft, lines=lines))


def _entries(about: Section, kept: Sequence[Entry], rows: Sequence[Row]) -> tuple[Entry, ...]:
    known = {entry.text: entry for entry in kept}
    made = []
    for text, because in rows:
        if about.earned and not because:
            raise RequirementWithoutTask(text)
        old = known.get(text)
        origin = old.origin if old else HERE
        made.append(Entry(text, origin, because or (old.because if old else ())))
    return tuple(made)


def _entry_text(entry: Entry) -> str:
    return f"{entry.text} ({', '.join(entry.because)})" if entry.because else entry.text


def _text_or_nothing(content: Content, section: str) -> str:
    return section_text(content, section) if section in sections(content) else ""


def _line(content: Content, section: str) -> Line:
    for line in content.draft.lines:
        if line_section(line) == section:
            return line
    raise UnknownDraft(section)


def _evidence(values: dict[str, Any]) -> Evidence:
    total = values["total"]
    return Evidence(
        task=values["task"],
        cards=tuple(values["cards"]),
        total=None if total is None else Counts(**total),
        groups=tuple((tuple(names), Counts(**counts)) for names, counts in values["groups"]),
        ownership=values["ownership"],
        done_by=tuple(values["done_by"]),
        proposal=_proposal(values["proposal"]),
    )


def _proposal(values: dict[str, Any] | None) -> Proposal | None:
    if values is None:
        return None
    question, due = values["question"], values["due"]
    return Proposal(
        **values
        | {
            "status": Status(values["status"]),
            "decision": ProposalKind(values["decision"]),
            "question": None if question is None else Question(question),
            "due": None if due is None else date.fromisoformat(due),
        }
    )
