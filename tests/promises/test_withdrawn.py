"""What somebody takes back is gone: it stands nowhere in the database afterwards."""

import sqlite3
from contextlib import closing as closed_after
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import MetaData, select

from akr.domain.answers.sorting import Colour, Counts
from akr.domain.cards.errors import CannotUndo
from akr.domain.errors import ActConflict
from akr.domain.phase import Phase
from akr.domain.room.closing import ClosingKind, Measure
from akr.steps.answers import paper
from akr.steps.cards import gathering, writing
from akr.steps.planning import ending
from akr.steps.room import closing, notes
from tests.workshops import CARER, a_room, a_sorting_room, an_act

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
        with closed_after(sqlite3.connect(engine.url.database)) as own:
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


@pytest.fixture
def home(room):
    """Two who may say how the meeting was."""
    room.go_to(Phase.HOME)
    return room.join(), room.join()


def said_last(place):
    return closing.own_answer(place.room.work(), place.room.code, place.token)[1]


def test_what_one_said_on_the_way_home_before_is_gone(store, home):
    place, other = home
    other.answer_closing({}, {ClosingKind.GOOD: KINDER})
    place.answer_closing({Measure.SCORE: 3}, dict.fromkeys(ClosingKind, TELLING))
    assert TELLING in everything(store.engine)

    place.answer_closing({Measure.SCORE: 3}, {})

    assert "Xerxes" not in everything(store.engine)
    assert said_last(other) == {ClosingKind.GOOD: KINDER}


def test_an_earlier_answer_on_the_way_home_that_comes_after_the_last_leaves_no_words(store, home):
    """A phone on bad wifi sends the first answer last."""
    place, _ = home
    early, late = place.act(), place.act()
    place.answer_closing({}, {ClosingKind.GOOD: KINDER}, late)

    for _ in range(2):
        place.answer_closing({}, {ClosingKind.MORE: TELLING}, early)

    assert "Xerxes" not in everything(store.engine)
    assert said_last(place) == {ClosingKind.GOOD: KINDER}


def test_the_words_of_an_earlier_board_are_gone(store):
    room, _ = a_sorting_room(store.work)
    board_says(room, TELLING)
    assert TELLING in everything(store.engine)

    board_says(room, KINDER)

    assert "Xerxes" not in everything(store.engine)
    assert [each.text for each in board_of(room).rows if each.typed] == [KINDER]


def test_a_board_that_comes_once_more_after_another_is_the_same_act(store):
    room, _ = a_sorting_room(store.work)
    act, version = an_act(), board_of(room).version
    board_says(room, TELLING, act)
    board_says(room, KINDER)

    board_says(room, TELLING, act, version)

    assert "Xerxes" not in everything(store.engine)


def board_of(room):
    return paper.see_board(room.work(), room.public_id)


def board_says(room, words, act=None, version=None):
    """Save a board whose typed task has these words."""
    board = board_of(room)
    typed = next((each.key for each in board.rows if each.typed), None)
    if version is not None:  # the page as it was before its task was stored
        typed = None
    rows = [paper.TypedRow(each.key, None, each.counts) for each in board.rows if not each.typed]
    rows.append(paper.TypedRow(typed, words, {CARER: Counts(green=3)}))
    paper.save_board(
        room.work(),
        room.public_id,
        act or an_act(),
        rows,
        {},
        board.version if version is None else version,
    )


def test_why_a_process_was_ended_is_gone_when_it_is_reopened(store, room):
    ending.end_process(room.work(), room.public_id, an_act(), TELLING)
    assert TELLING in everything(store.engine)

    ending.reopen_process(room.work(), room.public_id, an_act())

    assert "Xerxes" not in everything(store.engine)
