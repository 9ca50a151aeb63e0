"""The library's words: how they are matched, and that each says where it comes from."""

import csv
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.library.areas import area_of
from akr.library.reserved_work import reserved_work
from akr.library.words import Origin, padded
from tests.library.entries import DATA, stems, tables


@given(st.text(), st.sampled_from(["NFC", "NFD"]))
def test_composition_and_case_do_not_affect_matching(text, form):
    for other in (unicodedata.normalize(form, text), text.casefold()):
        assert area_of(other, "preschool") == area_of(text, "preschool")
        assert reserved_work(other) == reserved_work(text)


@pytest.mark.parametrize("name", ["areas", "reserved_work"])
def test_stems_are_listed_in_the_form_that_is_matched(name):
    unmatchable = [stem for stem in stems(name) if padded(stem).strip() != stem.lstrip("=-")]

    assert unmatchable == []


@pytest.mark.parametrize("name", ["areas", "roles", "reserved_work", "tone"])
def test_no_phrase_of_a_test_set_is_in_the_word_lists(name):
    phrases = {
        padded(row["phrase"])
        for path in DATA.glob("*.csv")
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    }
    copied = {stem for stem in stems(name) if " " in stem and padded(stem) in phrases}

    assert copied == set()


@pytest.mark.parametrize(
    "name", ["areas", "roles", "reserved_work", "protected_titles", "suggestions", "tone"]
)
def test_every_entry_says_where_it_comes_from(name):
    origins = [table.get("origin") for table in tables(name)]

    assert origins
    assert set(origins) <= {origin.value for origin in Origin}
