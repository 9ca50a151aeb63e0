"""Accounts: creating and closing them, signing in and changing passwords."""

from collections.abc import Sequence

from akr.domain.office.account import Account, Role, check_name, check_password
from akr.domain.office.attempts import Attempts
from akr.domain.office.errors import LastAdministrator, NotFirst, WrongPassword
from akr.domain.written import one_line
from akr.passwords import NOBODYS_HASH, hashed, matches
from akr.steps.office import sessions
from akr.store.work import Work


def create_account(work: Work, name: str, password: str, role: Role) -> Account:
    """Create an account. Raises BadName, WeakPassword, NameTaken."""
    return _create(work, name, password, role, only_first=False)


def create_first_account(work: Work, name: str, password: str) -> Account:
    """Create the installation's first account, an administrator.

    Raises NotFirst when there already is an account, BadName, WeakPassword.
    """
    return _create(work, name, password, Role.ADMINISTRATOR, only_first=True)


def has_accounts(work: Work) -> bool:
    """Whether there is any account, open or closed."""
    with work.reading():
        return work.accounts.any_at_all()


def sign_in(work: Work, attempts: Attempts, name: str, password: str, device: str = "") -> Account:
    """Return the account of a name and password.

    `device` is what a device has from when it signed in with this name before, blank for none: its
    slips are counted apart, so that nobody's guesses lock it out. Raises TooManyAttempts,
    ManySignIns, and WrongPassword. An unknown name, a closed account and a wrong
    password look the same and take the same time.
    """
    name = one_line(name)
    counted = f"{name}\0{device}" if device else name
    attempts.begin(counted)
    with work.reading():
        account = work.accounts.named(name)
    kept = account.password_hash if account else NOBODYS_HASH
    right = matches(kept, password, is_known=bool(device))
    if account is None or not account.is_open or not right:
        raise WrongPassword
    attempts.succeeded(counted)
    return account


def change_password(
    work: Work, attempts: Attempts, account: Account, old: str, new: str
) -> Account:
    """Change the user's own password, which ends all of their sessions.

    Raises TooManyAttempts, WrongPassword for the old one, WeakPassword for the new one.
    """
    attempts.begin(account.name)
    if not matches(account.password_hash, old, is_known=True):
        raise WrongPassword
    attempts.succeeded(account.name)
    return _set_password(work, account, new)


def give_password(work: Work, public_id: str, password: str) -> Account:
    """Set a new password for somebody who forgot theirs; reopens a closed account.

    Raises UnknownAccount, WeakPassword.
    """
    return _set_password(work, account_of(work, public_id), password)


def close_account(work: Work, public_id: str) -> None:
    """Close an account, and sign it out. Raises UnknownAccount, LastAdministrator."""
    with work:
        account = work.accounts.get(public_id)
        if list(work.accounts.open_administrators()) == [public_id]:
            raise LastAdministrator
        work.accounts.close(public_id)
        sessions.end_all(work, account)


def account_of(work: Work, public_id: str) -> Account:
    """Return an account, open or closed. Raises UnknownAccount."""
    with work.reading():
        return work.accounts.get(public_id)


def everyone(work: Work) -> Sequence[Account]:
    """Return all accounts in the order of the alphabet."""
    with work.reading():
        return work.accounts.everyone()


def _create(work: Work, name: str, password: str, role: Role, *, only_first: bool) -> Account:
    name = one_line(name)
    check_name(name)
    check_password(name, password)
    password_hash = hashed(password)
    with work:
        if only_first:
            work.accounts.hold_all()
            if work.accounts.any_at_all():
                raise NotFirst
        return work.accounts.add(name, role, password_hash)


def _set_password(work: Work, account: Account, password: str) -> Account:
    check_password(account.name, password)
    password_hash = hashed(password)
    with work:
        work.accounts.set_password(account.public_id, password_hash)
        sessions.end_all(work, account)
        return work.accounts.get(account.public_id)
