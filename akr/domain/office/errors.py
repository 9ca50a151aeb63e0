"""What accounts refuse."""

from datetime import timedelta

from akr.domain.errors import Refusal


class NameTaken(Refusal):
    """An account's name that another account has, whatever its capitals."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class BadName(Refusal):
    """An account's name that is blank, very long, or holds what cannot be printed."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class WeakPassword(Refusal):
    """A password that is soon guessed; `reason` is a key in `PASSWORD_REASONS`."""

    def __init__(self, reason: str, limit: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.limit = limit


class WrongPassword(Refusal):
    """A name and a password that do not belong together; which of them is wrong is not said."""


class TooManyAttempts(Refusal):
    """Too many failed sign-ins in a row; `wait` is how long until the next one counts."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(str(wait))
        self.wait = wait


class UnknownAccount(Refusal):
    """An account that the store does not have."""

    def __init__(self, public_id: str) -> None:
        super().__init__(public_id)
        self.public_id = public_id


class LastAdministrator(Refusal):
    """To close the only account that can let others in."""


class LastLeader(Refusal):
    """To take away the only one who leads a process."""


class NotFirst(Refusal):
    """To make the first account when there is one already."""
