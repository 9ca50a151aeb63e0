"""The order of the phases, which decides what is late and where the leader may move."""

from itertools import pairwise

from akr.domain.phase import Phase


def test_each_phase_is_before_later_phases_and_after_earlier_ones():
    for earlier, later in pairwise(Phase):
        assert earlier.is_before(later)
        assert later.is_after(earlier)
        assert (earlier.after, later.before) == (later, earlier)


def test_a_phase_is_neither_before_nor_after_itself():
    assert not any(phase.is_before(phase) or phase.is_after(phase) for phase in Phase)


def test_the_first_phase_has_none_before_and_the_last_none_after():
    assert (Phase.JOIN.before, Phase.ANALYSE.after) == (None, None)
