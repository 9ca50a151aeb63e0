"""Suggestions: enough of them, of every kind, in the words of a task."""

from collections import Counter

import pytest

from akr.library.areas import area_of
from akr.library.suggestions import suggestions
from akr.library.tone import tone_notes
from tests.library.entries import WITH_SUGGESTIONS


@pytest.mark.parametrize("sector", WITH_SUGGESTIONS)
def test_each_sector_has_at_least_forty_different_suggestions_with_an_area(sector):
    texts = [suggestion.text for suggestion in suggestions(sector)]

    assert len(texts) >= 40
    assert len(texts) == len({text.casefold() for text in texts})
    assert [text for text in texts if area_of(text, sector).name == "Övrigt"] == []


@pytest.mark.parametrize("sector", WITH_SUGGESTIONS)
def test_suggestions_are_verb_and_object_without_names(sector):
    for suggestion in suggestions(sector):
        verb, *rest = suggestion.text.split()

        assert verb.istitle()
        assert rest
        assert all(word == word.lower() for word in rest)
        assert tone_notes(suggestion.text) == ()


@pytest.mark.parametrize("sector", WITH_SUGGESTIONS)
def test_suggestions_ask_for_more_than_service_tasks(sector):
    names = Counter(area_of(suggestion.text, sector).name for suggestion in suggestions(sector))

    assert names["Kontor"] >= 3
    assert names["Omsorg"] + names["Pedagogik"] >= 8


def test_a_sector_without_suggestions_gets_none():
    assert suggestions("office") == ()
    assert suggestions(None) == ()
