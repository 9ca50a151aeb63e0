"""One web process serves a database, and the next one may begin when it is gone."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import psycopg
import pytest

from akr.config import from_environment
from akr.domain.errors import AlreadyServing, NoDatabase
from akr.store.engine.claim import SERVING_LOCK, claim
from akr.text.refusals import refusal
from tests.bench.common import SERVE, a_free_port, running
from tests.servers import a_postgresql_database

WITHIN_SECONDS = 60
CLAIM = """
from akr.config import from_environment
from akr.store.engine.claim import claim
with claim(from_environment()):
    print("claimed", flush=True)
    input()
"""


@pytest.fixture
def environment(database_url, tmp_path):
    return {"AKR_DATABASE_URL": database_url, "AKR_DATA_DIR": str(tmp_path)}


@pytest.fixture
def config(environment):
    return from_environment(environment)


@contextmanager
def another_process(environment):
    """A process that has claimed the database, killed afterwards if it is still there."""
    with subprocess.Popen(
        [sys.executable, "-c", CLAIM],
        env=os.environ | environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        try:
            assert process.stdout.readline() == b"claimed\n"
            yield process
        finally:
            process.kill()


def until(is_so):
    """Wait until something is so, and return what it answered."""
    give_up = time.monotonic() + WITHIN_SECONDS
    while not (answer := is_so()):
        assert time.monotonic() < give_up, "It did not come true in time"
        time.sleep(0.02)
    return answer


def is_free(config):
    try:
        with claim(config):
            return True
    except AlreadyServing:
        return False


def test_a_second_web_process_is_refused_until_the_first_has_ended(config):
    with claim(config):
        assert not is_free(config)

    assert is_free(config)


def test_another_process_is_refused_and_told_which_database(config, environment):
    with another_process(environment), pytest.raises(AlreadyServing) as refused:
        claim(config).__enter__()

    assert config.database_url.rpartition("/")[2] in refusal(refused.value)


def test_a_claim_ends_with_its_process_however_it_dies(config, environment):
    with another_process(environment) as process:
        process.kill()
        process.wait()

        until(lambda: is_free(config))


# PostgreSQL


@pytest.fixture
def database_on_postgresql(postgresql_url):
    with a_postgresql_database(postgresql_url) as url:
        yield url


@pytest.fixture
def on_postgresql(database_on_postgresql, tmp_path):
    return {"AKR_DATABASE_URL": database_on_postgresql, "AKR_DATA_DIR": str(tmp_path)}


@pytest.fixture
def admin(database_on_postgresql):
    """Somebody else's connection to the database."""
    with psycopg.connect(database_on_postgresql.replace("+psycopg", ""), autocommit=True) as admin:
        yield admin


def keeper(admin):
    """Who holds the lock, by PostgreSQL's number; None when nobody does."""
    asked = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = %s AND granted"
    found = admin.execute(asked, [SERVING_LOCK]).fetchone()
    return found and found[0]


def cut_off(admin, pid):
    admin.execute("SELECT pg_terminate_backend(%s, 60000)", [pid])


@pytest.mark.slow
def test_a_claim_survives_that_postgresql_was_gone_for_a_while(on_postgresql, admin):
    config = from_environment(on_postgresql)
    with claim(config):
        first = keeper(admin)
        cut_off(admin, first)

        assert until(lambda: keeper(admin)) != first
        assert not is_free(config)


@pytest.mark.slow
def test_a_server_whose_claim_was_taken_meanwhile_is_told_to_end(
    on_postgresql, postgresql_url, admin
):
    name = admin.info.dbname
    with another_process(on_postgresql) as server:
        with psycopg.connect(postgresql_url.replace("+psycopg", ""), autocommit=True) as over:
            over.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
            cut_off(admin, keeper(admin))
            admin.execute("SELECT pg_advisory_lock(%s)", [SERVING_LOCK])
            over.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")

        assert server.wait(WITHIN_SECONDS) == -signal.SIGTERM
        assert name.encode() in server.stderr.read()


@pytest.mark.slow
def test_a_second_akr_serve_ends_with_one_line_and_the_first_goes_on(on_postgresql, admin):
    command, port, environment = [sys.executable, "-c", SERVE], a_free_port(), dict(os.environ)
    environment |= on_postgresql | {"AKR_PORT": str(port)}

    with running(command, port, environment) as first:
        second = subprocess.run(command, env=environment, capture_output=True, check=False)

        assert (second.returncode, second.stderr.count(b"\n")) == (2, 1)
        assert admin.info.dbname in second.stderr.decode()
        assert first.poll() is None
        assert keeper(admin)

    until(lambda: keeper(admin) is None)


def test_a_postgresql_that_does_not_answer_is_refused_without_its_password(tmp_path):
    nobody = {"AKR_DATABASE_URL": "postgresql://akr:hemligt@127.0.0.1:1/akr"}

    with pytest.raises(NoDatabase) as refused:
        claim(from_environment(nobody | {"AKR_DATA_DIR": str(tmp_path)})).__enter__()

    assert "127.0.0.1:1/akr" in refusal(refused.value)
    assert "hemligt" not in refusal(refused.value)
