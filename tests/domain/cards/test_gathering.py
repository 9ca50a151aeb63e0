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
from akr.domain.cards.gathering import Heap, Heaps
from akr.domain.cards.similarity import TaskGroup

TABLE = Heaps(
    {"c1": "wipe", "c2": "wipe", "c3": "set"},
    {"wipe": Heap("Torka bord"), "set": Heap("Duka fram")},
)
WORDS = {"c1": "torka bord", "c2": "torka av bordet", "c3": "Duka med Kalle"}
SUGGESTED = Heap("Gå ut med sopor", origin="eget")


def applied(table, change):
    after = change.after
    return Heaps(table.cards | after.cards, table.heaps | after.heaps, table.aside | after.aside)


def shown(table):
    """The heaps that lie on the table."""
    return {key: heap for key, heap in table.heaps.items() if not heap.removed}


def test_merging_moves_every_card_and_keeps_the_receivers_words():
    table = applied(TABLE, gathering.merge(TABLE, ["wipe"], into="set"))

    assert set(table.cards.values()) == {"set"}
    assert table.heaps["wipe"].removed
    assert table.heaps["set"] == Heap("Duka fram")


def test_splitting_gives_a_card_a_heap_of_its_own():
    table = applied(TABLE, gathering.split(TABLE, "c2", "torka av bordet", new_heap="n"))

    assert table.cards == {"c1": "wipe", "c2": "n", "c3": "set"}
    assert table.heaps["n"] == Heap("torka av bordet")


def test_a_lone_card_has_nothing_to_be_split_from():
    with pytest.raises(NothingToSplit):
        gathering.split(TABLE, "c3", "duka", new_heap="n")


def test_several_heaps_are_merged_in_one_act_and_the_receiver_may_be_among_them():
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


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["merge", "split", "rename", "set_aside", "lay"]),
            st.integers(0, 9),
            st.integers(0, 9),
        ),
        max_size=12,
    )
)
def test_undoing_everything_backwards_gives_the_table_back(acts):
    table, changes = TABLE, []
    for number, (act, a, b) in enumerate(acts):
        heaps = [key for key, heap in table.heaps.items() if not heap.removed]
        cards = list(table.cards)
        try:
            match act:
                case "merge":
                    change = gathering.merge(table, heaps[: a % 4], heaps[b % len(heaps)])
                case "split":
                    change = gathering.split(table, cards[a % len(cards)], "egen", f"n{number}")
                case "set_aside":
                    change = gathering.set_aside(table, cards[a % len(cards)], WORDS)
                case "lay":
                    change = gathering.lay_suggestions(
                        {f"s{number}.{each}": SUGGESTED for each in range(a)}
                    )
                case _:
                    change = gathering.rename(table, heaps[a % len(heaps)], f"namn {b}")
        except (NothingChosen, NothingToMerge, NothingToSplit, UnknownTask, ZeroDivisionError):
            continue  # nothing there to do it with
        table = applied(table, change)
        changes.append(change)
    for change in reversed(changes):
        table = applied(table, gathering.undone(table, change))

    assert table.cards == TABLE.cards
    assert shown(table) == TABLE.heaps
    assert not any(table.aside.values())


def test_a_card_that_is_set_aside_lies_nowhere_and_is_not_laid_again():
    table = applied(TABLE, gathering.set_aside(TABLE, "c3", WORDS))

    assert table.cards["c3"] is None
    assert table.loose == ()
    with pytest.raises(UnknownTask):
        gathering.set_aside(table, "c3", WORDS)


def test_a_heap_called_what_the_card_says_goes_with_its_last_card():
    named = applied(TABLE, gathering.rename(TABLE, "set", "duka med kalle"))

    assert list(shown(applied(named, gathering.set_aside(named, "c3", WORDS)))) == ["wipe"]


def test_a_heap_called_what_the_card_says_is_called_after_another_card():
    table = applied(TABLE, gathering.set_aside(TABLE, "c1", WORDS))

    assert shown(table)["wipe"] == Heap("Torka av bordet")


def test_a_heap_with_words_of_the_rooms_own_stays_without_cards():
    table = applied(TABLE, gathering.set_aside(TABLE, "c3", WORDS))

    assert shown(table)["set"] == Heap("Duka fram")
    assert table.in_heap("set") == ()


def test_suggestions_are_laid_as_heaps_without_cards_and_keep_their_origin():
    table = applied(TABLE, gathering.lay_suggestions({"s": SUGGESTED}))
    renamed = applied(table, gathering.rename(table, "s", "Tömma soporna"))

    assert table.in_heap("s") == ()
    assert shown(renamed)["s"] == Heap("Tömma soporna", origin="eget")
    with pytest.raises(NothingChosen):
        gathering.lay_suggestions({})


def test_what_somebody_has_changed_since_cannot_be_undone():
    renamed = gathering.rename(TABLE, "wipe", "Torka av bord")
    since = applied(applied(TABLE, renamed), gathering.rename(TABLE, "wipe", "Torka"))

    with pytest.raises(CannotUndo):
        gathering.undone(since, renamed)


def test_a_card_that_lies_loose_again_is_not_taken_back_from_aside():
    """Setting aside was undone, and then the laying itself: nothing is left to undo it to."""
    aside = gathering.set_aside(TABLE, "c3", WORDS)
    loose = Heaps(TABLE.cards | {"c3": None}, TABLE.heaps, {"c3": False})

    with pytest.raises(CannotUndo):
        gathering.undone(loose, aside)


def test_loose_cards_are_laid_as_suggested():
    groups = [TaskGroup("vika tvätt", (0, 2)), TaskGroup("sopa", (1,))]

    change = gathering.suggest(["a", "b", "c"], groups, iter("xyz"))

    assert change.after == Heaps(
        {"a": "x", "c": "x", "b": "y"}, {"x": Heap("Vika tvätt"), "y": Heap("Sopa")}
    )
    assert change.before.cards == {"a": None, "b": None, "c": None}


def test_what_there_is_no_time_for_waits_and_is_taken_after_all():
    table = applied(TABLE, change := gathering.put_off(TABLE, ["wipe"]))
    assert table.heaps["wipe"].later

    assert applied(table, gathering.undone(table, change)) == TABLE
    assert applied(table, gathering.put_off(table, ["wipe"], later=False)) == TABLE
    with pytest.raises(NothingChosen):
        gathering.put_off(table, ["wipe"])
    with pytest.raises(UnknownTask):
        gathering.put_off(table, ["påhittad"])


def test_laying_cards_in_a_heap_that_waits_takes_it_now():
    table = applied(TABLE, gathering.put_off(TABLE, ["wipe"]))

    merged = applied(table, gathering.merge(table, ["set"], into="wipe"))

    assert shown(merged) == {"wipe": Heap("Torka bord")}


def test_lonely_are_the_cards_that_nobody_has_laid_with_another():
    table = Heaps(TABLE.cards, TABLE.heaps | {"bins": SUGGESTED})

    assert gathering.lonely(table) == ("set",)
    assert gathering.lonely(applied(table, gathering.put_off(table, ["set"]))) == ()
