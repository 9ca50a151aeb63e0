"""The door: nobody comes in unseen, a stranger locks nobody out, and who waits learns nothing."""

import pytest

from akr.domain.answers.sorting import Colour
from akr.domain.cards.cards import MOST_CARDS
from akr.domain.cards.errors import RoomFullOfCards, TooManyCards
from akr.domain.phase import Phase
from akr.domain.room.errors import (
    CodeChanged,
    DoorClosed,
    PhaseClosed,
    ResultShown,
    SeatUsed,
    UnknownSeat,
    WaitingFull,
)
from akr.steps.cards import duplicates, writing
from akr.steps.room import door, joining, observers, seats
from tests import sees
from tests.workshops import CARER, COOK, TEACHER, Place, a_room, a_sorting_room, an_act

EXPECTED = {"Förskollärare": 3, "Barnskötare": 3, "Kock": 1}


@pytest.fixture
def room(store):
    return a_room(store.work, occupations=EXPECTED)


def enters(room, occupation):
    """Whether somebody comes in by the code alone."""
    return not joining.take_seat(room.work(), room.code, occupation, an_act()).waits


def waiting(room):
    return [each.occupation for each in door.see_waiting(room.work(), room.public_id)]


def expected(room):
    with room.work().reading() as work:
        return work.occupations.expected_at_opening(work.workshops.opened(room.public_id))


def row_of(room, place):
    """The seat's row in the leader's list, which only a test can find."""
    with room.work().reading() as work:
        for listed in work.seat_list.seats(work.workshops.opened(room.public_id)):
            seat = work.seats.by_handle(work.workshops.opened(room.public_id), listed.handle)
            if seat.id == place.seat.id:
                return listed
    raise AssertionError("no such row")


# Waiting


def test_those_who_are_expected_come_in_and_the_next_one_waits(room):
    assert enters(room, COOK)
    assert not enters(room, COOK)
    assert enters(room, CARER)

    assert waiting(room) == [COOK]


@pytest.mark.parametrize("phase", [Phase.TALK, Phase.REVEAL, Phase.HOME, Phase.ANALYSE])
def test_once_the_groups_talk_everybody_new_waits(room, phase):
    room.go_to(phase)
    assert not enters(room, CARER)

    room.go_to(Phase.SORT)
    assert not enters(room, CARER)


def test_who_waits_reads_and_writes_nothing(room):
    room.join(COOK)
    outside = room.knock(COOK)
    room.go_to(Phase.WRITE)

    for does in (
        lambda: outside.write("Inget"),
        outside.cards,
        outside.deck,
        lambda: sees.as_participant(room.work(), room.code, outside.token),
    ):
        with pytest.raises(UnknownSeat):
            does()
    leader, _ = sees.as_leader(room.work(), room.public_id)
    assert leader.seats["Kock"] == 1


def test_the_leaders_yes_makes_it_a_seat_and_expects_one_more(room):
    room.join(COOK)
    outside = room.knock(COOK)

    for act in [an_act()] * 2:
        door.let_in(room.work(), room.public_id, act)

    assert outside.seat.occupation == COOK
    assert expected(room)[COOK] == 2
    assert waiting(room) == []


def test_after_a_result_the_leaders_yes_changes_no_group(room):
    room.go_to(Phase.TALK)
    late = room.knock(COOK)
    door.let_in(room.work(), room.public_id, an_act())

    assert expected(room) == {TEACHER: 3, CARER: 3, COOK: 1}
    with room.work().reading() as work:
        process = work.process_in_part(room.public_id, "participants")
    assert [each.late for each in process.participants] == [True]
    assert late.seat


def test_to_let_in_one_leaves_the_others_waiting(room):
    room.join(COOK)
    for _ in range(3):
        room.knock(COOK)
    one, *others = door.see_waiting(room.work(), room.public_id)

    door.let_in(room.work(), room.public_id, an_act(), one.place)
    assert set(waiting(room)) == {COOK}
    assert len(waiting(room)) == 2

    door.turn_away(room.work(), room.public_id, an_act(), others[0].place)
    assert len(waiting(room)) == 1
    door.turn_away(room.work(), room.public_id, an_act())
    assert waiting(room) == []


