"""Refusals of the review."""

from akr.domain.errors import Refusal


class NotReady(Refusal):
    """The draft is not complete enough; `missing` lists what it lacks (see `review.Missing`)."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing


class UnknownInvitation(Refusal):
    """The invitation link does not exist, or the device is not enrolled."""
