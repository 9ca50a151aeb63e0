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
from akr.domain.proposals.proposals import Proposal, ProposalKind, Question, Status
from akr.domain.role.draft import Content, Draft, Entry, Evidence, Facts, Line
from akr.domain.role.errors import RequirementWithoutTask, UnknownDraft

TEXTS = ("title", "lead")
"""Sections that are one text."""

ENTRIES = (
    "may_not",
    "requirements",
    "learned_on_the_job",
    "learning_moments",
    "ways_onward",
    "physical_demands",
    "before_employment",
    "relief",
)
"""Sections that are a list of sentences, each with its origin."""

FACTS = (
    "manager",
    "supervisor",
    "working_hours",
    "agreement",
    "funding",
    "reason_not_full_time",
)
"""Sections that only the manager can say."""

LINE = "line:"
"""What the section of a task's line begins with, before the task's key."""

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
    lines = tuple(f"{LINE}{line.evidence.task}" for line in content.draft.lines)
    return (*TEXTS, *FACTS, *lines, *ENTRIES)


def section_text(content: Content, section: str) -> str:
    """A section as plain lines, which comparing and conflicts use. Raises UnknownDraft."""
    if section in TEXTS:
        return str(getattr(content.draft, section))
    if section in FACTS:
        return getattr(content.facts, section) or ""
    if section in ENTRIES:
        return "\n".join(_entry_text(entry) for entry in getattr(content.draft, section))
    line = _line(content, section)
    return f"{line.text}\n{line.independence}"


def fingerprint(content: Content, section: str) -> str:
    """What an edit says that it started from."""
    return fingerprint_of(section_text(content, section))


def fingerprint_of(words: str) -> str:
    """The fingerprint of a section that reads so; who sends it back unchanged edits nothing."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]


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
    if base != fingerprint(content, section) and theirs != yours:
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
    """A text as plain values, to keep and to hash."""
    values: dict[str, Any] = json.loads(json.dumps(asdict(content), default=date.isoformat))
    return values


def from_values(values: dict[str, Any]) -> Content:
    """The text that `as_values` wrote down."""
    draft = dict(values["draft"])
    for section in ENTRIES:
        draft[section] = tuple(
            Entry(entry["text"], entry["origin"], tuple(entry["because"]))
            for entry in draft[section]
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
    draft = content.draft
    first = rows[0][0] if rows else ""
    value: Any = first
    if section in FACTS:
        value = first or None
        return replace(content, facts=replace(content.facts, **{section: value}))
    if section in ENTRIES:
        value = _entries(section, getattr(draft, section), rows)
    if section in TEXTS or section in ENTRIES:
        return replace(content, draft=replace(draft, **{section: value}))
    edited = _line(content, section)
    independence = rows[1][0] if len(rows) > 1 else edited.independence
    changed = replace(edited, text=first or edited.text, independence=independence)
    lines = tuple(changed if line is edited else line for line in draft.lines)
    return replace(content, draft=replace(draft, lines=lines))


def _entries(section: str, kept: Sequence[Entry], rows: Sequence[Row]) -> tuple[Entry, ...]:
    known = {entry.text: entry for entry in kept}
    made = []
    for text, because in rows:
        if section == "requirements" and not because:
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
        if f"{LINE}{line.evidence.task}" == section:
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
