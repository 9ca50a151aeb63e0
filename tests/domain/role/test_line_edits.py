"""Lines are added, removed, merged, split, moved and re-timed, and their evidence follows."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.role.draft import Content, Entry
from akr.domain.role.errors import NothingCounted, OnlyOneLine, UnknownDraft
from akr.domain.role.line_edits import (
    add_line,
    bring_back,
    count,
    line_of,
    merge_lines,
    move_to_area,
    orphans,
    remove_line,
    set_time,
    split_line,
    step_area,
    step_line,
    take_in,
)
from akr.domain.role.lines import WeeklyTime, hours_of, lines_by_area, sources_of
from akr.domain.role.values import as_values, from_values
from tests.builders import CLEANING, MEALS, a_draft, a_line

LAY, CLEAR, WASH, SWEEP = "Duka fram", "Duka av", "Köra disken", "Sopa golvet"
HYGIENE = Entry("God hygien", "eget", lines=(LAY, WASH))


def a_small_draft(**changes):
    """Three meals tasks and one of cleaning, with a requirement that two of them earn."""
    lines = (
        a_line(LAY, minutes=15, times=10),
        a_line(CLEAR, minutes=20, times=15),
        a_line(WASH, minutes=30, times=5, is_new=True),
        a_line(SWEEP, minutes=10, times=20, area=CLEANING),
    )
    return a_draft(lines=lines, requirements=(HYGIENE,), **changes)


DRAFT = a_small_draft()


def names(draft):
    """The lines' words in order, by area."""
    return {
        area: [line.text for line in lines] for area, lines in lines_by_area(draft.lines).items()
    }


def held(draft):
    """The share of each task that the role holds, lines and removed ones together."""
    shares = Counter()
    for source in sources_of((*draft.lines, *draft.removed)):
        shares[source.key] += source.share
    return shares


def test_an_added_line_says_that_the_employer_added_it_and_its_hours_are_new():
    draft = add_line(DRAFT, "Vattna blommor", "Grönt", "självständigt", WeeklyTime(30, 2), ())

    line = draft.lines[-1]
    assert line.by_employer
    assert line.is_new
    assert line.hours == 1
    assert names(draft)["Grönt"] == ["Vattna blommor"]


def test_an_added_line_that_somebody_does_today_moves_hours_from_them():
    draft = add_line(DRAFT, "Vattna", "Grönt", "självständigt", WeeklyTime(30, 2), ("Kock",))

    assert hours_of(draft.lines[-1:]).moved == 1
    assert draft.lines[-1].sources[0].done_by == ("Kock",)


def test_no_id_is_used_twice_when_a_line_goes_and_another_comes():
    once = add_line(DRAFT, "Vattna", "Grönt", "självständigt", WeeklyTime(), ())
    gone = remove_line(once, once.lines[-1].id)

    again = add_line(gone, "Rensa", "Grönt", "självständigt", WeeklyTime(), ())

    assert again.lines[-1].id != once.lines[-1].id


def test_a_removed_line_takes_its_hours_along_and_comes_back_with_its_evidence():
    gone = remove_line(DRAFT, CLEAR)

    assert hours_of(gone.lines).total == hours_of(DRAFT.lines).total - 5
    assert bring_back(gone, CLEAR).removed == ()
    assert line_of(bring_back(gone, CLEAR), CLEAR) == line_of(DRAFT, CLEAR)


def test_a_requirement_is_orphaned_only_when_all_the_lines_that_earned_it_are_gone():
    one_left = remove_line(DRAFT, LAY)
    none_left = remove_line(one_left, WASH)

    assert orphans(one_left) == {}
    assert orphans(none_left) == {"requirements": (HYGIENE,)}
    assert orphans(bring_back(none_left, LAY)) == {}


