"""A whole town sorts at once: `python -m tests.bench.municipality [--smoke]`.

200 workshops of 30 people, everybody with an open stream and a connection of their own, each with a
sort every five seconds: 1,200 sorts a second on SQLite and one server process. Every workshop has a
wall that listens; some of the walls, and of the leaders' pages, are also fetched anew, as live.js
does. Wanted: POST to
wall p95 ≤ 10 ms, ≤ 65 % of a core. How much the clients burn is told too: they share the cores. So
is what the same streams, POSTs and signals cost a bare Flask app that keeps nothing, right
afterwards: what a core can do differs from machine to machine, from hour to hour on a shared one, and
by a fifth with how its Python was built: take Debian's, which AKR runs on when it is installed.
"""

import argparse
import asyncio
import gc
import os
import random
import sys
import tempfile
import time
import uuid
from bisect import bisect_left
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from akr.domain.act import Act
from akr.domain.cards.cards import Task
from akr.domain.office.account import Role
from akr.domain.phase import Phase
from akr.domain.planning.process import Occupation
from akr.domain.proposals.process import Process
from akr.steps.office.accounts import create_account
from akr.steps.planning.processes import import_process
from akr.store.tables import ActRow
from tests.bench.common import (
    SHARED,
    Browser,
    Clock,
    OpenPage,
    Server,
    Stream,
    a_free_port,
    a_server,
    a_store,
    a_wall,
    allow_many_files,
    an_act,
    event_of,
    p,
    resident_kib,
    running,
)

PEOPLE = 30
TASKS = 12
SECONDS_BETWEEN_SORTS = 5.0
OPENED_AT_ONCE = 100
CONSOLE_RESTS_SECONDS = 1.0
"""As `data-live-rest` says on the leader's page."""
LEADER, PASSWORD = "ledare@exempelstad.se", "en mening att minnas"
COLOURS = ("green", "yellow", "red", "black", "unsure")

chance = random.Random(200)


@dataclass
class Room:
    """A workshop that sorts: who holds its seats, and what its wall's stream said when."""

    code: str
    process: str
    wall: str
    tokens: list[str]
    taps: list["Tap"] = field(default_factory=list)
    signals: list[tuple[int, float]] = field(default_factory=list)

    def heard(self, _kind: str, event: int) -> None:
        self.signals.append((event, time.perf_counter()))

    def delays(self, events: dict[str, int]) -> list[float]:
        """Ms from each tap to the first signal of its event, or of a later one that stands for it."""
        found = []
        for tap in self.taps:
            place = bisect_left(self.signals, (events[tap.act], 0.0))
            if place < len(self.signals):
                found.append(1000 * (self.signals[place][1] - tap.pressed))
        return found


@dataclass
class Tap:
    """A sort, and when it was pressed."""

    act: str
    pressed: float


class Phone:
    """One person's phone: an open stream and a kept connection."""

    def __init__(self, room: Room, token: str, port: int) -> None:
        self.room = room
        self.browser = Browser(port, f"seat_{room.code}={token}")
        self.number = 0

    async def sort(self, statuses: dict[int, int]) -> None:
        self.number += 1
        fields = {"task": f"t{self.number % TASKS}", "colour": chance.choice(COLOURS)}
        act = an_act(self.number)
        self.room.taps.append(Tap(act["act"], time.perf_counter()))
        status, _ = await self.browser.post(
            f"/w/{self.room.code}/sorting", act | fields, **{"X-AKR-Outbox": "1"}
        )
        statuses[status] = statuses.get(status, 0) + 1


@dataclass
class BareRoom:
    """A room of the bare app: when each of its taps was pressed, and how long each signal took."""

    number: int
    pressed: list[float] = field(default_factory=list)
    delays: list[float] = field(default_factory=list)

    def heard(self, _kind: str, event: int) -> None:
        self.delays.append(1000 * (time.perf_counter() - self.pressed[event]))


class BarePhone:
    """One person's kept connection to the bare app."""

    def __init__(self, room: BareRoom, port: int) -> None:
        self.room = room
        self.browser = Browser(port)

    async def sort(self, statuses: dict[int, int]) -> None:
        fields = {"task": "t1", "colour": chance.choice(COLOURS)}
        act = an_act(len(self.room.pressed))
        self.room.pressed.append(time.perf_counter())
        status, _ = await self.browser.post(f"/say/{self.room.number}", act | fields)
        statuses[status] = statuses.get(status, 0) + 1


