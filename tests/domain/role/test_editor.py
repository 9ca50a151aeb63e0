"""Editing a draft: what an edit changes, what it leaves, and how a text is kept and compared."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.answers.sorting import Counts
from akr.domain.errors import EditConflict
from akr.domain.proposals.proposals import Proposal, ProposalKind, Question, Status
from akr.domain.role.draft import Content, Entry, Facts
from akr.domain.role.editor import (
    difference,
    edit,
    section_fingerprint,
    section_text,
    sections,
)
from akr.domain.role.errors import RequirementWithoutTask, UnknownDraft
from akr.domain.role.lines import Evidence
from akr.domain.role.sections import SECTIONS
from akr.domain.role.values import as_values, from_values, text_hash
from tests.builders import a_draft, a_line

CONTENT = Content(a_draft())
DISHES = "line:Köra diskmaskinen"


def edited(content, section, *rows, base=None):
    return edit(content, section, rows, base or section_fingerprint(content, section))


def test_a_text_comes_back_from_its_values_and_keeps_its_hash():
    again = from_values(json.loads(json.dumps(as_values(CONTENT))))

    assert again == CONTENT
    assert text_hash(again) == text_hash(CONTENT)


A_PROPOSAL = Proposal(
    "duka", Status.DECIDED, ProposalKind.NEW_ROLE, Question.RIGHT_COMPETENCE, due=date(2027, 1, 31)
)


@pytest.mark.parametrize(
    "evidence",
    [
        Evidence(
            cards=("duka fram", "dukning"),
            total=Counts(green=1, red=7),
            groups=(
                (("Barnskötare", "Kock"), Counts(red=5)),
                (("Lärare",), Counts(green=1, red=2)),
            ),
            ownership="nobody",
            proposal=A_PROPOSAL,
        ),
        Evidence((), None, (), "too_few", proposal=replace(A_PROPOSAL, due=None)),
        Evidence((), None, (), "too_few", proposal=replace(A_PROPOSAL, question=None)),
    ],
)
def test_a_lines_evidence_and_the_measure_of_full_time_come_back_as_they_were(evidence):
    content = Content(a_draft(lines=(a_line(evidence=evidence),)), full_time_hours=37.5)

    assert from_values(json.loads(json.dumps(as_values(content)))) == content


@pytest.mark.parametrize("key", ["relief", "funding"])
def test_a_section_that_came_later_is_in_no_values_while_it_is_unsaid(key, monkeypatch):
    later = [replace(each, later=each.key == key) for each in SECTIONS]
    monkeypatch.setattr("akr.domain.role.values.SECTIONS", later)

    values = as_values(Content(a_draft(relief=())))

    assert key not in values["draft"] | values["facts"]


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


WRITTEN = [each for each in sections(CONTENT) if each != "extent"]
"""The sections that take any words; an extent is a number."""


@given(st.sampled_from(WRITTEN), st.text(min_size=1))
def test_any_change_of_words_changes_the_hash(section, words):
    added = f"{section_text(CONTENT, section)}{words}"

    changed = edited(CONTENT, section, (added, ("duka",)))

    assert section_text(changed, section) != section_text(CONTENT, section)
    assert text_hash(changed) != text_hash(CONTENT)


def test_a_sections_text_is_its_sentences_one_a_line_with_what_they_are_needed_for():
    requirements = (Entry("God hygien", "eget", ("duka", "servera")), Entry("Lugn", "WSP"))
    content = Content(a_draft(requirements=requirements))

    assert section_text(content, "requirements") == "God hygien (duka, servera)\nLugn"


def test_a_lines_text_is_its_words_how_independent_the_work_is_its_area_and_its_time():
    assert section_text(CONTENT, DISHES) == (
        "Köra diskmaskinen\nsjälvständigt\nMåltider\n15 min × 15 ggr/vecka"
    )


def test_a_fingerprint_tells_sections_apart_in_sixteen_characters():
    found = {
        section_fingerprint(CONTENT, section) for section in ("title", "lead", "may_not", DISHES)
    }

    assert len(found) == 4
    assert {len(each) for each in found} == {16}


@pytest.mark.parametrize(
    ("rows", "words", "independence"),
    [
        (["Diska"], "Diska", "självständigt"),
        (["Diska", "med stöd"], "Diska", "med stöd"),
        ([""], "Köra diskmaskinen", "självständigt"),
        ([], "Köra diskmaskinen", "självständigt"),
    ],
)
def test_an_edited_line_gets_new_words_keeps_the_rest_and_leaves_other_lines(
    rows, words, independence
):
    changed = edited(CONTENT, DISHES, *((row, ()) for row in rows))

    assert changed.draft.lines == tuple(
        replace(line, text=words, independence=independence)
        if line.text == "Köra diskmaskinen"
        else line
        for line in CONTENT.draft.lines
    )


def test_a_text_without_words_is_empty_and_a_fact_without_words_is_unsaid():
    content = replace(CONTENT, facts=Facts(manager="Rektor"))

    assert edited(content, "lead").draft.lead == ""
    assert edited(content, "manager").facts.manager is None


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
    with pytest.raises(RequirementWithoutTask, match="God fysik"):
        edited(CONTENT, "requirements", ("God fysik", ()))


def test_two_who_edit_the_same_part_get_both_texts_and_the_first_stands():
    base = section_fingerprint(CONTENT, "title")
    first = edited(CONTENT, "title", ("Måltidsstöd", ()), base=base)

    with pytest.raises(EditConflict) as met:
        edited(first, "title", ("Husstöd", ()), base=base)

    refused = met.value
    assert (refused.section, refused.theirs, refused.yours) == ("title", "Måltidsstöd", "Husstöd")


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


def test_the_difference_of_a_list_shows_what_stayed_around_it():
    before = Content(a_draft(may_not=(Entry("Ge medicin", "eget"), Entry("Byta blöjor", "eget"))))
    after = edited(before, "may_not", ("Ge mediciner", ()), ("Byta blöjor", ()))

    (found,) = difference(before, after)

    assert found.lines == (("-", "Ge medicin"), ("+", "Ge mediciner"), (" ", "Byta blöjor"))


def test_a_new_line_is_all_new_in_the_difference_and_a_removed_one_all_gone():
    without = Content(a_draft(lines=CONTENT.draft.lines[1:]))
    words = ("Duka fram till måltider", "självständigt", "Måltider", "15 min × 15 ggr/vecka")

    (added,) = difference(without, CONTENT)
    (removed,) = difference(CONTENT, without)

    assert added.section == removed.section == "line:Duka fram till måltider"
    assert added.lines == tuple(("+", each) for each in words)
    assert removed.lines == tuple(("-", each) for each in words)


def test_a_section_that_is_not_there_is_refused():
    with pytest.raises(UnknownDraft, match="nothing"):
        section_text(CONTENT, "line:nothing")
