"""While the groups help to gather: a group reads its own cards, and nobody learns of another's.

The onlookers are a participant of another group, a stranger, an old seat, the wall and everybody
with a page of their own. `tests.who_sees_what` alone says what they may see.
"""

import re
from itertools import count

import pytest
from flask.testing import FlaskClient

from akr.domain.phase import Phase
from akr.domain.room.visibility import Sight, Viewer
from akr.steps.cards import duplicates, gathering
from akr.steps.room import joining
from tests.promises.onlookers import UUID, Onlooker, opened
from tests.who_sees_what import SEERS
from tests.workshops import CARER, COOK, TEACHER, an_act

pytestmark = pytest.mark.slow

WORDS = {
    TEACHER: ("läsa-sagor-a1", "ringa-vikarie-b2", "vattna-blommor-c3"),
    CARER: ("trösta-barn-d4", "beställa-papper-e5", "torka-bord-f6"),
    COOK: ("koka-gröt-g7",),
}
ASIDE = "kort-om-någon-h8"
"""A teacher's card, which the leader set aside before the groups were let in."""
OWN = {
    "colleague": {*WORDS[TEACHER], *WORDS[COOK]},
    "carer": {*WORDS[CARER]},
}
"""The cook is alone, so the cards are read together with those of the smallest other group."""


@pytest.fixture
def house(furnished, tmp_path):
    """A table where the groups may help, with a carer among the onlookers."""
    with opened(furnished, tmp_path) as found:
        room, places = found.room, found.places
        room.go_to(Phase.WRITE)
        writers = {TEACHER: places[:3], CARER: places[3:6], COOK: places[6:7]}
        for occupation, words in WORDS.items():
            for place, text in zip(writers[occupation], words, strict=True):
                place.write(text)
        places[0].write(ASIDE)
        room.go_to(Phase.GATHER)
        aside = next(key for key, words in cards_on(found) if words == ASIDE)
        gathering.set_aside(room.work(), room.public_id, an_act(), aside)
        room.let_groups_help()
        found.people["carer"] = Onlooker(
            "carer", with_seat(found, places[4].token), Viewer.PARTICIPANT
        )
        yield found


def with_seat(house, token):
    """Return a browser on the device that holds a seat."""
    client = FlaskClient(house.app, house.app.response_class)
    client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
    client.set_cookie(f"seat_{house.room.code}", token, path=f"/w/{house.room.code}")
    return client


def cards_on(house):
    heaps = gathering.see_table(house.room.work(), house.room.public_id).heaps
    return [card for heap in heaps for card in heap.cards]


def key_of(house, words):
    return next(key for key, text in cards_on(house) if text == words)


def says_same(house, place, *words):
    keys = [key_of(house, each) for each in words]
    duplicates.say_duplicates(house.room.work(), house.room.code, place.token, place.act(), keys)


def takes_back(house, place, *words):
    pair = tuple(sorted(key_of(house, each) for each in words))
    duplicates.take_back(house.room.work(), house.room.code, place.token, place.act(), pair)


def heap_of(house, words):
    heaps = gathering.see_table(house.room.work(), house.room.public_id).heaps
    return next(heap.key for heap in heaps if any(text == words for _, text in heap.cards))


def merge(house, one, other):
    heaps = heap_of(house, one), heap_of(house, other)
    gathering.merge_heaps(house.room.work(), house.room.public_id, an_act(), heaps[:1], heaps[1])


def dismiss(house, one, other):
    heaps = heap_of(house, one), heap_of(house, other)
    duplicates.dismiss(house.room.work(), house.room.public_id, an_act(), *heaps)


def read_by(house, name):
    """Return the words of others' cards that somebody can find anywhere."""
    answers = house[name].looks(house)
    every = {each for words in WORDS.values() for each in words} | {ASIDE}
    return {words for words in every if any(words in answer.shown for answer in answers)}


# Words


def test_a_group_reads_its_own_cards_and_nobody_elses(house):
    assert SEERS[Sight.GROUP_CARDS, Phase.GATHER] == {Viewer.PARTICIPANT}

    for name, person in house.people.items():
        if person.viewer is not Viewer.LEADER:
            assert read_by(house, name) == OWN.get(name, set()), name


def test_no_cards_are_read_before_the_leader_allows_it_or_after(house):
    house.room.let_groups_help(is_open=False)
    assert read_by(house, "colleague") == set()

    house.room.let_groups_help()
    house.room.go_to(Phase.SORT)
    assert duplicates.see_cards(house.room.work(), house.room.code, house.places[1].token) is None


# Silence