def test_a_repeated_knock_is_one(room):
    room.join(COOK)
    act = an_act()
    for _ in range(2):
        joining.take_seat(room.work(), room.code, COOK, act, "min telefon")

    assert waiting(room) == [COOK]


# A flood


def test_one_stranger_does_not_lock_the_staff_out(room):
    staff = [room.join(CARER) for _ in range(2)]
    with pytest.raises(WaitingFull):
        [enters(room, TEACHER) for _ in range(200)]

    assert sees.as_leader(room.work(), room.public_id)[0].seats["Förskollärare"] == 3
    assert len(waiting(room)) == 2 * 7 + 20
    assert staff[0].seat
    assert enters(room, CARER)
    door.turn_away(room.work(), room.public_id, an_act())
    door.change_code(room.work(), room.public_id, an_act())
    with pytest.raises(CodeChanged):
        enters(room, COOK)


# The door and the code


def test_a_closed_door_lets_nobody_new_in_and_those_who_sit_stay(room):
    inside = room.join(CARER)
    door.close(room.work(), room.public_id, an_act(), is_closed=True)

    with pytest.raises(DoorClosed):
        enters(room, CARER)
    with pytest.raises(DoorClosed):
        observers.observe(room.work(), room.code, an_act())
    room.go_to(Phase.WRITE)
    inside.write("Torka bord")

    door.close(room.work(), room.public_id, an_act(), is_closed=False)
    assert enters(room, CARER)


def test_a_new_code_lets_in_and_the_old_one_keeps_the_seats_it_gave(room):
    inside, old = room.join(CARER), room.code
    door.change_code(room.work(), room.public_id, an_act())
    with room.work().reading() as work:
        new = work.workshops.opened(room.public_id).code

    assert new != old
    with pytest.raises(CodeChanged):
        joining.take_seat(room.work(), old, CARER, an_act())
    room.code = new
    assert enters(room, CARER)
    inside.room.code = old
    room.code = old
    assert inside.seat.workshop.code == new


# Seats


def test_a_seat_is_removed_only_while_nothing_is_done_there(room):
    room.go_to(Phase.WRITE)
    empty, used = room.join(CARER), room.join_and_act(CARER)
    assert [row_of(room, each).has_done for each in (empty, used)] == [False, True]

    with pytest.raises(SeatUsed):
        seats.remove(room.work(), room.public_id, an_act(), row_of(room, used).handle)
    seats.remove(room.work(), room.public_id, an_act(), row_of(room, empty).handle)

    with pytest.raises(UnknownSeat):
        _ = empty.seat
    assert sees.as_leader(room.work(), room.public_id)[0].seats["Barnskötare"] == 1


def test_the_answers_of_a_seat_set_aside_count_nowhere(store):
    room, writer = a_sorting_room(store.work)
    others = [room.join(CARER) for _ in range(3)]
    for place in (writer, *others):
        for card in place.deck().cards:
            place.place(card.task, Colour.RED)
    row = row_of(room, writer)
    seats.set_aside(room.work(), room.public_id, an_act(), row.handle, is_aside=True)
    leader, wall = sees.as_leader(room.work(), room.public_id)

    assert leader.progress == (9, 9)
    assert leader.aside == sees.as_wall(room.work(), wall).aside == 1
    assert (leader.seats["Barnskötare"], leader.active) == (3, 3)
    room.go_to(Phase.REVEAL)
    shown = sees.as_wall(room.work(), wall).result
    assert {row.total.total for row in shown.rows} == {3}
    with room.work().reading() as work:
        process = work.process(room.public_id)
    assert len(process.participants) == 3
    assert {each.participant for each in process.cards} == {None}


