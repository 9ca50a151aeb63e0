"""Refusals of accounts, signing in and the organisation's settings."""

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


class BadColour(Refusal):
    """What was written is no colour in six hexadecimal digits."""

    def __init__(self, written: str) -> None:
        super().__init__(written)
        self.written = written


class PaleColour(Refusal):
    """The colour is too pale to read on white; `nearest` is the closest one that can be read."""

    def __init__(self, colour: str, nearest: str) -> None:
        super().__init__(colour)
        self.colour = colour
        self.nearest = nearest


class BadFullTime(Refusal):
    """Full time must be more than no hours a week, and at most what the law allows."""

    def __init__(self, most: int) -> None:
        super().__init__(str(most))
        self.most = most


class BadLink(Refusal):
    """A link on every page's foot must be a whole address that begins with https."""

    def __init__(self, written: str) -> None:
        super().__init__(written)
        self.written = written


class OrganisationChanged(Refusal):
    """Somebody else changed the organisation's settings first; theirs stand."""


class OrganisationUnnamed(Refusal):
    """A logo came before the organisation has a name to stand beside it."""


class UnionRegistered(Refusal):
    """The union is in the register already."""


class UnknownContact(Refusal):
    """No contact has this link, or this device."""


class ContactLinkUsed(Refusal):
    """The contact's link has been opened; it opens once."""
