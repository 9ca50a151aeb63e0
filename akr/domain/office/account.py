"""Accounts: administrators, facilitators and managers, and how they sign in."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from akr.domain.office.errors import BadName, WeakPassword
from akr.domain.written import is_empty, one_line

LONGEST_ACCOUNT_NAME = 80
SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200
FEWEST_CHARACTERS = 5
"""Different characters in a password: aaaaaaaaaaaa is long, but guessed at once."""


class Role(StrEnum):
    """What an account may do. An administrator may also lead processes.

    A manager decides in the processes that appointed them, and leads none: a leader sees single
    seats, which a manager never may.
    """

    ADMINISTRATOR = "administrator"
    FACILITATOR = "facilitator"
    MANAGER = "manager"


MAY_LEAD = frozenset({Role.ADMINISTRATOR, Role.FACILITATOR})
"""The roles that may create and lead processes."""


@dataclass(frozen=True, slots=True)
class Account:
    """An account to sign in with. URLs use its `public_id`, the store its `id`."""

    id: int
    public_id: str
    name: str
    role: Role
    password_hash: str = field(repr=False)
    created_at: datetime
    closed_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether it can be used to sign in."""
        return self.closed_at is None


def name_key(name: str) -> str:
    """Return the key by which names are compared: case does not matter."""
    return name.casefold()


def check_name(name: str) -> None:
    """Check that a name is one line, not blank and not too long. Raises BadName."""
    if is_empty(name) or len(name) > LONGEST_ACCOUNT_NAME or name != one_line(name):
        raise BadName(name)


def check_password(name: str, password: str) -> None:
    """Check that a password is long rather than complicated: twelve characters, such as a sentence.

    Raises WeakPassword when it is too short, has very few different characters, contains the
    account's name, or is longer than anybody types.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise WeakPassword("too_short", str(SHORTEST_PASSWORD))
    if len(password) > LONGEST_PASSWORD:
        raise WeakPassword("too_long", str(LONGEST_PASSWORD))
    if len(set(password)) < FEWEST_CHARACTERS:
        raise WeakPassword("too_plain")
    if name_key(name) in name_key(password):
        raise WeakPassword("holds_name")
