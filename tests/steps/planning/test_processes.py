"""Processes: created or imported, led by an account, and their rooms open_workshop_1."""

from pathlib import Path

import pytest

from akr.domain.errors import UnknownProcess
from akr.domain.office.account import Role
from akr.domain.phase import Phase
from akr.domain.planning.process import Purpose, Workplace
from akr.files.akr_process_1 import read_process
from akr.steps.planning import processes
from tests.workshops import a_room, an_act, open_workshop_1

LINDEN = Path(__file__).parents[2] / "data/linden.json"


def a_process(work, leader, **changes):
    said = {
        "title": "Arbetsdelning Eken",
        "workplace": Workplace("Förskolan Eken", "preschool"),
        "purpose": Purpose.ROLES,
        "occupations": {"Förskollärare": None, "Barnskötare": 7},
    }
    return processes.create_process(work, leader.id, an_act(), **said | changes)


def test_a_process_shows_its_summary_and_how_many_are_expected(work, account):
    about = processes.see_process(work, a_process(work, account("ledare")))

    assert about.title == "Arbetsdelning Eken"
    assert about.purpose is Purpose.ROLES
    assert about.occupations == {"Förskollärare": None, "Barnskötare": 7}
    assert about.workshop is None


def test_how_many_are_expected_is_in_no_file(work, account):
    public_id = a_process(work, account("ledare"))

    with work.reading():
        process = work.process(public_id)
    copy = processes.see_process(
        work, processes.import_process(work, account("annan").id, an_act(), process)
    )

    assert copy.occupations == {"Förskollärare": None, "Barnskötare": None}


def test_occupations_that_read_alike_without_accents_are_told_apart(work, account):
    public_id = a_process(
        work, account("ledare"), occupations=dict.fromkeys(["Värd", "Vard", "保育"])
    )

    with work.reading():
        occupations = work.process(public_id).occupations

    assert [each.id for each in occupations] == ["vard", "vard-2", "yrkesgrupp"]


def test_an_imported_file_is_stored_unchanged_and_led_by_its_importer(work, account):
    leader, linden = account("ledare"), read_process(LINDEN.read_bytes())

    public_id = processes.import_process(work, leader.id, an_act(), linden)

    with work.reading():
        assert work.process(public_id) == linden
    assert processes.may_lead(work, public_id, leader)
    assert processes.see_process(work, public_id).tasks == 28


def test_an_account_lists_and_leads_its_own_processes_and_an_administrator_all(work, account):
    leader, other = account("ledare"), account("annan")
    administrator = account("förvaltare", Role.ADMINISTRATOR)
    mine, theirs = a_process(work, leader), a_process(work, other, title="Annan")
    open_workshop_1(work, mine)

    def listed(who):
        return [(each.public_id, each.phase) for each in processes.list_processes(work, who)]

    assert listed(leader) == [(mine, Phase.JOIN)]
    assert listed(other) == [(theirs, None)]
    assert listed(administrator) == [(theirs, None), (mine, Phase.JOIN)]
    assert not processes.may_lead(work, mine, other)
    assert processes.may_lead(work, mine, administrator)


def test_opening_the_workshop_twice_gives_the_same_room(store):
    room = a_room(store.work)

    again = open_workshop_1(store.work(), room.public_id)

    assert again.code == room.code


def test_a_missing_process_is_refused(work):
    for step in (processes.see_process, processes.open_workshop):
        with pytest.raises(UnknownProcess):
            step(work, "xxxxxxxxxxxxxxxx")
