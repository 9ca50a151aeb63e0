"""The demo: a believable room in every phase, made by real steps, that leaves nothing behind."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

import pytest

from akr.files.akr_process_1 import read_process
from akr.ops.bots import opinion
from akr.ops.demo import lan_address
from akr.ops.scene import set_the_scene
from akr.ops.staff import example
from akr.ops.stop import Stop
from akr.root import root
from tests import sees
from tests.bench.common import a_free_port, a_store
from tests.page import read

DEMO = ["-c", "from akr.cli import main; main()", "demo"]
LINDEN = Path(__file__).parents[2] / "data" / "linden.json"
ONLY_LOOPBACK = """
import fcntl, os, socket, struct, sys
UP_AND_RUNNING, SIOCSIFFLAGS = 0x41, 0x8914
fcntl.ioctl(socket.socket(), SIOCSIFFLAGS, struct.pack("16sh", b"lo", UP_AND_RUNNING))
os.execvp(sys.argv[1], sys.argv[1:])
"""
"""Brings up loopback in a namespace without a network, then runs the given command."""

READ = "import sys, urllib.request as u; print(u.urlopen(sys.argv[1]).read().decode())"


class Demo:
    """A demo that has printed its addresses."""

    def __init__(self, process, said):
        self.process = process
        self.said = said
        self.wall = re.search(r"http://\S+/wall/\S+", said)[0]
        self.phones, self.code = re.search(r"(http://\S+)/w/(\w{6})", said).groups()
        self.leader = re.search(r"next=(/processes/\S+/lead)", said)[1]
        self.password = re.search(r"lösenordet: (.+)", said)[1]
        self.port = re.search(r":(\d+)/wall/", said)[1]

    def see_wall(self):
        """The wall's page as it is now."""
        with urllib.request.urlopen(self.wall) as answer:
            return answer.read().decode()


@contextmanager
def a_demo(*arguments, command=(), python=sys.executable, **environment):
    """Run `akr demo`, wait until it has printed everything and responds; stop it with Ctrl+C."""
    process = subprocess.Popen(
        [*command, python, *DEMO, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | environment,
        start_new_session=True,
    )
    try:
        said = ""
        while "Ctrl+C" not in said:
            line = process.stdout.readline()
            assert line, f"The demo ended early: {said}"
            said += line
        yield Demo(process, said)
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)


@pytest.mark.parametrize("stop", ["write", "sort"])
def test_the_demo_stops_in_a_half_done_phase(stop, tmp_path):
    with a_store(tmp_path) as store:
        scene = set_the_scene(store.work(), Stop(stop))
        room, _ = sees.as_leader(store.work(), scene.public_id)

    done, of = room.progress or (room.cards, len(example().cards))
    assert 0 < done < of
    assert scene.colleagues < scene.staff  # a place is left for whoever tries it


def test_the_example_is_linden():
    assert example() == read_process(LINDEN.read_bytes())


def test_a_bot_answers_like_a_colleague_in_its_occupation():
    task = next(each for each in example().tasks if each.id == "blojor")
    by_carers = {
        each.colour
        for each in example().sortings
        if each.task == task.id and each.participant.startswith("barnskotare")
    }

    said = Counter(opinion(task.text, "Barnskötare") for _ in range(50))

    assert set(said) <= by_carers
    assert opinion("Ringa in vikarier", "Barnskötare") in {"green", "yellow", "red", "black"}
    assert opinion("Rymdpromenad", "Barnskötare") == "unsure"


def test_phones_on_other_machines_can_reach_the_demo():
    address = lan_address()

    assert address is None or not address.startswith("127.")


@pytest.mark.slow
def test_a_demo_has_a_room_that_colleagues_join_and_a_leader_runs(tmp_path):
    port = a_free_port()
    untouched = tmp_path / "municipality"
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    environment = {"AKR_DATA_DIR": str(untouched), "TMPDIR": str(temporary)}
    with (
        socket.create_server(("", port)),  # so the demo takes the next that is free
        a_demo("--bots", "3", "--port", str(port), **environment) as demo,
    ):
        assert demo.port != str(port)
        assert f"Port {port} är upptagen" in demo.said
        lan = lan_address()
        assert demo.phones == f"http://{lan or 'localhost'}:{demo.port}"
        assert demo.phones.removeprefix("http://") in demo.see_wall()
        eventually(lambda: "8" in read(demo.see_wall()).texts(".wall-number"))
        assert signed_in(demo) == 200
        running = everybody_in(demo.process.pid)
        assert len(running) >= 3  # the arbiter, its worker, the bots
        assert list(temporary.iterdir())

    assert demo.process.returncode == 0
    assert [pid for pid in running if Path(f"/proc/{pid}").exists()] == []
    assert list(temporary.iterdir()) == []
    assert not untouched.exists()


@pytest.mark.slow
def test_a_demo_needs_no_network(tmp_path):
    if os.geteuid() != 0 or not shutil.which("unshare"):
        pytest.skip("to be without a network takes root and unshare")
    port = str(a_free_port())
    offline = ["unshare", "-n", sys.executable, "-c", ONLY_LOOPBACK]
    with a_demo(
        "--phase", "sort", "--bots", "0", "--port", port, command=offline, TMPDIR=str(tmp_path)
    ) as demo:
        assert demo.phones == f"http://localhost:{port}"
        inside = [
            "nsenter",
            "-n",
            "-t",
            str(demo.process.pid),
            sys.executable,
            "-c",
            READ,
            demo.wall,
        ]
        page = subprocess.run(inside, capture_output=True, text=True, check=True).stdout

    assert "181 av 364 svar" in read(page).words
    assert demo.process.returncode == 0


@pytest.mark.slow
def test_a_demo_needs_no_developer_tools(tmp_path):
    alone = tmp_path / "venv"  # as `python3 akr demo` fills it on a fresh machine
    subprocess.run(
        ["uv", "sync", "--quiet", "--locked", "--no-dev"],
        cwd=root(),
        env=os.environ | {"UV_PROJECT_ENVIRONMENT": str(alone), "UV_LINK_MODE": "copy"},
        check=True,
    )

    with a_demo("--bots", "0", "--port", str(a_free_port()), python=alone / "bin/python") as demo:
        assert demo.phones.removeprefix("http://") in demo.see_wall()


def signed_in(demo):
    """Sign in as the leader, go on to the console and return its status."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    here = f"http://localhost:{demo.port}"
    fields = {"name": "demo", "password": demo.password, "next": demo.leader}
    request = urllib.request.Request(
        f"{here}/sign-in", urllib.parse.urlencode(fields).encode(), {"Origin": here}
    )
    with browser.open(request) as answer:
        assert answer.url == here + demo.leader
        return answer.status


def everybody_in(session):
    """Return a session's process ids that still exist."""
    found = subprocess.run(
        ["ps", "-o", "pid=", "-s", str(session)], capture_output=True, text=True, check=True
    )
    return [int(pid) for pid in found.stdout.split()]


def eventually(true, seconds=40):
    """Wait for a condition to become true."""
    give_up = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < give_up
        time.sleep(0.5)
