"""Requests: a union asks for a meeting, the leader records its closure, the union answers."""

from akr.domain.clock import swedish_day
from akr.domain.errors import ReasonMissing
from akr.domain.matter.errors import AlreadySettled, UnknownRequest
from akr.domain.matter.party import check_voice
from akr.domain.matter.requests import Closure, Protocol, Request, RequestStanding, check_closure
from akr.domain.matter.review import ASKS_FOR_MORE, Position
from akr.store.matter.matters import SentRole
from akr.store.matter.review import Reviewer
from akr.store.role.roles import StoredRole
from akr.store.work import Work

NOT_MET = {RequestStanding.OPEN, RequestStanding.OBJECTED}
"""Where a request stands while no closure of it can come to count."""


def ask(
    work: Work, role: StoredRole, sent: SentRole, reviewer: Reviewer, act: str, position: Position
) -> None:
    """Open a request by a position that asks for a meeting, in an open transaction.

    A union that asks for the same once more, while nothing has been recorded that would close it,
    has one request. Once something has, it has asked anew: silence on a closure cannot be read
    into it.
    """
    if position.kind not in ASKS_FOR_MORE:
        return
    asked = work.requests.about(role).get(sent.matter_id, ())
    today = swedish_day(work.now)
    if any(
        (each.union, each.kind) == (position.union, position.kind)
        and each.standing(today) in NOT_MET
        for each in asked
    ):
        return
    work.requests.open(sent, reviewer, act, position)


def close(work: Work, role_id: str, request_id: int, protocol: Protocol) -> None:
    """Record that a meeting closed a request; its union confirms that or objects.

    The same protocol sent twice is one closure. Raises UnknownRequest, and what `check_closure`
    does.
    """
    with work:
        role = work.roles.get(role_id, hold=True)
        request = _request(work, role, request_id)
        if request.last and request.last.protocol == protocol and request.last.objected_at is None:
            return
        check_closure(request, protocol, swedish_day(work.now))
        work.requests.close(request, protocol)


def confirm(work: Work, token: str, role_id: str, closure_id: int, *, waived: bool) -> None:
    """Keep that a union agrees that a meeting closed its request.

    `waived` is its word that it asks for no central negotiation. Raises UnknownRequest,
    AlreadySettled, UnknownInvitation, and VoiceUnconfirmed for a voice that may be the employer's
    own; such a voice may still object.
    """
    with work:
        check_voice(work.reviews.by_token(token).representative)
        closure = _own_closure(work, token, role_id, closure_id)
        if closure.confirmed_at is not None and closure.waived == waived:
            return
        _check_awaits(work, closure)
        work.requests.confirm(closure, waived=waived)


def object_to(work: Work, token: str, role_id: str, closure_id: int, words: str) -> None:
    """Keep a union's objection to a closure, with its reason, which blocks until a new one.

    Raises ReasonMissing, UnknownRequest, AlreadySettled, UnknownInvitation.
    """
    if not words.strip():
        raise ReasonMissing
    with work:
        closure = _own_closure(work, token, role_id, closure_id)
        if closure.objected_at is not None and closure.objection == words:
            return
        _check_awaits(work, closure)
        work.requests.object_to(closure, words)


def _check_awaits(work: Work, closure: Closure) -> None:
    if not closure.awaits(swedish_day(work.now)):
        raise AlreadySettled


def _request(work: Work, role: StoredRole, request_id: int) -> Request:
    for asked in work.requests.about(role).values():
        for each in asked:
            if each.id == request_id:
                return each
    raise UnknownRequest


def _own_closure(work: Work, token: str, role_id: str, closure_id: int) -> Closure:
    reviewer = work.reviews.by_token(token)
    role = work.roles.get(role_id, hold=True)
    for asked in work.requests.about(role).values():
        for request in asked:
            for closure in request.closures:
                if closure.id == closure_id and work.requests.is_asked_by(request, reviewer):
                    return closure
    raise UnknownRequest