def test_merged_lines_are_one_with_the_evidence_and_the_hours_of_both():
    draft = merge_lines(DRAFT, [LAY, CLEAR], "Duka fram och av")

    assert names(draft)[MEALS] == ["Duka fram och av", WASH]
    assert [source.task for source in line_of(draft, LAY).sources] == [LAY, CLEAR]
    assert line_of(draft, LAY).hours == Fraction(5, 2) + 5
    assert line_of(draft, LAY).time is None


def test_a_sentence_that_two_merged_lines_have_earned_points_at_the_one():
    draft = merge_lines(DRAFT, [CLEAR, LAY, WASH], "Allt med disken")

    assert draft.requirements == (replace(HYGIENE, lines=(CLEAR,)),)


def test_a_merged_line_says_that_its_sum_is_the_least_when_a_task_has_no_time():
    draft = set_time(DRAFT, CLEAR, [WeeklyTime()])

    merged = line_of(merge_lines(draft, [LAY, CLEAR], "Allt"), LAY)

    assert merged.lacks_time
    assert merged.hours == Fraction(5, 2)
    assert hours_of([merged]).unknown == 1


def test_a_task_without_time_is_counted_once_though_two_lines_share_it():
    draft = split_line(set_time(DRAFT, CLEAR, [WeeklyTime()]), CLEAR, "a", "b", Fraction(1, 2))

    assert hours_of(draft.lines).unknown == 1


def test_merging_a_line_with_itself_is_refused():
    with pytest.raises(OnlyOneLine):
        merge_lines(DRAFT, [LAY, LAY], "Duka")


def test_split_lines_share_the_task_and_its_time_and_both_earn_what_it_earned():
    draft = split_line(DRAFT, LAY, "Duka frukost", "Duka lunch", Fraction(1, 3))

    first, second = draft.lines[:2]
    assert (first.hours, second.hours) == (Fraction(5, 6), Fraction(5, 3))
    assert first.sources[0].evidence == second.sources[0].evidence
    assert first.time == WeeklyTime(5, 10)
    assert draft.requirements[0].lines == (first.id, second.id, WASH)


def test_parts_that_are_merged_again_are_the_task_whole():
    split = split_line(DRAFT, LAY, "Duka frukost", "Duka lunch", Fraction(1, 3))

    merged = merge_lines(split, [line.id for line in split.lines[:2]], LAY)

    assert line_of(merged, LAY) == line_of(DRAFT, LAY)


def test_moving_to_another_area_moves_the_hours_of_both_areas():
    draft = move_to_area(DRAFT, CLEAR, CLEANING)

    assert names(draft) == {MEALS: [LAY, WASH], CLEANING: [SWEEP, CLEAR]}
    areas = lines_by_area(draft.lines)
    assert hours_of(areas[MEALS]).total == 5
    assert hours_of(areas[CLEANING]).total == Fraction(10, 3) + 5


@pytest.mark.parametrize(
    ("by", "order"),
    [(1, [CLEAR, LAY, WASH]), (9, [CLEAR, WASH, LAY]), (-1, [LAY, CLEAR, WASH])],
)
def test_a_line_steps_within_its_area_and_no_further(by, order):
    assert names(step_line(DRAFT, LAY, by))[MEALS] == order


def test_an_area_steps_with_its_lines():
    assert list(names(step_area(DRAFT, CLEANING, -1))) == [CLEANING, MEALS]


def test_the_employers_time_counts_and_the_rooms_estimate_stays_beside_it():
    draft = set_time(DRAFT, CLEAR, [WeeklyTime(12, 15)])

    (source,) = line_of(draft, CLEAR).sources
    assert source.hours == 3
    assert source.estimate == WeeklyTime(20, 15)


def test_a_time_set_back_to_the_estimate_says_nothing_of_the_employer():
    again = set_time(set_time(DRAFT, CLEAR, [WeeklyTime(12, 15)]), CLEAR, [WeeklyTime(20, 15)])

    assert again == DRAFT


