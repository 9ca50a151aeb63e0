"""What somebody takes back is gone: it stands nowhere in the database afterwards."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlalchemy import MetaData, select

from akr.domain.answers.sorting import Colour
from akr.domain.cards.errors import CannotUndo
from akr.domain.errors import ActConflict
from akr.domain.phase import Phase
from akr.steps.cards import gathering, writing
from akr.steps.room import notes
from tests.workshops import a_room, an_act

TELLING = "Räkna silverskedarna hos Xerxes"
KINDER = "Räkna bestick"


@pytest.fixture
def room(store):
    return a_room(store.work, phase=Phase.WRITE)


@pytest.fixture
def place(room):
    return room.join()


def everything(engine):
    """All that the database holds, as text; on SQLite the bytes of its file too."""
    found = MetaData()
    found.reflect(engine)
    with engine.connect() as connection:
        rows = repr([connection.execute(select(each)).all() for each in found.sorted_tables])
    if engine.dialect.name == "sqlite":
        with closing(sqlite3.connect(engine.url.database)) as own:
            own.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        rows += Path(engine.url.database).read_bytes().decode(errors="replace")
    return rows


def withdraw(room, place, card):
    writing.withdraw_card(room.work(), room.code, place.token, place.act(), card)


def reword(room, place, card, text):
    writing.reword_card(room.work(), room.code, place.token, place.act(), card, text)


def test_a_card_that_is_withdrawn_is_gone_and_its_neighbour_stays(store, room, place):
    card = place.write(TELLING)
    place.write(KINDER)
    reword(room, place, card, f"{TELLING} igen")
    assert TELLING in everything(store.engine)

    withdraw(room, place, card)

    assert "Xerxes" not in everything(store.engine)
    assert KINDER in everything(store.engine)


def test_the_words_that_a_card_had_before_are_gone(store, room, place):
    card = place.write(TELLING)

    reword(room, place, card, KINDER)

    assert "Xerxes" not in everything(store.engine)
    assert place.cards() == [KINDER]


def test_a_withdrawn_card_that_comes_once_more_is_the_same_act_and_stays_gone(store, room, place):
    act = place.act()
    card = place.write(TELLING, act)
    withdraw(room, place, card)

    place.write(TELLING, act)

    assert place.cards() == []
    assert "Xerxes" not in everything(store.engine)
    with pytest.raises(ActConflict):
        room.join().write(TELLING, act)


def test_a_card_that_was_a_heap_of_its_own_is_gone_from_the_table_too(store, room, place):
    card = place.write(TELLING)
    place.write(KINDER)
    room.go_to(Phase.GATHER)
    gathering.set_aside(room.work(), room.public_id, an_act(), card)
    room.go_to(Phase.WRITE)
    assert TELLING in everything(store.engine)

    withdraw(room, place, card)

    assert "Xerxes" not in everything(store.engine)
    room.go_to(Phase.GATHER)
    with suppress(CannotUndo):
        gathering.undo(room.work(), room.public_id, an_act())
    assert [each.text for each in gathering.see_table(room.work(), room.public_id).heaps] == [
        KINDER
    ]


def test_words_that_another_has_written_too_stay(store, room, place):
    card = place.write(TELLING)
    room.join().write(TELLING)
    room.go_to(Phase.GATHER)
    gathering.set_aside(room.work(), room.public_id, an_act(), card)
    room.go_to(Phase.WRITE)

    withdraw(room, place, card)

    assert TELLING in everything(store.engine)


def test_a_sentence_that_is_taken_back_or_changed_is_gone_and_others_stay(store, room, place):
    places = [place, room.join(), room.join()]
    for words in (KINDER, TELLING):
        place.write(words)
    room.go_to(Phase.SORT)
    for each, colour in zip(places, Colour, strict=False):
        for card in each.deck().cards:
            each.place(card.task, colour)
    room.go_to(Phase.TALK)
    one, two = place.discussion_group().topics
    for topic in (one, two):
        place.explain(topic, f"För att Ypsilon glömmer {topic.text}")
    places[1].explain(one, "Vi är alltid två")
    assert everything(store.engine).count("Ypsilon")

    place.explain(one, "Vi glömmer")
    place.explain(two, "")

    assert "Ypsilon" not in everything(store.engine)
    assert "Vi är alltid två" in everything(store.engine)


def test_a_note_that_is_removed_is_gone(store, room):
    notes.open_notes(room.work(), room.public_id, an_act())
    page = notes.see_as_leader(room.work(), room.public_id)[1]
    act = an_act()
    notes.add_note(room.work(), page, act, TELLING, None)
    assert TELLING in everything(store.engine)

    notes.remove_note(room.work(), page, an_act(), act.id)
    notes.add_note(room.work(), page, act, TELLING, None)

    assert "Xerxes" not in everything(store.engine)
