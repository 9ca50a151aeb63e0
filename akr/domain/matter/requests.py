"""Requests: a ledger of what the unions have asked for, which only a closure that counts closes.

A request belongs to the matter, never to a version: a new version, a later position or the words of
a decision close nothing (the method, rule 22). The employer records a closure, the union sees it,
and confirms it or objects.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from akr.domain.clock import swedish_day
from akr.domain.matter.errors import (
    AlreadySettled,
    CentralDayMissing,
    ClosureDated,
    NoNegotiation,
    SameProtocol,
)
from akr.domain.matter.review import PositionKind
from akr.domain.matter.working_days import working_days_after

NOTICE_DAYS = 3
"""Working days that a union has to object to a closure that it has not confirmed."""


class MeetingKind(StrEnum):
    """What kind of meeting closed a request: resumed samverkan, or a paragraph of MBL."""

    SAMVERKAN = "samverkan"
    MBL_11 = "mbl_11"
    MBL_12 = "mbl_12"
    MBL_14 = "mbl_14"


class MeetingOutcome(StrEnum):
    """Whether the parties agreed: *enighet* or *oenighet*."""

    AGREED = "agreed"
    DISAGREED = "disagreed"


class RequestStanding(StrEnum):
    """Where a request stands. Only `CLOSED` lets the employer decide."""

    OPEN = "open"
    AWAITS = "awaits"
    OBJECTED = "objected"
    CENTRAL = "central"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Protocol:
    """What the employer records of the meeting: who called it, when, who was there, the outcome.

    `central_until` is the last day to ask for central negotiation, after a disagreement.
    """

    meeting: MeetingKind
    called_by: str
    held_on: date
    present: str
    outcome: MeetingOutcome
    number: str
    central_until: date | None = None


@dataclass(frozen=True, slots=True)
class Closure:
    """A recorded closure and the union's answer to it.

    `noted_at` is when the union could first read it: when it was recorded, or when somebody was
    confirmed as theirs, if that was later. It is None while nobody is: silence where nobody listens
    says nothing. `waived` means that the union does not ask for central negotiation.
    """

    id: int
    protocol: Protocol
    noted_at: datetime | None
    confirmed_at: datetime | None = None
    waived: bool = False
    objected_at: datetime | None = None
    objection: str = ""

    @property
    def last_day_to_object(self) -> date | None:
        """The last day on which the union can object; None while no days are counted."""
        if self.noted_at is None:
            return None
        return working_days_after(swedish_day(self.noted_at), NOTICE_DAYS)

    def counts(self, today: date) -> bool:
        """Whether it is confirmed, or the days to object have passed without an objection."""
        if self.objected_at is not None:
            return False
        last_day = self.last_day_to_object
        return self.confirmed_at is not None or (last_day is not None and today > last_day)

    def awaits(self, today: date) -> bool:
        """Whether the union can still confirm it or object."""
        return self.objected_at is None and not self.counts(today)


@dataclass(frozen=True, slots=True)
class Request:
    """A union's request for adjournment or negotiation, with its closures, the earliest first.

    `version` is the one that the union read when it asked.
    """

    id: int
    union: str
    version: int
    kind: PositionKind
    words: str
    made_at: datetime
    closures: tuple[Closure, ...] = ()

    @property
    def last(self) -> Closure | None:
        """The latest closure; None when nothing has been recorded."""
        return self.closures[-1] if self.closures else None

    def standing(self, today: date) -> RequestStanding:
        """Say where it stands, by its latest closure.

        After a disagreement the employer waits for central negotiation (MBL § 14), until the union
        waives it or the last day to ask for it has passed.
        """
        last = self.last
        if last is None:
            return RequestStanding.OPEN
        if last.objected_at is not None:
            return RequestStanding.OBJECTED
        if not last.counts(today):
            return RequestStanding.AWAITS
        if not _waits_for_central(last, today):
            return RequestStanding.CLOSED
        return RequestStanding.CENTRAL


def unclosed(requests: Iterable[Request], today: date) -> tuple[Request, ...]:
    """Return the requests that keep the employer from deciding."""
    return tuple(each for each in requests if each.standing(today) is not RequestStanding.CLOSED)


def check_closure(request: Request, protocol: Protocol, today: date) -> None:
    """Allow a closure to be recorded.

    Raises NoNegotiation when a negotiation was asked for and none was held, ClosureDated for a
    meeting before the request or in the future, CentralDayMissing after a disagreement without a
    last day to ask for central negotiation, SameProtocol when the union has objected to that
    protocol, and AlreadySettled while the union has a closure to answer or it is closed.
    """
    if request.standing(today) in {RequestStanding.AWAITS, RequestStanding.CLOSED}:
        raise AlreadySettled
    if request.kind is PositionKind.NEGOTIATE and protocol.meeting is MeetingKind.SAMVERKAN:
        raise NoNegotiation
    if not swedish_day(request.made_at) <= protocol.held_on <= today:
        raise ClosureDated
    if _leads_to_central(protocol) and (
        protocol.central_until is None or protocol.central_until <= protocol.held_on
    ):
        raise CentralDayMissing
    objected = {each.protocol.number for each in request.closures if each.objected_at is not None}
    if protocol.number in objected:
        raise SameProtocol


def _leads_to_central(protocol: Protocol) -> bool:
    return (
        protocol.outcome is MeetingOutcome.DISAGREED and protocol.meeting is not MeetingKind.MBL_14
    )


def _waits_for_central(closure: Closure, today: date) -> bool:
    until = closure.protocol.central_until
    return (
        _leads_to_central(closure.protocol)
        and not closure.waived
        and (until is None or today <= until)
    )
