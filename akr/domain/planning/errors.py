"""Refusals of planning."""

from collections.abc import Sequence

from akr.domain.errors import Refusal


class DatesMissing(Refusal):
    """Workshop 1 cannot close before workshop 2 and the follow-up have dates."""


class ProcessEnded(Refusal):
    """The process has been ended: it can be read, and its leader can reopen it."""


class AlreadyJoined(Refusal):
    """The process holds what others have done, so it is ended instead of deleted."""


class UnionsUnheard(Refusal):
    """Workshop 1 needs a reason to open when no union has the plan or a comment is unanswered."""


class ExpectedMissing(Refusal):
    """No room opens before each occupation has a number of people; those in `unsaid` have none.

    Without the number, an invented colleague could make a small group look large.
    """

    def __init__(self, unsaid: Sequence[str]) -> None:
        super().__init__(", ".join(unsaid))
        self.unsaid = tuple(unsaid)


class DatesTurned(Refusal):
    """The follow-up is not after workshop 2."""


class VoiceSettled(Refusal):
    """The room is open, so an occupation can only choose that less is told about it."""


class NamesShown(Refusal):
    """A result has been shown under the occupations' names, so they stand."""


class PlanChanged(Refusal):
    """Somebody else changed the same part of the plan first; their change stands."""
