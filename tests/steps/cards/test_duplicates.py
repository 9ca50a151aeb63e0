"""Duplicates: groups of at least three suggest duplicates, and the leader decides."""

import pytest

from akr.domain.answers.sorting import Counts
from akr.domain.cards.duplicates import group_of, pairs
from akr.domain.cards.errors import NothingToMerge, UnknownCard
from akr.domain.phase import Phase
from akr.domain.room.errors import PhaseClosed
from akr.steps.cards import duplicates, gathering
from akr.steps.room import joining
from tests.workshops import CARER, COOK, TEACHER, a_room, an_act


@pytest.fixture
def room(store):
    """A table with the cards of three teachers, two carers and a cook; the groups may help."""
    room = a_room(store.work, phase=Phase.WRITE)
    room.places = [room.join(each) for each in (TEACHER, TEACHER, TEACHER, CARER, CARER, COOK)]
    for place, text in zip(room.places, TEXTS, strict=True):
        place.write(text)
    room.go_to(Phase.GATHER)
    room.let_groups_help()
    return room


TEXTS = (
    *("Läsa sagor", "Ringa vikarier", "Vattna blommor"),
    *("Trösta barn", "Beställa blöjor", "Koka gröt"),
)


def seen(place):
    found = duplicates.see_cards(place.room.work(), place.room.code, place.token)
    return found and {card.words: card.key for card in found.cards}


def say(place, *words, act=None):
    keys = [seen(place)[(each,)] for each in words]
    duplicates.say_duplicates(
        place.room.work(), place.room.code, place.token, act or place.act(), keys
    )


def suggested(room):
    return [
        (each.group, {each.heap_text, each.into_text})
        for each in duplicates.see_suggestions(room.work(), room.public_id)[1]
    ]


def test_a_group_sees_its_own_cards_and_a_small_one_shares_with_another(room):
    teacher, carer, cook = room.places[0], room.places[3], room.places[5]

    assert {words for (words,) in seen(teacher)} == set(TEXTS[:3])
    assert {words for (words,) in seen(carer)} == set(TEXTS[3:])
    assert seen(cook) == seen(carer)


def test_nobody_sees_the_cards_before_the_leader_allows_it_or_after(room):
    teacher = room.places[0]
    room.let_groups_help(is_open=False)
    assert seen(teacher) is None

    room.let_groups_help()
    room.go_to(Phase.SORT)
    assert seen(teacher) is None


def test_a_room_of_two_has_no_group():
    two, three = {"teacher": 1, "cook": 1}, {"teacher": 2, "cook": 1}
    assert group_of(two, two, "cook") == group_of(three, two, "cook") == ()
    assert group_of(three, three, "cook") == ("teacher", "cook")
    with pytest.raises(NothingToMerge):
        pairs(["a", "a"])


def test_people_on_paper_do_not_make_a_group_with_one_phone(room):
    """With three cooks on paper, the one with a phone would be a group of four with one card."""
    cook, before = room.places[5], seen(room.places[5])
    room.go_to(Phase.SORT)
    room.type_board({COOK: Counts(green=3)})
    room.go_to(Phase.GATHER)
    room.let_groups_help()

    assert seen(cook).keys() == before.keys()


def test_who_changes_occupation_goes_on_reading_the_cards_of_the_first_group(room):
    """Otherwise somebody could move from group to group and read all cards, even afterwards."""
    teacher = room.places[0]
    before = seen(teacher).keys()
    room.let_groups_help(is_open=False)

    joining.change_occupation(room.work(), room.code, teacher.token, teacher.act(), CARER)
    room.let_groups_help()

    assert teacher.seat.occupation == CARER
    assert seen(teacher).keys() == before


def test_a_card_set_aside_is_shown_to_no_colleague(room):
    heaps = gathering.see_table(room.work(), room.public_id).heaps
    card = next(key for heap in heaps for key, words in heap.cards if words == "Läsa sagor")

    gathering.set_aside(room.work(), room.public_id, an_act(), card)

    assert {words for (words,) in seen(room.places[1])} == set(TEXTS[1:3])


def test_a_suggestion_is_shown_to_the_leader_once_and_disappears_when_merged(room):
    for place in room.places[:2]:
        say(place, "Läsa sagor", "Vattna blommor")
    assert suggested(room) == [((TEACHER,), {"Läsa sagor", "Vattna blommor"})]

    (each,) = duplicates.see_suggestions(room.work(), room.public_id)[1]
    gathering.merge_heaps(room.work(), room.public_id, an_act(), [each.heap], each.into)

    assert suggested(room) == []


def test_a_suggestion_is_one_act_and_its_maker_can_take_it_back(room):
    teacher = room.places[0]
    act = teacher.act()
    for _ in range(2):
        say(teacher, "Läsa sagor", "Vattna blommor", act=act)
    found = duplicates.see_cards(room.work(), room.code, teacher.token)
    ((pair, *_),) = found.said

    duplicates.take_back(room.work(), room.code, teacher.token, teacher.act(), pair)

    assert suggested(room) == []
    assert duplicates.see_cards(room.work(), room.code, teacher.token).said == ()


def test_the_leader_may_dismiss_a_suggestion(room):
    say(room.places[0], "Läsa sagor", "Vattna blommor")
    (each,) = duplicates.see_suggestions(room.work(), room.public_id)[1]

    duplicates.dismiss(room.work(), room.public_id, an_act(), each.heap, each.into)

    assert suggested(room) == []


def test_nobody_pairs_another_groups_cards_or_pairs_after_closing(room):
    teacher, carer = room.places[0], room.places[3]
    theirs = list(seen(carer).values())[:2]

    with pytest.raises(UnknownCard):
        duplicates.say_duplicates(room.work(), room.code, teacher.token, teacher.act(), theirs)
    room.let_groups_help(is_open=False)
    with pytest.raises(PhaseClosed):
        duplicates.say_duplicates(room.work(), room.code, carer.token, carer.act(), theirs)
    assert suggested(room) == []
