"""What an honest answer waits while somebody floods: `python -m tests.bench.flood [--smoke] [--json]`.

Thirty people sort, with the wall open. In turns, for some seconds each, nobody floods and somebody
does, so that both figures are of the same minutes; the flood is a process of its own. Wanted: an
answer's p95 during a flood is at most three times the calm one.
"""

import argparse
import asyncio
import itertools
import json
import multiprocessing
import random
import sys
import tempfile
import time
import uuid
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from akr.domain.answers.sorting import Colour, Sorting
from akr.domain.cards.cards import MOST_CARDS, Task
from akr.domain.office.account import Role
from akr.domain.phase import Phase
from akr.domain.planning.process import Occupation
from akr.domain.proposals.process import Process
from akr.domain.room.participants import Participant
from akr.files.akr_process_1 import write_process
from akr.steps.office import accounts, sessions
from tests import sees
from tests.bench.common import (
    SHARED,
    Browser,
    Clock,
    Server,
    a_server,
    a_store,
    a_wall,
    an_act,
    p,
    request,
)
from tests.bench.room import PEOPLE, TASKS, Phone, wording
from tests.workshops import CARER, a_room, a_sorting_room

WANTED = 3.0
SECONDS_BETWEEN_TAPS = 0.07
MANY_CARDS = 800
IMPORTED = (300, 180)
"""Participants and tasks of a legal file: 54,000 answers, some 6 MB."""

SLOW_BODIES = 300
QUIET = 0.1
"""Of a core: what the server burns when nobody asks for anything."""

LEADER, PASSWORD = "ledare", "ett långt lösenord för mätning"
chance = random.Random(12)


@dataclass(frozen=True)
class Target:
    """What the floods aim at, in values that another process can be given."""

    port: int
    code: str
    seat: str
    leader: str
    file: bytes
    to_group: tuple[str, ...]


@dataclass(frozen=True)
class Measured:
    """An honest answer's p95 in ms while nobody floods and while somebody does, and what floods got."""

    flood: str
    calm: float
    flooded: float
    answers: int
    got: dict[str, int]

    @property
    def times(self) -> float:
        """How many times the calm one."""
        return self.flooded / self.calm


Asked = Callable[[Browser], Awaitable[tuple[int, bytes]]]


def one_seat_writes_cards(target: Target) -> list[Asked]:
    """A seat that writes cards as fast as they are taken, on four connections."""
    numbers = itertools.count(1)

    async def write(browser: Browser) -> tuple[int, bytes]:
        browser.cookie = f"seat_{target.code}={target.seat}"
        said = an_act(next(numbers)) | {"text": wording()}
        return await browser.post(f"/w/{target.code}/cards", said, **{"X-AKR-Outbox": "1"})

    return [write] * 4


def guessed_codes(target: Target) -> list[Asked]:
    """Codes that nobody has, on eight connections."""

    async def guess(browser: Browser) -> tuple[int, bytes]:
        return await browser.get("/w/" + "".join(chance.choices("ACDEFGHJKMNPQRTVWXY347", k=6)))

    return [guess] * 8


def invented_names(target: Target) -> list[Asked]:
    """Sign-ins with a new name each, twenty-four at once."""

    async def sign_in(browser: Browser) -> tuple[int, bytes]:
        said = {"name": uuid.uuid4().hex, "password": "ett lösenord som ingen har"}
        return await browser.post("/sign-in", said)

    return [sign_in] * 24


def slow_bodies(target: Target) -> list[Asked]:
    """Forms of which a byte comes now and then, three hundred at once."""

    async def drip(_browser: Browser) -> tuple[int, bytes]:
        reader, writer = await asyncio.open_connection("127.0.0.1", target.port)
        head = request("POST /sign-in", target.port, "", {"Content-Length": "400"}, b"")
        try:
            writer.write(head)
            for _ in range(100):
                writer.write(b"x")
                await writer.drain()
                await asyncio.sleep(0.5)
            return int((await reader.read(12))[9:12]), b""
        finally:
            writer.close()

    return [drip] * SLOW_BODIES


