"""What the benches share: a real server as its own process, and phones and walls that cost little.

The clients are asyncio protocols on raw sockets: what they burn is taken from the same two cores.
"""

import asyncio
import os
import re
import resource
import socket
import statistics
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from akr import create_app
from akr.config import from_environment
from akr.store import migrate
from akr.store.work import Store, store_of

SERVE = "from akr.cli import main; main(['serve'])"
START_WITHIN_SECONDS = 60.0
ANSWER_WITHIN_SECONDS = 30.0
SHARED = "The machine has two cores and is shared with others; read the figures as ratios."


@dataclass
class Server:
    """A server that answers, in a process of its own."""

    process: subprocess.Popen
    port: int

    @property
    def origin(self) -> str:
        return f"http://localhost:{self.port}"

    def worker(self) -> int:
        """The process id of the one that does the work: the arbiter's only child."""
        tasks = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return int(tasks.read_text().split()[0])


@contextmanager
def a_store(folder: Path) -> Iterator[Store]:
    """The store in a data folder, up to date, for the hands of whoever prepares a room."""
    app = create_app(from_environment({"AKR_DATA_DIR": str(folder)}))
    migrate.upgrade(app)
    store = store_of(app)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def a_server(folder: Path, port: int | None = None) -> Iterator[Server]:
    """`akr serve` on a data folder, ended afterwards however it stands."""
    port = port or a_free_port()
    environment = {k: v for k, v in os.environ.items() if not k.startswith("AKR_")}
    environment |= {"AKR_DATA_DIR": str(folder), "AKR_PORT": str(port)}
    with running([sys.executable, "-c", SERVE], port, environment) as process:
        yield Server(process, port)


@contextmanager
def running(
    command: Sequence[str], port: int, environment: dict[str, str]
) -> Iterator[subprocess.Popen]:
    """A command that serves a port, once it answers; terminated afterwards."""
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait_until_it_answers(process, port)
        yield process
    finally:
        process.terminate()
        process.wait()


