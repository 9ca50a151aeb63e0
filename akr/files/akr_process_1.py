"""Transfer: `akr-process/1` in and out, whole or not at all."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any, TypeVar

from akr.domain.answers.reasons import Reason
from akr.domain.answers.sorting import Colour, Sorting
from akr.domain.cards.cards import Card, DayPart, Task
from akr.domain.errors import BadFile
from akr.domain.planning.process import (
    Answer,
    Ended,
    Mandate,
    Occupation,
    Opening,
    Purpose,
    Readiness,
    ReadinessQuestion,
    UnionComment,
    Workplace,
    WorkshopFormat,
)
from akr.domain.proposals.process import Process
from akr.domain.proposals.proposals import (
    OwnEstimate,
    Proposal,
    ProposalKind,
    Question,
    Scope,
    Status,
)
from akr.domain.room.closing import ClosingKind, ClosingWord, Goodbye, Measure
from akr.domain.room.participants import Note, Participant, Source
from akr.files.file_checks import (
    Path,
    Repeated,
    at,
    check_references,
    check_schema,
    check_values,
    short,
)
from akr.text import composed

FORMAT = "akr-process/1"
LARGEST_FILE = 64 * 1024 * 1024
"""Bytes; a municipality's largest process is a few hundred kilobytes."""

Row = TypeVar("Row")


def read_process(content: bytes) -> Process:
    """Read an `akr-process/1` file; text is composed to NFC, so that kök is one word.

    Raises BadFile with the path of the first thing that is wrong, and why.
    """
    found = _parse(content)
    check_values(found)
    check_schema(found)
    process = _process(found)
    check_references(process)
    return process


def write_process(process: Process) -> bytes:
    """Write a process as `akr-process/1`; `read_process` gives back an equal one."""
    return (json.dumps(as_file(process), ensure_ascii=False, indent=1) + "\n").encode()


def as_file(process: Process) -> dict[str, Any]:
    """A process as the file's plain values, with only the keys that were said."""
    values: dict[str, Any] = _said(asdict(process))
    if "proposals" in values:
        values["decisions"] = values.pop("proposals")
    return {"format": FORMAT} | values


def _said(value: Any) -> Any:  # noqa: ANN401  (any plain value of the file)
    match value:
        case dict():
            return {key: _said(each) for key, each in value.items() if each is not None}
        case list() | tuple():
            return [_said(each) for each in value]
        case date():
            return value.isoformat()
        case float() if value.is_integer():
            return int(value)  # as it was most likely written: 15 and not 15.0
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            repeated = Repeated(pairs)
            repeated.twice = key
            return repeated
        found[key] = value
    return found


def _parse(content: bytes) -> Any:  # noqa: ANN401
    if len(content) > LARGEST_FILE:
        raise BadFile("", "too_large", f"{LARGEST_FILE // 1024 // 1024} MB")
    try:
        return json.loads(content.decode("utf-8-sig"), object_pairs_hook=_object)
    except UnicodeDecodeError:
        raise BadFile("", "not_utf8") from None
    except RecursionError:
        raise BadFile("", "too_deep") from None
    except json.JSONDecodeError as error:
        where = f" Felet är på rad {error.lineno}, tecken {error.colno}." if content.strip() else ""
        raise BadFile("", "not_json", where) from None
    except ValueError:  # an integer of thousands of digits, which Python refuses to convert
        raise BadFile("", "not_finite") from None


