"""Co-leaders: several lead together, one always remains, and nothing is lost between them."""

import pytest

from akr.domain.errors import UnknownProcess
from akr.domain.office.account import Role
from akr.domain.office.errors import LastLeader, UnknownAccount
from akr.domain.phase import Phase
from akr.steps import move_phase
from akr.steps.office import accounts
from akr.steps.planning import co_leaders, processes
from tests import sees
from tests.workshops import a_room, an_act


@pytest.fixture
def first(account):
    """Who made the process."""
    return account("den första")


@pytest.fixture
def room(store, first):
    """A room that the first leads."""
    return a_room(store.work, account=first.id)


def leading(room):
    return {each.name for each in co_leaders.see_leaders(room.work(), room.public_id)[0]}


def test_a_second_leader_can_do_everything_when_the_first_drops_out(room, first, account):
    second = account("den andra")
    assert not processes.may_lead(room.work(), room.public_id, second)

    for _ in range(2):
        co_leaders.invite_leader(room.work(), room.public_id, second.public_id)
    co_leaders.remove_leader(room.work(), room.public_id, first.public_id)

    assert processes.may_lead(room.work(), room.public_id, second)
    assert not processes.may_lead(room.work(), room.public_id, first)
    assert leading(room) == {"den andra"}


def test_a_leader_can_be_removed(room, first, account):
    second = account("den andra")
    co_leaders.invite_leader(room.work(), room.public_id, second.public_id)
    co_leaders.remove_leader(room.work(), room.public_id, first.public_id)

    co_leaders.invite_leader(room.work(), room.public_id, first.public_id)

    assert leading(room) == {"den första", "den andra"}


def test_two_leaders_who_remove_each_other_leave_one(room, first, account):
    second = account("den andra")
    co_leaders.invite_leader(room.work(), room.public_id, second.public_id)
    co_leaders.remove_leader(room.work(), room.public_id, second.public_id)
    co_leaders.remove_leader(room.work(), room.public_id, second.public_id)

    with pytest.raises(LastLeader):
        co_leaders.remove_leader(room.work(), room.public_id, first.public_id)
    assert leading(room) == {"den första"}


@pytest.mark.parametrize("role", [Role.MANAGER, None])
def test_an_account_that_may_not_lead_cannot_be_invited(room, account, role):
    somebody = account("rektor", role or Role.FACILITATOR)
    if role is None:
        accounts.close_account(room.work(), somebody.public_id)

    with pytest.raises(UnknownAccount):
        co_leaders.invite_leader(room.work(), room.public_id, somebody.public_id)
    assert somebody not in co_leaders.see_leaders(room.work(), room.public_id)[1]


def test_two_leaders_who_press_at_once_move_the_room_once(room):
    for _ in range(2):
        move_phase.move_phase(room.work(), room.public_id, an_act(), Phase.WRITE)

    assert sees.as_leader(room.work(), room.public_id)[0].workshop.phase is Phase.WRITE


def test_a_missing_process_has_no_leaders(store, account):
    with pytest.raises(UnknownProcess):
        co_leaders.see_leaders(store.work(), "nowhere")
    with pytest.raises(UnknownProcess):
        co_leaders.invite_leader(store.work(), "nowhere", account("någon").public_id)
