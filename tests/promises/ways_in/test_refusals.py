"""Refusals and signals reveal nothing, neither by their content nor by their existence."""

import re

import pytest

from akr.domain.answers.sorting import Colour
from akr.domain.phase import Phase
from akr.steps.cards import gathering
from akr.steps.room import joining
from tests.promises.onlookers import GONE, addresses, opened, words_of
from tests.workshops import an_act

WORDS = "hemligt-kort-7f3a"
WAY_BACK = re.compile(r'next=[^"]*')
"""Where signing in leads back to: the requested address."""

SIGNAL = re.compile(rb"(id: \d+\n)?event: [a-z_]+\ndata: \d+\n\n")


@pytest.fixture
def house(furnished, tmp_path):
    """A room that is writing, with all of its onlookers."""
    with opened(furnished, tmp_path) as found:
        found.room.go_to(Phase.WRITE)
        yield found


def sent(house, name, path, act, **fields):
    """Post what a phone would, both as a plain form and as its outbox."""
    client, number = house[name].client, {"number": "1"}
    path = f"/w/{house.room.code}/{path}"
    for headers in ({}, {"X-AKR-Outbox": "1"}):
        answer = client.post(path, data={"act": act} | number | fields, headers=headers)
        yield answer.status_code, words_of(answer)


def test_a_conflict_shows_nobody_the_words_of_another_seat(house):
    card = house.writer.write(WORDS)

    for status, shown in sent(house, "colleague", "cards", card, text="mina egna ord"):
        assert status == 409
        assert WORDS not in shown
    assert house.writer.cards() == [WORDS]


@pytest.mark.slow
@pytest.mark.parametrize("what", ["reword", "withdraw"])
def test_another_seats_card_is_refused_like_a_missing_one(house, what):
    card = house.writer.write(WORDS)
    never = an_act().id

    at_card = list(sent(house, "colleague", f"cards/{card}/{what}", an_act().id, text="annat"))
    at_none = list(sent(house, "colleague", f"cards/{never}/{what}", an_act().id, text="annat"))

    assert at_card == at_none
    assert WORDS not in str(at_card)
    assert house.writer.cards() == [WORDS]


def test_a_device_that_lost_its_seat_can_neither_write_nor_read(house):
    moved = house.places[-1]
    moved.write(WORDS)

    for status, shown in sent(house, "old seat", "cards", an_act().id, text="från förr"):
        assert status == 404
        assert WORDS not in shown
    assert moved.cards() == [WORDS]


NOTHING = {
    "account": "zzzzzzzzzzzzzzzz",
    "invitation": "zzzz",
    "pid": "zzzzzzzzzzzzzzzz",
    "secret": "zzzz",
}
"""Values that do not exist. The code stays as it is: that it opens a room is no secret."""


@pytest.mark.slow
@pytest.mark.parametrize("name", ["stranger", "old seat", "leader of another"])
def test_hidden_things_look_like_missing_ones(house, name):
    person = house[name]
    there = [person.fetches(*each) for each in addresses(house.app, house.heard_of)]
    nowhere = [person.fetches(*each) for each in addresses(house.app, house.heard_of | NOTHING)]

    for real, made_up in zip(there, nowhere, strict=True):
        assert real.status == made_up.status, real.path
        if real.status == GONE:
            assert WAY_BACK.sub("", real.shown) == WAY_BACK.sub("", made_up.shown), real.path


def test_signals_carry_only_a_kind_and_a_number_and_phones_get_only_their_kinds(house):
    room = house.room
    code = room.code
    phone = stream(house["colleague"], f"/w/{code}/stream?last=999999")
    wall = stream(house["wall"], f"/wall/{house.wall}/stream?last=999999")

    house.writer.write(WORDS)
    room.join()
    heard = [next(wall)]
    room.go_to(Phase.GATHER)
    heard += [next(wall), next(phone)]
    heap = gathering.see_table(room.work(), room.public_id).heaps[0]
    gathering.rename_heap(room.work(), room.public_id, an_act(), heap.key, "andra ord")
    room.go_to(Phase.SORT)
    house.writer.place(heap.key, Colour.BLACK)
    heard += [next(phone)]

    assert [re.search(rb"event: (\w+)", each)[1] for each in heard] == [
        b"cards",
        b"joined",
        b"phase",
        b"phase",
    ]
    assert all(SIGNAL.fullmatch(each) for each in heard), heard


def test_a_seat_that_moves_takes_its_stream_with_it(house):
    colleague, code = house.places[1], house.room.code
    phone = stream(house["colleague"], f"/w/{code}/stream?last=999999")

    seat_code = joining.seat_held(house.room.work(), code, colleague.token)[2]
    joining.move_seat(house.room.work(), code, seat_code, an_act())

    assert b"event: seat_moved" in next(phone)
    assert next(phone, None) is None
    assert house["colleague"].client.get(f"/w/{code}/stream").status_code == 404


def stream(person, path):
    """Open a stream and skip its first ping."""
    answer = person.client.get(path)
    assert answer.status_code == 200
    signals = answer.iter_encoded()
    assert next(signals) == b"event: ping\ndata: 0\n\n"
    return signals


def test_the_raw_export_does_not_show_who_came_first(house):
    """The leader watched them arrive, so the order of arrival would identify each participant."""
    keys = [place.seat.key for place in house.places]

    with house.room.work().reading() as work:
        exported = [each.id for each in work.process_as_given(house.room.public_id).participants]

    assert sorted(exported) == sorted(keys)
    assert exported != keys
