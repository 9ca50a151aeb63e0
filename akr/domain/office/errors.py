"""Refusals of accounts and signing in."""

from datetime import timedelta

from akr.domain.errors import Refusal


class NameTaken(Refusal):
    """Another account has the same name, ignoring case."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class BadName(Refusal):
    """The account's name is blank, too long or not printable."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class WeakPassword(Refusal):
    """The password is too easy to guess; `reason` is a key in `PASSWORD_REASONS`."""

    def __init__(self, reason: str, limit: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.limit = limit


class WrongPassword(Refusal):
    """The name and password do not match; it does not say which of them is wrong."""


class TooManyAttempts(Refusal):
    """Too many failed sign-ins in a row; `wait` is how long until the next one counts."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(str(wait))
        self.wait = wait


class ManySignIns(Refusal):
    """So many sign in at this moment that the rest must come back in a while."""


class UnknownAccount(Refusal):
    """No account has this public id."""

    def __init__(self, public_id: str) -> None:
        super().__init__(public_id)
        self.public_id = public_id


class LastAdministrator(Refusal):
    """The last open administrator account cannot be closed: nobody could let others in."""


class LastLeader(Refusal):
    """The last leader of a process cannot be removed."""


class NotFirst(Refusal):
    """The first account already exists."""
