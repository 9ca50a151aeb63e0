"""What is said of a draft: it says no more than the draft does."""

from dataclasses import replace

import pytest

from akr.domain.role.draft import Entry
from akr.domain.role.line_edits import add_line, merge_lines, reword, set_time
from akr.domain.role.lines import WeeklyTime
from akr.text import needed_for, section_meaning, whose_times
from tests.builders import CLEANING, MEALS, a_draft, a_line

LAY, CLEAR, SWEEP = "Duka fram", "Duka av", "Sopa golvet"
DRAFT = a_draft(lines=(a_line(LAY), a_line(CLEAR), a_line(SWEEP, area=CLEANING)))
HALF_AN_HOUR = WeeklyTime(30, 1)


def all_set(draft):
    """The draft with the employer's time on every line."""
    for line in draft.lines:
        draft = set_time(draft, line.id, [HALF_AN_HOUR])
    return draft


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (DRAFT, "Tiderna är arbetsgruppens egen uppskattning och har inte mätts."),
        (set_time(DRAFT, LAY, [HALF_AN_HOUR]), "utom för 1 uppgift där arbetsgivaren har angett"),
        (
            add_line(set_time(DRAFT, LAY, [HALF_AN_HOUR]), "Ny", MEALS, "x", HALF_AN_HOUR, ()),
            "utom för 2 uppgifter där arbetsgivaren har angett tiden. Inget har mätts.",
        ),
        (all_set(DRAFT), "Tiderna är arbetsgivarens egen uppskattning och har inte mätts."),
        (
            add_line(DRAFT, "Ny utan tid", MEALS, "x", WeeklyTime(), ()),
            "Tiderna är arbetsgruppens egen uppskattning och har inte mätts.",
        ),
    ],
)
def test_a_draft_says_whose_its_times_are(draft, said):
    assert said in whose_times(draft)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((), ""),
        ((LAY,), "duka fram"),
        ((LAY, CLEAR), "måltider"),
        ((LAY, SWEEP), "måltider, städ, tvätt och ute"),
    ],
)
def test_what_earns_a_sentence_is_a_task_by_name_or_several_by_area(lines, said):
    assert needed_for(Entry("God hygien", "eget", lines=lines), DRAFT) == said


def test_what_earns_a_sentence_follows_a_reworded_and_a_merged_line():
    entry = Entry("God hygien", "eget", lines=(LAY,))

    assert needed_for(entry, reword(DRAFT, LAY, "Duka vackert", "x")) == "duka vackert"
    merged = merge_lines(replace(DRAFT, requirements=(entry,)), [CLEAR, LAY], "Allt vid bordet")
    assert needed_for(merged.requirements[0], merged) == "allt vid bordet"


@pytest.mark.parametrize(
    ("sector", "manager", "closeness"),
    [
        ("elder_care_home", "enhetschef", "boende"),
        ("home_care", "enhetschef", "omsorgstagare"),
        ("preschool", "rektor", "barn"),
        ("school", "rektor", "elever"),
        (None, "enhetschef", "barn, elever eller boende"),
    ],
)
def test_a_section_is_explained_in_the_words_of_the_workplace(sector, manager, closeness):
    assert section_meaning("manager", sector) == f"Befattningen räcker, till exempel {manager}."
    assert f"Närheten till {closeness} avgör ni" in section_meaning("may_not", sector)
