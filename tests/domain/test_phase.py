"""The phases' order, which decides what is late and who may go where."""

from itertools import pairwise

from akr.domain.phase import Phase


def test_each_phase_is_before_those_that_follow_and_after_those_that_came():
    for earlier, later in pairwise(Phase):
        assert earlier.is_before(later)
        assert later.is_after(earlier)
        assert (earlier.after, later.before) == (later, earlier)


def test_a_phase_is_neither_before_nor_after_itself():
    assert not any(phase.is_before(phase) or phase.is_after(phase) for phase in Phase)


def test_the_way_has_two_ends():
    assert (Phase.JOIN.before, Phase.ANALYSE.after) == (None, None)
