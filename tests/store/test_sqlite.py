"""SQLite shared by one web process and a few commands."""

import os
import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from akr.domain.errors import DatabaseBusy, DatabaseFull
from akr.domain.proposals.process import Process
from akr.store.engine import sqlite
from akr.store.tables import TaskRow

# PostgreSQL waits and locks by rules of its own.
pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture
def file(app):
    return app.extensions["akr.config"].sqlite_file


@pytest.fixture
def other(file):
    """Another process's connection."""
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
        yield other


def test_a_connection_is_set_up(work):
    with work:
        asked = {
            pragma: work.transaction.session.connection()
            .exec_driver_sql(f"PRAGMA {pragma}")
            .scalar()
            for pragma in ("journal_mode", "foreign_keys", "synchronous", "query_only")
        }

    assert asked == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 1, "query_only": 0}


def test_a_writer_waits_for_another_process(work, other):
    other.execute("BEGIN IMMEDIATE")
    threading.Timer(0.5, other.execute, ["ROLLBACK"]).start()
    started = time.monotonic()

    with work:
        work.add_process(Process(title="Linden"))

    assert time.monotonic() - started > 0.4


def test_a_writer_gives_up_when_another_process_keeps_the_lock(work, other, monkeypatch):
    monkeypatch.setattr(sqlite, "PATIENCE_SECONDS", 0.1)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(DatabaseBusy):
        work.__enter__()

    other.execute("ROLLBACK")
    with work:
        assert work.processes.listed() == []


def test_a_failed_commit_is_rolled_back_before_the_next_writer(work):
    def fail_at_the_end():
        with work:
            work.transaction.connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            work.add_process(Process(title="Linden"))
            of_nothing = {"process_id": 99, "position": 0, "key": "t1", "text": "Vika tvätt"}
            work.transaction.session.execute(insert(TaskRow).values(of_nothing))

    with pytest.raises(IntegrityError):
        fail_at_the_end()

    with work:
        assert work.processes.listed() == []
        work.add_process(Process(title="Eken"))


def test_a_full_disk_is_refused_in_words_and_nothing_is_half_stored(work):
    def add_more_than_there_is_room_for():
        with work:
            work.transaction.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            work.add_process(Process(title="Linden"))
            work.add_process(Process(title="Eken" * 1_000_000))  # migrations leave free pages

    with work:
        pages = work.transaction.connection.exec_driver_sql("PRAGMA page_count").scalar() + 2

    with pytest.raises(DatabaseFull):
        add_more_than_there_is_room_for()

    with work:
        work.transaction.connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        assert work.processes.listed() == []
        work.add_process(Process(title="Eken"))


@pytest.fixture
def log(file):
    return file.with_name(f"{file.name}-wal")


@pytest.fixture
def flushes(monkeypatch, log):
    """Each flush's start and end and the log's length then; the disk takes 30 ms."""
    seen = []
    flush = os.fsync

    def slow(number):
        began, length = time.monotonic(), log.stat().st_size
        time.sleep(0.03)
        flush(number)
        seen.append((began, time.monotonic(), length))

    monkeypatch.setattr(sqlite.os, "fsync", slow)
    return seen


def test_a_confirmed_commit_is_on_the_disk(work, flushes, log):
    with work:
        work.add_process(Process(title="Linden"))

    assert [length for _, _, length in flushes] == [log.stat().st_size]


def test_a_rollback_does_not_wait_for_the_disk(work, flushes):
    with suppress(ZeroDivisionError), work:
        work.add_process(Process(title="Linden"))
        raise ZeroDivisionError
    with work.reading():
        work.processes.listed()

    assert flushes == []


def test_waiting_commits_share_the_next_flush(store, flushes):
    def write(number):
        work = store.work()
        with work:
            work.add_process(Process(title=f"Linden {number}"))
            stored = time.monotonic()  # or somewhat later: the commit comes next
        return stored, time.monotonic()

    with ThreadPoolExecutor(20) as people:
        told = list(people.map(write, range(20)))

    assert len(flushes) < 15
    for stored, answered in told:
        assert any(stored < began and ended < answered for began, ended, _ in flushes)


