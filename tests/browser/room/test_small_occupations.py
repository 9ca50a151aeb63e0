"""Small occupations in a real browser: two nurses and one cook, from the plan to workshop 2."""

import pytest
from playwright.sync_api import expect

from akr.domain.answers.sorting import Colour
from akr.domain.phase import Phase
from akr.domain.planning.process import Purpose, Workplace
from akr.steps import room_view
from akr.steps.planning import processes
from tests.browser.looking import look
from tests.workshops import Room, a_room, an_act, open_workshop_1

pytestmark = pytest.mark.browser

STAFF = {"Undersköterska": 9, "Vårdbiträde": 4, "Sjuksköterska": 2, "Kock": 1}
TASKS = (
    "Såromläggning",
    "Tömma sopor",
    "Laga mellanmål",
    "Bädda sängar",
    "Skriva listor två gånger",
)
GREEN, YELLOW, RED, BLACK = Colour
SAID = {
    "Undersköterska": (YELLOW, RED, RED, GREEN, BLACK),
    "Vårdbiträde": (RED, GREEN, RED, GREEN, BLACK),
    "Sjuksköterska": (GREEN, RED, RED, RED, BLACK),
    "Kock": (RED, RED, GREEN, RED, BLACK),
}


def names_of(server, room):
    with (work := server.work()).reading():
        return work.occupations.names(work.workshops.by_code(room.code))


def test_two_nurses_and_a_cook_are_heard_and_never_told(server, leading, page_at):
    leader, account = leading()
    room = a_room(server.work, account=account, occupations=STAFF)
    plan = f"{server.url}/processes/{room.public_id}/plan"
    leader.goto(plan)
    look(leader, "plan")
    wall = room_view.wall_of(server.work(), room.public_id)
    keys = {name: key for key, name in names_of(server, room).items()}
    people = {name: [room.join(keys[name]) for _ in range(n)] for name, n in STAFF.items()}
    room.go_to(Phase.WRITE)
    for text in TASKS:
        people["Vårdbiträde"][0].write(text)
    room.go_to(Phase.SORT)
    phone = page_at(360)
    nurse = people["Sjuksköterska"][0]
    phone.context.add_cookies(
        [{"name": f"seat_{room.code}", "value": nurse.token, "url": f"{server.url}/w/{room.code}"}]
    )
    phone.goto(f"{server.url}/w/{room.code}/now")
    expect(phone.locator("#own-voice")).to_contain_text("svarar i samtalet")
    look(phone, "phone-sort")
    tasks = {card.text: card.task for card in nurse.deck().cards}
    for name, seats in people.items():
        for place in seats:
            for text, colour in zip(TASKS, SAID[name], strict=True):
                place.place(tasks[text], colour)
    room.go_to(Phase.REVEAL)
    screen = page_at(1920, 1080)
    screen.goto(f"{server.url}/wall/{wall}")
    expect(screen.locator("header")).to_contain_text(
        "Sjuksköterska (2) och kock (1) svarar i samtalet"
    )
    look(screen, "wall-1")
    words = screen.inner_text("main")
    assert "Sjuksköterska äger" not in words
    assert "Ingen äger" not in words
    look(phone, "phone-result")
    leader.goto(f"{server.url}/processes/{room.public_id}/analysis")
    look(leader, "analysis")


def test_they_choose_in_the_plan_and_agree_on_their_own_phones(server, leading, page_at):
    leader, account = leading()
    public_id = processes.create_process(
        server.work(),
        account,
        an_act(),
        title="Björken",
        workplace=Workplace("Björken", sector="elder_care_home"),
        purpose=Purpose.ROLES,
        occupations=STAFF,
    )
    leader.goto(f"{server.url}/processes/{public_id}/plan/voices")
    look(leader, "voices")
    leader.set_viewport_size({"width": 360, "height": 760})
    look(leader, "voices-360")
    leader.check("[name=voice-1][value=openly]")
    leader.click("main button:text('Spara')")
    expect(leader.locator("#voices")).to_contain_text("Sjuksköterska svarar öppet, som grupp.")

    room = Room(server.work, public_id, open_workshop_1(server.work(), public_id).code)
    nurse = next(key for key, name in names_of(server, room).items() if name == "Sjuksköterska")
    place = room.join(nurse)
    phone = page_at(360)
    phone.context.add_cookies(
        [{"name": f"seat_{room.code}", "value": place.token, "url": f"{server.url}/w/{room.code}"}]
    )
    phone.goto(f"{server.url}/w/{room.code}/now")
    look(phone, "voice-ask")
    phone.click("text=Ja, för min del")
    expect(phone.locator("#own-voice")).to_contain_text("Du har sagt ja")
    look(phone, "voice-said")
    phone.click("text=Ta tillbaka mitt ja")
    expect(phone.locator("#own-voice")).to_contain_text("Gör du inget räknas det som nej.")
