"""What the review refuses."""

from akr.domain.errors import Refusal


class NotReady(Refusal):
    """A draft that cannot go on yet; `missing` says what it lacks (see `review.Missing`)."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing


class UnknownInvitation(Refusal):
    """An invitation link that was never given, or whose device is not enrolled."""
