"""The table at the edge: heaps are merged, split and renamed, and every change can be undone."""

import re
import uuid

import pytest

from akr.domain.act import Act
from akr.domain.workshop import Phase
from akr.steps import join, write
from akr.store.work import store_of
from tests.web.test_leading import form, moved, process

__all__ = ["process"]

CARDS = ("Duka fram", "duka bord", "Torka bord", "Trösta barn", "Ringa vikarier")


def an_act(number=1):
    return Act(str(uuid.uuid4()), number)


@pytest.fixture
def table(web, leader, process):
    """A table with the cards of a room on it, as its address."""
    moved(leader, process, Phase.WRITE)
    code = re.search(r"/w/(\w+)", leader.get(f"{process}/lead").text)[1]
    work = store_of(web).work()
    seat = join.take_seat(work, code, "barnskotare", an_act())
    for number, text in enumerate(CARDS, start=2):
        write.write_card(work, code, seat.token, an_act(number), text)
    moved(leader, process, Phase.GATHER)
    return f"{process}/table"


def heaps(shown):
    """The heaps' names and keys, in the order of the page."""
    found = re.findall(r'name="heap" value="([^"]+)" form="merge"><b>(.*?)</b>', shown.text)
    return {name: key for key, name in found}


def test_the_cards_lie_in_heaps_with_their_own_words(leader, table):
    shown = leader.get(table)

    for text in CARDS:
        assert text in shown.text


def test_heaps_are_merged_and_the_merge_is_undone(leader, table):
    before = heaps(shown := leader.get(table))
    some, other = list(before.values())[:2]

    merged = leader.post(
        f"{table}/merge", data=form(shown, f"{table}/merge", heap=some, into=other)
    )
    shown = leader.get(merged.location)

    assert some not in heaps(shown).values()
    assert "Nu ligger" in shown.text

    undone = leader.post(f"{table}/undo", data=form(shown, f"{table}/undo"))

    assert heaps(leader.get(undone.location)) == before
