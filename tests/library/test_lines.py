"""Lines: a line is told apart into acts, and an act into verb with object, the rest and time."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from akr.library.lines import clauses, verb_form
from akr.library.words import padded


@pytest.mark.parametrize(
    ("line", "act", "said"),
    [
        ("Torka borden i matsalen efter lunch", "torka borden", "torka borden i matsalen"),
        ("Efter lunchen moppar vi golvet", "moppar vi golvet", "moppar vi golvet"),
        ("Svara i telefon vid öppning", "svara i telefon", "svara i telefon"),
        ("Städning av rum", "städning av rum", "städning av rum"),
        ("Efter lunch", "", ""),
    ],
)
def test_an_act_ends_where_a_place_or_a_time_begins(line, act, said):
    (clause,) = clauses(line)

    assert (clause.act.strip(), clause.said.strip()) == (act, said)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Packa upp varor och fylla på vagnen", ["packa upp varor", "fylla på vagnen"]),
        ("Sortera, tvätta och vika kläder", ["sortera tvätta", "vika kläder"]),
        ("Tvätta och hänga kläder", ["tvätta hänga kläder"]),
        ("Disk/tvätt", ["disk tvätt"]),
        ("", []),
        ("...", []),
    ],
)
def test_a_line_of_several_acts_is_taken_apart(line, parts):
    assert [clause.words.strip() for clause in clauses(line)] == parts


@pytest.mark.parametrize("word", ["torka", "torkar", "torkas", "torkade", "våttorka", "avtorkning"])
def test_a_verb_is_found_in_its_forms(word):
    assert verb_form("tork").search(padded(f"vi {word} bordet"))


@pytest.mark.parametrize("words", ["tömma torkskåpet", "laga torktumlaren", "köra dammsugaren"])
def test_a_verb_is_not_found_in_what_is_made_with_it(words):
    assert not any(verb_form(stem).search(padded(words)) for stem in ("tork", "dammsug"))


@given(st.text())
@example("O_")
def test_no_word_of_a_line_is_lost(line):
    words = padded(line).split()
    found = [word for clause in clauses(line) for word in clause.words.split()]

    assert sorted(found) == sorted(word for word in words if word not in {"och", "samt", "o"})
