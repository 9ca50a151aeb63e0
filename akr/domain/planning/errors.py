"""Refusals of planning."""

from akr.domain.errors import Refusal


class DatesMissing(Refusal):
    """Workshop 1 cannot close before workshop 2 and the follow-up have dates."""


class ProcessEnded(Refusal):
    """The process has been ended: it can be read, and its leader can reopen it."""


class UnionsUnheard(Refusal):
    """Workshop 1 needs a reason to open when no union has the plan or a comment is unanswered."""


class DatesTurned(Refusal):
    """The follow-up is not after workshop 2."""


class VoiceSettled(Refusal):
    """The room is open, so an occupation can only choose to be told less of."""


class PlanChanged(Refusal):
    """Somebody else changed the same part of the plan first; their change stands."""
