"""What workshop 2 refuses."""

from akr.domain.errors import Refusal


class AlreadyDecided(Refusal):
    """A proposal for a task that the employer has decided on."""


class ScopeMissing(Refusal):
    """How often was said, but not for whom: me, the department or the whole house."""


class BadEstimate(Refusal):
    """A time that a week cannot hold."""

    def __init__(self, most: int) -> None:
        super().__init__(str(most))
        self.most = most
