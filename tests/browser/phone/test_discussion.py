"""The discussion in a real browser: whoever sits at a table writes, and nobody's words are lost."""

import pytest
from playwright.sync_api import expect

from akr.domain.answers.sorting import Colour
from akr.domain.phase import Phase
from tests.workshops import TEACHER, a_sorting_room

pytestmark = pytest.mark.browser


@pytest.fixture
def teachers(server):
    """Three teachers who see a task in their own way, in a room that talks."""
    room, _ = a_sorting_room(server.work, ("Torka borden",))
    places = [room.join(TEACHER) for _ in range(3)]
    for place, colour in zip(places, Colour, strict=False):
        place.place(place.deck().cards[0].task, colour)
    room.go_to(Phase.TALK)
    return places


def test_what_two_at_a_table_write_at_once_is_kept_and_seen_by_both(seated, teachers):
    room = teachers[0].room
    one, two = (seated(room, place) for place in teachers[:2])

    one.fill("#reason-1", "Vi gör det olika.")
    two.fill("#reason-1", "Den som är ledig tar det.")
    for page in (one, two):
        page.click("text='Spara min mening'")

    expect(one.locator("blockquote.words[lang=sv]")).to_have_text("Den som är ledig tar det.")
    expect(two.locator("blockquote.words[lang=sv]")).to_have_text("Vi gör det olika.")
    expect(one.locator("#reason-1")).to_have_value("Vi gör det olika.")
