"""Estimates: people's own, and the room's, which give a new role's hours."""

import pytest

from akr.domain.cards.cards import DayPart
from akr.domain.cards.errors import UnknownCard, UnknownTask
from akr.domain.errors import ActConflict, EditConflict
from akr.domain.phase import Phase
from akr.domain.proposals.effort import new_role_hours
from akr.domain.proposals.errors import BadEstimate, EstimatesRead
from akr.domain.proposals.estimate import Estimate, Middle, StartingPoint, estimate_fingerprint
from akr.domain.proposals.proposals import OwnEstimate, Scope
from akr.domain.room.errors import UnknownOccupation
from akr.files.akr_process_1 import read_process, write_process
from akr.steps.cards import writing
from akr.steps.proposals import estimate
from akr.steps.proposals.estimate import say_estimate
from tests.rooms import an_act
from tests.workshops import a_room, a_sorting_room


def task_of(work, process, key):
    with work.reading():
        return next(task for task in work.process(process).tasks if task.id == key)


def say(work, process, key="duka", *, base=None, **said):
    values = {"minutes": 20, "times_per_week": 15, "not_done_today": False, "done_by": ("kock",)}
    base = base or estimate_fingerprint(task_of(work, process, key))
    say_estimate(work, process, an_act(), key, Estimate(**values | said), base)


def test_the_rooms_estimate_changes_the_new_roles_hours(work, linden):
    say(work, linden, minutes=60, times_per_week=5)

    with work.reading():
        hours = new_role_hours(work.process(linden))
    assert float(hours.total) == pytest.approx(34.583 - 3.75 + 5, abs=0.001)


def test_a_task_not_done_today_has_no_doers_and_is_new(work, linden):
    say(work, linden, not_done_today=True, done_by=("kock",))

    task = task_of(work, linden, "duka")
    assert (task.not_done_today, task.done_by) == (True, ())


def test_two_concurrent_estimates_conflict_and_show_both(work, linden):
    base = estimate_fingerprint(task_of(work, linden, "duka"))
    say(work, linden, minutes=30, base=base)

    with pytest.raises(EditConflict):
        say(work, linden, minutes=45, base=base)

    assert task_of(work, linden, "duka").minutes == 30


@pytest.mark.parametrize("minutes", [-1, 10_081, float("inf"), float("nan")])
def test_a_time_that_a_week_cannot_hold_is_refused(work, linden, minutes):
    with pytest.raises(BadEstimate):
        say(work, linden, minutes=minutes)


def test_only_the_workplaces_occupations_can_do_its_tasks(work, linden):
    with pytest.raises(UnknownOccupation):
        say(work, linden, done_by=("pilot",))


def own(place, act=None, **what):
    work, code = place.room.work(), place.room.code
    estimate.say_own(work, code, place.token, act or place.act(), OwnEstimate("", **what))


def kept(room):
    with (work := room.work()).reading():
        return work.process(room.public_id).estimates


def test_own_estimates_of_cards_and_tasks_are_combined_in_workshop_2_and_the_file(store):
    room, writer = a_sorting_room(store.work, ["Torka borden"])
    task = writer.deck().cards[0].task
    others = [room.join() for _ in range(2)]
    room.go_to(Phase.WRITE)
    card = writing.own_cards(room.work(), room.code, writer.token)[0].id
    own(writer, card=card, minutes=10.0)
    room.go_to(Phase.SORT)
    for place, minutes in zip(others, (20.0, 40.0), strict=True):
        own(place, task=task, minutes=minutes, times_per_week=5.0, scope=Scope.ME)
    assert estimate.see_starting_point(room.work(), room.public_id, task) is None

    room.go_to(Phase.ANALYSE)
    found = estimate.see_starting_point(room.work(), room.public_id, task)

    assert found == StartingPoint(Middle(20.0, 3), {}, (), ())
    with (work := room.work()).reading():
        process = work.process(room.public_id)
    assert read_process(write_process(process)) == process
    assert len(process.estimates) == 3


def test_an_estimate_cannot_be_read_out_of_two_middles(store):
    room, writer = a_sorting_room(store.work, ["Torka borden"])
    task = writer.deck().cards[0].task
    people = [writer, room.join(), room.join()]
    for place, minutes in zip(people, (10.0, 20.0, 40.0), strict=True):
        own(place, task=task, minutes=minutes)
    late = room.join()
    room.go_to(Phase.ANALYSE)
    before = estimate.see_starting_point(room.work(), room.public_id, task)

    for phase in (Phase.HOME, Phase.SORT):
        room.go_to(phase)
        for place in (people[1], late):
            with pytest.raises(EstimatesRead):
                own(place, task=task, minutes=35.0)
        room.go_to(Phase.ANALYSE)
        assert estimate.see_starting_point(room.work(), room.public_id, task) == before


def test_the_latest_own_estimate_is_kept_and_an_empty_one_deletes_it(store):
    room, writer = a_sorting_room(store.work, ["Torka borden"])
    task, act = writer.deck().cards[0].task, writer.act()
    for _ in range(2):
        own(writer, act, task=task, minutes=10.0)
    own(writer, task=task, minutes=15.0, when=(DayPart.NIGHT,))

    assert [(each.minutes, each.when) for each in kept(room)] == [(15.0, (DayPart.NIGHT,))]
    with pytest.raises(ActConflict):
        own(writer, act, task=task, minutes=99.0)

    own(writer, task=task)
    assert kept(room) == ()


def test_only_its_writer_estimates_a_card_and_deleting_it_deletes_the_estimate(store):
    room = a_room(store.work, phase=Phase.WRITE)
    writer, other = room.join(), room.join()
    card = writer.write("Torka borden")
    own(writer, card=card, minutes=10.0)

    with pytest.raises(UnknownCard):
        own(other, card=card, minutes=10.0)
    with pytest.raises(UnknownTask):
        own(other, task="påhittad", minutes=10.0)
    writing.withdraw_card(room.work(), room.code, writer.token, writer.act(), card)

    assert kept(room) == ()


def test_a_tasks_words_are_hidden_until_the_room_may_see_them(store):
    room, writer = a_sorting_room(store.work, ["Torka borden"])
    task = writer.deck().cards[0].task
    room.go_to(Phase.GATHER)

    with pytest.raises(UnknownTask):
        estimate.see_own(room.work(), room.code, writer.token, None, task)
