"""Gathering: every change can be undone, and what was sorted comes back with its task."""

import pytest

from akr.domain.errors import (
    ActConflict,
    CannotUndo,
    NothingToMerge,
    NothingToSplit,
    PhaseClosed,
    UnknownTask,
)
from akr.domain.sorting import Colour
from akr.domain.workshop import Phase
from akr.steps import gather
from tests.workshops import a_room, a_sorting_room, an_act

SAME = ("Torka borden", "torka bord", "Torka av borden")


@pytest.fixture
def room(store):
    """A table with three heaps, one of them with three cards."""
    room = a_room(store.work, phase=Phase.WRITE)
    writer = room.join()
    for text in ("Trösta barn", *SAME, "Beställa blöjor"):
        writer.write(text)
    room.go_to(Phase.GATHER)
    return room


def table(room):
    """What lies on the table: each heap's name, and its cards' words."""
    shown = gather.see_table(room.work(), room.public_id)
    return {heap.text: [words for _, words in heap.cards] for heap in shown.heaps}


def key(room, text):
    heaps = gather.see_table(room.work(), room.public_id).heaps
    return next(heap.key for heap in heaps if heap.text == text)


def card(room, words):
    heaps = gather.see_table(room.work(), room.public_id).heaps
    return next(found for heap in heaps for found, text in heap.cards if text == words)


def merge(room, texts, into, act=None):
    keys = [key(room, text) for text in texts]
    gather.merge_heaps(room.work(), room.public_id, act or an_act(), keys, key(room, into))


def undo(room, act=None):
    return gather.undo(room.work(), room.public_id, act or an_act())


def test_the_largest_heaps_are_laid_first_and_keep_their_places(room):
    first, *others = table(room)
    assert len(table(room)[first]) == 3

    merge(room, [first], into=others[1])

    assert list(table(room)) == others


def test_a_chain_of_changes_is_undone_backwards_to_where_it_began(room):
    began = table(room)
    first = next(iter(began))
    gather.split_card(room.work(), room.public_id, an_act(), card(room, "torka bord"))
    gather.rename_heap(room.work(), room.public_id, an_act(), key(room, first), "Bordstorkning")
    merge(room, ["Trösta barn", "Beställa blöjor"], into="Bordstorkning")
    assert len(table(room)) == 2

    for _ in range(3):
        undo(room)

    assert table(room) == began
    with pytest.raises(CannotUndo):
        undo(room)


def test_undoing_says_which_heap_came_back(room):
    heap = key(room, "Trösta barn")
    merge(room, ["Trösta barn"], into="Beställa blöjor")

    assert undo(room) == heap


def test_the_same_press_twice_is_one_change(room):
    merged, undone = an_act(), an_act()
    into = key(room, "Beställa blöjor")
    heap = key(room, "Trösta barn")

    for _ in range(2):
        gather.merge_heaps(room.work(), room.public_id, merged, [heap], into)
    assert undo(room, undone) == heap
    assert undo(room, undone) is None

    assert "Trösta barn" in table(room)


def test_an_act_that_was_used_for_something_else_is_refused(room):
    act = an_act()
    merge(room, ["Trösta barn"], into="Beställa blöjor", act=act)

    with pytest.raises(ActConflict):
        gather.rename_heap(room.work(), room.public_id, act, key(room, "Beställa blöjor"), "Annat")

    assert "Annat" not in table(room)


def test_two_leaders_who_merge_the_same_heap_get_one_answer_each(room):
    heap, first, second = (key(room, text) for text in ("Trösta barn", *list(table(room))[:2]))
    first, second = (each for each in (key(room, text) for text in table(room)) if each != heap)
    gather.merge_heaps(room.work(), room.public_id, an_act(), [heap], first)

    with pytest.raises(UnknownTask):
        gather.merge_heaps(room.work(), room.public_id, an_act(), [heap], second)


def test_what_cannot_be_merged_or_split_is_refused(room):
    with pytest.raises(NothingToMerge):
        merge(room, ["Trösta barn"], into="Trösta barn")
    with pytest.raises(NothingToSplit):
        gather.split_card(room.work(), room.public_id, an_act(), card(room, "Trösta barn"))
    with pytest.raises(UnknownTask):
        gather.split_card(room.work(), room.public_id, an_act(), "no such card")


def test_the_table_is_closed_and_hidden_in_every_other_step(room):
    heap = key(room, "Trösta barn")

    for phase in (Phase.SORT, Phase.REVEAL, Phase.WRITE, Phase.JOIN):
        room.go_to(phase)
        assert gather.see_table(room.work(), room.public_id).heaps == ()
        with pytest.raises(PhaseClosed):
            gather.rename_heap(room.work(), room.public_id, an_act(), heap, "Annat")
        with pytest.raises(PhaseClosed):
            undo(room)


def test_merging_keeps_what_was_sorted_and_undoing_brings_it_back(store):
    room, seat = a_sorting_room(store.work, tasks=("Trösta barn", "Beställa blöjor"))
    answers = {"Trösta barn": Colour.GREEN, "Beställa blöjor": Colour.RED}
    for each in seat.deck().cards:
        seat.place(each.task, answers[each.text])
    room.go_to(Phase.GATHER)
    merge(room, ["Trösta barn"], into="Beställa blöjor")

    room.go_to(Phase.SORT)
    assert seat.answers() == {"Beställa blöjor": Colour.RED}

    room.go_to(Phase.GATHER)
    undo(room)
    room.go_to(Phase.SORT)
    assert seat.answers() == answers


def test_a_split_card_is_a_new_task_without_answers_and_keeps_its_words(room):
    gather.split_card(room.work(), room.public_id, an_act(), card(room, "torka bord"))

    assert table(room)["torka bord"] == ["torka bord"]
    seat = room.join()
    room.go_to(Phase.SORT)
    assert "torka bord" in [each.text for each in seat.deck().cards]
    assert not seat.answers()


def test_cards_written_after_a_walk_back_are_laid_beside_the_heaps_that_lie(room):
    merge(room, ["Trösta barn"], into="Beställa blöjor")
    before = table(room)
    room.go_to(Phase.WRITE)
    room.join().write("Vattna blommor")

    room.go_to(Phase.GATHER)

    assert table(room) == before | {"Vattna blommor": ["Vattna blommor"]}
