"""The leader's door in a real browser: who is let in, set aside and removed, and a closed door."""

import pytest
from playwright.sync_api import expect

from akr.domain.phase import Phase
from akr.steps.planning import ending
from tests.browser.looking import look_in_sizes
from tests.workshops import CARER, a_room, an_act

pytestmark = pytest.mark.browser

SIZES = (360, 760), (1024, 768)


@pytest.fixture
def door(server, leading):
    """A room that expects three carers and has two, of whom one has written, and its door."""
    leader, account = leading(1024, 768)
    room = a_room(server.work, account=account, occupations={"Barnskötare": 3, "Kock": 1})
    room.go_to(Phase.WRITE)
    room.join_and_act(CARER)
    room.join(CARER)
    leader.goto(f"{server.url}/processes/{room.public_id}/lead")
    leader.click("#to-door")
    return room, leader


def knocks(server, page_at, room):
    """A phone that asks for a carer's seat by the code."""
    phone = page_at(360)
    phone.goto(f"{server.url}/w/{room.code}")
    phone.click("button:text-is('Barnskötare')")
    return phone


def waiting(leader, words):
    """The leader looks again until the page says who waits."""
    leader.reload()
    expect(leader.locator("#waiting")).to_have_text(words)


def test_the_expected_come_in_and_the_next_one_waits_for_the_leader(server, page_at, door):
    room, leader = door
    knocks(server, page_at, room).wait_for_url("**/now")
    extra, another = (knocks(server, page_at, room) for _ in range(2))
    for phone in (extra, another):
        expect(phone.locator("h1")).to_have_text("Vänta, du blir snart insläppt")
    waiting(leader, "2 väntar på att komma in")
    look_in_sizes(leader, "door-waiting", *SIZES)

    leader.click("button:text('Släpp in') >> nth=0")
    waiting(leader, "1 väntar på att komma in")
    leader.click("button:text('Inte nu') >> nth=0")

    expect(leader.locator("#waiting")).to_have_text("Ingen väntar på att komma in")
    outcomes = []
    for phone in (extra, another):
        phone.wait_for_url(lambda url: not url.endswith("/waiting"))
        outcomes.append(phone.url.rsplit("/", 1)[1])
    assert sorted(outcomes) == ["not-now", "now"]


def test_a_seat_is_set_aside_and_counted_again_and_an_unused_one_is_removed(door):
    _, leader = door
    rows = leader.locator(".door-seats > li")
    expect(rows).to_have_count(2)
    used = rows.filter(has_text="har gjort något")
    used.locator("summary").click()
    used.locator("text=Lägg åt sidan").click()
    expect(leader.locator(".door-seats")).to_contain_text("lagd åt sidan")
    look_in_sizes(leader, "door-aside", *SIZES)

    used.locator("summary").click()
    used.locator("text=Räkna med igen").click()
    expect(leader.locator(".door-seats")).not_to_contain_text("lagd åt sidan")
    unused = rows.filter(has_text="inget än")
    unused.locator("summary").click()
    unused.locator("text=Ta bort platsen").click()

    expect(rows).to_have_count(1)


def test_a_closed_door_lets_nobody_new_in_and_a_new_code_only_by_itself(server, page_at, door):
    room, leader = door
    leader.click("#close-door")
    expect(leader.locator("#door")).to_have_text("Dörren är stängd")
    look_in_sizes(leader, "door-closed", *SIZES)
    phone = page_at(360)
    phone.goto(f"{server.url}/w/{room.code}")
    expect(phone.locator("h1")).to_have_text("Dörren är stängd just nu")

    leader.click("#close-door")
    leader.click("#change-code")

    expect(leader.locator(".code").first).not_to_have_text(room.code)
    phone.goto(f"{server.url}/w/{room.code}")
    expect(phone.locator("body")).to_contain_text("Koden är bytt")
    phone.goto(f"{server.url}/w/{leader.inner_text('.code').replace(' ', '')}")
    expect(phone.locator("button:text-is('Barnskötare')")).to_be_visible()


def test_who_waits_when_the_process_ends_is_told_so(server, page_at, door):
    room, _ = door
    knocks(server, page_at, room).wait_for_url("**/now")
    extra = knocks(server, page_at, room)
    expect(extra.locator("h1")).to_have_text("Vänta, du blir snart insläppt")

    ending.end_process(room.work(), room.public_id, an_act(), "Vi har inte tid.")

    expect(extra.locator("h1")).to_have_text("Processen är avslutad")
