import pytest

from akr.domain.cards import gathering, heap_suggestions
from akr.domain.cards.errors import NothingChosen
from akr.domain.cards.heaps import Heap, Heaps
from akr.domain.cards.similarity import TaskGroup
from tests.domain.cards.tables import SUGGESTED, TABLE, applied, shown


def test_suggestions_become_heaps_without_cards_and_keep_their_origin():
    table = applied(TABLE, heap_suggestions.lay_suggestions({"s": SUGGESTED}))
    renamed = applied(table, gathering.rename(table, "s", "Tömma soporna"))

    assert table.in_heap("s") == ()
    assert shown(renamed)["s"] == Heap("Tömma soporna", origin="eget")
    with pytest.raises(NothingChosen):
        heap_suggestions.lay_suggestions({})


def test_loose_cards_are_put_in_the_suggested_heaps():
    groups = [TaskGroup("vika tvätt", (0, 2)), TaskGroup("sopa", (1,))]

    change = heap_suggestions.suggest(["a", "b", "c"], groups, iter("xyz"))

    assert change.after == Heaps(
        {"a": "x", "c": "x", "b": "y"}, {"x": Heap("Vika tvätt"), "y": Heap("Sopa")}
    )
    assert change.before == Heaps(
        {"a": None, "b": None, "c": None},
        {"x": Heap("Vika tvätt", removed=True), "y": Heap("Sopa", removed=True)},
    )


def test_a_heap_is_untouched_while_it_has_one_wording_and_nobody_has_named_it():
    table = Heaps(
        {"c1": "wipe", "c2": "wipe", "c3": "set", "c4": "bins", "c5": "later"},
        {
            "wipe": Heap("Torka bord"),
            "set": Heap("Duka fram"),
            "bins": SUGGESTED,
            "later": Heap("Skura", later=True),
            "gone": Heap("Diska", removed=True),
        },
    )
    words = {"c1": "torka bord", "c2": "Torka BORD", "c3": "duka", "c4": SUGGESTED.text}

    assert heap_suggestions.untouched(table, words | {"c5": "Skura"}) == {"wipe": "Torka bord"}


def test_heaps_that_say_the_same_are_laid_together_under_a_new_name_and_can_be_undone():
    groups = [TaskGroup("torka bord och duka", (0, 1))]

    change = heap_suggestions.lay_together(TABLE, ["wipe", "set"], groups, iter("xy"))
    table = applied(TABLE, change)

    assert set(table.cards.values()) == {"x"}
    assert shown(table) == {"x": Heap("Torka bord och duka")}
    undone = applied(table, gathering.undone(table, change))
    assert undone.cards == TABLE.cards
    assert shown(undone) == TABLE.heaps


def test_each_group_becomes_a_heap_of_its_own():
    groups = [TaskGroup("torka bord", (0,)), TaskGroup("duka", (1,))]

    change = heap_suggestions.lay_together(TABLE, ["wipe", "set"], groups, iter("xyz"))

    assert applied(TABLE, change).cards == {"c1": "x", "c2": "x", "c3": "y"}


def test_heaps_that_no_group_names_stay_where_they_are():
    groups = [TaskGroup("duka fram", (0,))]

    table = applied(TABLE, heap_suggestions.lay_together(TABLE, ["set"], groups, iter("x")))

    assert table.cards == TABLE.cards | {"c3": "x"}
    assert shown(table) == {"wipe": Heap("Torka bord"), "x": Heap("Duka fram")}