def a_free_port() -> int:
    """A port that nobody uses now."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


def _wait_until_it_answers(process: subprocess.Popen, port: int) -> None:
    give_up = time.monotonic() + START_WITHIN_SECONDS
    while time.monotonic() < give_up and process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5) as asking:
                asking.sendall(b"HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                if asking.recv(12):
                    return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"Nobody answered on port {port}")


class Browser(asyncio.Protocol):
    """A connection that is kept, with its cookies; what is asked waits for the answer before it."""

    def __init__(self, port: int, cookie: str = "") -> None:
        self.port = port
        self.cookie = cookie
        self._transport: asyncio.Transport | None = None
        self._answer: asyncio.Future | None = None
        self._buffer = b""
        self._turn = asyncio.Lock()

    async def get(self, path: str, **headers: str) -> tuple[int, bytes]:
        return await self.send(f"GET {path}", headers, b"")

    async def post(self, path: str, fields: dict[str, str], **headers: str) -> tuple[int, bytes]:
        headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        return await self.send(f"POST {path}", headers, urlencode(fields).encode())

    async def send(self, what: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        loop = asyncio.get_running_loop()
        async with self._turn:
            if self._transport is None or self._transport.is_closing():
                self._transport, _ = await loop.create_connection(
                    lambda: self, "127.0.0.1", self.port
                )
            self._answer = loop.create_future()
            self._buffer = b""
            self._transport.write(request(what, self.port, self.cookie, headers, body))
            return await asyncio.wait_for(self._answer, ANSWER_WITHIN_SECONDS)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, found, body = self._buffer.partition(b"\r\n\r\n")
        if not found or self._answer is None or self._answer.done():
            return
        length = re.search(rb"(?i)content-length: (\d+)", head)
        if length and len(body) < int(length[1]):
            return
        if given := re.search(rb"(?i)set-cookie: ([^;]+)", head):
            self.cookie = given[1].decode()
        self._answer.set_result((int(head[9:12]), body))

    def connection_lost(self, error: Exception | None) -> None:
        if self._answer and not self._answer.done():
            self._answer.set_exception(error or ConnectionError("The server hung up"))

    def close(self) -> None:
        if self._transport:
            self._transport.close()


class Stream(asyncio.Protocol):
    """An open stream; `heard` is called with kind and event number at each signal but pings."""

    SIGNAL = re.compile(rb"id: (\d+)\nevent: (\w+)\n")

    def __init__(self, heard: Callable[[str, int], None] = lambda _kind, _event: None) -> None:
        self.heard = heard
        self.opened = asyncio.get_running_loop().create_future()
        self._transport: asyncio.Transport | None = None

    async def open(self, port: int, path: str, cookie: str = "") -> "Stream":
        loop = asyncio.get_running_loop()
        self._transport, _ = await loop.create_connection(lambda: self, "127.0.0.1", port)
        self._transport.write(request(f"GET {path}", port, cookie, {}, b""))
        await asyncio.wait_for(self.opened, ANSWER_WITHIN_SECONDS)
        return self

    def data_received(self, data: bytes) -> None:
        if not self.opened.done():
            self.opened.set_result(None)
        for event, kind in self.SIGNAL.findall(data):
            self.heard(kind.decode(), int(event))

    def close(self) -> None:
        if self._transport:
            self._transport.close()


class OpenPage:
    """A page as live.js keeps it: a signal, then its part, one at a time, resting as long as it took.

    `shown` has the time and the part for each time that it changed; `rest` is the least, in seconds.
    """

    def __init__(self, browser: Browser, path: str, stream: str, rest: float = 0.0) -> None:
        self._browser = browser
        self._path = path
        self._stream_path = stream
        self._rest = rest
        self._asked = asyncio.Event()
        self._task: asyncio.Task | None = None
        self.signals: list[tuple[float, int]] = []
        self.shown: list[tuple[float, str]] = []

    async def open(self) -> None:
        await self.fetch()
        self._stream = await Stream(self._heard).open(
            self._browser.port, f"{self._stream_path}?last={self.event}", self._browser.cookie
        )
        self._task = asyncio.create_task(self._follow())

    async def fetch(self) -> None:
        _, body = await self._browser.get(self._path, **{"HX-Request": "true"})
        self.shown.append((time.perf_counter(), body.decode()))

    @property
    def event(self) -> int:
        """The last event that the wall shows."""
        return event_of(self.shown[-1][1])

    def _heard(self, _kind: str, event: int) -> None:
        self.signals.append((time.perf_counter(), event))
        self._asked.set()

    async def _follow(self) -> None:
        while True:
            await self._asked.wait()
            self._asked.clear()
            began = time.perf_counter()
            await self.fetch()
            await asyncio.sleep(max(time.perf_counter() - began, self._rest))

    async def close(self) -> None:
        if self._task:
            self._task.cancel()
        self._stream.close()
        self._browser.close()


def a_wall(port: int, secret: str) -> OpenPage:
    """A room's wall."""
    return OpenPage(Browser(port), f"/wall/{secret}", f"/wall/{secret}/stream")


async def until(true, seconds=30):
    """Wait for something to become so."""
    give_up = time.perf_counter() + seconds
    while not true():
        if time.perf_counter() > give_up:
            raise TimeoutError
        await asyncio.sleep(0.001)


def event_of(part: str) -> int:
    """The event number that a wall's part carries."""
    found = re.search(r'data-live-event="(\d+)"', part)
    return int(found[1]) if found else 0


def request(what: str, port: int, cookie: str, headers: dict[str, str], body: bytes) -> bytes:
    """A request as a phone on this origin sends it."""
    lines = [f"{what} HTTP/1.1", f"Host: localhost:{port}", f"Origin: http://localhost:{port}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    if cookie:
        lines.append(f"Cookie: {cookie}")
    if body:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode() + body


def an_act(number: int) -> dict[str, str]:
    """The fields that every write carries."""
    return {"act": str(uuid.uuid4()), "number": str(number)}


@dataclass
class Clock:
    """What a process burns: seconds of processor time between two looks."""

    pid: int
    began: float = field(default_factory=time.perf_counter)
    before: float = 0.0

    def __post_init__(self) -> None:
        self.before = cpu_seconds(self.pid)

    def share(self) -> float:
        """Processor seconds per second since it was made."""
        return (cpu_seconds(self.pid) - self.before) / (time.perf_counter() - self.began)


def cpu_seconds(pid: int) -> float:
    """User and system time of a process so far, from /proc."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_kib(pid: int) -> int:
    """Resident memory of a process."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1])


def p(share: float, values: Sequence[float]) -> float:
    """The value that a share of all values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def median_and_worst(values: Sequence[float]) -> str:
    """Five runs in two figures, in ms."""
    return f"median {statistics.median(values):7.1f} ms   worst {max(values):7.1f} ms"


def allow_many_files() -> None:
    """As many sockets as the machine lets us."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
