"""Review: the unions read, comment and take a position; nobody else changes their words.

The employer decides. Samverkan and MBL are not joint decisions, so nothing here is called approval
(the method, `domain` §6): a union states a position, and the decision is recorded separately.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from akr.domain.errors import ReasonMissing
from akr.domain.matter.errors import NotReady
from akr.domain.matter.party import Confirmation, Spoken
from akr.domain.planning.process import UnionComment
from akr.domain.role.checks import Finding, Weight, blocking
from akr.domain.role.draft import Content
from akr.domain.role.extent import extent_share
from akr.domain.role.sections import SECTIONS, is_said


class DraftStatus(StrEnum):
    """A draft's status: *utkast*, *facklig granskning*, *fastställd*."""

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
"""Positions that ask for a meeting; a decision must then refer to the meeting that was held."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A union's comment on a section of a version, with the leader's answer."""

    id: int
    union: str
    version: int
    section: str
    text: str
    written_at: datetime
    answer: str | None = None
    spoken: Spoken | None = None

    @property
    def is_open(self) -> bool:
        """Whether it has no answer yet."""
        return self.answer is None


@dataclass(frozen=True, slots=True)
class Position:
    """A union's stated position on a version, in its own words; `spoken` says by which function."""

    union: str
    version: int
    kind: PositionKind
    words: str
    stated_at: datetime
    spoken: Spoken | None = None


class BasisKind(StrEnum):
    """The kind of basis for the employer's decision."""

    SAMVERKAN = "samverkan"
    MBL = "mbl"
    NOT_NEGOTIABLE = "not_negotiable"


@dataclass(frozen=True, slots=True)
class Basis:
    """The reference that a decision rests on: forum, paragraph and date; or why there is none."""

    kind: BasisKind
    words: str


@dataclass(frozen=True, slots=True)
class Decided:
    """The employer's decision on a version.

    `protocol` is the number of the meeting's protocol, and `adjusted_by` who adjusted it
    (*justerare*).
    """

    decided_by: str
    decided_on: date
    registration_number: str
    basis: Basis
    protocol: str | None = None
    adjusted_by: str | None = None


class Missing(StrEnum):
    """What a draft can lack before adoption, besides its text.

    A list of what is missing holds these and keys of sections; the page links each to where it is
    fixed.
    """

    UNION = "union"
    ONE_MANAGER = "one_manager"
    ANSWERS = "answers"
    REQUESTS = "requests"
    REFERENCE = "reference"
    PROTOCOL = "protocol"


def missing_in_text(content: Content, found: Iterable[Finding] = ()) -> tuple[str, ...]:
    """Return what a text lacks before the unions get it.

    That is the required sections that are empty, in reading order, and then the checks among
    `found` that block sending. A post below full time needs the reason for it (the method, rule 3).
    """
    return (*_empty_sections(content), *blocking(content, found, Weight.SENDING))


def _empty_sections(content: Content) -> tuple[str, ...]:
    share = extent_share(content.facts)
    part_time = share is not None and share < 1
    return tuple(
        section.key
        for section in SECTIONS
        if (section.required or (section.below_full_time and part_time))
        and not is_said(content, section)
    )


def missing_for_adoption(
    content: Content,
    comments: Iterable[Comment | UnionComment],
    *,
    has_unions: bool,
    has_one_manager: bool,
    has_requests_closed: bool,
    found: Iterable[Finding] = (),
) -> tuple[str, ...]:
    """Return what is missing before the manager can adopt a version under review.

    Besides a complete text, in which no check of `found` blocks, every comment must be answered,
    including those on earlier versions and on the plan, and every request for a meeting be closed
    (see `requests`). In every process that the role gathers from a union must be invited, and one
    manager decide: nobody decides on another unit's tasks.
    """
    lacks: list[str] = list(_empty_sections(content))
    lacks += blocking(content, found, Weight.SENDING, Weight.DECISION)
    if not has_unions:
        lacks.append(Missing.UNION)
    if not has_one_manager:
        lacks.append(Missing.ONE_MANAGER)
    if any(comment.is_open for comment in comments):
        lacks.append(Missing.ANSWERS)
    if not has_requests_closed:
        lacks.append(Missing.REQUESTS)
    return tuple(lacks)


def still_to_tell(
    told: Mapping[str, int | None], said: Collection[str], version: int
) -> tuple[str, ...]:
    """Return the unions that may not know about a version, since AKR sends nothing itself.

    `told` maps each union to the version it was last invited to review, None if only to the plan.
    `said` are the unions that have commented or stated a position on this version, so they know.
    """
    return tuple(
        union for union, of in told.items() if union not in said and (of is None or of < version)
    )


def check_position(kind: PositionKind, words: str) -> None:
    """Require a reason from a union that disagrees. Raises ReasonMissing."""
    if kind is PositionKind.DISAGREE and not words.strip():
        raise ReasonMissing


def counts(said: Comment | Position) -> bool:
    """Whether words count as a union's: only once the union has said that the voice is theirs.

    The leader makes the links, so the leader can open one and speak (the method, rule 24). A
    position that does not count is as if it were not stated.
    """
    return said.spoken is None or said.spoken.confirmation is Confirmation.CONFIRMED


def awaits_confirmation(said: Comment | Position) -> bool:
    """Whether nobody of the union has said yet if the voice is theirs."""
    return said.spoken is not None and said.spoken.confirmation is Confirmation.AWAITED


def latest_position(positions: Iterable[Position], union: str, version: int) -> Position | None:
    """Return a union's latest position on a version that counts; None if it has stated none."""
    stated = [p for p in positions if (p.union, p.version) == (union, version) and counts(p)]
    return stated[-1] if stated else None


def unconfirmed_positions(
    positions: Iterable[Position], union: str, version: int
) -> tuple[Position, ...]:
    """Return what is stated for a union on a version by voices that it has not confirmed."""
    return tuple(
        each
        for each in positions
        if (each.union, each.version) == (union, version) and awaits_confirmation(each)
    )


def unions_unconfirmed(positions: Iterable[Position], version: int) -> tuple[str, ...]:
    """Return the unions in whose name a version is spoken of by a voice that nobody has confirmed.

    What was said there is proved by a protocol that both sides have adjusted, or by nothing.
    """
    said = (p.union for p in positions if p.version == version and awaits_confirmation(p))
    return tuple(dict.fromkeys(said))


def check_adoption(
    missing: Iterable[str], decided: Decided, *, was_asked: bool, unconfirmed: Collection[str] = ()
) -> None:
    """Allow a decision only when nothing is missing. Raises NotReady with what is.

    `missing` is as `missing_for_adoption` says.

    If a union has asked for adjournment or negotiation in the matter (`was_asked`), the decision
    must refer to it; *not negotiable* is then not a valid basis (MBL § 14). What an unconfirmed
    voice asks for is heard as well: only what it concedes does not count. Where one has spoken for
    a union (`unconfirmed`), the decision needs the meeting's protocol, and who adjusted it.
    """
    lacks = list(missing)
    if was_asked and decided.basis.kind is BasisKind.NOT_NEGOTIABLE:
        lacks.append(Missing.REFERENCE)
    if unconfirmed and not (decided.protocol and decided.adjusted_by):
        lacks.append(Missing.PROTOCOL)
    if lacks:
        raise NotReady(tuple(lacks))
