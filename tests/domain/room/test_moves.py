"""Moves: a step at a time, from where the leader saw the room, and asked about when much is missing."""

import pytest

from akr.domain.phase import Phase
from akr.domain.room.done_with_phase import DoneGroup
from akr.domain.room.errors import PhaseClosed
from akr.domain.room.moves import Doubt, check_move, doubt_before

NOBODY_DONE = (DoneGroup(("carer",), 0, 14),)
HALF_DONE = (DoneGroup(("carer",), 7, 14),)


@pytest.mark.parametrize("wanted", [Phase.WRITE, Phase.SORT])
def test_a_neighbour_of_the_phase_that_was_seen_may_be_opened(wanted):
    check_move(Phase.GATHER, wanted, Phase.GATHER)


@pytest.mark.parametrize(
    ("wanted", "leaving"),
    [(Phase.TALK, Phase.GATHER), (Phase.WRITE, Phase.JOIN), (Phase.GATHER, Phase.WRITE)],
)
def test_a_leap_and_a_press_on_an_old_page_are_refused(wanted, leaving):
    with pytest.raises(PhaseClosed):
        check_move(Phase.GATHER, wanted, leaving)


@pytest.mark.parametrize(
    ("answers", "done", "doubt"),
    [
        ((93, 784), HALF_DONE, Doubt.MUCH_MISSING),
        ((587, 784), HALF_DONE, Doubt.MUCH_MISSING),
        ((588, 784), HALF_DONE, None),
        ((783, 784), NOBODY_DONE, Doubt.MUCH_MISSING),
        ((784, 784), NOBODY_DONE, None),
        ((0, 0), (), None),
    ],
)
def test_the_groups_talk_without_a_question_when_most_is_there(answers, done, doubt):
    assert doubt_before(Phase.SORT, Phase.TALK, answers, done) is doubt


def test_the_result_is_asked_about_when_much_is_missing():
    assert doubt_before(Phase.TALK, Phase.REVEAL, (93, 784), None) is Doubt.MUCH_MISSING
    assert doubt_before(Phase.TALK, Phase.REVEAL, (700, 784), None) is None


@pytest.mark.parametrize("now", [Phase.TALK, Phase.REVEAL])
def test_going_back_from_what_was_seen_is_always_asked_about(now):
    assert doubt_before(now, now.before, (784, 784), None) is Doubt.ALREADY_SEEN


@pytest.mark.parametrize(
    ("now", "wanted"),
    [
        (Phase.WRITE, Phase.GATHER),
        (Phase.GATHER, Phase.SORT),
        (Phase.SORT, Phase.GATHER),
        (Phase.SORT, Phase.REVEAL),
        (Phase.SORT, Phase.SORT),
        (Phase.HOME, Phase.REVEAL),
    ],
)
def test_other_moves_are_simply_made(now, wanted):
    assert doubt_before(now, wanted, (0, 784), NOBODY_DONE) is None