def test_a_groups_pairs_change_nothing_for_others(house):
    teacher, carer = house.places[0], house.places[3]
    one, other, third = WORDS[TEACHER]
    mine = WORDS[CARER][:2]
    happenings = (
        # what happens, and those of the room for whom there is something new to see
        (lambda: says_same(house, teacher, one, other), set()),
        (lambda: says_same(house, house.cook, one, *WORDS[COOK]), set()),
        (lambda: takes_back(house, house.cook, one, *WORDS[COOK]), set()),
        (lambda: dismiss(house, one, other), set()),
        (lambda: merge(house, one, third), {"colleague"}),
        (lambda: says_same(house, carer, *mine), set()),
        (lambda: merge(house, *mine), {"carer"}),
        (lambda: merge(house, other, WORDS[CARER][2]), set()),  # of two groups, each sees its own
    )
    outside = [name for name, each in house.people.items() if each.viewer is not Viewer.LEADER]
    looks = {name: house[name].looks(house) for name in outside}
    before = {name: without_chance(house[name], looks[name]) for name in outside}

    for step, (happens, sees) in enumerate(happenings):
        happens()
        after = {
            name: without_chance(house[name], house[name].looks_again(looks[name]))
            for name in outside
        }
        changed = {name for name in outside if after[name] != kept(before[name], after[name])}
        assert changed == sees, step
        before = after


def without_chance(person, answers):
    hears_all = person.viewer is Viewer.WALL
    return {
        each.path + str(each.part): each.without_chance(hears_all=hears_all) for each in answers
    }


def kept(before, after):
    """What was seen before, of that which is asked for again."""
    return {path: before[path] for path in after}


def test_other_groups_phones_get_no_signal_and_the_wall_only_a_number(house):
    one, other, _ = WORDS[TEACHER]
    streams = {
        "carer": f"/w/{house.room.code}/stream",
        "wall": f"/wall/{house.wall}/stream",
    }
    heard = {}
    for name, path in streams.items():
        house[name].fetches("a page", path.removesuffix("/stream"))
        heard[name] = iter(house[name].client.get(f"{path}?last={2**62}").response)
        assert next(heard[name]).startswith(b"event: ping")

    says_same(house, house.places[0], one, other)
    house.room.let_groups_help(is_open=False)

    assert re.fullmatch(rb"id: \d+\nevent: phase\ndata: \d+\n\n", next(heard["carer"]))
    for kind in (b"table", b"phase"):
        message = next(heard["wall"])
        assert re.fullmatch(rb"id: \d+\nevent: " + kind + rb"\ndata: \d+\n\n", message)


# Remainders: whoever remembers what was shown a moment ago


@pytest.mark.parametrize("newcomers", [(TEACHER,), (CARER,), (COOK,), (COOK, COOK)])
def test_groups_do_not_change_when_somebody_joins(house, newcomers):
    """With three cooks, the cook would leave the teachers' group with recognisable cards."""
    for occupation in newcomers:
        house.room.join(occupation)

    for is_open in (False, True):
        house.room.let_groups_help(is_open=is_open)
    assert {name: read_by(house, name) for name in OWN} == OWN


def test_nobody_can_change_group_to_read_anothers_cards(house):
    carer = house.places[4]

    joining.change_occupation(house.room.work(), house.room.code, carer.token, carer.act(), TEACHER)

    assert {name: read_by(house, name) for name in OWN} == OWN


# What is refused


def test_another_groups_card_is_refused_like_a_missing_one(house):
    theirs = [key_of(house, words) for words in WORDS[TEACHER][:2]]
    invented = [key_of(house, WORDS[CARER][0]), "påhittat"]
    numbers = count(1)

    def answer(name, path, cards):
        client, room = house[name].client, house.room
        sent = {"act": an_act().id, "number": next(numbers)}
        said = {"card": cards} if path == "same" else {"card": cards[0], "other": cards[1]}
        back = client.post(f"/w/{room.code}/{path}", data=sent | said, follow_redirects=True)
        words = re.sub(r'number"?(?: value)?="\d+"', "", UUID.sub("", back.get_data(as_text=True)))
        return back.status_code, back.request.path, words

    for path in ("same", "same/undo"):
        for_theirs = answer("carer", path, theirs)
        assert for_theirs[:2] == (200, f"/w/{house.room.code}/now")
        assert for_theirs == answer("carer", path, invented)
        for name in ("stranger", "old seat", "wall", "observer", "note taker", "manager"):
            refused = answer(name, path, theirs)
            assert refused == answer(name, path, invented)
            assert refused[0] == 404, name
            assert not any(words in refused[2] for each in WORDS.values() for words in each)
    assert not duplicates.see_suggestions(house.room.work(), house.room.public_id)[1]