def a_large_file(target: Target) -> list[Asked]:
    """A leader who imports a large and legal file, over and over."""

    async def upload(browser: Browser) -> tuple[int, bytes]:
        browser.cookie = target.leader
        limit = uuid.uuid4().hex
        fields = [
            ("act", "", str(uuid.uuid4()).encode()),
            ("file", '; filename="p.json"', target.file),
        ]
        body = b"".join(
            f'--{limit}\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'.encode()
            + value
            + b"\r\n"
            for name, more, value in fields
        )
        headers = {"Content-Type": f"multipart/form-data; boundary={limit}"}
        return await browser.send(
            "POST /processes/import", headers, body + f"--{limit}--\r\n".encode()
        )

    return [upload]


def many_cards_grouped(target: Target) -> list[Asked]:
    """Leaders who open the table of rooms with eight hundred cards each, one after another."""
    rooms = itertools.cycle(target.to_group)

    async def gather(browser: Browser) -> tuple[int, bytes]:
        browser.cookie = target.leader
        room = next(rooms)
        there = an_act(0) | {"phase": Phase.GATHER, "leaving": Phase.WRITE, "sure": "1"}
        status, body = await browser.post(f"/processes/{room}/phase", there)
        await browser.get(f"/processes/{room}/table")
        await asyncio.sleep(2)
        return status, body

    return [gather]


FLOODS = (
    one_seat_writes_cards,
    guessed_codes,
    invented_names,
    slow_bodies,
    a_large_file,
    many_cards_grouped,
)


def flood(name: str, target: Target, seconds: float, told: multiprocessing.Queue) -> None:
    """Flood in this process until the time is out, and tell what was answered."""
    kind = next(each for each in FLOODS if each.__name__ == name)
    told.put("begins")
    told.put(asyncio.run(_flood(kind(target), target.port, seconds)))


async def _flood(asked: list[Asked], port: int, seconds: float) -> dict[str, int]:
    got: Counter[str] = Counter()

    async def on_one_connection(ask: Asked) -> None:
        browser = Browser(port)
        while True:
            try:
                status, _ = await ask(browser)
                got[str(status)] += 1
            except (OSError, TimeoutError, ValueError):
                got["hung up"] += 1
                browser = Browser(port)
                await asyncio.sleep(0.1)

    tasks = [asyncio.create_task(on_one_connection(each)) for each in asked]
    with suppress(TimeoutError):
        await asyncio.wait_for(asyncio.gather(*tasks), seconds)
    return dict(got)


class Honest:
    """A room that sorts, its wall open, and what each of its answers waited."""

    def __init__(
        self, port: int, code: str, tokens: list[str], tasks: list[str], wall: str
    ) -> None:
        self.phones = [Phone(port, code, token) for token in tokens]
        self.tasks = tasks
        self.wall = a_wall(port, wall)

    async def answers(self, seconds: float) -> list[float]:
        """Answer as thirty people do, for some seconds; ms that each answer took."""
        took: list[float] = []

        async def tap() -> None:
            began = time.perf_counter()
            status, _ = await chance.choice(self.phones).send(
                "sorting", task=chance.choice(self.tasks), colour="green"
            )
            took.append(1000 * (time.perf_counter() - began))
            assert status == 204, f"An honest answer got {status}"

        taps, until = [], time.perf_counter() + seconds
        while time.perf_counter() < until:
            taps.append(asyncio.create_task(tap()))
            await asyncio.sleep(chance.expovariate(1 / SECONDS_BETWEEN_TAPS))
        await asyncio.gather(*taps)
        return took


async def quiet(server: Server) -> None:
    """Wait until what the flood left behind is done with, for half a minute at most."""
    for _ in range(30):
        clock = Clock(server.worker())
        await asyncio.sleep(1)
        if clock.share() < QUIET:
            return


