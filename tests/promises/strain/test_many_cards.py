"""Many cards, or a large file: the room moves at once, and other rooms never stand still."""

import time

import gevent
import pytest

from akr.domain.phase import Phase
from akr.files import aside
from akr.files.workers import TookTooLong
from akr.steps.cards import gathering, heap_suggestions
from akr.store.work import store_of
from akr.web.leader.room import gathering as table_pages
from akr.web.shared.turns import DRAWN_IN_A_ROW
from tests.page import read
from tests.web.people import LEADER, account_of, signed_in
from tests.workshops import CARER, a_room, an_act

SAME = ("Torka bord efter lunch", "torka borden efter lunchen", "Vika tvätt", "Vika tvätten")
A_MINUTE = 60


@pytest.fixture
def leader(web):
    return signed_in(web, LEADER)


@pytest.fixture
def room(web, monkeypatch):
    """A room with more cards than are grouped at once."""
    monkeypatch.setattr(aside, "LETTERS_AT_ONCE", 10)
    work = store_of(web).work
    account = account_of(web, LEADER)
    room = a_room(work, account=account.id)
    place = room.join(CARER)
    room.go_to(Phase.WRITE)
    for words in SAME:
        place.write(words)
    return room


def laid(room):
    """The heaps: each with how many cards lie in it, the largest first."""
    return sorted(
        len(each.cards) for each in gathering.see_table(room.work(), room.public_id).heaps
    )


def move(leader, room, phase, leaving):
    return leader.post(
        f"/processes/{room.public_id}/phase",
        data={"act": an_act().id, "phase": phase, "leaving": leaving, "sure": "1"},
    )


def test_the_table_opens_at_once_and_the_suggestions_come_by_themselves(leader, room):
    address = f"/processes/{room.public_id}/table"
    assert move(leader, room, "gather", "write").status_code == 303
    page = read(leader.get(address))

    assert "kort i" in page.words
    give_up = time.monotonic() + A_MINUTE
    while laid(room) != [2, 2]:
        assert time.monotonic() < give_up
    assert "är på väg" not in read(leader.get(address)).words


def test_the_table_says_that_heaps_are_on_their_way_until_they_have_come(leader, room, monkeypatch):
    address, line = f"/processes/{room.public_id}/table", "Förslag på högar är på väg"
    room.go_to(Phase.GATHER)
    with monkeypatch.context() as asleep:
        asleep.setattr(table_pages, "think", lambda _pid: None)
        assert line in read(leader.get(address)).words

    heap_suggestions.suggest_heaps(room.work(), room.public_id)

    assert line not in read(leader.get(address)).words


def test_others_are_answered_while_a_table_is_drawn(leader, room):
    room.go_to(Phase.GATHER)
    for number in range(36):
        gathering.add_task(room.work(), room.public_id, an_act(), f"Vika hög {number}")
    turns = []

    def others():
        while True:
            turns.append("answered")
            gevent.sleep(0)

    elsewhere = gevent.spawn(others)
    shown = leader.get(f"/processes/{room.public_id}/table")
    elsewhere.kill()

    assert read(shown).words.count("Byt namn") == 40
    assert len(turns) >= 40 / DRAWN_IN_A_ROW


def test_each_wording_has_a_heap_until_then(room):
    room.go_to(Phase.GATHER)

    assert laid(room) == [1, 1, 1, 1]
    assert gathering.see_table(room.work(), room.public_id).awaits_heaps


def test_what_the_leader_has_touched_stays(room):
    room.go_to(Phase.GATHER)
    first = gathering.see_table(room.work(), room.public_id).heaps[0]
    gathering.rename_heap(room.work(), room.public_id, an_act(), first.key, "Vårt namn")

    heap_suggestions.suggest_heaps(room.work(), room.public_id)

    table = gathering.see_table(room.work(), room.public_id)
    assert laid(room) == [1, 1, 2]
    assert [len(heap.cards) for heap in table.heaps if heap.text == "Vårt namn"] == [1]


def test_suggestions_can_be_undone_and_come_once(room):
    room.go_to(Phase.GATHER)
    heap_suggestions.suggest_heaps(room.work(), room.public_id)
    heap_suggestions.suggest_heaps(room.work(), room.public_id)
    assert laid(room) == [2, 2]

    gathering.undo(room.work(), room.public_id, an_act())

    assert laid(room) == [1, 1, 1, 1]


def test_a_room_waits_no_longer_for_what_takes_too_long(room, monkeypatch):
    room.go_to(Phase.GATHER)

    def never(_phrases):
        raise TookTooLong("group")

    monkeypatch.setattr(aside, "suggest_groups", never)
    with pytest.raises(TookTooLong):
        heap_suggestions.suggest_heaps(room.work(), room.public_id)

    assert laid(room) == [1, 1, 1, 1]
    assert not gathering.see_table(room.work(), room.public_id).awaits_heaps
