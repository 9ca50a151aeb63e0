"""The library's words: how they are matched, and that each says where it comes from."""

import tomllib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.library.areas import area_of
from akr.library.reserved_work import reserved_work
from akr.library.words import Origin, padded
from tests.library.entries import LIBRARY, tables


@given(st.text(), st.sampled_from(["NFC", "NFD"]))
def test_composition_and_case_do_not_affect_matching(text, form):
    for other in (unicodedata.normalize(form, text), text.casefold()):
        assert area_of(other, "preschool") == area_of(text, "preschool")
        assert reserved_work(other) == reserved_work(text)


@pytest.mark.parametrize("name", ["areas", "reserved_work"])
def test_stems_are_listed_in_the_form_that_is_matched(name):
    content = tomllib.loads((LIBRARY / f"{name}.toml").read_text(encoding="utf-8"))
    stems = [
        stem
        for table in content.get("topic", content.get("reserved"))
        for stem in [*table["stems"], *table.get("context", [])]
    ]

    unmatchable = [stem for stem in stems if padded(stem).strip() != stem.lstrip("=")]

    assert unmatchable == []


@pytest.mark.parametrize("name", ["areas", "roles", "reserved_work", "suggestions", "tone"])
def test_every_entry_says_where_it_comes_from(name):
    origins = [table.get("origin") for table in tables(name)]

    assert origins
    assert set(origins) <= {origin.value for origin in Origin}
