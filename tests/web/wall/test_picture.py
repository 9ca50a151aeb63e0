"""The wall's pictures: which it shows when, and that they follow the result and nothing else."""

import pytest

from akr.domain.phase import Phase
from akr.text import PICTURES
from tests.page import read
from tests.web.wall.test_wall import linden, wall_of

SAID = ["Vem äger vad?", "Det här borde vi sluta med", "Hur lika vi ser det"]
OF_HOURS = ["Vad som händer med timmarna", "Var veckans timmar ligger"]


@pytest.fixture
def room(web):
    """Linden with its result shown."""
    return linden(web)


def headlines(stranger, room):
    """The headline of every picture that the wall can be turned to."""
    found, address = [], f"{wall_of(room)}?picture=1"
    while address:
        page = read(stranger.get(address))
        found.append(page.one("h1").words)
        following = page.all("a[rel=next]")
        address = following[0]["href"] if following else None
    return found


def test_the_wall_leads_to_what_was_said_as_pictures(stranger, room):
    wall = read(stranger.get(wall_of(room)))

    (link,) = [each for each in wall.all("footer a") if each.words == "Bilder"]
    assert link["href"] == f"{wall_of(room)}?picture=1"
    assert headlines(stranger, room) == SAID


def test_hours_and_what_is_proposed_are_on_the_wall_in_workshop_2(stranger, room):
    room.go_to(Phase.ANALYSE)

    assert headlines(stranger, room) == OF_HOURS + SAID


@pytest.mark.parametrize(
    "phase", [each for each in Phase if each.is_before(Phase.REVEAL)], ids=lambda each: each.value
)
def test_no_picture_is_drawn_before_the_result_is_shown(stranger, room, phase):
    room.go_to(phase)

    page = read(stranger.get(f"{wall_of(room)}?picture=1"))

    assert not page.has(".picture-bar")
    assert page.one("h1").words not in {words.headline for words in PICTURES.values()}


@pytest.mark.parametrize("asked", ["0", "x", "99", "-1", "٣"])
def test_a_picture_that_there_is_none_of_is_the_nearest(stranger, room, asked):
    page = read(stranger.get(f"{wall_of(room)}?picture={asked}"))

    assert page.one("h1").words in SAID


def test_an_open_wall_follows_with_its_picture(stranger, room):
    page = read(stranger.get(f"{wall_of(room)}?picture=2&dark=1"))

    assert page.one("#board")["data-live-part"] == f"{wall_of(room)}?dark=1&picture=2"


def test_a_small_occupation_is_in_no_picture_of_answers_and_the_wall_says_so(stranger, room):
    page = read(stranger.get(f"{wall_of(room)}?picture=3"))

    assert page.one("h1").words == "Hur lika vi ser det"
    assert page.texts(".picture-table tbody th") == ["Förskollärare (5)", "Barnskötare (7)"]
    assert "Kock (1) svarar i samtalet" in page.words
