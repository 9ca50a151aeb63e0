"""Refusals of writing and gathering."""

from akr.domain.errors import Refusal


class UnknownTask(Refusal):
    """The task or card is not on the table."""


class NothingToMerge(Refusal):
    """A merge needs at least two heaps or cards."""


class NothingToSplit(Refusal):
    """The card is already alone in its heap."""


class NothingChosen(Refusal):
    """The act would change nothing, since nothing was chosen."""


class CannotUndo(Refusal):
    """The change cannot be undone: this leader or another has changed the same things since."""


class TooManyCards(Refusal):
    """The seat has written as many cards as one may."""

    def __init__(self, most: int) -> None:
        super().__init__(str(most))
        self.most = most


class RoomFullOfCards(Refusal):
    """All seats together have written as many cards as a room may have."""

    def __init__(self, most: int) -> None:
        super().__init__(str(most))
        self.most = most


class UnknownCard(Refusal):
    """The card is not this seat's, or can no longer be changed."""
