"""Co-leaders at the edge: one more is invited, and the room goes on without the first."""

from tests.page import read
from tests.story import Person
from tests.web.leader.room.test_console import process, room
from tests.web.people import LEADER, MANAGER, OTHER_LEADER, account_of

__all__ = ["process", "room"]


def public_id(web, name):
    return account_of(web, name).public_id


def test_a_second_leader_finds_the_process_and_can_lead_alone(web, leader, other_leader, process):
    first, second = Person(leader), Person(other_leader)
    assert other_leader.get(f"{process}/lead").status_code == 404

    first.see(process)
    assert read(first.page).has(f"a[href='{process}/leaders']")
    first.see(f"{process}/leaders").press("Bjud in", leader=public_id(web, OTHER_LEADER))
    second.see(f"{process}/lead").press("Öppna skrivandet")
    second.see(f"{process}/leaders").press("Ta bort " + LEADER)

    assert leader.get(f"{process}/lead").status_code == 404
    assert second.see("/processes").says("Arbetsdelning Förskolan Eken")


def test_a_leader_who_stops_leading_returns_to_their_list(web, leader, process):
    person = Person(leader).see(f"{process}/leaders")
    assert "Sluta leda" not in person.buttons()
    person.press("Bjud in", leader=public_id(web, OTHER_LEADER))

    person.press("Sluta leda")

    assert person.address == "/processes"


def test_removing_the_last_leader_or_nobody_is_refused_kindly(web, leader, process):
    last = leader.post(f"{process}/leaders/{public_id(web, LEADER)}/remove")
    manager = leader.post(f"{process}/leaders", data={"leader": public_id(web, MANAGER)})
    blank = leader.post(f"{process}/leaders")

    assert last.status_code == 409
    assert "Bjud in någon annan först" in last.text
    assert manager.status_code == blank.status_code == 422
    assert "Välj ett av alternativen." in blank.text