def _process(found: Mapping[str, Any]) -> Process:
    """Turn checked plain values into a process."""
    values = _composed(found)
    return Process(
        organisation=values.get("organisation"),
        title=values.get("title"),
        purpose=_optional(Purpose, values.get("purpose")),
        workshop_format=_optional(WorkshopFormat, values.get("workshop_format")),
        workplace=_optional(lambda row: Workplace(**row), values.get("workplace")),
        mandate=_optional(_mandate, values.get("mandate")),
        readiness=_rows(values, "readiness", _readiness),
        union_comments=_optional(_union_comments, values.get("union_comments")),
        opening=_optional(_opening, values.get("opening")),
        ended=_optional(_ended, values.get("ended")),
        workshop_2_on=_day(values.get("workshop_2_on"), ("workshop_2_on",)),
        follow_up_on=_day(values.get("follow_up_on"), ("follow_up_on",)),
        occupations=_rows(values, "occupations", lambda row: Occupation(**row)),
        participants=_rows(values, "participants", _participant),
        cards=_rows(values, "cards", lambda row: Card(**row)),
        tasks=_rows(values, "tasks", _task),
        sortings=_rows(
            values, "sortings", lambda row: Sorting(**row | {"colour": Colour(row["colour"])})
        ),
        proposals=_proposals(values),
        estimates=_rows(values, "estimates", _own_estimate),
        reasons=_rows(values, "reasons", lambda row: Reason(**row)),
        goodbyes=_rows(values, "goodbyes", _goodbye),
        closing_words=_rows(
            values,
            "closing_words",
            lambda row: ClosingWord(**row | {"kind": ClosingKind(row["kind"])}),
        ),
        notes=_rows(values, "notes", lambda row: Note(**row)),
    )


def _rows(
    values: Mapping[str, Any], key: str, make: Callable[[dict[str, Any]], Row]
) -> tuple[Row, ...] | None:
    return _optional(lambda rows: tuple(map(make, rows)), values.get(key))


def _optional(make: Callable[[Any], Row], value: Any) -> Row | None:  # noqa: ANN401
    return None if value is None else make(value)


def _participant(row: dict[str, Any]) -> Participant:
    return Participant(**row | {"source": _optional(Source, row.get("source"))})


def _union_comments(rows: list[dict[str, Any]]) -> tuple[UnionComment, ...]:
    return tuple(
        UnionComment(
            **row
            | {"written_on": _said_day(row["written_on"], ("union_comments", index, "written_on"))}
        )
        for index, row in enumerate(rows)
    )


def _opening(row: dict[str, Any]) -> Opening:
    return Opening(tuple(row["unions"]), row.get("reason"))


def _ended(row: dict[str, Any]) -> Ended:
    return Ended(row["reason"], _said_day(row["on"], ("ended", "on")))


def _mandate(row: dict[str, Any]) -> Mandate:
    decided_on = _day(row.get("decided_on"), ("mandate", "decided_on"))
    return Mandate(**row | {"decided_on": decided_on})


def _readiness(row: dict[str, Any]) -> Readiness:
    question, answer = ReadinessQuestion(row["question"]), Answer(row["answer"])
    return Readiness(question, answer, row.get("comment"))


def _task(row: dict[str, Any]) -> Task:
    return Task(
        **row
        | {
            "done_by": _optional(tuple, row.get("done_by")),
            "when": _optional(lambda parts: tuple(map(DayPart, parts)), row.get("when")),
        }
    )


def _goodbye(row: dict[str, Any]) -> Goodbye:
    # The schema takes 4.0 for a whole number; a mean of it should be as exact as of 4.
    return Goodbye(row["participant"], *(_optional(int, row.get(measure)) for measure in Measure))


def _own_estimate(row: dict[str, Any]) -> OwnEstimate:
    return OwnEstimate(
        **row
        | {
            "scope": _optional(Scope, row.get("scope")),
            "done_by": _optional(tuple, row.get("done_by")),
            "when": _optional(lambda parts: tuple(map(DayPart, parts)), row.get("when")),
        }
    )


def _proposals(values: Mapping[str, Any]) -> tuple[Proposal, ...] | None:
    rows = values.get("decisions")
    if rows is None:
        return None
    return tuple(
        Proposal(
            **row
            | {
                "status": Status(row["status"]),
                "decision": ProposalKind(row["decision"]),
                "question": _optional(Question, row.get("question")),
                "due": _day(row.get("due"), ("decisions", index, "due")),
            }
        )
        for index, row in enumerate(rows)
    )


def _day(value: str | None, path: Path) -> date | None:
    return None if value is None else _said_day(value, path)


def _said_day(value: str, path: Path) -> date:
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise BadFile(at(path), "not_a_date", short(value))


def _composed(value: Any) -> Any:  # noqa: ANN401
    match value:
        case dict():
            return {key: _composed(each) for key, each in value.items()}
        case list():
            return [_composed(each) for each in value]
        case str():
            return composed(value)
    return value