@pytest.mark.parametrize(
    "edit", [remove_line, bring_back, lambda d, i: step_line(d, i, 1), line_of]
)
def test_a_line_that_is_not_there_is_refused(edit):
    with pytest.raises(UnknownDraft):
        edit(DRAFT, "no such line")


SHARES = st.fractions(Fraction(1, 100), Fraction(99, 100), max_denominator=100)
AREAS = st.sampled_from([MEALS, CLEANING, "Nytt"])
STEPS = st.integers(-3, 3)

EKEN = {"process": "eken", "unit": "Förskolan Eken"}
THEIRS = (
    a_line(LAY, minutes=30, times=10, **EKEN),
    a_line("Vika tvätt", minutes=15, times=5, area=CLEANING, **EKEN),
)
"""What another unit proposes: one task that the role has already, and one that it has not."""


def taken_in(_draw, draft, _one):
    """Take the other unit's tasks in; the store lets no role hold them twice."""
    is_in = any(source.process for source in sources_of((*draft.lines, *draft.removed)))
    return draft if is_in else take_in(draft, THEIRS)


def counted_by(draw, draft, one):
    """Say of a line's sources which count; one of them does."""
    sources = line_of(draft, one).sources
    first = draw(st.integers(0, len(sources) - 1))
    return count(draft, one, [n == first or draw(st.booleans()) for n in range(len(sources))])


EDITS = {
    "remove": lambda _draw, draft, one: remove_line(draft, one),
    "merge": lambda _draw, draft, one: merge_lines(draft, [one, draft.lines[0].id], "Ett"),
    "split": lambda draw, draft, one: split_line(draft, one, "Ett", "Två", draw(SHARES)),
    "move": lambda draw, draft, one: move_to_area(draft, one, draw(AREAS)),
    "step": lambda draw, draft, one: step_line(draft, one, draw(STEPS)),
    "area": lambda draw, draft, one: step_area(draft, line_of(draft, one).area, draw(STEPS)),
    "take in": taken_in,
    "count": counted_by,
    "add": lambda draw, draft, _one: add_line(draft, "Ny", draw(AREAS), "x", WeeklyTime(), ()),
}


@st.composite
def an_edit(draw, draft):
    """Any edit that can be made of a draft as it stands."""
    if draft.removed and draw(st.booleans()):
        return bring_back(draft, draw(st.sampled_from(draft.removed)).id)
    if not draft.lines:
        return draft
    one = draw(st.sampled_from(draft.lines)).id
    edit = EDITS[draw(st.sampled_from(sorted(EDITS)))]
    try:
        return edit(draw, draft, one)
    except OnlyOneLine:
        return draft


@given(st.data())
def test_no_sequence_of_edits_loses_evidence_or_counts_an_hour_twice(data):
    draft = DRAFT
    for _ in range(data.draw(st.integers(1, 8))):
        draft = data.draw(an_edit(draft))

    sources = sources_of((*draft.lines, *draft.removed))
    from_workshops = {source.key: source for source in sources_of(DRAFT.lines)}
    if any(source.process for source in sources):
        from_workshops |= {source.key: source for source in sources_of(THEIRS)}
    made = {key: share for key, share in held(draft).items() if not key[1].startswith("egen-")}
    assert made == dict.fromkeys(from_workshops, 1)
    uncounted = sum(
        replace(source, is_counted=True).hours for source in sources if not source.is_counted
    )
    whole = sum(source.hours for source in from_workshops.values())
    assert hours_of((*draft.lines, *draft.removed)).total + uncounted == whole
    for source in sources:
        before = from_workshops.get(source.key)
        assert source.evidence == (before.evidence if before else None)
        assert (source.process, source.unit) in {(None, None), tuple(EKEN.values())}