def prepare(folder: Path, rooms: int) -> list[Room]:
    """Make the rooms straight in the store, ready to sort; one person leads them all."""
    with a_store(folder) as store:
        leader = create_account(store.work(), LEADER, PASSWORD, Role.FACILITATOR)
        return [_prepare_one(store.work(), leader) for _ in range(rooms)]


def _prepare_one(work, leader) -> Room:
    process = Process(
        title="Förskolan Linden",
        occupations=(Occupation("barnskotare", "Barnskötare"),),
        participants=(),
        tasks=tuple(Task(f"t{i}", f"Torka bord {i}") for i in range(TASKS)),
        sortings=(),
    )
    public_id = import_process(work, leader.id, Act(str(uuid.uuid4()), 1), process)
    with work:
        workshop = work.workshops.open_(public_id)
        work.workshops.move(workshop, Phase.SORT)
        taken = [work.seats.take(workshop, "barnskotare", f"p{i}") for i in range(PEOPLE)]
        wall = work.workshops.wall_of(workshop)
    return Room(workshop.code, public_id, wall, [each.token for each in taken])


async def measure(server, folder, rooms, seconds, refetching, led):
    """Open every stream, let everybody sort, tell what it took; returns the server's share of a core."""
    port, worker = server.port, server.worker()
    await asyncio.sleep(1)
    before = resident_kib(worker)
    phones = [Phone(room, token, port) for room in rooms for token in room.tokens]
    streams = await opened(
        Stream().open(port, f"/w/{phone.room.code}/stream?last=0", phone.browser.cookie)
        for phone in phones
    )
    kib_each = (resident_kib(worker) - before) / len(streams)
    idle = Clock(worker)
    await asyncio.sleep(11)  # as long as it takes that every stream says once that it lives
    idled = idle.share()
    walls = [a_wall(port, room.wall) for room in rooms[:refetching]]
    consoles = await consoles_of(port, rooms[:led])
    for each in (*walls, *consoles):
        await each.open()
    streams += await opened(
        Stream(room.heard).open(port, f"/wall/{room.wall}/stream?last=0") for room in rooms
    )
    await opened(phone.browser.get("/") for phone in phones)

    statuses: dict[int, int] = {}
    await sort_for(phones, 2, statuses)  # each connection's and each statement's first time
    for room in rooms:
        room.taps.clear()
    statuses.clear()
    for each in (*walls, *consoles):
        each.shown, each.signals = each.shown[-1:], each.signals[-1:]
    gc.collect()
    gc.freeze()  # a pause of ours would look like one of the server's
    gc.disable()
    serving, asking = Clock(worker), Clock(os.getpid())
    began = time.perf_counter()
    await sort_for(phones, seconds, statuses)
    took = time.perf_counter() - began
    served, asked = serving.share(), asking.share()
    await asyncio.sleep(1)
    events = await asyncio.to_thread(stored_events, folder)
    delays = [each for room in rooms for each in room.delays(events)]
    pages = [each for wall in walls for each in page_delays(wall)]
    for each in (*streams, *(phone.browser for phone in phones)):
        each.close()
    print(f"{len(rooms)} workshops, {len(phones)} open streams, {took:.0f} s")
    print(f"sorts a second            {sum(statuses.values()) / took:8.0f}   answers {statuses}")
    print(f"POST to the wall's signal p50 {p(0.5, delays):6.1f} ms   p95 {p(0.95, delays):6.1f} ms"
          f"   p99 {p(0.99, delays):6.1f} ms   told {len(delays)}")  # fmt: skip
    if consoles:
        fetched = sum(len(console.shown) - 1 for console in consoles)
        print(f"consoles, all in step     {len(consoles):8}   {fetched} pages")
    if pages:
        print(f"signal to the wall's page p50 {p(0.5, pages):6.1f} ms   p95 {p(0.95, pages):6.1f} ms"
              f"   {len(walls)} walls, {len(pages)} pages")  # fmt: skip
    print(f"the server's process      {100 * served:8.0f} % of a core")
    print(f"… with nobody sorting     {100 * idled:8.0f} % of a core")
    print(f"the clients' process      {100 * asked:8.0f} % of a core")
    print(f"memory per open stream    {kib_each:8.1f} KiB")
    return served


