"""Visibility: each viewer sees in each phase exactly what the table of promises says."""

from itertools import product

import pytest

from akr.domain.phase import Phase
from akr.domain.room.visibility import Sight, Viewer, phases_of, visible
from tests.who_sees_what import SEERS, may_see


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("viewer", Viewer)
def test_every_viewer_sees_what_the_table_says_in_every_phase(viewer, phase):
    assert visible(viewer, phase) == may_see(viewer, phase)


@pytest.mark.parametrize("sight", Sight)
def test_the_promised_phases_are_those_in_the_table(sight):
    for viewer in Viewer:
        shown = tuple(phase for phase in Phase if viewer in SEERS[sight, phase])
        assert phases_of(viewer, sight) == shown, viewer


def test_the_table_covers_every_sight_and_phase():
    assert SEERS.keys() == set(product(Sight, Phase))
