"""The registry of a draft's sections: it has every value, and every section has words."""

from dataclasses import fields, replace

import pytest

from akr.domain.matter.review import missing_in_text
from akr.domain.role import values
from akr.domain.role.draft import Content, Draft, Facts
from akr.domain.role.editor import sections
from akr.domain.role.sections import SECTIONS, TASKS, Kind, Place, Section
from akr.domain.role.values import as_values, from_values, text_hash
from akr.text import MISSING
from akr.text import SECTIONS as LABELS
from akr.text.draft import SECTION_MEANINGS
from tests.builders import a_draft

NOTHING_SAID = Content(Draft("forskolestod", "", "", *(() for _ in range(9))))
NEW = Section("tools", Kind.ENTRIES, Place.END, required=True)


def without_words(registry):
    """Return the sections that lack words on some page."""
    return [
        section.key
        for section in registry
        if not (LABELS.get(section.key) and SECTION_MEANINGS.get(section.key))
        or (section.required and not MISSING.get(section.key, "").startswith(LABELS[section.key]))
    ]


def test_every_section_has_words_and_all_words_belong_to_a_section():
    assert without_words(SECTIONS) == []
    assert without_words((*SECTIONS, NEW)) == ["tools"]
    assert list(LABELS) == list(SECTION_MEANINGS) == [section.key for section in SECTIONS]
    assert len(set(LABELS.values())) == len(SECTIONS)


def test_every_value_of_a_draft_is_a_section():
    in_the_draft = {field.name for field in fields(Draft)} - {
        "template",
        "lines",
        "removed",
        "made",
    }
    in_the_facts = {field.name for field in fields(Facts)}

    assert {s.key for s in SECTIONS if s.kind is Kind.FACT} == in_the_facts
    assert {s.key for s in SECTIONS} == in_the_draft | in_the_facts | {TASKS.key}


def test_sections_are_in_reading_order():
    places = [section.place for section in SECTIONS]

    assert places == sorted(places, key=list(Place).index)


def test_a_text_has_every_section_and_a_line_for_each_task():
    draft = a_draft()

    read = sections(Content(draft))

    lines = [f"line:{line.id}" for line in draft.lines]
    before = [s.key for s in SECTIONS if s.place in {Place.TITLE, Place.OPENING, Place.EMPLOYMENT}]
    after = [s.key for s in SECTIONS[len(before) + 1 :]]
    assert list(read) == [*before, *lines, *after]


def test_a_required_section_is_missing_until_it_is_written():
    required = tuple(section.key for section in SECTIONS if section.required)

    assert missing_in_text(NOTHING_SAID) == required
    assert (
        missing_in_text(Content(a_draft(), Facts("R", "B", "D", "AB", "Egen", "T", "100 %"))) == ()
    )


def test_a_new_section_changes_a_hash_only_when_it_is_written(monkeypatch):
    said = Content(a_draft())
    unsaid = Content(a_draft(relief=()))
    hashes = text_hash(said), text_hash(unsaid)

    later = [replace(each, later=each.later or each.key == "relief") for each in SECTIONS]
    monkeypatch.setattr(values, "SECTIONS", later)

    assert text_hash(said) == hashes[0]
    assert text_hash(unsaid) != hashes[1]
    assert "relief" not in as_values(unsaid)["draft"]
    assert from_values(as_values(unsaid)) == unsaid


@pytest.mark.parametrize("section", [s for s in SECTIONS if s.kind is Kind.ENTRIES])
def test_a_text_older_than_a_section_can_be_read(section):
    content = Content(replace(a_draft(), **{section.key: ()}))
    values = as_values(content)

    values["draft"].pop(section.key, None)

    assert from_values(values) == content
