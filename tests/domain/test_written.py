"""The gate of every text: forms, files, names, titles and codes are held to these same rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.written import is_empty, list_lines, one_line, readable


@given(st.text(st.characters()))
def test_what_has_passed_the_gate_passes_it_unchanged(written):
    once = readable(written)

    assert readable(once) == once
    assert once.encode() is not None  # which half of a character would refuse


@given(st.text(st.characters()))
def test_one_line_has_single_spaces_and_no_line_breaks(written):
    line = one_line(written)

    assert line == " ".join(line.split())


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("ko\u0308k", "kök"),
        ("\ufeffDu\u00adka\x00 av\uf0b7", "Duka av"),
        ("\u202eDuka\u2066 av", "Duka av"),
        ("Duka\x0bav", "Duka\nav"),
        ("👩\u200d🍳", "👩\u200d🍳"),
        (chr(0x1FAFF), chr(0x1FAFF)),  # newer than the table of this Python
    ],
)
def test_unseen_signs_go_and_everything_else_stays(written, read):
    assert readable(written) == read


def test_a_text_of_signs_that_shape_others_is_empty():
    assert is_empty("\u200d\ufe0f \u2800")
    assert not is_empty("👩\u200d🍳")


@pytest.mark.parametrize(
    ("pasted", "rows"),
    [
        ("•\tGe medicin\r\n•\tLeda undervisning\r\n", ("Ge medicin", "Leda undervisning")),
        ("\uf0b7\tGe medicin\x0b\uf0b7\tLeda", ("Ge medicin", "Leda")),
        ("1.\tDuka\n2.\tDiska\n10) Torka", ("Duka", "Diska", "Torka")),
        ("a) Duka\nb) Diska", ("Duka", "Diska")),
        ("- Duka\n– Diska\no\tTorka\n\n---\n", ("Duka", "Diska", "Torka")),
        ("Duka\nDiska", ("Duka", "Diska")),
        ("2. klass reser med", ("2. klass reser med",)),
        ("3 kollegor\n10 barn", ("3 kollegor", "10 barn")),
        ("ምግቢ\nإعداد الطعام", ("ምግቢ", "إعداد الطعام")),
        ("", ()),
        ("\n • \n", ()),
    ],
)
def test_a_pasted_list_is_its_lines_without_their_marks(pasted, rows):
    assert list_lines(pasted) == rows


@given(st.text(st.characters()))
def test_no_line_of_a_list_is_empty_or_several(pasted):
    rows = list_lines(pasted)

    assert [row for row in rows if not row or one_line(row) != row] == []
