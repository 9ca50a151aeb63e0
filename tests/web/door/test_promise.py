"""What people are promised at the door is the table of who sees what, and follows the rule."""

from functools import cache
from itertools import product

import pytest

from akr import text
from akr.domain.phase import Phase
from akr.domain.room import visibility
from akr.domain.room.anonymity import FEWEST
from akr.domain.room.visibility import Sight, Viewer
from akr.store.work import store_of
from tests.page import read
from tests.web.forms import seated
from tests.who_sees_what import may_see
from tests.workshops import a_sorting_room

PHASES = list(Phase)


@pytest.fixture
def room(web):
    return a_sorting_room(store_of(web).work)


@cache
def said(page):
    """What a page says: for each thing, who sees it and when, in words."""
    things = {each.one("dt").words: each.all("dd:has(b)") for each in read(page).all("dl > div")}
    return {
        thing: [(seer.one("b").words.lower(), seer.words.split(": ", 1)[1]) for seer in seers]
        for thing, seers in things.items()
    }


def says(page, viewer, phase, sight):
    """Whether a page says that a viewer sees a thing in a phase, read as a person reads it."""
    for who, when in said(page)[text.SIGHTS[sight]]:
        if text.VIEWERS[viewer] in who or who == text.ALL_VIEWERS:
            times = [
                when == text.PHASE_TIMES[each].since and PHASES.index(each) <= PHASES.index(phase)
                for each in Phase
            ]
            if any(times) or text.PHASE_TIMES[phase].during in when:
                return True
    return False


@pytest.mark.parametrize("path", ["", "/promise"])
def test_the_promise_matches_the_visibility_table_for_everybody_in_every_phase(web, room, path):
    page = web.test_client().get(f"/w/{room[0].code}{path}").text

    for viewer in Viewer:
        for phase in Phase:
            promised = {each for each in Sight if says(page, viewer, phase, each)}
            assert promised == may_see(viewer, phase), (viewer, phase)


@pytest.fixture
def forgets_the_rule():
    """What the promise remembers of a rule that a test has changed is forgotten with it."""
    yield
    visibility.phases_of.cache_clear()


def test_the_promise_changes_with_the_rule(web, room, monkeypatch, forgets_the_rule):
    device = web.test_client()

    for changed in product(Viewer, Phase):

        def visible(viewer, phase, changed=changed):
            seen = may_see(viewer, phase)
            return seen ^ {Sight.CARD_TEXTS} if (viewer, phase) == changed else seen

        monkeypatch.setattr(visibility, "visible", visible)
        visibility.phases_of.cache_clear()

        page = device.get(f"/w/{room[0].code}/promise").text

        sees = Sight.CARD_TEXTS not in may_see(*changed)
        assert says(page, *changed, Sight.CARD_TEXTS) == sees, changed


def test_every_viewer_phase_and_sight_has_words():
    assert set(text.VIEWERS) == set(Viewer)
    assert set(text.PHASE_TIMES) == set(Phase)
    assert set(text.SIGHTS) == set(Sight)


def test_the_promise_states_the_rules_smallest_group(web, room):
    page = web.test_client().get(f"/w/{room[0].code}").text

    assert f"grupper om minst {text.number_word(FEWEST)}" in page


def test_the_promise_says_what_one_publication_itself_tells(web, room):
    """All that the search of `tests.promises.answers.over_time` finds, and so all that is left."""
    words = web.test_client().get(f"/w/{room[0].code}/promise").text

    assert "Har alla i en grupp svarat lika syns det" in words
    assert "kan den som är ensam om sitt svar räkna ut de andras" in words


@pytest.mark.parametrize("phase", Phase)
def test_every_phone_page_links_to_the_promise(web, room, phase):
    room, place = room
    room.go_to(phase)
    device = seated(web, room, place)

    for path in ("now", "my-seat", "move"):
        page = device.get(f"/w/{room.code}/{path}").text
        assert read(page).has(f"a[href='/w/{room.code}/promise']")
    assert "Vem ser vad, och när" in device.get(f"/w/{room.code}/promise").text


def test_an_unknown_room_has_no_promise(web):
    assert web.test_client().get("/w/CDF348/promise").status_code == 404
