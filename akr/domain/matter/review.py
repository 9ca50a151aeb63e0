"""Review: the unions read, comment and take a position; nobody else changes their words.

The employer decides. Samverkan and MBL are not joint decisions, so nothing here is called approval
(the method, `domain` §6): a union states a position, and the decision is recorded apart from it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from akr.domain.errors import ReasonMissing
from akr.domain.matter.errors import NotReady
from akr.domain.planning.process import UnionComment
from akr.domain.role.draft import Content
from akr.domain.role.sections import SECTIONS, is_said


class DraftStatus(StrEnum):
    """Where a draft is: utkast, facklig granskning, fastställd."""

    DRAFT = "draft"
    REVIEW = "review"
    ADOPTED = "adopted"


class PositionKind(StrEnum):
    """What a union can state about a version."""

    NO_OBJECTION = "no_objection"
    REMARKS = "remarks"
    DISAGREE = "disagree"
    ADJOURN = "adjourn"
    NEGOTIATE = "negotiate"


ASKS_FOR_MORE = frozenset({PositionKind.ADJOURN, PositionKind.NEGOTIATE})
"""Positions after which a decision needs a reference to what was then held."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A union's words about a section of a version, and the leader's answer beside them."""

    id: int
    union: str
    version: int
    section: str
    text: str
    written_at: datetime
    answer: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.answer is None


@dataclass(frozen=True, slots=True)
class Position:
    """What a union stated about a version, in its own words."""

    union: str
    version: int
    kind: PositionKind
    words: str
    stated_at: datetime


class BasisKind(StrEnum):
    """On what the employer decides."""

    SAMVERKAN = "samverkan"
    MBL = "mbl"
    NOT_NEGOTIABLE = "not_negotiable"


@dataclass(frozen=True, slots=True)
class Basis:
    """The reference that makes a proposal a decision: forum, paragraph, date; or why none."""

    kind: BasisKind
    words: str


@dataclass(frozen=True, slots=True)
class Decided:
    """The employer's decision on a version."""

    decided_by: str
    decided_on: date
    registration_number: str
    basis: Basis


class Missing(StrEnum):
    """What a draft lacks beside its text before it can be adopted.

    A list of what is missing holds these and the keys of sections; each is a link to where it is
    mended.
    """

    UNION = "union"
    ANSWERS = "answers"
    REFERENCE = "reference"


def missing_in_text(content: Content) -> tuple[str, ...]:
    """The required sections that say nothing, in reading order."""
    return tuple(
        section.key for section in SECTIONS if section.required and not is_said(content, section)
    )


def missing_for_adoption(
    content: Content, unions: int, comments: Iterable[Comment | UnionComment]
) -> tuple[str, ...]:
    """What must be there before the manager can adopt a version that is under review.

    At least one union has been invited, and every comment has its answer, also those on earlier
    versions and on the plan.
    """
    lacks = list(missing_in_text(content))
    if not unions:
        lacks.append(Missing.UNION)
    if any(comment.is_open for comment in comments):
        lacks.append(Missing.ANSWERS)
    return tuple(lacks)


def still_to_tell(
    told: Mapping[str, int | None], said: Collection[str], version: int
) -> tuple[str, ...]:
    """The unions that may not know that a version is theirs to read, since nothing is sent to them.

    `told` is the version that each was last invited to review, None where the plan was all; those
    who have `said` something of this version have found it. A new version is told of anew.
    """
    return tuple(
        union for union, of in told.items() if union not in said and (of is None or of < version)
    )


def check_position(kind: PositionKind, words: str) -> None:
    """A union that disagrees says why. Raises ReasonMissing."""
    if kind is PositionKind.DISAGREE and not words.strip():
        raise ReasonMissing


def check_adoption(
    content: Content,
    unions: int,
    comments: Iterable[Comment | UnionComment],
    positions: Sequence[Position],
    decided: Decided,
    version: int,
) -> None:
    """Let the employer decide when nothing is left unanswered. Raises NotReady with what is.

    Where a union has asked for adjournment or negotiation on this version, a decision needs the
    reference to it; *not negotiable* is then no answer (MBL § 14).
    """
    lacks = list(missing_for_adoption(content, unions, comments))
    latest = {position.union: position for position in positions if position.version == version}
    asked = any(position.kind in ASKS_FOR_MORE for position in latest.values())
    if asked and decided.basis.kind is BasisKind.NOT_NEGOTIABLE:
        lacks.append(Missing.REFERENCE)
    if lacks:
        raise NotReady(tuple(lacks))
