"""Review: the unions read, comment and take a position; nobody else changes their words.

The employer decides. Samverkan and MBL are not joint decisions, so nothing here is called approval
(the method, `domain` §6): a union states a position, and the decision is recorded separately.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from akr.domain.errors import ReasonMissing
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
    FORUM = "forum"
    WORKPLACE_MEETING = "workplace_meeting"
    REACHED = "reached"
    OVERRULED = "overruled"
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
