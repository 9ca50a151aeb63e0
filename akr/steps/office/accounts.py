"""Accounts: let people in, and out again."""

from collections.abc import Callable, Sequence
from typing import Any

from gevent import get_hub
from werkzeug.security import check_password_hash, generate_password_hash

from akr.domain.office.account import Account, Role, check_name, check_password
from akr.domain.office.attempts import Attempts
from akr.domain.office.errors import LastAdministrator, NotFirst, UnknownAccount, WrongPassword
from akr.store.office import account as accounts
from akr.store.work import Work
from akr.text import composed

NOBODYS_HASH = (
    "scrypt:32768:8:1$WyreBS0q9wFPD78A$3491979deb4d22509ae68388b7d32f"
    "8062c2ba929629f9cbf3261580832b5e3e167f5a58a3efe23e9948b0b89f8b52"
    "4c7574af8efb5474f0edc35174590f3328"
)
"""Of a password that was thrown away: a name that does not exist takes as long as one that does."""


def create_account(work: Work, name: str, password: str, role: Role) -> Account:
    """Make an account. Raises BadName, WeakPassword, NameTaken."""
    return _create(work, name, password, role, only_first=False)


def create_first_account(work: Work, name: str, password: str) -> Account:
    """Make an installation's first account, an administrator's.

    Raises NotFirst when there is one already, BadName, WeakPassword.
    """
    return _create(work, name, password, Role.ADMINISTRATOR, only_first=True)


def has_accounts(work: Work) -> bool:
    """Say whether somebody can sign in, or could once."""
    with work.reading():
        return accounts.any_at_all(work.session)


def sign_in(work: Work, attempts: Attempts, name: str, password: str) -> Account:
    """Give the account that a name and a password open.

    Raises TooManyAttempts, and WrongPassword for an unknown name, a closed account and a wrong
    password alike, after the same time.
    """
    name = composed(name)
    attempts.begin(name)
    with work.reading():
        account = accounts.named(work.session, name)
    right = _matches(account.password_hash if account else NOBODYS_HASH, password)
    if account is None or not account.is_open or not right:
        raise WrongPassword
    attempts.succeeded(name)
    return account


def signed_in(work: Work, public_id: str, stamp: str) -> Account | None:
    """Give the account of a session, as long as neither it nor its password has been changed."""
    with work.reading():
        try:
            account = accounts.get(work.session, public_id)
        except UnknownAccount:
            return None
    return account if account.is_open and account.stamp == stamp else None


def change_password(
    work: Work, attempts: Attempts, account: Account, old: str, new: str
) -> Account:
    """Change one's own password, which ends the sessions elsewhere.

    Raises TooManyAttempts, WrongPassword for the old one, WeakPassword for the new one.
    """
    attempts.begin(account.name)
    if not _matches(account.password_hash, old):
        raise WrongPassword
    attempts.succeeded(account.name)
    return _set_password(work, account, new)


def give_password(work: Work, public_id: str, password: str) -> Account:
    """Give somebody who forgot it a new password; a closed account is open again.

    Raises UnknownAccount, WeakPassword.
    """
    return _set_password(work, account_of(work, public_id), password)


def close_account(work: Work, public_id: str) -> None:
    """Let nobody sign in with an account any more. Raises UnknownAccount, LastAdministrator."""
    with work:
        accounts.get(work.session, public_id)
        if list(accounts.open_administrators(work.session)) == [public_id]:
            raise LastAdministrator
        accounts.close(work.session, public_id)


def account_of(work: Work, public_id: str) -> Account:
    """Give an account, open or closed. Raises UnknownAccount."""
    with work.reading():
        return accounts.get(work.session, public_id)


def everyone(work: Work) -> Sequence[Account]:
    """Return all accounts in the order they were made."""
    with work.reading():
        return accounts.everyone(work.session)


def _create(work: Work, name: str, password: str, role: Role, *, only_first: bool) -> Account:
    name = " ".join(composed(name).split())
    check_name(name)
    check_password(name, password)
    password_hash = _aside(generate_password_hash, composed(password))
    with work:
        if only_first:
            accounts.hold_all(work.session)
            if accounts.any_at_all(work.session):
                raise NotFirst
        return accounts.add(work.session, name, role, password_hash)


def _set_password(work: Work, account: Account, password: str) -> Account:
    check_password(account.name, password)
    password_hash = _aside(generate_password_hash, composed(password))
    with work:
        accounts.set_password(work.session, account.public_id, password_hash)
        return accounts.get(work.session, account.public_id)


def _matches(password_hash: str, password: str) -> bool:
    return bool(_aside(check_password_hash, password_hash, composed(password)))


def _aside(work: Callable[..., Any], *given: str) -> Any:  # noqa: ANN401  (whatever it returns)
    """Do what takes a twentieth of a second on a real thread: thirty phones would wait for it."""
    return get_hub().threadpool.apply(work, given)
