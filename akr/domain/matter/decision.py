"""The decision: what the employer says that it decided, and what keeps it from being recorded.

The employer decides; samverkan and MBL are not joint decisions. What is said here prints, so each
answer that goes against the usual has its reason.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from akr.domain.clock import swedish_day
from akr.domain.matter.errors import DecisionDated, NotReady
from akr.domain.matter.review import Missing, Position, PositionKind

FEWEST_WORDS = 3
"""Of why something is not to be negotiated: fewer say nothing."""

_WORKPLACE_MEETING = re.compile(r"\bAPT\b|arbetsplatsträff", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_]{3,}")
_NUMBER = re.compile(r"\d")


class BasisKind(StrEnum):
    """The kind of basis for the employer's decision."""

    SAMVERKAN = "samverkan"
    MBL = "mbl"
    NOT_NEGOTIABLE = "not_negotiable"


@dataclass(frozen=True, slots=True)
class Basis:
    """The reference that a decision rests on: forum, paragraph and date; or why there is none.

    `why_workplace_meeting` is why an APT, which is no samverkansgrupp, is taken for one.
    """

    kind: BasisKind
    words: str
    why_workplace_meeting: str = ""

    @property
    def names_workplace_meeting(self) -> bool:
        """Whether it rests on an APT, which does not fulfil the duty to negotiate."""
        is_samverkan = self.kind is BasisKind.SAMVERKAN
        return is_samverkan and bool(_WORKPLACE_MEETING.search(self.words))

    @property
    def is_vague(self) -> bool:
        """Whether nobody could find what it refers to: no group by name, no paragraph or date."""
        if self.kind is BasisKind.NOT_NEGOTIABLE:
            return len(self.words.split()) < FEWEST_WORDS
        has_number = bool(_NUMBER.search(self.words))
        return not has_number or (self.kind is BasisKind.SAMVERKAN and not _NAME.search(self.words))


@dataclass(frozen=True, slots=True)
class Decided:
    """The employer's decision on a version.

    `protocol` is the number of the meeting's protocol, and `adjusted_by` who adjusted it
    (*justerare*). `reached` is how and when those unions were reached that have not opened their
    link, and `why_overruled` the reason when a union disagrees.
    """

    decided_by: str
    decided_on: date
    registration_number: str
    basis: Basis
    protocol: str | None = None
    adjusted_by: str | None = None
    reached: str = ""
    why_overruled: str = ""


def check_adoption(
    missing: Iterable[str],
    decided: Decided,
    *,
    was_asked: bool,
    unopened: Collection[str],
    positions: Collection[Position],
    unconfirmed: Collection[str] = (),
) -> None:
    """Allow a decision only when nothing is missing. Raises NotReady with what is.

    `missing` is as `missing_for_adoption` says. `unopened` are the unions that have not opened
    their link, and `positions` the latest one of each union on the version.

    If a union has asked for adjournment or negotiation in the matter (`was_asked`), the decision
    must refer to it; *not negotiable* is then not a valid basis (MBL § 14). What an unconfirmed
    voice asks for is heard as well: only what it concedes does not count. Where one has spoken for
    a union (`unconfirmed`), the decision needs the meeting's protocol, and who adjusted it. An APT
    is no samverkansgrupp, so that takes a reason too.
    """
    basis = decided.basis
    disagrees = any(each.kind is PositionKind.DISAGREE for each in positions)
    lacks = {
        Missing.REFERENCE: was_asked and basis.kind is BasisKind.NOT_NEGOTIABLE,
        Missing.FORUM: basis.is_vague,
        Missing.WORKPLACE_MEETING: (
            basis.names_workplace_meeting and not basis.why_workplace_meeting.strip()
        ),
        Missing.REACHED: bool(unopened) and not decided.reached.strip(),
        Missing.PROTOCOL: bool(unconfirmed) and not (decided.protocol and decided.adjusted_by),
        Missing.OVERRULED: disagrees and not decided.why_overruled.strip(),
    }
    found = (*missing, *(each for each, is_lacking in lacks.items() if is_lacking))
    if found:
        raise NotReady(found)


def check_date(
    decided_on: date, sent_at: datetime, positions: Iterable[Position], today: date
) -> None:
    """Require that a decision comes after what it decides, and has been made. Raises DecisionDated.

    It is not before the version was sent, nor before the latest position on it.
    """
    after = max((sent_at, *(each.stated_at for each in positions)))
    earliest = swedish_day(after)
    if not earliest <= decided_on <= today:
        raise DecisionDated(earliest)
