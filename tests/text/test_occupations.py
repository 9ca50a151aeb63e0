"""Occupations agree with their number, whatever people call them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.text.occupations import people, several, the_group
from akr.text.sentences import inside_a_sentence
from tests.occupations import OCCUPATIONS


@pytest.mark.parametrize(("one", "many"), OCCUPATIONS.items())
def test_an_occupation_agrees_with_its_number(one, many):
    assert people(7, one) == people(7, many) == f"7 {many}"
    assert people(1, one) == f"1 {inside_a_sentence(one)}"


@pytest.mark.parametrize(
    ("many", "one"),
    [("Undersköterskor", "undersköterska"), ("Kockar", "kock"), ("Rektorer", "rektor")],
)
def test_one_of_an_occupation_named_in_the_plural_is_one(many, one):
    assert people(1, many) == f"1 {one}"


@pytest.mark.parametrize("said", ["En sjuksköterska", "7 sjuksköterskor", "två sjuksköterskor"])
def test_a_number_in_the_name_is_left_out_of_the_plural(said):
    assert several(said) == "sjuksköterskor"


@pytest.mark.parametrize("name", ["Kansliet", "Natt", "SSK", "🎈", "", "  ", "/", "ሰራተኛ"])
def test_a_name_that_says_no_number_is_called_a_group(name):
    assert several(name) is None
    assert the_group(name).startswith("yrkesgruppen ")


@given(
    st.text() | st.sampled_from([*OCCUPATIONS]) | st.text("FAST SKA ENT IV KT /-och"),
    st.integers(2, 500),
)
def test_the_plural_of_a_plural_is_itself(name, count):
    many = several(name)

    if many is not None:
        assert several(many) == inside_a_sentence(many)
        assert people(count, name) == f"{count} {many}"
