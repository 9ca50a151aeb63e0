"""Accounts: who looks after an installation, who leads its processes, and how they sign in."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from akr.domain.office.errors import BadName, TooManyAttempts, WeakPassword

LONGEST_ACCOUNT_NAME = 80
SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200
FEWEST_CHARACTERS = 5
"""Different ones in a password: aaaaaaaaaaaa is long, and guessed at once."""

FREE_ATTEMPTS = 5
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
MOST_NAMES = 10_000
"""Names whose failures are remembered at once: about 2 MB, whatever somebody floods us with."""


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


class Attempts:
    """How often a sign-in has failed in a row, per name, whether the name exists or not.

    Five tries are free; then each failure doubles the wait, from 30 seconds to 15 minutes. Kept in
    memory: a restart forgives, and nothing that somebody typed into the wrong field is stored.
    """

    def __init__(self) -> None:
        self._failed: dict[str, tuple[int, datetime]] = {}

    def begin(self, name: str, now: datetime) -> None:
        """Count a try before it is made, so that many at once are no way around the wait.

        Raises TooManyAttempts, which counts as no try, with the time that is left.
        """
        tries, last = self._failed.pop(name_key(name), (0, now))
        wait = _wait_after(tries)
        if now < last + wait:
            self._remember(name, tries, last)
            raise TooManyAttempts(last + wait - now)
        self._remember(name, tries + 1, now)

    def succeeded(self, name: str) -> None:
        """Forget what failed before."""
        self._failed.pop(name_key(name), None)

    def _remember(self, name: str, tries: int, last: datetime) -> None:
        """Put it last, and let the name go that was tried longest ago when there are too many."""
        self._failed[name_key(name)] = (tries, last)
        if len(self._failed) > MOST_NAMES:
            del self._failed[next(iter(self._failed))]


def _wait_after(tries: int) -> timedelta:
    if tries < FREE_ATTEMPTS:
        return timedelta(0)
    doublings = min(tries - FREE_ATTEMPTS, 10)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)