@given(st.data())
def test_a_line_has_one_id_and_stands_with_its_area_after_any_edits(data):
    draft = DRAFT
    for _ in range(data.draw(st.integers(1, 8))):
        draft = data.draw(an_edit(draft))

    ids = [line.id for line in (*draft.lines, *draft.removed)]
    assert len(set(ids)) == len(ids)
    areas = [line.area for line in draft.lines]
    assert areas == sorted(areas, key=areas.index)


@given(st.data())
def test_an_edited_draft_comes_back_from_its_values(data):
    draft = DRAFT
    for _ in range(data.draw(st.integers(1, 6))):
        draft = data.draw(an_edit(draft))
    content = Content(draft)

    assert from_values(as_values(content)) == content


@given(st.data())
def test_a_sentence_points_at_lines_that_are_in_the_role_or_among_the_removed(data):
    draft = DRAFT
    for _ in range(data.draw(st.integers(1, 8))):
        draft = data.draw(an_edit(draft))

    known = {line.id for line in (*draft.lines, *draft.removed)}
    assert set(draft.requirements[0].lines) <= known


def test_each_part_of_a_split_line_has_its_own_words_and_the_rest_stays():
    steady = Entry("Van vid diskmaskin", "eget", lines=(WASH,))
    draft = replace(DRAFT, requirements=(HYGIENE, steady))

    split = split_line(draft, LAY, "Duka borden", "Duka vagnen", Fraction(1, 3))

    (area, *_) = lines_by_area(split.lines)
    assert names(split)[area] == ["Duka borden", "Duka vagnen", CLEAR, WASH]
    earned, untouched = split.requirements
    assert earned.lines == (LAY, "egen-1", WASH)
    assert untouched == steady


@pytest.mark.parametrize("share", [Fraction(0), Fraction(1), Fraction(3, 2), Fraction(-1, 2)])
def test_no_part_of_a_split_line_is_without_time(share):
    with pytest.raises(ValueError, match=str(share)):
        split_line(DRAFT, LAY, "Duka borden", "Duka vagnen", share)


def test_no_two_lines_that_are_made_by_hand_get_the_same_id():
    draft = DRAFT
    for text in ("Vattna", "Vika tvätt"):
        draft = add_line(draft, text, CLEANING, "På egen hand", WeeklyTime(5, 5), ("kock",))
    draft = split_line(draft, LAY, "Duka borden", "Duka vagnen", Fraction(1, 2))

    made = [line for line in draft.lines if line.id.startswith("egen-")]
    assert sorted(line.id for line in made) == ["egen-1", "egen-2", "egen-3"]
    watered = line_of(draft, "egen-1")
    assert (watered.text, watered.independence) == ("Vattna", "På egen hand")
    (source,) = watered.sources
    assert (source.words, source.done_by, source.is_new) == ("Vattna", ("kock",), False)


@pytest.mark.parametrize("times", [[], [WeeklyTime(5, 5)] * 2])
def test_a_line_is_given_one_time_a_source(times):
    with pytest.raises(ValueError, match="zip"):
        set_time(DRAFT, LAY, times)


def test_a_task_that_another_unit_has_too_is_one_line_and_the_rest_come_last_in_their_area():
    both = take_in(DRAFT, THEIRS)

    assert names(both) == {MEALS: [LAY, CLEAR, WASH], CLEANING: [SWEEP, "Vika tvätt"]}
    assert [source.unit for source in line_of(both, LAY).sources] == [None, "Förskolan Eken"]
    assert line_of(both, LAY).hours == Fraction(15 * 10 + 30 * 10, 60)
    assert both.lines[-1].id not in {line.id for line in THEIRS}


def test_a_line_has_a_time_that_counts():
    both = take_in(DRAFT, THEIRS)

    with pytest.raises(NothingCounted):
        count(both, LAY, [False, False])


def test_tasks_without_an_estimate_are_counted_one_by_one():
    lines = (a_line("Vattna", minutes=None, times=None), a_line("Vika", minutes=None, times=None))

    assert hours_of(lines).unknown == 2
