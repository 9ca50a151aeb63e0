"""The words of the role's documents: number and gender agree, whatever the count."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.role.checks import Check, own_findings
from akr.domain.role.draft import Facts
from akr.domain.role.lines import Line, WeeklyTime
from akr.domain.role.profile import Provenance
from akr.text.review_annex import line_said, open_questions, taken_from
from akr.text.role_profile import (
    about_the_times,
    document_title,
    facts_of,
    file_name,
    sum_of,
    weekly_cells,
    what_it_is_made_of,
    who_sorted,
)
from tests.builders import a_draft, a_line, a_profile, a_source, an_adoption

COUNTS = st.one_of(st.sampled_from((0, 1, 2)), st.integers(3, 40))
ONE = {"uppgift", "arbetsuppgift"}


def lines_of(timed, untimed, added):
    made = [a_line(f"Med tid {n}") for n in range(timed)]
    made += [a_line(f"Utan tid {n}", minutes=None, times=None) for n in range(untimed)]
    made += [a_line(f"Tillagd {n}", evidence=None) for n in range(added)]
    return tuple(made)


@given(COUNTS, COUNTS, COUNTS, COUNTS, st.booleans())
def test_number_and_gender_agree_in_every_sentence_of_counts(timed, untimed, added, seats, decided):
    profile = a_profile(
        draft=a_draft(lines=lines_of(timed, untimed, added)),
        provenance=Provenance((("Kock", seats), ("Förskollärare", 0)), timed),
        adoption=an_adoption() if decided else None,
    )

    said = " ".join(
        (
            who_sorted(profile),
            what_it_is_made_of(profile),
            about_the_times(profile),
            *(note for fact in facts_of(profile) for note in fact.notes),
            *(row.label for row in taken_from(profile)),
            *(line_said(line) for line in profile.draft.lines),
        )
    )

    for found in re.finditer(r"\b(\d+) (uppgift|uppgifter|arbetsuppgift|arbetsuppgifter)\b", said):
        assert (found[2] in ONE) == (found[1] == "1"), said
    for found in re.finditer(r"\b(\d+) \w+ (?:är )?inte (uppskattade?)\b", said):
        assert (found[2] == "uppskattad") == (found[1] == "1"), said
    for found in re.finditer(r"\b(\d+) är (tillagda?)\b", said):
        assert (found[2] == "tillagd") == (found[1] == "1"), said
    for found in re.finditer(r"\b(\d+) (kock|kockar)\b", said):
        assert (found[2] == "kock") == (found[1] == "1"), said


@given(st.integers(1, 6), st.booleans())
def test_a_line_of_several_tasks_says_how_many(tasks, lacking):
    sources = tuple(
        a_source(f"Uppgift {n}", **({"estimate": WeeklyTime(None, 2)} if lacking and not n else {}))
        for n in range(tasks)
    )
    line = Line("l", "Duka", "Måltider", "självständigt", sources)

    cells = weekly_cells(line)

    assert len(cells) == (3 if tasks == 1 and not lacking else 1 if tasks == 1 else 2)
    if tasks > 1:
        assert cells[0] == f"{tasks} uppgifter{', minst' if lacking else ''}"
        assert f"sammanslagen av {tasks} uppgifter" in line_said(line)


@pytest.mark.parametrize(
    ("minutes", "times", "said"),
    [
        (None, None, "inte uppskattad"),
        (15, None, "inte uppskattad, 15 minuter per gång"),
        (None, 7.5, "inte uppskattad, 7,5 gånger per vecka"),
    ],
)
def test_half_an_estimate_is_told_and_is_no_time(minutes, times, said):
    assert weekly_cells(a_line(minutes=minutes, times=times)) == (said,)


def test_hours_are_summed_before_they_are_rounded():
    thirds = tuple(a_line(f"Tredjedel {n}", minutes=Fraction(20), times=1) for n in range(3))

    assert [weekly_cells(line)[-1] for line in thirds] == ["0,3"] * 3
    assert sum_of(thirds) == "1,0"
    assert sum_of(()) == "–"


def test_a_document_is_named_for_what_where_which_version_and_where_that_stands():
    draft, decided = a_profile(version=2), a_profile(adoption=an_adoption())

    assert (
        file_name("Rollprofil", draft)
        == "Rollprofil Förskolestöd Förskolan Linden version 2 utkast"
    )
    assert file_name("Rollprofil", decided).endswith("version 1 fastställd")
    assert document_title("Rollprofil", decided) == "Rollprofil: Förskolestöd, Förskolan Linden"
    assert file_name("X", a_profile(workplace=None)) == "X Förskolestöd version 1 utkast"


def _questions(profile):
    """The annex's open questions, but for the one that every post is asked."""
    found = own_findings(profile.content)
    return open_questions(profile, [e for e in found if e.check is not Check.PRIORITY_RIGHT])


def test_an_annex_without_open_questions_has_none():
    lacks_nothing = Facts(
        manager="Rektor", supervisor="Eken", agreement="AB", funding="Egen", extent="100 %"
    )
    linden = a_profile(facts=lacks_nothing)
    bea = replace(linden, facts=replace(lacks_nothing, agreement="BEA"))

    assert _questions(linden) == ()
    (question,) = _questions(bea)
    assert question.startswith("Avtal: Avtalet är BEA")
