"""Accounts: administrators, facilitators and managers, and how they sign in."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from akr.domain.office.errors import BadName, TooManyAttempts, WeakPassword

LONGEST_NAME = 80
SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200
FEWEST_CHARACTERS = 5
"""Different characters in a password: aaaaaaaaaaaa is long, but guessed at once."""

FREE_ATTEMPTS = 5
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
MOST_NAMES = 10_000
"""Names whose failed attempts are remembered: limits a flood of names to about 2 MB."""


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
    """An account to sign in with. URLs use its `public_id`, the store its `id`.

    `stamp` changes with the password and when the account is closed. A session that holds another
    stamp has ended.
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
        """Whether it can be used to sign in."""
        return self.closed_at is None


def name_key(name: str) -> str:
    """Return the key by which names are compared: case does not matter."""
    return name.casefold()


def check_name(name: str) -> None:
    """Check that a name is one printable line, not blank and not too long. Raises BadName."""
    if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
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


class Attempts:
    """Counts failed sign-ins in a row per name, whether the name exists or not.

    Five attempts are free. Then each failure doubles the wait, from 30 seconds to 15 minutes. The
    counts are in memory only, so a restart resets them and nothing typed into the wrong field,
    such as a password, is ever stored.
    """

    def __init__(self) -> None:
        self._failed: dict[str, tuple[int, datetime]] = {}

    def begin(self, name: str, now: datetime) -> None:
        """Count an attempt before it is made, so that parallel attempts cannot avoid the wait.

        Raises TooManyAttempts with the time left; a refused attempt does not count.
        """
        tries, last = self._failed.pop(name_key(name), (0, now))
        wait = _wait_after(tries)
        if now < last + wait:
            self._remember(name, tries, last)
            raise TooManyAttempts(last + wait - now)
        self._remember(name, tries + 1, now)

    def succeeded(self, name: str) -> None:
        """Forget the name's failed attempts."""
        self._failed.pop(name_key(name), None)

    def _remember(self, name: str, tries: int, last: datetime) -> None:
        """Store the count as the newest; when there are too many names, forget the oldest."""
        self._failed[name_key(name)] = (tries, last)
        if len(self._failed) > MOST_NAMES:
            del self._failed[next(iter(self._failed))]


def _wait_after(tries: int) -> timedelta:
    if tries < FREE_ATTEMPTS:
        return timedelta(0)
    doublings = min(tries - FREE_ATTEMPTS, 10)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)
