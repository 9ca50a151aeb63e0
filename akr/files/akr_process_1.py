"""Transfer: `akr-process/1` in and out, whole or not at all."""

import json
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from cattrs import Converter

from akr.domain.errors import BadFile
from akr.domain.proposals.process import Process
from akr.domain.written import is_empty, readable
from akr.files.file_checks import Repeated, check_references, check_schema, check_values

FORMAT = "akr-process/1"
LARGEST_FILE = 64 * 1024 * 1024
"""Bytes; a municipality's largest process is a few hundred kilobytes."""


def read_process(content: bytes) -> Process:
    """Read an `akr-process/1` file; its texts pass the same gate as those of forms.

    Raises BadFile with the path of the first thing that is wrong, and why.
    """
    found = _readable(_parse(content))
    check_values(found)
    check_schema(found)
    process = _converter().structure(found | {"proposals": found.get("decisions")}, Process)
    check_references(process)
    return process


def write_process(process: Process) -> bytes:
    """Write a process as `akr-process/1`; `read_process` gives back an equal one."""
    return (json.dumps(as_file(process), ensure_ascii=False, indent=1) + "\n").encode()


def as_file(process: Process) -> dict[str, Any]:
    """A process as the file's plain values, with only the keys that were said."""
    values: dict[str, Any] = _converter().unstructure(process)
    if "proposals" in values:
        values["decisions"] = values.pop("proposals")
    return {"format": FORMAT} | values


@cache
def _converter() -> Converter:
    """How values that the schema allows become a process's, and back.

    The domain's own types say all but how text, numbers and days are written.
    """
    made = Converter(omit_if_default=True, unstruct_collection_overrides={tuple: list})
    made.register_structure_hook(str, lambda text, _: text)
    made.register_structure_hook(StrEnum, lambda word, kind: kind(word))  # is a str otherwise
    made.register_structure_hook(float, lambda number, _: number)
    made.register_unstructure_hook(float, _shortest)
    made.register_structure_hook(date, lambda day, _: date.fromisoformat(day))
    made.register_unstructure_hook(date, date.isoformat)
    return made


def _shortest(number: float) -> float:
    """A number as it was most likely written: 15 and not 15.0."""
    return int(number) if number == int(number) else number


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for written, value in pairs:
        key = readable(written)
        if key in found:
            repeated = Repeated(pairs)
            repeated.twice = key
            return repeated
        found[key] = value
    return found


def _readable(value: Any) -> Any:  # noqa: ANN401
    """Return the file's values with readable texts; one that shows nothing is blank."""
    match value:
        case str():
            text = readable(value)
            return "" if is_empty(text) else text
        case list():
            return [_readable(each) for each in value]
        case dict() if not isinstance(value, Repeated):
            return {key: _readable(each) for key, each in value.items()}
    return value


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
