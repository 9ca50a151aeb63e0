"""Writing: a seat's own cards, stored once each, in the order of its own counter."""

import pytest

from akr.domain.act import Act
from akr.domain.cards.errors import UnknownCard
from akr.domain.errors import ActConflict
from akr.domain.phase import Phase
from akr.domain.room.errors import PhaseClosed, UnknownSeat
from akr.steps.cards import writing
from tests import sees
from tests.workshops import COOK, a_room, an_act


@pytest.fixture
def room(store):
    """A room that is writing."""
    return a_room(store.work, phase=Phase.WRITE)


@pytest.fixture
def writer(room):
    """Somebody who writes in it."""
    return room.join()


def reword(place, card, text, act=None):
    room = place.room
    writing.reword_card(room.work(), room.code, place.token, act or place.act(), card, text)


def withdraw(place, card, act=None):
    room = place.room
    writing.withdraw_card(room.work(), room.code, place.token, act or place.act(), card)


def late(room):
    return sees.as_leader(room.work(), room.public_id)[0].late


def test_cards_are_shown_to_their_writer_the_latest_first_and_to_nobody_else(room, writer):
    writer.write("Torka borden")
    writer.write("Vika tvätt")

    assert writer.cards() == ["Vika tvätt", "Torka borden"]
    assert room.join(COOK).cards() == []


def test_the_same_act_is_one_card(writer):
    act = writer.act()

    writer.write("Vika tvätt", act)
    writer.write("Vika tvätt", act)

    assert writer.cards() == ["Vika tvätt"]


def test_the_same_act_with_other_words_is_refused_with_both_texts(writer):
    act = writer.act()
    writer.write("Vika tvätt", act)

    with pytest.raises(ActConflict) as refused:
        writer.write("Vika lakan", act)

    assert (refused.value.kept, refused.value.sent) == ("Vika tvätt", "Vika lakan")
    assert writer.cards() == ["Vika tvätt"]


def test_another_seat_with_the_same_act_is_not_told_what_was_written(room, writer):
    act = writer.act()
    writer.write("Vika tvätt", act)

    with pytest.raises(ActConflict) as refused:
        room.join(COOK).write("Koka gröt", act)

    assert refused.value.kept == ""


def test_a_seat_can_reword_and_withdraw_its_own_card(writer):
    card = writer.write("Vika tvät")
    other = writer.write("Läsa sagor")

    reword(writer, card, "Vika tvätt")
    withdraw(writer, other)

    assert writer.cards() == ["Vika tvätt"]


def test_a_withdrawal_sent_twice_is_harmless(writer):
    card, act = writer.write("Vika tvätt"), writer.act()

    withdraw(writer, card, act)
    withdraw(writer, card, act)

    assert writer.cards() == []


def test_nobody_changes_another_seats_card(room, writer):
    card = writer.write("Vika tvätt")
    other = room.join(COOK)

    with pytest.raises(UnknownCard):
        reword(other, card, "Sluta vika tvätt")
    with pytest.raises(UnknownCard):
        withdraw(other, card)

    assert writer.cards() == ["Vika tvätt"]


def test_nothing_is_written_before_the_writing_has_begun(room, writer):
    room.go_to(Phase.JOIN)

    with pytest.raises(PhaseClosed):
        writer.write("Vika tvätt")


@pytest.mark.parametrize("phase", [Phase.GATHER, Phase.SORT, Phase.REVEAL])
def test_a_late_card_is_kept_uncounted_until_the_leader_takes_it_in(room, writer, phase):
    writer.write("Torka borden")
    room.go_to(phase)
    act = writer.act()

    writer.write("Vika tvätt", act)
    writer.write("Vika tvätt", act)

    assert writer.cards() == ["Torka borden"]
    assert late(room) == 1
    assert room.take_in_late() == 1
    assert writer.cards() == ["Vika tvätt", "Torka borden"]
    assert late(room) == 0


def test_a_gathered_card_cannot_be_changed(room, writer):
    card = writer.write("Vika tvätt")
    room.go_to(Phase.GATHER)

    with pytest.raises(PhaseClosed):
        reword(writer, card, "Vika lakan")

    room.go_to(Phase.WRITE)
    with pytest.raises(UnknownCard):
        reword(writer, card, "Vika lakan")
    assert writer.cards() == ["Vika tvätt"]


def test_going_back_loses_no_card(room, writer):
    writer.write("Vika tvätt")

    room.go_to(Phase.REVEAL)
    room.go_to(Phase.WRITE)
    writer.write("Läsa sagor")

    assert writer.cards() == ["Läsa sagor", "Vika tvätt"]


def test_a_device_without_a_seat_writes_nothing(room):
    with pytest.raises(UnknownSeat):
        writing.write_card(room.work(), room.code, "påhittad", an_act(), "Vika tvätt")


def test_the_largest_act_number_works(writer):
    writer.write("Vika tvätt", Act(an_act().id, 2**31 - 1))

    assert writer.cards() == ["Vika tvätt"]


def marks(place):
    room = place.room
    own = writing.own_cards(room.work(), room.code, place.token)
    return {card.text: card.not_done_today for card in own}


def test_a_card_can_be_marked_as_needed_but_not_done_and_unmarked(writer):
    card = writer.write("Vika tvätt", not_done_today=True)
    writer.write("Läsa sagor")
    assert marks(writer) == {"Vika tvätt": True, "Läsa sagor": False}

    reword(writer, card, "Vika tvätt")

    assert marks(writer)["Vika tvätt"] is False


def test_the_mark_is_part_of_the_acts_content(writer):
    act = writer.act()
    writer.write("Vika tvätt", act, not_done_today=True)

    with pytest.raises(ActConflict):
        writer.write("Vika tvätt", act)

    assert marks(writer) == {"Vika tvätt": True}


def test_a_late_card_keeps_its_mark(room, writer):
    room.go_to(Phase.SORT)
    writer.write("Vika tvätt", not_done_today=True)

    room.take_in_late()

    assert marks(writer) == {"Vika tvätt": True}
