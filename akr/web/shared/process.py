"""The process of the address: who has a place in it, and whether it has been ended."""

from collections.abc import Callable

from flask import g, request

from akr.domain.office.account import Account
from akr.domain.planning.process import Ended
from akr.steps.planning import ending
from akr.steps.role import roles
from akr.store.work import Work, open_work
from akr.web.shared.signed_in import me


def has_a_place(may: Callable[[Work, str, Account], bool]) -> bool:
    """Whether the one who is signed in may what is asked of the process of the address.

    All that a request must know before its page is read in one moment: who asks, what they may,
    and whether the process has been ended.
    """
    with open_work().reading() as work:
        account, public_id = me(work), process_of_address(work)
        if account is None or public_id is None or not may(work, public_id, account):
            return False
        note_ended(work, public_id)
    return True


def process_of_address(work: Work) -> str | None:
    """Return the process that the address names, or that its role was begun in; None without."""
    if "process" not in g:
        named = request.view_args or {}
        g.process = named.get("pid")
        if g.process is None and "rid" in named:
            g.process = roles.process_of(work, named["rid"])
    found: str | None = g.process
    return found


def note_ended(work: Work, public_id: str) -> None:
    """Read whether a process has been ended, for `ended` to say while the request lasts."""
    g.ended = ending.ended(work, public_id)


def ended() -> Ended | None:
    """When and why the process of the address was ended; None for one that goes on."""
    if "ended" not in g:
        public_id = process_of_address(open_work())
        if public_id is None:
            return None
        note_ended(open_work(), public_id)
    found: Ended | None = g.ended
    return found
