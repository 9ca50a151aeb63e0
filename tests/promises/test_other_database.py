"""A backup is whole, goes back whole, and is never written into by a server that had another."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from http.client import HTTPException
from urllib.request import urlopen

import pytest

from akr.store import migrate
from akr.store.work import store_of
from tests.bench.common import a_server, a_store
from tests.web.people import an_app
from tests.workshops import a_room

A_MINUTE = 60
PAGE = 4096
"""Bytes of a database's page."""


def akr(folder, *arguments):
    return subprocess.run(
        [sys.executable, "-c", "from akr.cli import main; main()", *arguments],
        env=os.environ | {"AKR_DATA_DIR": str(folder)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def folder(tmp_path):
    """A data folder with a room."""
    folder = tmp_path / "data"
    with a_store(folder) as store:
        a_room(store.work)
    return folder


def rooms(file):
    with closing(sqlite3.connect(file)) as asked:
        return asked.execute("SELECT count(*) FROM workshop").fetchone()[0]


@pytest.mark.slow
def test_a_backup_goes_back_and_the_old_database_is_kept(folder, tmp_path):
    copy, file = tmp_path / "copy", folder / "akr.sqlite3"
    assert akr(folder, "backup", str(copy)).returncode == 0
    with a_store(folder) as store:
        a_room(store.work)

    restored = akr(folder, "restore", str(copy))

    assert restored.returncode == 0, restored.stderr
    assert rooms(file) == 1
    assert rooms(folder / "akr.sqlite3.before-restore") == 2
    assert copy.stat().st_mode & 0o777 == 0o600


@pytest.mark.slow
def test_what_is_no_backup_changes_nothing(folder, tmp_path):
    wrong = tmp_path / "wrong"
    for content in (b"hej", b""):
        wrong.write_bytes(content)
        refused = akr(folder, "restore", str(wrong))

        assert refused.returncode == 2
        assert len(refused.stderr.splitlines()) == 1
    assert akr(folder, "restore", str(tmp_path / "none")).returncode == 2
    assert rooms(folder / "akr.sqlite3") == 1


@pytest.mark.slow
@pytest.mark.parametrize("how", ["laid over", "moved into place"])
def test_a_server_whose_file_is_exchanged_stops_with_a_sentence(folder, tmp_path, how, capfd):
    copy, file = tmp_path / "copy", folder / "akr.sqlite3"
    with a_server(folder) as server:
        assert akr(folder, "backup", str(copy)).returncode == 0
        assert "redan igång" in akr(folder, "restore", str(copy)).stderr
        if how == "laid over":
            shutil.copyfile(copy, file)
        else:
            copy.rename(file)

        server.process.wait(A_MINUTE)

    assert "utbytt eller skadad" in capfd.readouterr().err


@pytest.mark.slow
def test_a_server_whose_file_is_damaged_behind_its_mark_stops_with_a_sentence(folder, capfd):
    """The first page, with the mark, is whole: only what SQLite says of the rest tells it."""
    file = folder / "akr.sqlite3"
    with closing(sqlite3.connect(file)) as asked:
        (code,) = asked.execute("SELECT code FROM workshop").fetchone()
    with a_server(folder) as server:
        with file.open("r+b") as written:
            written.seek(PAGE)
            written.write(b"\xa5" * (file.stat().st_size - PAGE))
        give_up = time.monotonic() + A_MINUTE
        while server.process.poll() is None and time.monotonic() < give_up:
            with suppress(OSError, HTTPException):
                urlopen(f"{server.origin}/w/{code}", timeout=A_MINUTE).close()

        assert server.process.poll() is not None

    assert "utbytt eller skadad" in capfd.readouterr().err


@pytest.mark.slow
def test_a_command_leaves_an_older_database_alone(folder):
    app = an_app(folder)
    migrate.downgrade(app, "0028")
    store_of(app).close()

    refused = akr(folder, "user", "Åsa", "--password-stdin")

    assert refused.returncode == 2
    assert "akr setup" in refused.stderr
    assert migrate.current_revision(app) == "0028"
    store_of(app).close()
    assert akr(folder, "setup").returncode == 0


def test_a_linked_database_is_known_as_the_file_that_it_is(tmp_path):
    real = tmp_path / "real.sqlite3"
    link = tmp_path / "link.sqlite3"
    link.symlink_to(real)

    app = an_app(tmp_path / "data", AKR_DATABASE_URL=f"sqlite:///{link}")

    assert app.extensions["akr.config"].sqlite_file == real
    store_of(app).close()
