"""Printing: sheets contain only what the leader may see now."""

import pytest

from akr.domain.errors import UnknownProcess
from akr.domain.phase import Phase
from akr.domain.planning.process import Purpose
from akr.domain.proposals.process import Process
from akr.library.suggestions import suggestions
from akr.steps.cards import gathering
from akr.steps.planning import processes
from akr.steps.room.papers import see_invitation, see_materials
from tests.workshops import OCCUPATIONS, TASKS, a_room, a_sorting_room, an_account, an_act


def test_cards_show_the_librarys_suggestions_until_something_is_gathered(store):
    room = a_room(store.work, phase=Phase.WRITE)
    room.join().write("ett kort som är mitt")

    found = see_materials(store.work(), room.public_id)

    assert found.tasks == ()
    assert found.suggestions == tuple(each.text for each in suggestions("preschool"))
    assert found.occupations == OCCUPATIONS


def test_tasks_are_numbered_in_the_tables_order_and_hidden_again_on_going_back(store):
    room, _ = a_sorting_room(store.work)

    found = see_materials(store.work(), room.public_id)
    room.go_to(Phase.GATHER)
    heaps = gathering.see_table(store.work(), room.public_id).heaps
    gathered = see_materials(store.work(), room.public_id)
    room.go_to(Phase.WRITE)
    back = see_materials(store.work(), room.public_id)

    assert set(found.tasks) == set(TASKS)
    assert not found.unsettled
    assert gathered.tasks == found.tasks == tuple(heap.text for heap in heaps)
    assert gathered.unsettled
    assert back.tasks == ()


def test_an_empty_file_can_be_printed(store):
    account = an_account(store.work())
    process = processes.import_process(store.work(), account, an_act(), Process())

    invitation = see_invitation(store.work(), process)
    found = see_materials(store.work(), process)

    assert (invitation.purpose, invitation.code) == (Purpose.ROLES, None)
    assert (found.occupations, found.tasks, found.suggestions) == ((), (), ())


def test_a_missing_process_is_not_printed(store):
    with pytest.raises(UnknownProcess):
        see_materials(store.work(), "x")
