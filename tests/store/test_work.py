"""The unit of work: all or nothing, signalled after the commit, and no write lost."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import DBAPIError, IntegrityError

from akr.domain.cards.cards import Task
from akr.domain.proposals.process import Process
from akr.store.tables import ProcessRow, TaskRow
from akr.store.work import Store
from tests.apps import SECRET_KEY

THREADS, TIMES = 8, 50
ORPHAN = {"process_id": 1, "position": 0, "key": "t1", "text": "Vika tvätt"}


def titles(work):
    with work.reading():
        return [row.title for row in work.processes.listed()]


def a_counter():
    return ProcessRow(
        public_id="counter", created_at=datetime.now(UTC), parts=(), workplace_staff=0
    )


def test_an_exception_stores_nothing_and_signals_nothing(store):
    heard = []
    work = Store(store.engine, heard.append, SECRET_KEY).work()

    def change_its_mind():
        with work:
            work.add_process(Process(title="Linden"))
            work.tell("a process was added")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change_its_mind()
    assert titles(work) == []
    assert heard == []


def test_a_refused_write_is_not_signalled(store):
    heard = []
    work = Store(store.engine, heard.append, SECRET_KEY).work()

    def point_at_nothing():
        with work:
            work.tell("a task was added")
            work.transaction.session.add(TaskRow(**ORPHAN))

    with pytest.raises(IntegrityError):
        point_at_nothing()
    assert heard == []


def test_signals_are_sent_after_the_commit_in_order(store):
    heard = []
    reader = store.work()
    work = Store(
        store.engine, lambda event: heard.append((event, titles(reader))), SECRET_KEY
    ).work()

    with work:
        work.tell(1)
        work.add_process(Process(title="Linden"))
        work.tell(2)
        assert heard == []

    assert heard == [(1, ["Linden"]), (2, ["Linden"])]


def test_a_work_can_be_reused_after_a_refusal(work):
    with pytest.raises(ZeroDivisionError), work:
        _ = 1 / 0

    with work:
        work.add_process(Process(title="Linden"))

    assert titles(work) == ["Linden"]


def test_a_reader_cannot_write(work):
    good = {"public_id": "p", "created_at": datetime.now(UTC), "parts": ()}

    with pytest.raises(DBAPIError), work.reading():
        work.transaction.session.connection().execute(insert(ProcessRow), good)
    with pytest.raises(DBAPIError), work.reading():
        work.transaction.session.add(ProcessRow(**good))

    assert titles(work) == []


def test_a_reader_sees_a_snapshot_and_does_not_wait_for_the_writer(store):
    reader, writer = store.work(), store.work()

    with reader.reading():
        before = reader.processes.listed()
        with writer:
            writer.add_process(Process(title="Linden"))
            assert reader.processes.listed() == before
        assert reader.processes.listed() == before

    assert titles(reader) == ["Linden"]


def test_nothing_is_read_or_signalled_outside_a_transaction(work):
    with pytest.raises(RuntimeError):
        work.processes.listed()
    with pytest.raises(RuntimeError):
        work.tell("a signal")
    with work.reading(), pytest.raises(RuntimeError):
        work.tell("a signal")


def test_a_transaction_cannot_be_nested(work):
    with work, pytest.raises(RuntimeError), work:
        pass
    with work, pytest.raises(RuntimeError), work.reading():
        pass


def test_a_reading_inside_another_is_the_same_moment(store):
    reader = store.work()
    with reader.reading():
        assert titles(reader) == []
        with store.work() as writer:
            writer.add_process(Process(title="Linden"))
        with reader.reading():
            assert reader.processes.listed() == []
        assert reader.processes.listed() == []
        with pytest.raises(RuntimeError), reader:
            pass


def test_a_reading_asks_once_and_a_writer_each_time(store):
    asked = []
    work = store.work()
    with work.reading():
        for _ in range(2):
            assert work.transaction.once("how many", lambda: asked.append(1) or len(asked)) == 1
    with work:
        answers = [
            work.transaction.once("how many", lambda: asked.append(1) or len(asked))
            for _ in range(2)
        ]

    assert answers == [2, 3]


def test_concurrent_writers_lose_nothing(store):
    with store.work() as work:
        work.transaction.session.add(counter := a_counter())
        work.transaction.session.flush()
        number = counter.id

    def count_up(_):
        for _ in range(TIMES):
            with store.work() as work:
                work.transaction.session.get(
                    ProcessRow, number, with_for_update=True
                ).workplace_staff += 1

    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(count_up, range(THREADS)))

    with store.work().reading() as work:
        assert work.transaction.session.get(ProcessRow, number).workplace_staff == THREADS * TIMES


@pytest.mark.slow
def test_no_confirmed_write_is_lost_when_the_process_is_killed(store, tmp_path):
    with a_script("adds_for_ever.py", store, tmp_path) as writer:
        answered = [writer.stdout.readline().strip() for _ in range(40)]
        writer.kill()
        answered += writer.stdout.read().split()

    work = store.work()
    with work.reading():
        assert {row.public_id for row in work.processes.listed()} >= set(answered)
        assert all(work.process(each).tasks == (Task("t1", "Vika tvätt"),) for each in answered)


@pytest.mark.slow
def test_greenlets_write_concurrently_and_none_is_blocked(store, tmp_path):
    with a_script("greenlets.py", store, tmp_path) as greenlets:
        said = greenlets.communicate(timeout=60)[0]

    added, longest_stop = said.split()
    assert int(added) == len(titles(store.work())) == 120
    assert float(longest_stop) < 0.5


@contextmanager
def a_script(name, store, data_dir):
    """Another process on the store's database, which reports on stdout."""
    script = subprocess.Popen(
        [sys.executable, Path(__file__).parent / name],
        env=os.environ
        | {
            "AKR_DATABASE_URL": store.engine.url.render_as_string(hide_password=False),
            "AKR_DATA_DIR": str(data_dir),
            "PYTHONPATH": str(Path(__file__).parents[2]),
        },
        stdout=subprocess.PIPE,
        text=True,
    )
    with script:
        yield script
    assert script.returncode in {0, -9}
