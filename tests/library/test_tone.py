"""Tone: the library asks about a word, and speaks kindly itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.library.tone import ToneKind, tone_notes
from akr.library.words import Origin
from tests.library.entries import tables


@pytest.mark.parametrize("name", ["roles", "suggestions"])
def test_our_own_texts_have_no_word_that_the_tone_lexicon_questions(name):
    texts = [
        table[key] for table in tables(name) for key in ("text", "note", "title") if key in table
    ]
    asked = [
        text for text in texts if any(note.kind is not ToneKind.AREA for note in tone_notes(text))
    ]

    assert all(text.strip() for text in texts)
    assert asked == []


@pytest.mark.parametrize("word", ["Städ", "städ och tvätt", "Källsortera", "  Disk "])
def test_a_card_that_only_names_an_area_is_asked_what_is_done(word):
    (note,) = tone_notes(word)

    assert note.kind is ToneKind.AREA
    assert note.question == "Vad gör du – med vad – för vem?"
    assert note.word == word.strip()


@pytest.mark.parametrize("text", ["", " ", "Torka borden efter lunch", "Social dokumentation"])
def test_a_plain_task_gets_no_question(text):
    assert tone_notes(text) == ()


@pytest.mark.parametrize(
    ("text", "kind", "word", "origin"),
    [
        ("Du är flexibel", ToneKind.VAGUE, "flexibel", Origin.KLIPPAN),
        ("Vi söker en STRESSTÅLIG kollega", ToneKind.VAGUE, "stresstålig", Origin.KLIPPAN),
        ("Du är driven", ToneKind.VAGUE, "driven", Origin.KLIPPAN),
        ("Extra händer i köket", ToneKind.BELITTLING, "extra händer", Origin.STEG),
        ("En hjälpreda till alla", ToneKind.BELITTLING, "hjälpreda", Origin.STEG),
        ("Goda kunskaper i svenska", ToneKind.UNEARNED, "goda kunskaper i svenska", Origin.OWN),
    ],
)
def test_a_vague_or_belittling_word_gets_a_question(text, kind, word, origin):
    (note,) = tone_notes(text)

    assert (note.kind, note.word, note.origin) == (kind, word, origin)
    assert note.question.endswith(("?", "."))


@given(st.text(), st.text())
def test_a_word_is_found_anywhere_in_a_text_and_every_note_is_a_question(before, after):
    notes = tone_notes(f"{before} flexibel {after}")

    assert "flexibel" in [note.word for note in notes]
    assert all(note.question for note in notes)
