"""A small table of heaps, for the claims about it."""

from akr.domain.cards.heaps import Heap, Heaps

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
