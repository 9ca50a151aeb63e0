import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.cards import gathering
from akr.domain.cards.errors import (
    CannotUndo,
    NothingChosen,
    NothingToMerge,
    NothingToSplit,
    UnknownTask,
)
from akr.domain.cards.heap_suggestions import lay_suggestions
from akr.domain.cards.heaps import Heap, Heaps
from tests.domain.cards.tables import SUGGESTED, TABLE, WORDS, applied, shown

NOTHING_THERE = (NothingChosen, NothingToMerge, NothingToSplit)


def test_merging_moves_every_card_and_keeps_the_target_heaps_words():
    table = applied(TABLE, gathering.merge(TABLE, ["wipe"], into="set"))

    assert set(table.cards.values()) == {"set"}
    assert table.heaps["wipe"].removed
    assert table.heaps["set"] == Heap("Duka fram")


def test_splitting_gives_a_card_a_heap_of_its_own():
    change = gathering.split(TABLE, "c2", "torka av bordet", new_heap="n")
    table = applied(TABLE, change)

    assert table.cards == {"c1": "wipe", "c2": "n", "c3": "set"}
    assert table.heaps["n"] == Heap("torka av bordet")
    assert change.before.heaps["n"] == Heap("torka av bordet", removed=True)


def test_a_single_card_cannot_be_split_off():
    with pytest.raises(NothingToSplit):
        gathering.split(TABLE, "c3", "duka", new_heap="n")


def test_several_heaps_merge_in_one_act_and_the_target_may_be_among_them():
    three = Heaps(
        TABLE.cards | {"c4": "dust"}, {**TABLE.heaps, "dust": Heap("Damma"), "bins": Heap("Tömma")}
    )

    table = applied(three, gathering.merge(three, ["set", "wipe", "dust"], into="set"))

    assert set(table.cards.values()) == {"set"}
    assert [key for key, heap in table.heaps.items() if not heap.removed] == ["set", "bins"]


@pytest.mark.parametrize("pair", [("wipe", "gone"), ("gone", "wipe")])
def test_only_heaps_on_the_table_can_be_merged(pair):
    heap, into = pair

    with pytest.raises(UnknownTask):
        gathering.merge(TABLE, [heap], into)


@pytest.mark.parametrize("heaps", [[], ["wipe"]])
def test_a_heap_is_not_merged_with_itself_alone(heaps):
    with pytest.raises(NothingToMerge):
        gathering.merge(TABLE, heaps, "wipe")


ACTS = {
    "merge": lambda table, heaps, _card, _key, a, b: gathering.merge(
        table, heaps[: a % 4], heaps[b % len(heaps)]
    ),
    "split": lambda table, _heaps, card, key, *_: gathering.split(table, card, "egen", key),
    "in_two": lambda table, _heaps, card, key, *_: gathering.split_in_two(
        table, card, "ett", "två", key
    ),
    "rename": lambda table, heaps, _card, _key, a, b: gathering.rename(
        table, heaps[a % len(heaps)], f"namn {b}"
    ),
    "set_aside": lambda table, _heaps, card, *_: gathering.set_aside(table, card, WORDS),
    "lay": lambda _table, _heaps, _card, key, a, _b: lay_suggestions(
        {f"{key}.{each}": SUGGESTED for each in range(a)}
    ),
    "add": lambda _table, _heaps, _card, key, _a, b: gathering.add(
        "egen", key, in_workshop_2=b > 4
    ),
    "put_off": lambda table, heaps, _card, _key, a, b: gathering.put_off(
        table, heaps[: a % 4], later=b > 4
    ),
    "take_away": lambda table, heaps, _card, _key, a, _b: gathering.take_away(
        table, heaps[a % len(heaps)]
    ),
}
"""What can be done with a table, its heaps and one of its cards."""


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 9), st.integers(0, 9)),
        max_size=12,
    )
)
def test_undoing_every_change_in_reverse_restores_the_table(acts):
    table, changes = TABLE, []
    for number, (act, a, b) in enumerate(acts):
        heaps = [key for key, heap in table.heaps.items() if not heap.removed]
        card = list(table.cards)[a % len(table.cards)]
        try:
            change = ACTS[act](table, heaps, card, f"n{number}", a, b)
        except (*NOTHING_THERE, CannotUndo, UnknownTask, ZeroDivisionError):
            continue  # nothing there to do it with
        table = applied(table, change)
        changes.append(change)
    for change in reversed(changes):
        back = gathering.undone(table, change)
        assert (back.before, back.after) == (change.after, change.before)
        table = applied(table, back)

    assert table.cards == TABLE.cards
    assert shown(table) == TABLE.heaps
    assert not any(table.aside.values())


