"""The room's own estimates: what a new role's hours are made of."""

import pytest

from akr.domain.analysis import analyse
from akr.domain.errors import BadEstimate, EditConflict, UnknownOccupation
from akr.domain.estimate import Estimate, estimate_fingerprint
from akr.steps.estimate import say_time
from tests.rooms import an_act


def task_of(work, process, key):
    with work.reading():
        return next(task for task in work.process(process).tasks if task.id == key)


def say(work, process, key="duka", *, base=None, **said):
    values = {"minutes": 20, "times_per_week": 15, "not_done_today": False, "done_by": ("kock",)}
    base = base or estimate_fingerprint(task_of(work, process, key))
    say_time(work, process, an_act(), key, Estimate(**values | said), base)


def test_what_the_room_says_moves_the_new_roles_hours(work, linden):
    say(work, linden, minutes=60, times_per_week=5)

    with work.reading():
        hours = analyse(work.process(linden)).new_role
    assert float(hours.total) == pytest.approx(34.583 - 3.75 + 5, abs=0.001)


def test_what_nobody_does_today_has_no_doers_and_is_new(work, linden):
    say(work, linden, not_done_today=True, done_by=("kock",))

    task = task_of(work, linden, "duka")
    assert (task.not_done_today, task.done_by) == (True, ())


def test_two_who_estimate_at_once_get_both_told(work, linden):
    base = estimate_fingerprint(task_of(work, linden, "duka"))
    say(work, linden, minutes=30, base=base)

    with pytest.raises(EditConflict):
        say(work, linden, minutes=45, base=base)

    assert task_of(work, linden, "duka").minutes == 30


@pytest.mark.parametrize("minutes", [-1, 10_081, float("inf"), float("nan")])
def test_a_time_that_a_week_cannot_hold_is_refused(work, linden, minutes):
    with pytest.raises(BadEstimate):
        say(work, linden, minutes=minutes)


def test_only_the_workplaces_own_occupations_do_its_tasks(work, linden):
    with pytest.raises(UnknownOccupation):
        say(work, linden, done_by=("pilot",))
