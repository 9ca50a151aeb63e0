"""Who is signed in: the account that a request came with, and what it may be."""

from flask import g, session

from akr.domain.office.account import (
    MAY_LEAD,
    Account,
    Role,
)
from akr.steps.office import accounts
from akr.store.work import Work, open_work
from akr.web.http.access import May, resolver


def me(work: Work | None = None) -> Account | None:
    """Return the account that this request is signed in with, read once; `work` may be open."""
    if "me" not in g:
        public_id, stamp = session.get("account", ""), session.get("stamp", "")
        g.me = accounts.signed_in(work or open_work(), public_id, stamp) if public_id else None
    found: Account | None = g.me
    return found


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