def test_a_card_set_aside_is_in_no_heap_and_is_not_loose():
    table = applied(TABLE, gathering.set_aside(TABLE, "c3", WORDS))

    assert table.cards["c3"] is None
    assert table.loose == ()
    with pytest.raises(UnknownTask):
        gathering.set_aside(table, "c3", WORDS)


def test_a_heap_named_after_its_only_card_is_removed_when_the_card_is_set_aside():
    named = applied(TABLE, gathering.rename(TABLE, "set", "duka med kalle"))

    assert list(shown(applied(named, gathering.set_aside(named, "c3", WORDS)))) == ["wipe"]


def test_a_heap_named_after_a_card_is_renamed_after_another_when_it_is_set_aside():
    table = applied(TABLE, gathering.set_aside(TABLE, "c1", WORDS))

    assert shown(table)["wipe"] == Heap("Torka av bordet")


def test_a_heap_with_the_rooms_own_words_stays_without_cards():
    table = applied(TABLE, gathering.set_aside(TABLE, "c3", WORDS))

    assert shown(table)["set"] == Heap("Duka fram")
    assert table.in_heap("set") == ()


def test_a_change_cannot_be_undone_after_a_later_change():
    renamed = gathering.rename(TABLE, "wipe", "Torka av bord")
    since = applied(applied(TABLE, renamed), gathering.rename(TABLE, "wipe", "Torka"))

    with pytest.raises(CannotUndo):
        gathering.undone(since, renamed)


def test_setting_aside_cannot_be_undone_once_the_card_is_loose_again():
    """Setting aside was undone, and then the gathering too, so there is no state to return to."""
    aside = gathering.set_aside(TABLE, "c3", WORDS)
    loose = Heaps(TABLE.cards | {"c3": None}, TABLE.heaps, {"c3": False})

    with pytest.raises(CannotUndo):
        gathering.undone(loose, aside)


def test_a_heap_can_be_put_off_and_taken_up_again():
    table = applied(TABLE, change := gathering.put_off(TABLE, ["wipe"]))
    assert table.heaps["wipe"].later

    assert applied(table, gathering.undone(table, change)) == TABLE
    assert applied(table, gathering.put_off(table, ["wipe"], later=False)) == TABLE
    with pytest.raises(NothingChosen):
        gathering.put_off(table, ["wipe"])
    with pytest.raises(UnknownTask):
        gathering.put_off(table, ["påhittad"])


def test_merging_into_a_heap_that_is_put_off_takes_it_up():
    table = applied(TABLE, gathering.put_off(TABLE, ["wipe"]))

    change = gathering.merge(table, ["set"], into="wipe")
    merged = applied(table, change)

    assert shown(merged) == {"wipe": Heap("Torka bord")}
    assert shown(applied(merged, gathering.undone(merged, change))) == table.heaps


def test_a_card_that_says_two_things_becomes_two_tasks_and_keeps_its_words_and_place():
    table = applied(TABLE, gathering.split_in_two(TABLE, "c3", "Duka", "Diska", new_heap="n"))

    assert table.cards == TABLE.cards
    assert table.heaps["set"] == Heap("Duka")
    assert table.heaps["n"] == Heap("Diska", from_card="c3")


def test_only_a_task_that_workshop_2_added_can_be_taken_away():
    table = applied(TABLE, gathering.add("Vattna", "n", in_workshop_2=True))

    assert not applied(table, gathering.take_away(table, "n")).heaps["n"].is_there
    with pytest.raises(CannotUndo):
        gathering.take_away(table, "set")


def test_a_task_that_is_added_in_workshop_1_is_not_taken_away():
    table = applied(TABLE, gathering.add("Vattna", "n"))

    assert table.heaps["n"] == Heap("Vattna")
    with pytest.raises(CannotUndo):
        gathering.take_away(table, "n")


def test_a_card_that_was_never_set_aside_lies_there():
    put_back = gathering.Change(Heaps(aside={"c3": True}), Heaps(aside={"c3": False}))

    assert gathering.undone(TABLE, put_back).after.aside == {"c3": True}
