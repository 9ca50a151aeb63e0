"""Who is signed in: the account that a request came with, and what it may be.

The cookie holds the secret of a session in the store, and nothing else: when the session ends
there, a copy of the cookie opens nothing.
"""

import logging

from flask import Response, after_this_request, g, request

from akr.domain.errors import DatabaseAway, DatabaseBusy, DatabaseFull
from akr.domain.office.account import (
    MAY_LEAD,
    Account,
    Role,
)
from akr.steps.office import sessions
from akr.store.work import Work, open_work
from akr.web.http import cookies
from akr.web.http.access import May, resolver

COOKIE = "akr"

log = logging.getLogger(__name__)


def shown() -> str:
    """Return the secret that the browser shows; blank when it shows none."""
    return request.cookies.get(COOKIE, "")


def me(work: Work | None = None) -> Account | None:
    """Return the account that this request is signed in with, read once; `work` may be open."""
    if "me" not in g:
        g.me = _recognised(work or open_work()) if shown() else None
    found: Account | None = g.me
    return found


def my_account() -> Account:
    """Return the account, on a page that the table of addresses opens to nobody without one."""
    account = me()
    assert account is not None  # noqa: S101  (the table lets nobody else here)
    return account


def begin(answer: Response, account: Account) -> Response:
    """Sign the browser in anew; the session that it had ends. Raises WrongPassword."""
    if shown():
        sessions.end(open_work(), shown())
    return cookies.keep(answer, COOKIE, sessions.begin(open_work(), account))


def end(answer: Response) -> Response:
    """Sign the browser out; doing it twice does no harm."""
    if shown():
        sessions.end(open_work(), shown())
        answer.delete_cookie(COOKIE)
    return answer


def _recognised(work: Work) -> Account | None:
    session, is_to_be_noted = sessions.recognised(work, shown())
    if is_to_be_noted:
        after_this_request(_note_use)  # when the page that is being read is read to its end
    return session.account if session else None


def _note_use(answer: Response) -> Response:
    try:
        sessions.note_use(open_work(), shown())
    except (DatabaseAway, DatabaseBusy, DatabaseFull) as refused:  # the next request notes it
        log.warning("A session's use was not noted: %s", type(refused).__name__)
    return answer


@resolver(May.SIGNED_IN)
def is_signed_in() -> bool:
    """Recognise anybody with an open account."""
    return me() is not None


@resolver(May.FACILITATOR)
def is_facilitator() -> bool:
    """Recognise somebody who may lead processes."""
    account = me()
    return account is not None and account.role in MAY_LEAD


@resolver(May.MANAGER)
def is_manager() -> bool:
    """Recognise somebody whose account is for deciding."""
    account = me()
    return account is not None and account.role is Role.MANAGER


@resolver(May.ADMINISTRATOR)
def is_administrator() -> bool:
    """Recognise an administrator."""
    account = me()
    return account is not None and account.role is Role.ADMINISTRATOR
