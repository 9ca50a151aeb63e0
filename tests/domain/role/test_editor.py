import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.errors import EditConflict
from akr.domain.role.draft import Content, Facts
from akr.domain.role.editor import (
    as_values,
    difference,
    edit,
    from_values,
    section_fingerprint,
    section_text,
    sections,
    text_hash,
)
from akr.domain.role.errors import RequirementWithoutTask, UnknownDraft
from tests.builders import a_draft

CONTENT = Content(a_draft())


def edited(content, section, *rows, base=None):
    return edit(content, section, rows, base or section_fingerprint(content, section))


def test_a_text_comes_back_from_its_values_and_keeps_its_hash():
    again = from_values(json.loads(json.dumps(as_values(CONTENT))))

    assert again == CONTENT
    assert text_hash(again) == text_hash(CONTENT)


@pytest.mark.parametrize(
    ("facts", "decided"),
    [
        (Facts(), "7946edf5aa1437104acca008f021207983f7069b02a68851543b4c65bf45a298"),
        (
            Facts("Rektor", "Kocken", "Dagtid", "AB", "Egen budget", "Tiden räcker inte"),
            "7246112e30372adfa922f4b846d2063791b4730d79a69ba2d6b117a5897b0244",
        ),
    ],
)
def test_a_text_that_was_decided_keeps_the_hash_that_its_decision_names(facts, decided):
    assert text_hash(replace(CONTENT, facts=facts)) == decided


@given(st.sampled_from(sections(CONTENT)), st.text(min_size=1))
def test_any_change_of_words_changes_the_hash(section, words):
    added = f"{section_text(CONTENT, section)}{words}"

    changed = edited(CONTENT, section, (added, ("duka",)))

    assert section_text(changed, section) != section_text(CONTENT, section)
    assert text_hash(changed) != text_hash(CONTENT)


def test_a_kept_sentence_keeps_its_origin_and_a_new_one_is_the_workplaces():
    kept = CONTENT.draft.may_not[0]

    changed = edited(CONTENT, "may_not", (kept.text, ()), ("Öppna huset ensam", ()))

    assert [entry.origin for entry in changed.draft.may_not] == [kept.origin, "arbetsplatsen"]


def test_a_kept_sentence_keeps_its_reasons_and_takes_others_when_it_is_given_them():
    requirements = edited(CONTENT, "requirements", ("God hygien", ("duka", "servera")))
    again = edited(requirements, "may_not", ("Ge läkemedel", ("dela ut",)))

    kept = edited(again, "may_not", ("Ge läkemedel", ()))
    changed = edited(again, "requirements", ("God hygien", ("duka",)))

    assert [entry.because for entry in kept.draft.may_not] == [("dela ut",)]
    assert [entry.because for entry in changed.draft.requirements] == [("duka",)]


def test_a_requirement_is_earned_by_a_task():
    with pytest.raises(RequirementWithoutTask):
        edited(CONTENT, "requirements", ("God fysik", ()))


def test_two_who_edit_the_same_part_get_both_texts_and_the_first_stands():
    base = section_fingerprint(CONTENT, "title")
    first = edited(CONTENT, "title", ("Måltidsstöd", ()), base=base)

    with pytest.raises(EditConflict) as met:
        edited(first, "title", ("Husstöd", ()), base=base)

    assert (met.value.theirs, met.value.yours) == ("Måltidsstöd", "Husstöd")


def test_two_who_edit_different_parts_do_not_meet():
    base = section_fingerprint(CONTENT, "lead")
    first = edited(CONTENT, "title", ("Måltidsstöd", ()))

    both = edited(first, "lead", ("Du håller ihop måltiderna.", ()), base=base)

    assert (both.draft.title, both.draft.lead) == ("Måltidsstöd", "Du håller ihop måltiderna.")


def test_the_same_edit_twice_is_no_conflict():
    base = section_fingerprint(CONTENT, "title")
    first = edited(CONTENT, "title", ("Måltidsstöd", ()), base=base)

    assert edited(first, "title", ("Måltidsstöd", ()), base=base) == first


def test_the_difference_shows_only_what_changed():
    changed = edited(CONTENT, "title", ("Måltidsstöd", ()))

    (found,) = difference(CONTENT, changed)

    assert found.section == "title"
    assert found.lines == (("-", "Förskolestöd"), ("+", "Måltidsstöd"))


def test_a_section_that_is_not_there_is_refused():
    with pytest.raises(UnknownDraft):
        section_text(CONTENT, "line:nothing")
