"""The servers that the tests use for real, each thrown away when the run ends.

PostgreSQL runs from Debian's own programs, on a socket in a folder of its own: nothing that
already runs on the machine is touched, and two runs at once do not meet.
"""

import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from akr.__main__ import find_postgresql

#: A server that loses everything at the end of the run need not wait for the disk, or use it:
#: in memory a database is made in a tenth of the time. Time nothing on it that a disk decides.
IN_A_HURRY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_wal_size": "128MB",
}
MEMORY = Path("/dev/shm")  # noqa: S108  the cluster gets a private folder in it
MEMORY_ENOUGH_BYTES = 2**30
EMPTY_CLUSTER = [
    "--username=akr",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale=C.UTF-8",
    "--no-sync",
    "--no-instructions",
]
START_WITHIN_SECONDS = 30

numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """The SQLAlchemy URL of a PostgreSQL server of this run's own, in its maintenance database."""
    with a_postgresql_server(find_postgresql()) as url:
        yield url


BOTH_STORES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)]
"""The everyday run tries the default store, CI both."""


@pytest.fixture(params=BOTH_STORES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The SQLAlchemy URL of an empty database of the test's own, once on each store."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'akr.sqlite3'}"
    else:
        with a_postgresql_database(request.getfixturevalue("postgresql_url")) as url:
            yield url


@contextmanager
def a_postgresql_server(programs: Path | None) -> Iterator[str]:
    """Start PostgreSQL on an empty cluster and yield its URL; stop and erase it afterwards.

    `programs` is the folder that holds `initdb` and `postgres`; without it the test fails, since
    half of the store would otherwise go untried without anybody noticing.
    """
    if programs is None:
        pytest.fail(
            "PostgreSQL is not installed, and the store is tested on it too: "
            "run `python3 akr test`, or `apt-get install postgresql`.",
            pytrace=False,
        )
    in_memory = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > MEMORY_ENOUGH_BYTES
    folder = Path(tempfile.mkdtemp(prefix="akr-postgresql-", dir=MEMORY if in_memory else None))
    try:
        account = _unprivileged_owner(folder)
        cluster, log = folder / "cluster", folder / "log"
        subprocess.run(
            [programs / "initdb", "--pgdata", cluster, *EMPTY_CLUSTER],
            cwd=folder,
            check=True,
            stdout=subprocess.DEVNULL,
            **account,
        )
        settings = {**IN_A_HURRY, "listen_addresses": "", "unix_socket_directories": str(folder)}
        options = [f"--{name}={value}" for name, value in settings.items()]
        with log.open("wb") as written:
            server = subprocess.Popen(
                [programs / "postgres", "-D", cluster, *options],
                cwd=folder,
                stdout=written,
                stderr=written,
                **account,
            )
        try:
            url = f"postgresql+psycopg://akr@/postgres?host={folder}"
            _wait_until_it_answers(url, server, log)
            yield url
        finally:
            # Its immediate shutdown: nothing of it is kept, so nothing need be put in order.
            server.send_signal(signal.SIGQUIT)
            server.wait()
    finally:
        shutil.rmtree(folder)


@contextmanager
def a_postgresql_database(server_url: str, template: str = "template1") -> Iterator[str]:
    """Create a database, yield its URL, and drop it with whoever is still connected.

    It is empty, or a copy of `template`, which nobody may be connected to.
    """
    name = f"akr_{next(numbers)}"
    with _connect(server_url) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield server_url.replace("/postgres?", f"/{name}?")
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _connect(url: str) -> psycopg.Connection:
    return psycopg.connect(url.replace("+psycopg", ""), autocommit=True)


def _unprivileged_owner(folder: Path) -> dict[str, int | list[int]]:
    """Give the folder to an account that PostgreSQL accepts; return Popen's words for it.

    PostgreSQL refuses to run as root, which is who runs the tests in a bare container.
    """
    if os.geteuid() != 0:
        return {}
    account = pwd.getpwnam("nobody")
    os.chown(folder, account.pw_uid, account.pw_gid)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _wait_until_it_answers(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Return once a connection succeeds; fail with the server's own words when it cannot."""
    given_up = time.monotonic() + START_WITHIN_SECONDS
    while True:
        try:
            _connect(url).close()
        except psycopg.OperationalError as refusal:
            if server.poll() is not None or time.monotonic() > given_up:
                pytest.fail(f"PostgreSQL did not start: {refusal}\n{log.read_text()}")
            time.sleep(0.02)
        else:
            return
