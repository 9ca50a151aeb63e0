"""A stored process comes back equal, on both databases."""

from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import delete, event, func, select

from akr.domain.answers.sorting import Colour, Sorting
from akr.domain.cards.cards import Task
from akr.domain.errors import UnknownProcess
from akr.domain.planning.process import Workplace
from akr.domain.proposals.process import Process
from akr.domain.room.participants import Participant
from akr.files.akr_process_1 import read_process, write_process
from akr.store.process import PARTS
from akr.store.tables import Base, ProcessRow
from akr.text.refusals import refusal
from tests.strategies import processes

# The database is the same for every example, which is how a real one is used.
on_a_used_database = settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def a_sorted_process(seats=3, tasks=4):
    return Process(
        title="Linden",
        participants=tuple(Participant(f"p{seat}", "carer") for seat in range(seats)),
        tasks=tuple(Task(f"t{task}", f"Uppgift {task}") for task in range(tasks)),
        # Backwards, so that an order of the store's own would show.
        sortings=tuple(
            Sorting(f"p{seat}", f"t{task}", Colour.RED)
            for seat in reversed(range(seats))
            for task in reversed(range(tasks))
        ),
    )


def stored(work, process):
    with work:
        public_id = work.add_process(process)
    with work.reading():
        return work.process_as_given(public_id)


@on_a_used_database
@given(process=processes())
def test_any_process_comes_back_equal_by_itself_and_by_its_file(work, process):
    back = stored(work, read_process(write_process(process)))

    assert back == process
    assert read_process(write_process(back)) == process


def test_an_empty_list_differs_from_one_never_stated(work):
    assert stored(work, Process(cards=())).cards == ()
    assert stored(work, Process(tasks=())).cards is None


def test_every_list_comes_back_in_its_order(work):
    process = a_sorted_process(seats=12, tasks=11)

    assert stored(work, process).sortings == process.sortings


def test_the_same_process_twice_is_two(work):
    with work:
        first, second = (work.add_process(a_sorted_process()) for _ in range(2))

    with work.reading():
        assert first != second
        assert work.process(first) == work.process(second)


def test_processes_are_listed_with_the_newest_first(work):
    linden = Process(title="Vår avdelning", workplace=Workplace("Linden"))
    with work:
        older = work.add_process(linden)
        newer = work.add_process(replace(linden, title=None, workplace=None))

    with work.reading():
        rows = work.processes.listed()

    assert [(row.public_id, row.title, row.workplace) for row in rows] == [
        (newer, None, None),
        (older, "Vår avdelning", "Linden"),
    ]
    assert rows[0].created_at.utcoffset() is not None


def test_a_missing_process_is_refused_by_name(work):
    with work.reading(), pytest.raises(UnknownProcess) as caught:
        work.process("nosuchprocess")

    assert refusal(caught.value) == "Processen ”nosuchprocess” finns inte, eller är borttagen."


def test_a_large_process_takes_no_more_statements_than_a_small_one(work, store):
    statements = []
    event.listen(store.readers, "before_cursor_execute", lambda *told: statements.append(told[2]))

    def statements_for(process):
        statements.clear()
        stored(work, process)
        return len(statements)

    assert statements_for(a_sorted_process(30, 100)) == statements_for(a_sorted_process(2, 2))


def test_deleting_a_process_deletes_its_rows_and_no_others(work):
    with work:
        gone, left = (work.add_process(a_sorted_process()) for _ in range(2))
    with work:
        work.transaction.session.execute(delete(ProcessRow).where(ProcessRow.public_id == gone))

    with work.reading():
        assert work.process_as_given(left) == a_sorted_process()
        for table in Base.metadata.tables.values():
            if "process_id" in table.columns:
                of_processes = work.transaction.session.scalar(
                    select(func.count(table.columns["process_id"].distinct()))
                )
                assert of_processes <= 1, table.name


def test_every_field_of_a_value_has_a_column():
    for table, value in PARTS.values():
        named = {"key" if field.name == "id" else field.name for field in fields(value)}

        assert named <= set(table.__table__.columns.keys())
    assert set(PARTS) < {field.name for field in fields(Process)}
