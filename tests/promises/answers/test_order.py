"""Order tells no time: whoever was seen writing first does not stand first in any page or file."""

import random
from itertools import count

import pytest

from akr.domain.answers.sorting import Colour
from akr.domain.phase import Phase
from akr.domain.room.closing import ClosingKind, Measure
from akr.files.akr_process_1 import as_file
from akr.store.work import store_of
from tests.web.people import LEADER, account_of, signed_in
from tests.workshops import CARER, a_room

pytestmark = pytest.mark.slow

NUMBER = 48
LIKENESS = 0.6
"""Of two orders by chance, one pair in fifty thousand is so like, or so unlike."""


@pytest.fixture
def room(web):
    """A room that is writing."""
    work = store_of(web).work
    leader = account_of(web, LEADER)
    return a_room(work, phase=Phase.WRITE, account=leader.id)


@pytest.fixture
def words():
    """Words that are like none of the others, and in no order."""
    letters = "bcdfghjklmnpqrstvwxz"
    drawn = random.Random(4)
    return ["".join(drawn.choices(letters, k=14)).capitalize() for _ in range(NUMBER)]


def likeness(shown, written):
    """Spearman's rank correlation, from -1 to 1, of what is shown to the order of writing."""
    places = {words: place for place, words in enumerate(written)}
    told = sorted((shown.index(words), words) for words in written if words in shown)
    assert len(told) == len(written), "not all of it is shown"
    n = len(told)
    apart = sum((place - places[words]) ** 2 for place, (_, words) in enumerate(told))
    return 1 - 6 * apart / (n * (n * n - 1))


def tells_no_time(shown, written):
    assert abs(likeness(shown, written)) < LIKENESS


def as_given(room):
    """The operator's copy, with the answers of each."""
    with (work := room.work()).reading():
        return work.process_as_given(room.public_id)


def test_cards_are_not_in_order_of_writing(web, room, words):
    places = [room.join(CARER) for _ in range(4)]
    for number, each in enumerate(words):
        places[number % 4].write(each)
    room.go_to(Phase.GATHER)
    room.let_groups_help()
    leader, pid = signed_in(web, LEADER), room.public_id
    phone = web.test_client()
    phone.set_cookie(f"seat_{room.code}", places[0].token, path=f"/w/{room.code}")

    tells_no_time(leader.get(f"/processes/{pid}/table").text, words)
    tells_no_time(phone.get(f"/w/{room.code}/now").text, words)

    room.go_to(Phase.REVEAL)
    tells_no_time(leader.get(f"/processes/{pid}/export.csv").text, words)
    tells_no_time(leader.get(f"/processes/{pid}/analysis").text, words)
    tells_no_time([each.text for each in as_given(room).cards], words)


def test_late_cards_are_not_in_order_of_writing(web, room, words):
    writer = room.join(CARER)
    room.go_to(Phase.GATHER)
    for each in words:
        writer.write(each)
    room.take_in_late()

    tells_no_time(signed_in(web, LEADER).get(f"/processes/{room.public_id}/table").text, words)


def test_participants_sortings_and_closings_are_not_in_order_of_time(web, room):
    writer = room.join(CARER)
    for text in ("Torka bord", "Läsa sagor"):
        writer.write(text)
    room.go_to(Phase.SORT)
    places = [writer, *(room.join(CARER) for _ in range(NUMBER - 1))]
    for place in places:
        for card in place.deck().cards:
            place.place(card.task, Colour.GREEN)
    room.go_to(Phase.HOME)
    said = [f"bra {number}." for number in range(NUMBER)]
    for place, good in zip(places, said, strict=True):
        place.answer_closing({Measure.SCORE: 8}, {ClosingKind.GOOD: good})
    room.go_to(Phase.ANALYSE)
    leader, pid = signed_in(web, LEADER), room.public_id

    found = as_file(as_given(room))
    came = [place.seat.key for place in places]
    tells_no_time([each["id"] for each in found["participants"]], came)
    tells_no_time([each["participant"] for each in found["goodbyes"]], came)
    first = places[0].deck().cards[0].task
    tells_no_time(
        [each["participant"] for each in found["sortings"] if each["task"] == first], came
    )
    tells_no_time([each["text"] for each in found["closing_words"]], said)
    tells_no_time(leader.get(f"/processes/{pid}/home").text, said)


def test_a_seats_own_answers_are_not_in_order_of_answering(web, room, words):
    writer = room.join(CARER)
    for each in words:
        writer.write(each)
    room.go_to(Phase.SORT)
    placed = [card.task for card in writer.deck().cards]
    for number, task in zip(count(100), placed, strict=False):
        writer.number = number
        writer.place(task, Colour.RED)
    room.go_to(Phase.REVEAL)

    found = as_file(as_given(room))
    tells_no_time([each["task"] for each in found["sortings"]], placed)


def test_a_writer_still_sees_their_own_cards_latest_first(room, words):
    writer = room.join(CARER)
    for each in words:
        writer.write(each)

    assert writer.cards() == words[::-1]
