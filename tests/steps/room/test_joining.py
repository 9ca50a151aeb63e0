"""Joining: one seat per device, which can move and survives a lost response."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from akr.domain.errors import ActConflict
from akr.domain.phase import Phase
from akr.domain.room import workshop
from akr.domain.room.errors import (
    RoomFull,
    UnknownCode,
    UnknownOccupation,
    UnknownSeat,
)
from akr.domain.room.workshop import spoken
from akr.steps.cards import writing
from akr.steps.room import door, joining
from tests import sees
from tests.workshops import CARER, COOK, TEACHER, a_room, an_act

DEVICE = "what only the device holds"


@pytest.fixture
def room(store):
    """A room that nobody has joined."""
    return a_room(store.work)


def seats(room):
    return sees.as_leader(room.work(), room.public_id)[0].seats


def test_a_seat_is_known_only_by_its_occupation(room):
    place = room.join(COOK)

    seat, occupation, _, number = joining.seat_held(room.work(), room.code, place.token)

    assert (seat.occupation, occupation, number) == (COOK, "Kock", 1)
    assert seats(room) == {"Förskollärare": 0, "Barnskötare": 0, "Kock": 1}


def test_a_code_is_read_as_people_write_it(room):
    written = f" {spoken(room.code).lower()} "

    assert joining.find_room(room.work(), written)[0].code == room.code


@pytest.mark.parametrize("written", ["", "CDF34", "cdf 348", "å" * 500, "CDF347'; --"])
def test_a_code_that_opens_nothing_is_unknown(room, written):
    with pytest.raises(UnknownCode):
        joining.find_room(room.work(), written)


def test_a_join_sent_twice_is_one_seat_held_by_the_latest_token(room):
    act = an_act()
    lost = joining.take_seat(room.work(), room.code, CARER, act, DEVICE)

    found = joining.take_seat(room.work(), room.code, CARER, act, DEVICE)

    assert seats(room)["Barnskötare"] == 1
    assert joining.seat_held(room.work(), room.code, found.token)
    with pytest.raises(UnknownSeat):
        joining.seat_held(room.work(), room.code, lost.token)


def test_the_same_join_for_another_occupation_is_refused(room):
    act = an_act()
    joining.take_seat(room.work(), room.code, CARER, act, DEVICE)

    with pytest.raises(ActConflict):
        joining.take_seat(room.work(), room.code, COOK, act, DEVICE)

    assert seats(room) == {"Förskollärare": 0, "Barnskötare": 1, "Kock": 0}


def test_an_occupation_that_the_room_lacks_gives_no_seat(room):
    with pytest.raises(UnknownOccupation):
        joining.take_seat(room.work(), room.code, "vaktmastare", an_act())

    assert sum(seats(room).values()) == 0


def test_thirty_join_at_once_and_each_gets_a_seat_of_their_own(room):
    with ThreadPoolExecutor(30) as crowd:
        places = list(crowd.map(lambda _: room.join(TEACHER), range(30)))

    assert len({place.seat.key for place in places}) == 30
    assert seats(room)["Förskollärare"] == 30


@pytest.mark.slow
def test_three_hundred_concurrent_joins_fill_the_room_exactly(store):
    room = a_room(store.work, occupations={"Förskollärare": workshop.MOST_SEATS})

    def joins(_):
        try:
            return room.join(TEACHER).seat.key
        except RoomFull:
            return None

    with ThreadPoolExecutor(30) as crowd:
        keys = [key for key in crowd.map(joins, range(300)) if key]

    assert len(keys) == len(set(keys)) == seats(room)["Förskollärare"] == workshop.MOST_SEATS


def test_a_full_room_accepts_nobody(room, monkeypatch):
    monkeypatch.setattr(door, "MOST_SEATS", 2)
    act = an_act()
    room.join()
    joining.take_seat(room.work(), room.code, CARER, act, DEVICE)

    with pytest.raises(RoomFull):
        room.join()

    # The one who had a seat and lost the answer still gets it.
    assert joining.take_seat(room.work(), room.code, CARER, act, DEVICE)
    assert workshop.MOST_SEATS > 100


def test_a_seat_code_moves_the_seat_with_everything_it_has_done(room):
    old = room.join()
    room.go_to(Phase.WRITE)
    old.write("Vika tvätt")
    seat_code = joining.seat_held(room.work(), room.code, old.token)[2]

    moved = joining.move_seat(room.work(), room.code, spoken(seat_code).lower(), an_act())

    with pytest.raises(UnknownSeat):
        old.cards()
    old.token = moved.token
    assert old.cards() == ["Vika tvätt"]
    assert sum(seats(room).values()) == 1


def test_a_seat_code_works_once(room):
    place = room.join()
    seat_code = joining.seat_held(room.work(), room.code, place.token)[2]
    joining.move_seat(room.work(), room.code, seat_code, an_act())

    with pytest.raises(UnknownSeat):
        joining.move_seat(room.work(), room.code, seat_code, an_act())


def test_a_seat_is_valid_only_in_its_own_room(room, store):
    place, other = room.join(), a_room(store.work)
    seat_code = joining.seat_held(room.work(), room.code, place.token)[2]

    with pytest.raises(UnknownSeat):
        joining.seat_held(other.work(), other.code, place.token)
    with pytest.raises(UnknownSeat):
        joining.move_seat(other.work(), other.code, seat_code, an_act())


def test_changing_occupation_keeps_the_cards(room):
    room.go_to(Phase.WRITE)
    place = room.join(COOK)
    place.write("duka fram")

    joining.change_occupation(room.work(), room.code, place.token, an_act(9), CARER)

    seat, occupation, *_ = joining.seat_held(room.work(), room.code, place.token)
    assert (seat.occupation, occupation) == (CARER, "Barnskötare")
    assert seats(room) == {"Förskollärare": 0, "Barnskötare": 1, "Kock": 0}
    assert [card.text for card in writing.own_cards(room.work(), room.code, place.token)] == [
        "duka fram"
    ]


def test_only_the_rooms_occupations_can_be_changed_to(room):
    place = room.join(COOK)

    with pytest.raises(UnknownOccupation):
        joining.change_occupation(room.work(), room.code, place.token, an_act(9), "pilot")
