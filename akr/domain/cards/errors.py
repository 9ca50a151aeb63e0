"""What writing and gathering refuse."""

from akr.domain.errors import Refusal


class UnknownTask(Refusal):
    """A task or card that is not on the table."""


class NothingToMerge(Refusal):
    """A heap that would be merged with no other."""


class NothingToSplit(Refusal):
    """A card that already lies alone."""


class NothingChosen(Refusal):
    """Suggestions that would be laid on the table, of which none was chosen."""


class CannotUndo(Refusal):
    """What would be undone has been changed since, by this leader or another."""


class UnknownCard(Refusal):
    """A card that is not this seat's, or no longer can be changed."""