async def measure(
    server: Server, honest: Honest, target: Target, name: str, rounds: int, seconds: float
) -> Measured:
    calm, flooded, got = [], [], Counter()
    processes = multiprocessing.get_context("spawn")
    for _ in range(rounds):
        calm += await honest.answers(seconds)
        told = processes.Queue()
        flooding = processes.Process(target=flood, args=(name, target, seconds + 0.5, told))
        flooding.start()
        await asyncio.to_thread(told.get)
        await asyncio.sleep(0.5)
        flooded += await honest.answers(seconds)
        got.update(await asyncio.to_thread(told.get))
        flooding.join()
        await quiet(server)
    return Measured(name, p(0.95, calm), p(0.95, flooded), len(calm) + len(flooded), dict(got))


def a_large_process() -> bytes:
    people, tasks = IMPORTED
    return write_process(
        Process(
            title="En stor fil",
            occupations=(Occupation("barnskotare", "Barnskötare"),),
            participants=tuple(Participant(f"p{n}", "barnskotare") for n in range(people)),
            tasks=tuple(Task(f"t{n}", wording()) for n in range(tasks)),
            sortings=tuple(
                Sorting(f"p{n}", f"t{task}", chance.choice(list(Colour)))
                for n in range(people)
                for task in range(tasks)
            ),
        )
    )


async def everything(
    server, honest: Honest, target: Target, names, rounds, seconds
) -> list[Measured]:
    await honest.wall.open()
    await honest.answers(seconds / 2)  # what is slow the first time
    return [await measure(server, honest, target, name, rounds, seconds) for name in names]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true", help="one second each, to see that it runs")
    parser.add_argument("--json", action="store_true", help="the same figures for a program")
    parser.add_argument("--only", choices=[each.__name__ for each in FLOODS])
    asked = parser.parse_args()
    rounds, seconds, cards, rooms = (1, 1.0, 20, 1) if asked.smoke else (3, 8.0, MANY_CARDS, 9)
    names = [asked.only] if asked.only else [each.__name__ for each in FLOODS]
    with tempfile.TemporaryDirectory() as folder:
        with a_store(Path(folder)) as store:
            account = accounts.create_account(store.work(), LEADER, PASSWORD, Role.FACILITATOR)
            sorting, writer = a_sorting_room(store.work, [wording() for _ in range(TASKS)])
            tasks = [card.task for card in writer.deck().cards]
            tokens = [sorting.join(CARER).token for _ in range(PEOPLE)]
            writing = a_room(store.work, phase=Phase.WRITE)
            to_group = []
            for _ in range(rooms if "many_cards_grouped" in names else 0):
                room = a_room(store.work, phase=Phase.WRITE, account=account.id)
                for number in range(cards):
                    if number % MOST_CARDS == 0:
                        place = room.join(CARER)
                    place.write(wording())
                to_group.append(room.public_id)
            target = Target(
                port=0,
                code=writing.code,
                seat=writing.join(CARER).token,
                leader=f"akr={sessions.begin(store.work(), account)}",
                file=a_large_process(),
                to_group=tuple(to_group),
            )
            wall = sees.as_leader(store.work(), sorting.public_id)[1]
        with a_server(Path(folder)) as server:
            target = replace(target, port=server.port)
            honest = Honest(server.port, sorting.code, tokens, tasks, wall)
            found = asyncio.run(everything(server, honest, target, names, rounds, seconds))
    if asked.json:
        print(json.dumps([asdict(each) | {"times": each.times} for each in found], indent=2))
    else:
        print(
            f"An honest answer's p95, {rounds} × {seconds:g} s calm and {rounds} × {seconds:g} s flooded"
        )
        for each in found:
            got = ", ".join(f"{n} × {status}" for status, n in sorted(each.got.items()))
            held = "" if each.times <= WANTED else "   OVER"
            print(
                f"{each.flood.replace('_', ' '):24} calm {each.calm:7.1f} ms   "
                f"flooded {each.flooded:7.1f} ms   × {each.times:4.1f}{held}   ({got})"
            )
        print(SHARED, file=sys.stderr)


if __name__ == "__main__":
    main()
