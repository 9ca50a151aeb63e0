"""Sessions: a browser is signed in, is recognised, and is signed out."""

from akr.domain.office.account import Account
from akr.domain.office.errors import WrongPassword
from akr.domain.office.sessions import is_to_be_noted
from akr.domain.signals import Pass, PassEnded, PassKind
from akr.store.office.session import OpenSession
from akr.store.work import Work


def begin(work: Work, account: Account) -> str:
    """Sign a browser in and return the secret for its cookie.

    Raises WrongPassword when the account was closed, or its password changed, since it was read.
    """
    with work:
        now = work.accounts.get(account.public_id, hold=True)
        if not now.is_open or now.password_hash != account.password_hash:
            raise WrongPassword
        return work.sessions.begin(account.id)


def recognised(work: Work, secret: str) -> tuple[OpenSession | None, bool]:
    """Return the session of a cookie, and whether it is time to note that it is used."""
    with work.reading():
        found = work.sessions.held(secret)
        return found, found is not None and is_to_be_noted(found.used_at, work.now)


def note_use(work: Work, secret: str) -> None:
    """Note that a session is used."""
    with work:
        work.sessions.note_use(secret)


def end(work: Work, secret: str) -> None:
    """Sign a browser out; what it follows ends with it. Twice does no harm."""
    with work:
        work.tell(PassEnded(Pass(PassKind.SESSION, work.sessions.end(secret))))


def end_everywhere(work: Work, account: Account) -> None:
    """Sign an account out in every browser."""
    with work:
        end_all(work, account)


def end_all(work: Work, account: Account) -> None:
    """End all of an account's sessions, in the transaction that is open."""
    for session_id in work.sessions.end_all(account.id):
        work.tell(PassEnded(Pass(PassKind.SESSION, session_id)))
