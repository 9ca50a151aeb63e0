"""What planning refuses."""

from akr.domain.errors import Refusal


class DatesMissing(Refusal):
    """To close workshop 1 before workshop 2 and the follow-up have their dates."""


class ProcessEnded(Refusal):
    """An act in a process that has been ended; it can be read, and opened again by its leader."""


class UnionsUnheard(Refusal):
    """To open workshop 1 without a reason when no union has the plan, or one awaits an answer."""


class DatesTurned(Refusal):
    """A follow-up on the day of workshop 2, or before it."""


class PlanChanged(Refusal):
    """Somebody changed the same part of the plan meanwhile; what they said stands."""
