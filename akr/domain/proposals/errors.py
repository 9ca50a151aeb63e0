"""Refusals of workshop 2 and of estimates."""

from akr.domain.errors import Refusal


class AlreadyDecided(Refusal):
    """The employer has already decided on the task."""


class OccupationNotShown(Refusal):
    """Dissent of an occupation that the result does not show on its own."""


class ScopeMissing(Refusal):
    """Times per week were given without their scope: me, the department or the whole house."""


class EstimatesRead(Refusal):
    """Workshop 2 has read the middle of people's own estimates, so none is added or changed."""


class BadEstimate(Refusal):
    """A number is negative or larger than `most`."""

    def __init__(self, most: int) -> None:
        super().__init__(str(most))
        self.most = most
