"""Tone: the library asks about a word, and speaks kindly itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.library.role_templates import role_templates
from akr.library.tone import ToneKind, tone_notes, unearned_requirements
from akr.library.words import Origin
from tests.library.entries import SECTORS, read, tables


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
        ("Vi har flinka fingrar", ToneKind.BELITTLING, "flinka", Origin.OWN),
        ("Enkla jobb i köket", ToneKind.BELITTLING, "enkla jobb", Origin.STEG),
        ("Vår nya städtant", ToneKind.GENDERED, "städtant", Origin.OWN),
        ("En tjej till receptionen", ToneKind.GENDERED, "tjej", Origin.OWN),
        ("Du är pigg på morgonen", ToneKind.PERSON, "pigg", Origin.OWN),
        ("Du är frisk", ToneKind.PERSON, "frisk", Origin.OWN),
        ("God fysik", ToneKind.PERSON, "god fysik", Origin.OWN),
    ],
)
def test_a_vague_or_belittling_word_gets_a_question(text, kind, word, origin):
    (note,) = tone_notes(text)

    assert (note.kind, note.word, note.origin) == (kind, word, origin)
    assert note.question.endswith(("?", "."))
    assert note.why.endswith(".")


def test_a_healthy_and_strong_woman_is_asked_about_as_a_person_and_a_sex():
    notes = tone_notes("Vi söker en frisk och stark kvinna")

    assert {(note.kind, note.word) for note in notes} == {
        (ToneKind.PERSON, "frisk"),
        (ToneKind.PERSON, "stark"),
        (ToneKind.GENDERED, "kvinna"),
    }


def test_each_word_in_the_lexicon_trips_its_own_question():
    lexicon = read("tone")
    silent = [
        word["word"]
        for kind in set(ToneKind) - {ToneKind.AREA}
        for word in lexicon[kind]["words"]
        if word["word"] not in {n.word for n in tone_notes(f"Du {word['stem'].lstrip('=')} här")}
    ]
    silent += [
        stem
        for table in lexicon["requirement"]
        for stem in table["stems"]
        if not unearned_requirements(f"Krav: {stem.lstrip('=')}", [])
    ]

    assert silent == []


@pytest.mark.parametrize(
    "text",
    [
        "Gå ut i friska luften med barnen",
        "Koka starkt kaffe till mötet",
        "Bygga snögubbe på gården",
        "Ge positiv återkoppling till praktikanter",
        "Stötta en ung person i kontakten med skolan",
        "Gå igenom en strukturerad checklista",
        "Sortera kvarglömda kläder",
    ],
)
def test_a_word_about_the_work_is_not_asked_about_as_one_about_the_person(text):
    assert tone_notes(text) == ()


@pytest.mark.parametrize(
    ("requirement", "word", "earning", "other"),
    [
        ("Körkort, behörighet B", "körkort", "Tanka bilarna", "Boka färdtjänst"),
        ("Svenska i tal och skrift", "svenska", "Svara i telefon", "Diska"),
        ("Avslutad vårdutbildning", "vårdutbildning", "Duscha en boende", "Bädda sängar"),
        ("Pedagogisk utbildning", "pedagogisk utbildning", "Leda samlingen", "Sopa golvet"),
        ("Kockutbildning", "kockutbildning", "Tillaga lunchen", "Skala potatis"),
    ],
)
def test_a_requirement_is_asked_about_unless_a_task_earns_it(requirement, word, earning, other):
    (note,) = unearned_requirements(requirement, [other])

    assert (note.kind, note.word) == (ToneKind.UNEARNED, word)
    assert note.why.endswith(".")
    assert "?" in note.question
    assert unearned_requirements(requirement, [other, earning]) == ()


@pytest.mark.parametrize("requirement", ["Gymnasieexamen", "Minst två års erfarenhet"])
def test_a_requirement_that_no_task_can_earn_is_always_asked_about(requirement):
    assert unearned_requirements(requirement, ["Undervisa i klass", "Tanka bilen"])


@pytest.mark.parametrize("text", ["Läsa ett schema", "Parkera inte i körvägen", ""])
def test_what_is_no_such_requirement_is_not_asked_about(text):
    assert unearned_requirements(text, []) == ()


@pytest.mark.parametrize("sector", SECTORS)
def test_no_role_of_ours_has_a_requirement_that_its_tasks_do_not_earn(sector):
    tasks = ["Tanka bilen", "Svara i telefon", "Duka fram", "Föra protokoll"]
    for template in role_templates(sector):
        for kept in ([task] for task in tasks):
            earned = template.for_tasks(kept)
            for entry in (*earned.requirements, *earned.competences):
                assert unearned_requirements(entry.text, kept) == ()


@given(st.text(), st.text())
def test_a_word_is_found_anywhere_in_a_text_and_every_note_is_a_question(before, after):
    notes = tone_notes(f"{before} flexibel {after}")

    assert "flexibel" in [note.word for note in notes]
    assert all(note.question for note in notes)
