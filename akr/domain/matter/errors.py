"""Refusals of the review, of the ledger of requests and of the decision."""

from datetime import date

from akr.domain.errors import Refusal


class NotReady(Refusal):
    """The draft is not complete enough; `missing` lists what it lacks (see `review.Missing`)."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing


class UnknownInvitation(Refusal):
    """The invitation link does not exist, or the device is not enrolled."""


class UnknownRequest(Refusal):
    """There is no such request or closure, or it is another union's."""


class AlreadySettled(Refusal):
    """The request is closed, or its union has a closure to answer; or that was answered."""


class NoNegotiation(Refusal):
    """A union asked for negotiation, and what was held is samverkan."""


class ClosureDated(Refusal):
    """The meeting is dated before the request, or in the future."""


class CentralDayMissing(Refusal):
    """The parties disagreed, and no later last day to ask for central negotiation is given."""


class SameProtocol(Refusal):
    """The union has objected to the protocol that the closure refers to."""


class PapersOutdated(Refusal):
    """Something that the papers of a decision print was said while they were made."""


class DecisionDated(Refusal):
    """A decision before what it decides was sent or spoken of, or in the future.

    `earliest` is the first day that it can have.
    """

    def __init__(self, earliest: date) -> None:
        super().__init__(earliest.isoformat())
        self.earliest = earliest


class NotToConfirm(Refusal):
    """Whoever is not in themselves confirms nobody, and who is in already is never turned away."""


class ContactOfTheLeader(Refusal):
    """The contact's link was made by somebody who leads the process, or decides in it."""


class UnknownRepresentative(Refusal):
    """The union has no such representative."""


class VoiceUnconfirmed(Refusal):
    """The union has not said that whoever speaks is theirs, so nothing is given away by them."""


class UnionHasSpoken(Refusal):
    """The union has said something already, so its invitation is not taken back."""
