"""Co-leaders: several people lead a process, so that the room goes on if one drops out.

Every leader may do everything at any time, so there is no lead to hand over or lose.
"""

from akr.domain.office.account import MAY_LEAD, Account
from akr.domain.office.errors import LastLeader, UnknownAccount
from akr.domain.signals import PassEnded, leads
from akr.store.work import Work


def see_leaders(work: Work, public_id: str) -> tuple[tuple[Account, ...], tuple[Account, ...]]:
    """Return a process's leaders, and the accounts that could become one. Raises UnknownProcess."""
    with work.reading():
        everyone = work.accounts.everyone()
        leading = work.co_leaders.leaders_of(public_id)
    able = [each for each in everyone if each.is_open and each.role in MAY_LEAD]
    return (
        tuple(each for each in everyone if each.id in leading),
        tuple(each for each in able if each.id not in leading),
    )


def invite_leader(work: Work, public_id: str, account: str) -> None:
    """Add a leader to a process; adding an existing leader changes nothing.

    Raises UnknownAccount for an account that may not lead, UnknownProcess.
    """
    with work:
        invited = work.accounts.get(account)
        if invited.role not in MAY_LEAD or not invited.is_open:
            raise UnknownAccount(account)
        if invited.id not in work.co_leaders.hold_leaders(public_id):
            work.co_leaders.add_leader(public_id, invited.id)


def remove_leader(work: Work, public_id: str, account: str) -> None:
    """Remove a leader from a process; a second press changes nothing.

    Raises LastLeader when none would be left, UnknownAccount, UnknownProcess.
    """
    with work:
        removed = work.accounts.get(account)
        leading = work.co_leaders.hold_leaders(public_id)
        if removed.id not in leading:
            return
        if len(leading) == 1:
            raise LastLeader
        work.co_leaders.remove_leader(public_id, removed.id)
        work.tell(PassEnded(leads(public_id, account)))
