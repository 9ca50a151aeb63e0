"""Values: a text as plain JSON, to store, to send and to hash."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from fractions import Fraction
from typing import Any

from akr.domain.answers.sorting import Counts
from akr.domain.cards.cards import DayPart
from akr.domain.proposals.proposals import Dissent, Proposal, ProposalKind, Question, Status
from akr.domain.role.draft import Content, Draft, Entry, Facts, Override
from akr.domain.role.lines import WHOLE, Evidence, Line, LineSource, WeeklyTime
from akr.domain.role.sections import ENTRIES, SECTIONS, Kind, is_said


def as_values(content: Content) -> dict[str, Any]:
    """Return a text as JSON values.

    What came later than the first decided texts is left out while it says nothing, and a line that
    rests on one whole task is written as it was when it could rest on nothing else, so that the
    hash of a decided text stands.
    """
    values: dict[str, Any] = json.loads(json.dumps(asdict(content), default=str))
    draft = values["draft"]
    for section in SECTIONS:
        if section.later and not is_said(content, section):
            del values["facts" if section.kind is Kind.FACT else "draft"][section.key]
    for section in ENTRIES:
        for entry in draft.get(section.key, ()):
            if not entry["lines"]:
                del entry["lines"]
    for lines in ("lines", "removed"):
        draft[lines] = [
            _as_line(line, values_of)
            for line, values_of in zip(getattr(content.draft, lines), draft[lines], strict=True)
        ]
    for later in ("removed", "made"):
        if not draft[later]:
            del draft[later]
    if not content.overrides:
        del values["overrides"]
    return values


def from_values(values: Mapping[str, Any]) -> Content:
    """Return the text that `as_values` wrote down."""
    draft = dict(values["draft"])
    for section in ENTRIES:
        draft[section.key] = tuple(
            Entry(entry["text"], entry["origin"], tuple(entry["because"]), _words(entry, "lines"))
            for entry in draft.get(section.key, ())
        )
    for lines in ("lines", "removed"):
        draft[lines] = tuple(_line(line) for line in draft.get(lines, ()))
    overrides = tuple(Override(**each) for each in values.get("overrides", ()))
    return Content(Draft(**draft), Facts(**values["facts"]), values["full_time_hours"], overrides)


def text_hash(content: Content) -> str:
    """SHA-256 of the text's canonical JSON (sorted keys, no spaces, UTF-8), in hexadecimal.

    It is of the text and not of a file, so that the same decision printed twice has one hash.
    """
    canonical = json.dumps(
        as_values(content), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


_LATER_OF_SOURCE = {"process": None, "unit": None, "is_counted": True, "left": None}
"""What a source said nothing of before it could be another process's, and what that means."""


_LATER_OF_PROPOSAL = ("stands_alone", "when", "needs_same_person", "dissent")
"""What a proposal could not say at first."""


def _is_one_task(line: Line) -> bool:
    """Whether a line is one whole task of the role's own process, at the room's time."""
    (source, *others) = line.sources
    return (
        not others
        and source.evidence is not None
        and (source.task, source.share) == (line.id, WHOLE)
        and source.process is None
        and source.is_counted
        and source.left is None
        and source.set_time is None
        and source.words == line.text
    )


def _as_line(line: Line, values: dict[str, Any]) -> dict[str, Any]:
    _leave_out_unasked(values)
    return _as_one_task(values) if _is_one_task(line) else _as_several(values)


def _leave_out_unasked(line: dict[str, Any]) -> None:
    """Leave out what a frozen proposal says nothing of, and could not say at first."""
    for source in line["sources"]:
        proposal = (source["evidence"] or {}).get("proposal") or {}
        for key in _LATER_OF_PROPOSAL:
            if proposal and proposal[key] is None:
                del proposal[key]


def _as_one_task(line: dict[str, Any]) -> dict[str, Any]:
    (source,) = line["sources"]
    said = {"task": source["task"], "done_by": source["done_by"]}
    return {
        **{key: line[key] for key in ("text", "area", "independence")},
        **source["estimate"],
        "is_new": source["is_new"],
        "evidence": source["evidence"] | said,
    }


def _as_several(line: dict[str, Any]) -> dict[str, Any]:
    """Leave out what a line's sources say nothing of."""
    sources = [
        {
            key: value
            for key, value in source.items()
            if key not in _LATER_OF_SOURCE or value != _LATER_OF_SOURCE[key]
        }
        for source in line["sources"]
    ]
    return line | {"sources": sources}


def _line(values: Mapping[str, Any]) -> Line:
    said = values["text"], values["area"], values["independence"]
    if "sources" in values:
        return Line(values["id"], *said, tuple(_source(each) for each in values["sources"]))
    evidence = values["evidence"]
    only = LineSource(
        task=evidence["task"],
        words=values["text"],
        estimate=WeeklyTime(values["minutes"], values["times_per_week"]),
        is_new=values["is_new"],
        done_by=tuple(evidence["done_by"]),
        evidence=_evidence(evidence),
    )
    return Line(only.task, *said, (only,))


def _source(values: Mapping[str, Any]) -> LineSource:
    evidence, set_time = values["evidence"], values["set_time"]
    return LineSource(
        task=values["task"],
        words=values["words"],
        estimate=WeeklyTime(**values["estimate"]),
        is_new=values["is_new"],
        done_by=tuple(values["done_by"]),
        evidence=None if evidence is None else _evidence(evidence),
        set_time=None if set_time is None else WeeklyTime(**set_time),
        share=Fraction(values["share"]),
        **{key: values.get(key, unsaid) for key, unsaid in _LATER_OF_SOURCE.items()},
    )


def _evidence(values: Mapping[str, Any]) -> Evidence:
    total = values["total"]
    return Evidence(
        cards=tuple(values["cards"]),
        total=None if total is None else Counts(**total),
        groups=tuple((tuple(names), Counts(**counts)) for names, counts in values["groups"]),
        ownership=values["ownership"],
        proposal=_proposal(values["proposal"]),
    )


def _proposal(values: Mapping[str, Any] | None) -> Proposal | None:
    if values is None:
        return None
    question, due = values["question"], values["due"]
    when, dissent = values.get("when"), values.get("dissent")
    return Proposal(
        **{
            **values,
            "status": Status(values["status"]),
            "decision": ProposalKind(values["decision"]),
            "question": None if question is None else Question(question),
            "due": None if due is None else date.fromisoformat(due),
            "when": None if when is None else tuple(map(DayPart, when)),
            "dissent": None if dissent is None else tuple(Dissent(**each) for each in dissent),
        }
    )


def _words(values: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(values.get(key, ()))
