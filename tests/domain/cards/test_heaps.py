from akr.domain.cards import gathering
from akr.domain.cards.heaps import Heap, Heaps, HeapsOnWall, lonely, on_the_wall
from tests.domain.cards.tables import SUGGESTED, TABLE, applied


def test_lonely_heaps_have_a_single_card():
    table = Heaps(TABLE.cards, TABLE.heaps | {"bins": SUGGESTED})

    assert lonely(table) == ("set",)
    assert lonely(applied(table, gathering.put_off(table, ["set"]))) == ()


def test_the_wall_names_heaps_of_two_cards_or_of_the_library_and_counts_the_rest():
    table = Heaps(
        {"c1": "wipe", "c2": "wipe", "c3": "kalle", "c4": "later", "c5": "later", "c6": None}
        | {"c10": "ada", "c11": "bo"}
        | {f"c{n}": "set" for n in range(7, 10)},
        {
            "wipe": Heap("Torka bord"),
            "kalle": Heap("Duka med Kalle"),
            "ada": Heap("Sy med Ada"),
            "bo": Heap("Rita med Bo"),
            "later": Heap("Skura", later=True),
            "gone": Heap("Diska", removed=True),
            "bins": SUGGESTED,
            "set": Heap("Duka"),
        },
    )

    assert on_the_wall(table) == HeapsOnWall(
        named=(("Duka", 3), ("Torka bord", 2), ("Gå ut med sopor", 0)), alone=3, later=1
    )
