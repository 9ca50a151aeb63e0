"""Checks of an `akr-process/1` file, from its characters to its references."""

import json
import math
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import resources
from itertools import chain
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from akr.domain.errors import BadFile, ReasonMissing
from akr.domain.planning.readiness import check_readiness
from akr.domain.proposals.process import Process
from akr.domain.proposals.proposals import Proposal
from akr.domain.room.anonymity import Grouping

Path = tuple[str | int, ...]
"""The way to a value in the file: keys and positions."""

_QUOTED = 40

UNKNOWN_OCCUPATION = "unknown_occupation"


class Repeated(dict[str, Any]):
    """An object of the file in which the key `twice` stands twice, which JSON lets pass."""

    twice: str


def check_values(document: Any) -> None:  # noqa: ANN401
    """Refuse what a schema cannot see: repeated keys and NaN."""
    for path, value in _walk(document, ()):
        if isinstance(value, Repeated):
            raise BadFile(at(path), "repeated_key", short(value.twice))
        if isinstance(value, float) and not math.isfinite(value):
            raise BadFile(at(path), "not_finite")


def _walk(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:  # noqa: ANN401
    yield path, value
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _walk(each, (*path, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _walk(each, (*path, index))


@cache
def _validator() -> Draft202012Validator:
    schema = resources.files("akr").joinpath("library/akr-process-1.schema.json")
    days = FormatChecker(["date"])
    return Draft202012Validator(json.loads(schema.read_text("utf-8")), format_checker=days)


_TYPES = {
    "object": "ett objekt, {…}",
    "array": "en lista, […]",
    "string": "text",
    "number": "ett tal",
    "integer": "ett heltal",
    "boolean": "true eller false",
}


def check_schema(document: Any) -> None:  # noqa: ANN401
    """Refuse the first thing that the published schema does not allow."""
    for error in _validator().iter_errors(document):
        raise _refusal(error)


def _refusal(error: ValidationError) -> BadFile:
    limit: Any = error.validator_value
    schema: Any = error.schema
    instance: Any = error.instance
    details: dict[str, Callable[[], tuple[str, str]]] = {
        "type": lambda: ("wrong_type", _TYPES[limit]),
        "required": lambda: ("missing_key", next(k for k in limit if k not in instance)),
        "additionalProperties": lambda: (
            "unknown_key",
            short(next(k for k in instance if k not in schema["properties"])),
        ),
        "const": lambda: ("wrong_format", ""),
        "enum": lambda: ("unknown_value", short(str(instance))),
        "uniqueItems": lambda: ("listed_twice", ""),
        "pattern": lambda: ("blank", ""),
        "format": lambda: ("not_a_date", short(instance)),
        "minimum": lambda: ("too_small", str(limit)),
        "maximum": lambda: ("too_big", str(limit)),
        "maxLength": lambda: ("too_long", str(limit)),
        "maxItems": lambda: ("too_many", str(limit)),
    }
    reason, detail = details[str(error.validator)]()
    return BadFile(at(tuple(error.absolute_path)), reason, detail)


def check_references(process: Process) -> None:
    """Every id is unique, every reference points at something, every answer is given once."""
    rows: dict[str, Any] = {
        "union_comments": process.union_comments,
        "occupations": process.occupations,
        "participants": process.participants,
        "cards": process.cards,
        "tasks": process.tasks,
        "notes": process.notes,
    }
    for name, listed in rows.items():
        _check_once(((name, index, "id"), row.id, row.id) for index, row in enumerate(listed or ()))
    _check_readiness(process)
    # A file without a list of occupations names them by using them.
    occupations = None if process.occupations is None else {o.id for o in process.occupations}
    participants = {participant.id for participant in process.participants or ()}
    tasks = {task.id for task in process.tasks or ()}
    for path, reference, known, reason in _references(process, occupations, participants, tasks):
        if known is not None and reference is not None and reference not in known:
            raise BadFile(at(path), reason, short(reference))
    _check_once(
        (
            (("sortings", index), (s.participant, s.task), s.task)
            for index, s in enumerate(process.sortings or ())
        ),
        "sorted_twice",
    )
    _check_once(
        (
            (("estimates", index), (e.participant, e.card, e.task), e.card or e.task or "")
            for index, e in enumerate(process.estimates or ())
        ),
        "estimated_twice",
    )
    _check_once(
        (
            (("decisions", index), proposal.task, proposal.task)
            for index, proposal in enumerate(process.proposals or ())
        ),
        "proposed_twice",
    )
    _check_once(
        (
            (("goodbyes", index), goodbye.participant, goodbye.participant)
            for index, goodbye in enumerate(process.goodbyes or ())
        ),
        "left_twice",
    )


def _check_readiness(process: Process) -> None:
    said = process.readiness or ()
    _check_once(
        (
            (("readiness", index, "question"), each.question, each.question)
            for index, each in enumerate(said)
        ),
        "answered_twice",
    )
    for index, each in enumerate(said):
        try:
            check_readiness(each)
        except ReasonMissing:
            raise BadFile(at(("readiness", index)), "missing_key", "comment") from None


def _check_once(rows: Iterable[tuple[Path, object, str]], reason: str = "duplicate_id") -> None:
    seen = set()
    for path, key, name in rows:
        if key in seen:
            raise BadFile(at(path), reason, short(name))
        seen.add(key)


def _references(
    process: Process, occupations: set[str] | None, participants: set[str], tasks: set[str]
) -> Iterator[tuple[Path, str | None, set[str] | None, str]]:
    yield from _grouping_references(process, occupations)
    for i, participant in enumerate(process.participants or ()):
        path: Path = ("participants", i, "occupation")
        yield path, participant.occupation, occupations, UNKNOWN_OCCUPATION
    for i, card in enumerate(process.cards or ()):
        yield ("cards", i, "participant"), card.participant, participants, "unknown_participant"
        yield ("cards", i, "task"), card.task, tasks, "unknown_task"
    cards = {card.id for card in process.cards or ()}
    for i, task in enumerate(process.tasks or ()):
        yield ("tasks", i, "from_card"), task.from_card, cards, "unknown_card"
        for j, doer in enumerate(task.done_by or ()):
            yield ("tasks", i, "done_by", j), doer, occupations, UNKNOWN_OCCUPATION
    for i, sorting in enumerate(process.sortings or ()):
        path = ("sortings", i, "participant")
        yield path, sorting.participant, participants, "unknown_participant"
        yield ("sortings", i, "task"), sorting.task, tasks, "unknown_task"
    yield from _estimate_references(process, occupations, participants, tasks)
    for i, proposal in enumerate(process.proposals or ()):
        yield ("decisions", i, "task"), proposal.task, tasks, "unknown_task"
        yield from _dissent_references(proposal, ("decisions", i), occupations)
    for i, note in enumerate(process.notes or ()):
        yield ("notes", i, "task"), note.task, tasks, "unknown_task"
    for i, reason in enumerate(process.reasons or ()):
        yield ("reasons", i, "task"), reason.task, tasks, "unknown_task"
        yield ("reasons", i, "occupation"), reason.occupation, occupations, UNKNOWN_OCCUPATION
    for i, goodbye in enumerate(process.goodbyes or ()):
        path = ("goodbyes", i, "participant")
        yield path, goodbye.participant, participants, "unknown_participant"


def _grouping_references(
    process: Process, occupations: set[str] | None
) -> Iterator[tuple[Path, str | None, set[str] | None, str]]:
    for i, occupation in enumerate(process.occupations or ()):
        yield ("occupations", i, "sits_with"), occupation.sits_with, occupations, UNKNOWN_OCCUPATION
    grouping = process.grouping or Grouping()
    for named in (*chain(*grouping.groups), *grouping.openly, *grouping.silent):
        yield ("grouping",), named, occupations, UNKNOWN_OCCUPATION


def _estimate_references(
    process: Process, occupations: set[str] | None, participants: set[str], tasks: set[str]
) -> Iterator[tuple[Path, str | None, set[str] | None, str]]:
    cards = {card.id for card in process.cards or ()}
    for i, said in enumerate(process.estimates or ()):
        path: Path = ("estimates", i)
        yield (*path, "participant"), said.participant, participants, "unknown_participant"
        yield (*path, "card"), said.card, cards, "unknown_card"
        yield (*path, "task"), said.task, tasks, "unknown_task"
        for j, doer in enumerate(said.done_by or ()):
            yield (*path, "done_by", j), doer, occupations, UNKNOWN_OCCUPATION


def _dissent_references(
    proposal: Proposal, path: Path, occupations: set[str] | None
) -> Iterator[tuple[Path, str | None, set[str] | None, str]]:
    for i, other in enumerate(proposal.dissent or ()):
        yield (*path, "dissent", i, "occupation"), other.occupation, occupations, UNKNOWN_OCCUPATION


def at(path: Path) -> str:
    """Write a path as people read it: tasks[2].minutes."""
    parts = (f"[{step}]" if isinstance(step, int) else f".{short(step)}" for step in path)
    return "".join(chain(parts)).removeprefix(".")


def short(text: str) -> str:
    """Quote a few words on one line, so that a refusal stays one sentence."""
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED]}…"
