"""A large file is read in while rooms go on; whoever it breaks off for has nothing of it."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from akr.domain.answers.sorting import Colour, Sorting
from akr.domain.cards.cards import Task
from akr.domain.clock import utc_now
from akr.domain.office.account import Account, Role
from akr.domain.phase import Phase
from akr.domain.planning.process import Occupation
from akr.domain.proposals.process import Process
from akr.domain.room.participants import Participant
from akr.steps.answers import analysis
from akr.steps.planning import processes
from akr.store.process import ROWS_AT_ONCE, batches
from akr.store.tables import ProcessRow, SortingRow
from tests.workshops import a_room, an_account, an_act

PEOPLE, TASKS = 60, 60


@pytest.fixture
def file():
    """A process with more answers than are stored in one go."""
    return Process(
        title="En stor fil",
        occupations=(Occupation("barnskotare", "Barnskötare"),),
        participants=tuple(Participant(f"p{n}", "barnskotare") for n in range(PEOPLE)),
        tasks=tuple(Task(f"t{n}", f"Vika tvätt {n}") for n in range(TASKS)),
        sortings=tuple(
            Sorting(f"p{person}", f"t{task}", Colour.RED)
            for person in range(PEOPLE)
            for task in range(TASKS)
        ),
    )


@pytest.fixture
def leader(work):
    return an_account(work)


def listed(work, account, role=Role.FACILITATOR):
    """The titles that an account's list of processes has."""
    somebody = Account(account, "ledare", "ledare", role, "", utc_now(), None)
    return [each.title for each in processes.list_processes(work, somebody)]


def stored(work, table):
    with work.reading():
        return work.transaction.session.scalar(select(func.count()).select_from(table))


def test_a_room_writes_while_a_large_file_is_read_in(store, leader, file, monkeypatch):
    room = a_room(store.work, phase=Phase.WRITE)
    place = room.join()

    def with_a_card_in_between(process):
        for number, batch in enumerate(batches(process)):
            place.write(f"Kort {number}")
            assert len(batch[1]) <= ROWS_AT_ONCE
            yield batch

    monkeypatch.setattr(processes, "batches", with_a_card_in_between)
    public_id = processes.import_process(store.work(), leader, an_act(), file)

    assert len(place.cards()) >= PEOPLE * TASKS / ROWS_AT_ONCE
    shown = analysis.published(analysis.see_result(store.work(), public_id))
    assert {each.total.red for each in shown.tasks} == {PEOPLE}
    with (work := store.work()).reading():
        assert work.process_as_given(public_id).sortings == file.sortings


def test_a_file_whose_reading_breaks_off_is_in_no_list_and_can_be_read_again(
    store, leader, file, monkeypatch
):
    act, work = an_act(), store.work()
    break_off(monkeypatch, work, leader, act, file)

    assert stored(work, SortingRow)
    assert listed(work, leader) == listed(work, leader, Role.ADMINISTRATOR) == []

    processes.import_process(work, leader, act, file)
    processes.import_process(work, leader, act, file)

    assert listed(work, leader) == listed(work, leader, Role.ADMINISTRATOR) == ["En stor fil"]


def test_what_a_broken_reading_left_is_swept_after_an_hour(store, leader, file, monkeypatch):
    work = store.work()
    processes.import_process(work, leader, an_act(), file)
    break_off(monkeypatch, work, leader, an_act(), file)

    processes.sweep(work)
    assert stored(work, ProcessRow) == 2

    store.clock = lambda: utc_now() + timedelta(hours=2)
    processes.sweep(store.work())
    assert stored(work, ProcessRow) == 1
    assert stored(work, SortingRow) == PEOPLE * TASKS


def break_off(monkeypatch, work, leader, act, file):
    """Read a file in, and end in the midst of its answers, as when the power goes."""

    def in_part(process):
        for table, rows in batches(process):
            yield table, rows
            if table is SortingRow:
                raise SystemExit

    with monkeypatch.context() as power:
        power.setattr(processes, "batches", in_part)
        with pytest.raises(SystemExit):
            processes.import_process(work, leader, act, file)
