"""Sheets: each kind has every task once, under the same number, and no sheet is half empty."""

from hypothesis import given
from hypothesis import strategies as st

from akr.domain.room.papers import (
    CARDS_ON_A_SHEET,
    OCCUPATIONS_ON_A_TALLY,
    ROWS_ON_A_BOARD,
    ROWS_ON_A_TALLY,
    Materials,
)

TEXTS = st.lists(st.text(min_size=1, max_size=9), max_size=70).map(tuple)
NAMES = st.lists(st.text(min_size=1, max_size=9), max_size=9, unique=True).map(tuple)


def materials(tasks=(), occupations=("Kock",), suggestions=()):
    return Materials("Linden", occupations, tasks, suggestions, unsettled=False)


def numbered(rows):
    return [(row.number, row.text) for row in rows if row is not None]


@given(TEXTS, NAMES)
def test_every_task_has_its_own_number_and_the_same_on_every_sheet(tasks, names):
    made = materials(tasks, names)
    expected = list(enumerate(tasks, 1))

    assert numbered(card for sheet in made.cards for card in sheet) == expected
    for name in names or (None,):
        own = [board for board in made.boards if board.occupation == name]
        assert numbered(row for board in own for row in board.rows) == expected
        counted = [tally for tally in made.tallies if name in tally.occupations]
        assert numbered(row for tally in counted for row in tally.rows) == expected


@given(TEXTS, NAMES)
def test_every_sheet_is_full_and_there_is_always_one(tasks, names):
    made = materials(tasks, names)

    assert {len(sheet) for sheet in made.cards} == {CARDS_ON_A_SHEET}
    assert {len(board.rows) for board in made.boards} == {ROWS_ON_A_BOARD}
    assert {len(tally.rows) for tally in made.tallies} == {ROWS_ON_A_TALLY}
    assert all(1 <= len(t.occupations) <= OCCUPATIONS_ON_A_TALLY for t in made.tallies)
    assert {(b.sheet <= b.sheets) for b in made.boards} == {True}


@given(TEXTS)
def test_the_last_sheet_of_cards_is_blank(tasks):
    *written, empty = materials(tasks).cards

    assert set(empty) == {None}
    assert all(sheet[0] is not None for sheet in written)


def test_suggestions_are_on_cards_only_and_only_before_gathering():
    before = materials(suggestions=("Vika tvätt",))
    after = materials(tasks=("Torka bord",), suggestions=("Vika tvätt",))

    assert numbered(before.cards[0]) == [(1, "Vika tvätt")]
    assert numbered(before.boards[0].rows) == numbered(before.tallies[0].rows) == []
    assert numbered(after.cards[0]) == [(1, "Torka bord")]
