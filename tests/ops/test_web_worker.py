"""The server's edge: what never reaches the app is refused in Swedish, and what stalls is ended."""

import os
import re
import resource
import socket
import subprocess
import sys

import pytest

from tests.bench.common import SERVE, a_free_port, a_server, a_store
from tests.workshops import CARER, a_room

pytestmark = pytest.mark.slow

READS_AT_ONCE = 65536


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("served")
    with a_store(folder) as store:
        room = a_room(store.work)
        place = room.join(CARER)
    with a_server(folder) as server:
        yield server, room, place


def asked(server, request, *, more=b""):
    """Send bytes, and return the whole answer."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=120) as line:
        line.sendall(request)
        if more:
            line.sendall(more)
        answer = b""
        while data := line.recv(READS_AT_ONCE):
            answer += data
        return answer.decode()


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET /%s HTTP/1.1\r\nHost: x\r\n\r\n" % (b"x" * 9000), 414),
        (b"GET / HTTP/1.1\r\nHost: x\r\nCookie: %s\r\n\r\n" % (b"x" * 70_000), 431),
        (b"GET / HTTP/1.1\r\nHost: x\r\nNot a header\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n", 400),
        (b"<script> / HTTP/1.1\r\n\r\n", 400),
    ],
)
def test_what_cannot_be_read_is_refused_in_swedish(served, request_, status):
    head, _, page = asked(served[0], request_).partition("\r\n\r\n")

    assert head.startswith(f"HTTP/1.1 {status} ")
    assert "charset=utf-8" in head
    assert '<html lang="sv">' in page
    assert "<script>" not in page
    assert re.search("skickade|skickades|för lång", page)


def test_no_header_moves_the_address(served):
    answer = asked(
        served[0], b"GET / HTTP/1.1\r\nHost: x\r\nSCRIPT_NAME: /a\r\nConnection: close\r\n\r\n"
    )

    assert answer.startswith("HTTP/1.1 200 ")
    assert 'href="/a' not in answer


def test_a_body_that_does_not_come_is_ended_with_words(served):
    server, room, place = served
    answer = asked(
        server,
        (
            f"POST /w/{room.code}/cards HTTP/1.1\r\nHost: x\r\nOrigin: {server.origin}\r\n"
            f"Cookie: seat_{room.code}={place.token}\r\nContent-Length: 40\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n\r\nact="
        ).encode(),
    )

    assert answer.startswith("HTTP/1.1 408 ")
    assert "Nätet var för långsamt" in answer


def test_a_server_that_may_open_too_few_files_says_so_instead_of_starting(tmp_path):
    def few_files():
        resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))

    done = subprocess.run(
        [sys.executable, "-c", SERVE],
        env=os.environ | {"AKR_DATA_DIR": str(tmp_path), "AKR_PORT": str(a_free_port())},
        preexec_fn=few_files,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert done.returncode == 2
    assert "LimitNOFILE" in done.stderr
    assert len(done.stderr.splitlines()) == 1
