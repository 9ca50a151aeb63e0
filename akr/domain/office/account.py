"""Accounts: who looks after an installation, who leads its processes, and how they sign in."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from akr.domain.office.errors import BadName, WeakPassword

LONGEST_ACCOUNT_NAME = 80
SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200
FEWEST_CHARACTERS = 5
"""Different ones in a password: aaaaaaaaaaaa is long, and guessed at once."""


class Role(StrEnum):
    """What an account is for. An administrator may also lead processes.

    A manager owns the decision of those processes that appointed them, and leads none: whoever
    leads sees single seats, and a manager never may.
    """

    ADMINISTRATOR = "administrator"
    FACILITATOR = "facilitator"
    MANAGER = "manager"


MAY_LEAD = frozenset({Role.ADMINISTRATOR, Role.FACILITATOR})
"""The roles that make and lead processes."""


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who signs in. `public_id` names it in addresses, `id` in the store.

    `stamp` changes with the password and when the account is closed; a session that carries
    another one has ended.
    """

    id: int
    public_id: str
    name: str
    role: Role
    password_hash: str = field(repr=False)
    stamp: str = field(repr=False)
    created_at: datetime
    closed_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether one can sign in with it."""
        return self.closed_at is None


def name_key(name: str) -> str:
    """What two names are compared by: nobody remembers how they wrote their capitals."""
    return name.casefold()


def check_name(name: str) -> None:
    """A name is something to be called by, on one line. Raises BadName."""
    if not name.strip() or len(name) > LONGEST_ACCOUNT_NAME or not name.isprintable():
        raise BadName(name)


def check_password(name: str, password: str) -> None:
    """A password is long rather than odd: twelve characters, a sentence will do.

    Raises WeakPassword for a shorter one, one of very few different characters, one that contains
    the account's name, and one longer than anybody types.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise WeakPassword("too_short", str(SHORTEST_PASSWORD))
    if len(password) > LONGEST_PASSWORD:
        raise WeakPassword("too_long", str(LONGEST_PASSWORD))
    if len(set(password)) < FEWEST_CHARACTERS:
        raise WeakPassword("too_plain")
    if name_key(name) in name_key(password):
        raise WeakPassword("holds_name")
