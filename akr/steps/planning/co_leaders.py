"""Leaders: those who lead a process together, so that the room goes on when one drops out.

Whoever leads may do all of it at any time; there is no lead to hand over, and none to lose.
"""

from akr.domain.office.account import MAY_LEAD, Account
from akr.domain.office.errors import LastLeader, UnknownAccount
from akr.store.office import account as accounts
from akr.store.planning import co_leaders
from akr.store.work import Work


def see_leaders(work: Work, public_id: str) -> tuple[tuple[Account, ...], tuple[Account, ...]]:
    """Return who leads a process, and who else could. Raises UnknownProcess."""
    with work.reading():
        everyone = accounts.everyone(work.session)
        leading = co_leaders.leaders_of(work.session, public_id)
    able = [each for each in everyone if each.is_open and each.role in MAY_LEAD]
    return (
        tuple(each for each in everyone if each.id in leading),
        tuple(each for each in able if each.id not in leading),
    )


def invite_leader(work: Work, public_id: str, account: str) -> None:
    """Let another account lead a process too; who leads it already goes on leading it.

    Raises UnknownAccount for one that may not lead, UnknownProcess.
    """
    with work:
        invited = accounts.get(work.session, account)
        if invited.role not in MAY_LEAD or not invited.is_open:
            raise UnknownAccount(account)
        if invited.id not in co_leaders.hold_leaders(work.session, public_id):
            co_leaders.add_leader(work.session, public_id, invited.id)


def remove_leader(work: Work, public_id: str, account: str) -> None:
    """Let an account lead a process no longer; a second press changes nothing.

    Raises LastLeader when nobody would be left, UnknownAccount, UnknownProcess.
    """
    with work:
        removed = accounts.get(work.session, account)
        leading = co_leaders.hold_leaders(work.session, public_id)
        if removed.id not in leading:
            return
        if len(leading) == 1:
            raise LastLeader
        co_leaders.remove_leader(work.session, public_id, removed.id)