async def consoles_of(port, rooms):
    """The leader's page of some rooms, signed in once."""
    leader = Browser(port)
    if rooms:
        status, _ = await leader.post("/sign-in", {"name": LEADER, "password": PASSWORD})
        assert status == 303
    return [
        OpenPage(
            Browser(port, leader.cookie),
            f"/processes/{room.process}/lead",
            f"/processes/{room.process}/stream",
            CONSOLE_RESTS_SECONDS,
        )
        for room in rooms
    ]


def stored_events(folder):
    """The event number of each act that the server has stored."""
    with a_store(folder) as store, (work := store.work()).reading():
        rows = work.transaction.session.execute(select(ActRow.id, ActRow.event))
        return dict(map(tuple, rows))


async def floor(bare, rooms):
    """Give the bare app the same streams and as many POSTs a second; returns its share of a core."""
    rooms = [BareRoom(number) for number in range(rooms)]
    phones = [BarePhone(room, bare.port) for room in rooms for _ in range(PEOPLE)]
    streams = await opened(Stream().open(bare.port, "/stream/phones") for _ in phones)
    streams += await opened(
        Stream(room.heard).open(bare.port, f"/stream/{room.number}") for room in rooms
    )
    await opened(phone.browser.get("/") for phone in phones)
    await sort_for(phones, 2, {})
    for room in rooms:
        room.delays.clear()
    burning = Clock(bare.worker())
    await sort_for(phones, 2 * SECONDS_BETWEEN_SORTS, {})
    burned = burning.share()
    delays = [each for room in rooms for each in room.delays]
    print(f"bare Flask, POST to signal p50 {p(0.5, delays):5.1f} ms   p95 {p(0.95, delays):6.1f} ms"
          f"   p99 {p(0.99, delays):6.1f} ms")  # fmt: skip
    return burned


def page_delays(wall):
    """Ms from each signal to the first page that shows its event."""
    pages = [(at, event_of(part)) for at, part in wall.shown[1:]]
    found = []
    for at, event in wall.signals[1:]:
        later = [when for when, shown in pages if shown >= event]
        if later:
            found.append(1000 * max(0.0, later[0] - at))
    return found


async def opened(openings):
    """Do many, some at a time."""
    done = []
    waiting = list(openings)
    for first in range(0, len(waiting), OPENED_AT_ONCE):
        done += await asyncio.gather(*waiting[first : first + OPENED_AT_ONCE])
    return done


async def sort_for(phones, seconds, statuses):
    """Let each phone sort every five seconds, spread out evenly; nobody waits for another."""
    order = random.Random(5).sample(phones, len(phones))
    pause = SECONDS_BETWEEN_SORTS / len(phones)
    sent = []
    began = time.perf_counter()
    for number in range(round(seconds / pause)):
        ahead = began + number * pause - time.perf_counter()
        if ahead > 0:
            await asyncio.sleep(ahead)
        elif number % 8 == 0:
            await asyncio.sleep(0)
        sent.append(asyncio.create_task(order[number % len(order)].sort(statuses)))
    await asyncio.gather(*sent)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true", help="four rooms, to see that it runs")
    parser.add_argument("--rooms", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--refetching", type=int, default=10, help="walls that fetch their page")
    parser.add_argument("--led", type=int, default=0, help="leaders with their page open")
    said = parser.parse_args()
    rooms, seconds, refetching, led = (
        (4, 2, 1, 1) if said.smoke else (said.rooms, said.seconds, said.refetching, said.led)
    )
    allow_many_files()
    with tempfile.TemporaryDirectory() as folder:
        prepared = prepare(Path(folder), rooms)
        with a_server(Path(folder)) as server:
            served = asyncio.run(
                measure(server, Path(folder), prepared, seconds, min(refetching, rooms), led)
            )
    port = a_free_port()
    echo = [sys.executable, "-m", "tests.bench.echo", str(port)]
    with running(echo, port, dict(os.environ)) as bare:
        least = asyncio.run(floor(Server(bare, port), rooms))
    print(f"bare Flask, same traffic  {100 * least:8.0f} % of a core: AKR × {served / least:.1f}")
    print(SHARED)


if __name__ == "__main__":
    main()
