"""Wholes as JSON: what was frozen is read back equal, and has one hash."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar

from cattrs import Converter

from akr.domain.role.draft import Content
from akr.domain.role.values import as_values, from_values

Frozen = TypeVar("Frozen")


def as_json(frozen: object) -> dict[str, Any]:
    """Return something frozen as JSON values."""
    values: dict[str, Any] = json.loads(json.dumps(_converter().unstructure(frozen)))
    return values


def from_json(values: Mapping[str, Any], kind: type[Frozen]) -> Frozen:
    """Return what `as_json` wrote down."""
    return _converter().structure(values, kind)


def json_hash(values: Mapping[str, Any]) -> str:
    """SHA-256 of canonical JSON (sorted keys, no spaces, UTF-8), in hexadecimal."""
    canonical = json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


@cache
def _converter() -> Converter:
    found = Converter()
    for kind in (date, datetime):
        found.register_unstructure_hook(kind, lambda moment: moment.isoformat())
    found.register_structure_hook(date, lambda said, _: date.fromisoformat(said))
    found.register_structure_hook(datetime, lambda said, _: datetime.fromisoformat(said))
    found.register_unstructure_hook(Content, as_values)
    found.register_structure_hook(Content, lambda values, _: from_values(values))
    return found
