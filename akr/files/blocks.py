"""Blocks: a document as headings, lists and tables, for a word processor or as plain text.

A PDF has its own template, since paper is laid out; here each program lays out its own way.
"""

from dataclasses import dataclass

from akr.domain.office.organisation import Letterhead


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's own, and there is one of it."""

    words: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in one of the document's styles."""

    words: str
    style: str = "body"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list whose order means nothing."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """A row of a table, and `words` that say the same where there are no columns.

    A row that is `strong` heads or sums up others.
    """

    cells: tuple[str, ...]
    words: str
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the last `numbers` of its columns hold numbers. Without headings, labels come first.

    `widths` are the columns' in millimetres.
    """

    rows: tuple[WrittenRow, ...]
    widths: tuple[int, ...]
    headings: tuple[str, ...] = ()
    numbers: int = 0


Block = Heading | Paragraph | Bullets | Table


@dataclass(frozen=True, slots=True)
class WrittenDocument:
    """A document: its parts in reading order, and what stands at the head and foot of each page."""

    title: str
    kind: str
    letterhead: Letterhead
    foot: str
    mark: str
    blocks: tuple[Block, ...]
