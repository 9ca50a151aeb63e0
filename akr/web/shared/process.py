"""The process of the address: who has a place in it, and whether it has been ended."""

from collections.abc import Callable

from flask import g, request

from akr.domain.office.account import Account
from akr.domain.planning.process import Ended
from akr.steps.planning import ending
from akr.store.work import Work, open_work
from akr.web.shared.signed_in import me


def has_a_place(may: Callable[[Work, str, Account], bool]) -> bool:
    """Whether the one who is signed in may what is asked of the process of the address.

    All that a request must know before its page is read in one moment: who asks, what they may,
    and whether the process has been ended.
    """
    public_id = (request.view_args or {})["pid"]
    with open_work().reading() as work:
        account = me(work)
        if account is None or not may(work, public_id, account):
            return False
        note_ended(work, public_id)
    return True


def note_ended(work: Work, public_id: str) -> None:
    """Read whether a process has been ended, for `ended` to say while the request lasts."""
    g.ended = ending.ended(work, public_id)


def ended() -> Ended | None:
    """When and why the process of the address was ended; None for one that goes on."""
    pid = (request.view_args or {}).get("pid")
    if pid is None:
        return None
    if "ended" not in g:
        note_ended(open_work(), pid)
    found: Ended | None = g.ended
    return found
