"""The projection shows each viewer in each phase what the table of promises says, and no more."""

from itertools import product

import pytest

from akr.domain.phase import Phase
from akr.domain.room.visibility import Sight, Viewer, phases_of, visible
from tests.who_sees_what import SEERS, may_see


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("viewer", Viewer)
def test_everybody_sees_in_every_phase_what_the_table_says(viewer, phase):
    assert visible(viewer, phase) == may_see(viewer, phase)


@pytest.mark.parametrize("sight", Sight)
def test_what_people_are_promised_of_a_thing_is_when_the_table_shows_it(sight):
    for viewer in Viewer:
        shown = tuple(phase for phase in Phase if viewer in SEERS[sight, phase])
        assert phases_of(viewer, sight) == shown, viewer


def test_the_table_says_something_of_every_thing_in_every_phase():
    assert SEERS.keys() == set(product(Sight, Phase))
