"""SQLite, as one web process and a few commands share it."""

import sqlite3
import threading
import time
from contextlib import closing
from dataclasses import replace

import pytest

from akr.domain.errors import AlreadyServing
from akr.domain.process import Process
from akr.refusals import refusal
from akr.store import sqlite

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
            pragma: work.session.connection().exec_driver_sql(f"PRAGMA {pragma}").scalar()
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


def test_a_writer_gives_up_when_another_process_never_ends(work, other, monkeypatch):
    monkeypatch.setattr(sqlite, "PATIENCE_SECONDS", 0.1)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(sqlite3.OperationalError, match="locked"):
        work.__enter__()

    other.execute("ROLLBACK")
    with work:
        assert work.processes() == []


def test_one_web_process_at_a_time(app, file):
    config = app.extensions["akr.config"]

    with sqlite.claim_sqlite(config), pytest.raises(AlreadyServing) as caught:
        sqlite.claim_sqlite(config).__enter__()

    assert str(file) in refusal(caught.value)
    with sqlite.claim_sqlite(config):
        pass


def test_any_number_of_web_processes_on_postgresql(app):
    config = replace(app.extensions["akr.config"], database_url="postgresql+psycopg://akr@/akr")

    with sqlite.claim_sqlite(config), sqlite.claim_sqlite(config):
        pass
