"""A post's extent: read as people write it, and apart from what its tasks take."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.matter.review import missing_in_text
from akr.domain.role.checks import Check, own_findings
from akr.domain.role.draft import Content, Facts
from akr.domain.role.errors import BadExtent, MoreThanOnePost
from akr.domain.role.extent import extent_hours, extent_share, stated_extent
from tests.builders import a_draft, a_line


def asked(content):
    """Which checks ask about a text."""
    return {each.check for each in own_findings(content)}


BEYOND_FULL_TIME = (a_line("Duka", minutes=46.3 * 60, times=1),)


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("75", "75 %"),
        (" 75% ", "75 %"),
        ("62,50 %", "62,5 %"),
        ("62.5", "62,5 %"),
        ("100", "100 %"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_an_extent_is_read_as_people_write_it(written, stored):
    assert stated_extent(written) == stored


@pytest.mark.parametrize("written", ["0", "0,00 %", "halvtid", "-5", "7 5", "75 procent", "1e1"])
def test_what_is_no_percentage_is_refused(written):
    with pytest.raises(BadExtent):
        stated_extent(written)


@pytest.mark.parametrize("written", ["101", "100,01", "150 %"])
def test_more_than_full_time_is_more_than_one_post(written):
    with pytest.raises(MoreThanOnePost):
        stated_extent(written)


@given(st.integers(1, 10_000))
def test_what_is_stored_reads_back_as_what_was_written(hundredths):
    percent = Fraction(hundredths, 100)
    written = f"{float(percent):.2f}".replace(".", ",")

    facts = Facts(extent=stated_extent(written))

    assert extent_share(facts) == percent / 100
    assert stated_extent(facts.extent) == facts.extent


def test_the_posts_hours_are_of_the_municipalitys_own_full_time():
    assert extent_hours(Facts(extent="75 %"), 40) == 30
    assert extent_hours(Facts(extent="75 %"), 37) == Fraction(111, 4)
    assert extent_hours(Facts(), 40) is None


def test_a_text_needs_an_extent_and_below_full_time_the_reason_for_it():
    said = Facts("R", "B", "D", "AB", "Egen")

    assert missing_in_text(Content(a_draft(), said)) == ("extent",)
    part_time = Facts("R", "B", "D", "AB", "Egen", extent="75 %")
    assert missing_in_text(Content(a_draft(), part_time)) == ("reason_not_full_time",)
    full_time = Facts("R", "B", "D", "AB", "Egen", extent="100 %")
    assert missing_in_text(Content(a_draft(), full_time)) == ()


def test_tasks_that_take_more_than_full_time_ask_for_more_posts():
    content = Content(a_draft(lines=BEYOND_FULL_TIME), Facts(extent="75 %"))

    assert Check.MORE_THAN_ONE_POST in asked(content)
    assert Check.MORE_TASKS_THAN_HOURS not in asked(content)


@pytest.mark.parametrize(("extent", "is_asked"), [("80 %", True), ("90 %", False), (None, False)])
def test_tasks_that_take_more_than_the_post_has_are_asked_about(extent, is_asked):
    content = Content(a_draft(), Facts(extent=extent))

    assert (Check.MORE_TASKS_THAN_HOURS in asked(content)) is is_asked