def test_a_seat_is_taken_back_until_a_result_is_shown_and_never_after(store):
    room, writer = a_sorting_room(store.work)
    row = row_of(room, writer)
    for is_aside in (True, False, True):
        seats.set_aside(room.work(), room.public_id, an_act(), row.handle, is_aside=is_aside)
        assert sees.as_leader(room.work(), room.public_id)[0].aside == int(is_aside)
    room.go_to(Phase.TALK)
    room.go_to(Phase.SORT)

    with pytest.raises(ResultShown):
        seats.set_aside(room.work(), room.public_id, an_act(), row.handle, is_aside=False)
    with pytest.raises(ResultShown):
        seats.change_occupation(room.work(), room.public_id, an_act(), row.handle, TEACHER)


def test_the_leaders_list_stands_in_no_order_of_coming(store):
    room = a_room(store.work)
    came = [room.join(CARER) for _ in range(24)]
    with room.work().reading() as work:
        workshop = work.workshops.opened(room.public_id)
        listed = [
            work.seats.by_handle(workshop, each.handle).key
            for each in work.seat_list.seats(workshop)
        ]
        files = [
            each.id for each in work.process_in_part(room.public_id, "participants").participants
        ]

    assert listed != [place.seat.key for place in came]
    assert sorted(listed) == sorted(files)
    assert listed != files


# A wrong occupation


@pytest.mark.parametrize("phase", [Phase.JOIN, Phase.WRITE, Phase.GATHER, Phase.SORT])
def test_a_wrong_occupation_is_mended_until_the_first_result(room, phase):
    place = room.join(CARER)
    room.go_to(phase)

    joining.change_occupation(room.work(), room.code, place.token, place.act(), TEACHER)
    assert place.seat.occupation == TEACHER

    seats.change_occupation(room.work(), room.public_id, an_act(), row_of(room, place).handle, COOK)
    assert place.seat.occupation == COOK
    room.go_to(Phase.TALK)
    with pytest.raises(PhaseClosed):
        joining.change_occupation(room.work(), room.code, place.token, place.act(), TEACHER)


def test_who_changes_occupation_reads_no_other_groups_cards(store):
    room = a_room(store.work, phase=Phase.WRITE)
    teachers = [room.join_and_act(TEACHER) for _ in range(3)]
    carers = [room.join_and_act(CARER) for _ in range(4)]
    room.go_to(Phase.GATHER)
    room.let_groups_help()
    before = [cards(each) for each in (teachers[0], carers[0])]

    mover = carers[3]
    joining.change_occupation(room.work(), room.code, mover.token, mover.act(), TEACHER)

    assert cards(mover) == before[1]
    assert [cards(each) for each in (teachers[0], carers[0])] == before


def cards(place: Place):
    shown = duplicates.see_cards(place.room.work(), place.room.code, place.token)
    return {words for card in shown.cards for words in card.words}


def test_a_flood_of_cards_from_one_seat_meets_a_kind_stop(store):
    room = a_room(store.work, phase=Phase.WRITE)
    place = room.join(CARER)
    with pytest.raises(TooManyCards):
        [place.write(f"Kort {number}") for number in range(300)]

    assert len(place.cards()) == MOST_CARDS
    room.join(CARER).write("En kollegas kort")


def test_a_flood_of_cards_after_writing_closed_meets_the_same_stop(store):
    """They wait for the leader, who would take them all in with one press."""
    room = a_room(store.work, phase=Phase.WRITE)
    place = room.join(CARER)
    room.go_to(Phase.SORT)
    with pytest.raises(TooManyCards):
        [place.write(f"Kort {number}") for number in range(300)]

    assert room.take_in_late() == MOST_CARDS


def test_many_seats_together_meet_a_kind_stop_too(store, monkeypatch):
    monkeypatch.setattr(writing, "MOST_CARDS_IN_ROOM", 5)
    room = a_room(store.work, phase=Phase.WRITE)
    for number in range(5):
        room.join(CARER).write(f"Kort {number}")

    with pytest.raises(RoomFullOfCards):
        room.join(CARER).write("Ett till")
