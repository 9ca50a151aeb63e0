"""Aside: what would hold the web process up is thought of in a child, and the rest at once."""

import atexit
import json
import pickle
from collections.abc import Sequence
from functools import cache, lru_cache

from akr.domain.cards import similarity
from akr.domain.cards.similarity import TaskGroup
from akr.domain.errors import BadFile, BadImage
from akr.domain.office.organisation import Logo
from akr.domain.proposals.process import Process
from akr.files import akr_process_1
from akr.files.blocks import WrittenDocument
from akr.files.workers import Workers

LETTERS_AT_ONCE = 4_000
"""Of phrases that are grouped at once, in a tenth of a second: thirty people's cards."""

BYTES_AT_ONCE = 100_000
"""Of a process file that is read at once."""


WRITTEN = 64
"""How many files for a word processor are remembered; each is some forty kilobytes and a logo."""


def are_few(phrases: Sequence[str]) -> bool:
    """Whether phrases are grouped in no time."""
    return sum(map(len, phrases)) <= LETTERS_AT_ONCE


def suggest_groups(phrases: Sequence[str]) -> list[TaskGroup]:
    """Suggest groups, as `similarity` does; many phrases aside. Raises NotDone."""
    if are_few(phrases):
        return similarity.suggest_groups(phrases)
    found, _ = _workers().run("group", json.dumps(phrases).encode())
    return [TaskGroup(name, tuple(members)) for name, members in json.loads(found)]


def read_process(content: bytes) -> Process:
    """Read a process file, as `akr_process_1` does; a large one aside. Raises BadFile, NotDone."""
    if len(content) <= BYTES_AT_ONCE:
        return akr_process_1.read_process(content)
    found = pickle.loads(_workers().run("read", content)[0])  # noqa: S301  (our own child's)
    if isinstance(found, Process):
        return found
    raise BadFile(*found)


def read_logo(data: bytes) -> Logo:
    """Read a logo, as `pdf.logos` does; a small file can hold many pixels, so always aside.

    Raises BadImage, NotDone.
    """
    found = pickle.loads(_workers().run("logo", data)[0])  # noqa: S301  (our own child's)
    if isinstance(found, Logo):
        return found
    raise BadImage(*found)


@lru_cache(WRITTEN)
def word_document(document: WrittenDocument) -> bytes:
    """Write a document as DOCX, as `word` does; what was written lately is remembered.

    Raises NotDone.
    """
    return _workers().run("word", pickle.dumps(document))[0]


@cache
def _workers() -> Workers:
    """The process's one child of this kind, started when first needed."""
    made = Workers("akr.files.heavy")
    atexit.register(made.close)
    return made
