"""Planning: readiness before workshop 1, and how the meeting's minutes are divided."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akr.domain.errors import ReasonMissing
from akr.domain.phase import Phase
from akr.domain.planning.process import (
    Readiness,
    ReadinessQuestion,
    Reply,
    WorkshopFormat,
)
from akr.domain.planning.readiness import check_readiness, conditions
from akr.domain.planning.timetable import (
    FULL_MEETING,
    LONGEST_MEETING,
    MOST_MINUTES,
    SHARES,
    SHORTEST_MEETING,
    meeting_length,
    planned,
    timetable,
    timetable_of_workshop_2,
)
from akr.domain.proposals.process import Process
from tests.strategies import readiness_values

MEETINGS = st.integers(SHORTEST_MEETING, LONGEST_MEETING)
LENGTHS = MEETINGS | st.just(FULL_MEETING)


def test_an_hour_is_divided_as_the_method_says():
    assert list(SHARES.values()) == [6, 8, 12, 10, 10, 8, 6]
    if set(SHARES) <= set(Phase):
        assert timetable(60) == SHARES


@given(MEETINGS)
def test_a_timetable_fills_the_meeting_to_the_minute(minutes):
    assert sum(timetable(minutes).values()) == minutes
    assert sum(timetable_of_workshop_2(minutes).values()) == minutes


@given(LENGTHS)
def test_every_phase_of_workshop_1_fits_a_timer(minutes):
    found = timetable(minutes)

    assert list(found) == [phase for phase in Phase if phase is not Phase.ANALYSE]
    assert all(1 <= number <= MOST_MINUTES for number in found.values())


@given(MEETINGS)
def test_no_phase_differs_from_its_share_by_a_minute(minutes):
    found = timetable(minutes)
    whole = sum(SHARES[phase] for phase in found)

    assert all(abs(n - minutes * SHARES[phase] / whole) < 1 for phase, n in found.items())


@given(LENGTHS, st.dictionaries(st.sampled_from([Phase.WRITE, Phase.SORT]), st.integers(1, 60)))
def test_adjusted_phases_stay_and_the_rest_follow_the_rule(minutes, adjusted):
    assert planned(minutes, adjusted) == timetable(minutes) | adjusted


def test_without_a_length_there_is_no_timetable():
    assert planned(None, {Phase.WRITE: 9}) == {}


def test_the_full_format_is_four_hours_and_self_paced_has_no_meeting():
    assert meeting_length(WorkshopFormat.FULL, None) == 240
    assert meeting_length(WorkshopFormat.SELF_PACED, 60) is None
    assert meeting_length(WorkshopFormat.APT, 75) == 75


@pytest.mark.parametrize("answer", [Reply.NO, Reply.UNKNOWN])
def test_no_and_unknown_need_a_comment(answer):
    check_readiness(Readiness(ReadinessQuestion.NO_SAVINGS, answer, "Budgeten är inte satt."))
    with pytest.raises(ReasonMissing):
        check_readiness(Readiness(ReadinessQuestion.NO_SAVINGS, answer))


def test_yes_needs_no_comment():
    check_readiness(Readiness(ReadinessQuestion.NO_SAVINGS, Reply.YES))


@given(st.none() | st.lists(readiness_values, unique_by=lambda each: each.question).map(tuple))
def test_every_question_is_in_place_open_or_unanswered(readiness):
    found = conditions(Process(readiness=readiness))
    in_place = {each.question for each in readiness or () if each.answer is Reply.YES}

    parts = [in_place, {each.question for each in found.open_points}, set(found.unanswered)]
    assert set().union(*parts) == set(ReadinessQuestion)
    assert sum(map(len, parts)) == len(ReadinessQuestion)


def test_a_question_without_an_answer_is_unanswered():
    assert conditions(Process()).unanswered == tuple(ReadinessQuestion)
