"""The demo: brought to where it begins by the same steps as a real workplace."""

import pytest

from akr.domain.answers.analysis import analyse
from akr.domain.matter.review import DraftStatus
from akr.ops.scene import set_the_scene
from akr.ops.staff import example
from akr.ops.stop import Stop
from akr.steps.matter.party import see_invitation
from akr.steps.proposals import agenda
from akr.steps.role import draft_versions
from tests import sees


@pytest.mark.slow
@pytest.mark.parametrize("stop", Stop)
def test_a_demo_starts_in_the_requested_phase(work, stop):
    scene = set_the_scene(work, stop)

    room, wall = sees.as_leader(work, scene.public_id)
    assert (room.workshop.phase, wall) == (stop.phase, scene.wall)
    assert (scene.manager is None) == (scene.invitation is None) == (not stop.reaches(Stop.DRAFT))


def test_a_revealed_demo_has_the_examples_numbers(work):
    scene = set_the_scene(work, Stop.REVEAL)

    with work.reading():
        found = analyse(work.process_as_given(scene.public_id))
    given = {each.task.text: each.counts for each in found.tasks}
    assert given == {each.task.text: each.counts for each in analyse(example()).tasks}


@pytest.mark.slow
def test_workshop_2_is_half_done_and_has_estimates(work):
    scene = set_the_scene(work, Stop.ANALYSE)

    shown = agenda.see_agenda(work, scene.public_id)
    assert 0 < shown.unsettled < len(shown.items)
    assert all(item.row.task.minutes is not None for item in shown.items)


@pytest.mark.slow
def test_a_review_waits_for_an_answer_and_for_a_union_that_has_taken_no_position(work):
    scene = set_the_scene(work, Stop.REVIEW)

    shown = draft_versions.see_draft(work, scene.role)
    assert shown.status is DraftStatus.REVIEW
    assert [comment.is_open for comment in shown.comments] == [True]
    waited_for = see_invitation(work, scene.invitation).union
    assert waited_for not in [position.union for position in shown.positions]


@pytest.mark.slow
def test_an_adopted_demo_has_its_decision(work):
    scene = set_the_scene(work, Stop.ADOPTED)

    profile = draft_versions.profile_of(work, scene.role)
    assert profile.adoption.registration_number == "BUN 2026/118"
    assert float(profile.hours.total) == pytest.approx(34.583, abs=0.001)