def test_a_failed_flush_confirms_no_save(work, monkeypatch):
    def fail(_number):
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr(sqlite.os, "fsync", fail)
        with pytest.raises(OSError, match="Input/output"), work:
            work.add_process(Process(title="Linden"))

    with work:
        work.add_process(Process(title="Linden"))


A_SLOW_DISK_UNDER_GEVENT = """
from gevent import monkey; monkey.patch_all()
import sys, threading, time, gevent
from akr.store.engine import sqlite
sleep = monkey.get_original("time", "sleep")
sqlite.os.fsync = lambda _: sleep(0.5)
open(sys.argv[1] + "-wal", "w").close()
disk = sqlite.Disk(sys.argv[1], threading.Lock())
waiting = [gevent.spawn(disk.wait) for _ in range(3)]
ticks = 0
while not all(each.ready() for each in waiting):
    gevent.sleep(0.01)
    ticks += 1
print(ticks)
"""


def test_a_server_keeps_serving_while_its_disk_is_slow(file):
    said = subprocess.check_output(
        [sys.executable, "-c", A_SLOW_DISK_UNDER_GEVENT, f"{file}.other"], text=True
    )

    assert int(said) > 20


A_TOWN_UNDER_GEVENT = """
from gevent import monkey; monkey.patch_all()
import sys, threading, time, gevent
from akr.store.engine import sqlite
flushes, pauses, sleep = [], [], time.sleep
sqlite.os.fsync = flushes.append
time.sleep = lambda seconds: pauses.append(seconds) or sleep(seconds)
open(sys.argv[1] + "-wal", "w").close()
disk = sqlite.Disk(sys.argv[1], threading.Lock())
disk.wait()
alone, began = sum(pauses), time.monotonic()
def sort(number):
    gevent.sleep(number / 1000)
    disk.wait()
gevent.joinall([gevent.spawn(sort, number) for number in range(200)], raise_error=True)
print(alone, len(flushes), (time.monotonic() - began) / sqlite.SECONDS_BETWEEN_FLUSHES)
"""


def test_a_towns_commits_share_a_flush_and_a_rooms_do_not_wait(file):
    said = subprocess.check_output(
        [sys.executable, "-c", A_TOWN_UNDER_GEVENT, f"{file}.other"], text=True
    )

    alone, flushes, most = map(float, said.split())
    assert alone == 0
    assert flushes <= most + 2 < 200


def test_a_failed_flush_raises_for_all_who_share_it(store, monkeypatch):
    def fail(_number):
        time.sleep(0.03)
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(sqlite.os, "fsync", fail)

    def write(number):
        work = store.work()
        with suppress(OSError), work:
            work.add_process(Process(title=f"Linden {number}"))
            return "saved"
        return "not saved"

    with ThreadPoolExecutor(20) as people:
        told = set(people.map(write, range(20)))

    assert told == {"not saved"}


A_SERVER_THAT_NEVER_RESTS = """
from gevent import monkey; monkey.patch_all()
import os, sys, gevent
from sqlalchemy import create_engine
from akr.domain.proposals.process import Process
from akr.store.engine import sqlite
from akr.store.work import Store
sqlite.COMMITS_BETWEEN_CHECKPOINTS = int(sys.argv[2])
store = Store(create_engine(f"sqlite:///{sys.argv[1]}"), lambda _: None, "x" * 32)
def write():
    for _ in range(100):
        with store.work() as work:
            work.add_process(Process(title="Linden"))
gevent.joinall([gevent.spawn(write) for _ in range(10)], raise_error=True)
with store.work().reading() as work:
    print(len(work.processes.listed()), os.stat(sys.argv[1] + "-wal").st_size)
"""


@pytest.mark.slow
def test_the_log_restarts_while_a_server_writes_continuously(file):
    def written(between):
        said = subprocess.check_output(
            [sys.executable, "-c", A_SERVER_THAT_NEVER_RESTS, str(file), str(between)], text=True
        )
        return map(int, said.split())

    stored, largest = written(50)
    _, unbounded = written(10_000)

    assert stored == 1_000
    assert largest < unbounded / 3
