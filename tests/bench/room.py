"""How quick a room of thirty is: `python -m tests.bench.room [--smoke]`.

The server is a process of its own, the phones and the wall are this one; cookies are kept. Beside
it, in the same run, the same client on the shortest Flask app that tells a POST to open streams.
Wanted: a tap on the wall's page p95 ≤ 50 ms, 30 cards ≤ 500 ms, 30 joins ≤ 500 ms with no failure,
a late phone's page with 300 cards ≤ 70 ms.
"""

import argparse
import asyncio
import os
import random
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

from akr.domain.phase import Phase
from akr.domain.room.workshop import MOST_SEATS
from tests import sees
from tests.bench.common import (
    SHARED,
    Browser,
    Stream,
    a_free_port,
    a_server,
    a_store,
    a_wall,
    an_act,
    event_of,
    median_and_worst,
    p,
    running,
    until,
)
from tests.workshops import CARER, OCCUPATIONS, TEACHER, a_room, a_sorting_room

PEOPLE = 30
TASKS = 28
MANY = 300
SECONDS_BETWEEN_TAPS = 0.07
"""Thirty people who each take two seconds for a task."""

chance = random.Random(30)


class Phone:
    """A seat's phone: its stream is open, its acts are numbered."""

    def __init__(self, port, code, token):
        self.browser = Browser(port, f"seat_{code}={token}")
        self.code = code
        self.number = 0

    async def open(self, port):
        self.stream = await Stream().open(
            port, f"/w/{self.code}/stream?last=0", self.browser.cookie
        )

    async def send(self, what, **fields):
        self.number += 1
        return await self.browser.post(
            f"/w/{self.code}/{what}", an_act(self.number) | fields, **{"X-AKR-Outbox": "1"}
        )

    def close(self):
        self.stream.close()
        self.browser.close()


class Prepared:
    """Rooms as they lie in the store before the server starts."""

    def __init__(self, work, many):
        self.many = many
        self.sorting, writer = a_sorting_room(work, [wording() for _ in range(TASKS)])
        self.tasks = [card.task for card in writer.deck().cards]
        self.sorters = [self.sorting.join(CARER).token for _ in range(PEOPLE)]
        self.writing = a_room(work, phase=Phase.WRITE)
        self.writers = [self.writing.join(TEACHER).token for _ in range(PEOPLE)]
        self.joining = a_room(work, occupations=dict.fromkeys(OCCUPATIONS, MOST_SEATS))
        self.late, late_writer = a_sorting_room(work, [wording() for _ in range(many)])
        self.late_tasks = len(late_writer.deck().cards)
        self.walls = {
            room.code: sees.as_leader(work(), room.public_id)[1]
            for room in (self.sorting, self.writing)
        }


def wording():
    """A card unlike every other, so that none is laid with another."""
    return " ".join("".join(chance.sample("abdefghiklmnoprstuvyåäö", 7)) for _ in range(4))


async def taps(port, prepared, number):
    """Tap → signal on the wall's stream, and tap → wall's page, in ms, with everybody connected."""
    room = prepared.sorting
    phones = [Phone(port, room.code, token) for token in prepared.sorters]
    await asyncio.gather(*(phone.open(port) for phone in phones))
    wall = a_wall(port, prepared.walls[room.code])
    await wall.open()
    # A first one tells where the event numbers, which all rooms share, go on from.
    before = wall.event
    await phones[0].send("sorting", task=prepared.tasks[0], colour="red")
    await until(lambda: wall.event > before)
    before = wall.event
    sent, answers = [], []
    for _ in range(number):
        phone = chance.choice(phones)
        sent.append(time.perf_counter())
        answers.append(
            asyncio.create_task(
                phone.send("sorting", task=chance.choice(prepared.tasks), colour="green")
            )
        )
        await asyncio.sleep(chance.expovariate(1 / SECONDS_BETWEEN_TAPS))
        await answers[-1]
    await until(lambda: min(wall.event, wall.signals[-1][1]) >= before + number)
    assert {status for status, _ in await asyncio.gather(*answers)} == {204}
    for phone in phones:
        phone.close()
    await wall.close()
    signals = arrivals(wall.signals, sent, before)
    pages = arrivals([(at, event_of(part)) for at, part in wall.shown], sent, before)
    return signals, pages


def arrivals(told, sent, before):
    """Ms from each sending to the first telling of its event or a later one."""
    found = []
    for number, at in enumerate(sent, before + 1):
        found.append(1000 * (min(when for when, event in told if event >= number) - at))
    return found


async def cards_at_once(port, prepared):
    """Ms from thirty phones' cards until the wall's page counts them all."""
    room = prepared.writing
    phones = [Phone(port, room.code, token) for token in prepared.writers]
    await asyncio.gather(*(phone.open(port) for phone in phones))
    wall = a_wall(port, prepared.walls[room.code])
    await wall.open()
    before = cards_on(wall)
    for phone in phones:
        phone.number = before
        await phone.browser.get(f"/w/{room.code}/my-seat")  # the page that the card is written on
    began = time.perf_counter()
    answers = await asyncio.gather(*(phone.send("cards", text=wording()) for phone in phones))
    await until(lambda: cards_on(wall) == before + len(phones))
    took = 1000 * (wall.shown[-1][0] - began)
    assert {status for status, _ in answers} == {204}
    for phone in phones:
        phone.close()
    await wall.close()
    return took


def cards_on(wall):
    """How many cards the wall shows."""
    return int(re.search(r'wall-number">(\d+)<', wall.shown[-1][1])[1])


async def joins_at_once(port, prepared):
    """Failures, and ms until thirty new phones have their page: choose, take a seat, see it."""
    began = time.perf_counter()
    joined = await asyncio.gather(
        *(join(Browser(port), prepared.joining.code) for _ in range(PEOPLE)), return_exceptions=True
    )
    took = 1000 * (time.perf_counter() - began)
    return sum(1 for each in joined if each is not True), took


async def join(browser, code):
    """Go in as a new phone does."""
    first, page = await browser.get(f"/w/{code}")
    occupation = re.search(rb'name="occupation" value="([^"]+)"', page)[1].decode()
    second, _ = await browser.post(f"/w/{code}/seat", an_act(0) | {"occupation": occupation})
    third, _ = await browser.get(f"/w/{code}/now")
    browser.close()
    return (first, second, third) == (200, 303, 200)


async def late_join(port, prepared):
    """Ms for the page of a phone that joins a room with very many tasks, and its kilobytes."""
    browser, code = Browser(port), prepared.late.code
    await browser.get(f"/w/{code}")
    await browser.post(f"/w/{code}/seat", an_act(0) | {"occupation": TEACHER})
    began = time.perf_counter()
    status, page = await browser.get(f"/w/{code}/now")
    took = 1000 * (time.perf_counter() - began)
    browser.close()
    assert status == 200
    return took, len(page) / 1024


async def echo_taps(port, number):
    """Ms from POST to a wall's stream on the shortest Flask app; as with us, phones are not told."""
    heard, sent = [], []
    streams = [
        await Stream(lambda _kind, event: heard.append((time.perf_counter(), event))).open(
            port, "/stream/wall"
        )
    ]
    streams += [await Stream().open(port, "/stream/phones") for _ in range(PEOPLE)]
    browsers = [Browser(port) for _ in range(PEOPLE)]
    for browser in browsers:
        await browser.get("/")
    for each in range(1, number + 1):
        sent.append(time.perf_counter())
        await chance.choice(browsers).post("/say/wall", an_act(each))
        await asyncio.sleep(chance.expovariate(1 / SECONDS_BETWEEN_TAPS))
    await until(lambda: len(heard) == number)
    for each in (*streams, *browsers):
        each.close()
    return arrivals(heard, sent, 0)


async def measure(port, echo_port, prepared, runs, number):
    found = {name: [] for name in ("signal50", "signal95", "page50", "page95", "echo50", "echo95")}
    found |= {"cards": [], "joins": [], "failures": [], "late": []}
    for _ in range(runs):
        signals, pages = await taps(port, prepared, number)
        echoes = await echo_taps(echo_port, number)
        for name, values in (("signal", signals), ("page", pages), ("echo", echoes)):
            found[f"{name}50"].append(p(0.5, values))
            found[f"{name}95"].append(p(0.95, values))
        found["cards"].append(await cards_at_once(port, prepared))
        failures, took = await joins_at_once(port, prepared)
        found["failures"].append(failures)
        found["joins"].append(took)
        took, kilobytes = await late_join(port, prepared)
        found["late"].append(took)
    return found, kilobytes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true", help="one small run, to see that it runs")
    smoke = parser.parse_args().smoke
    runs, number, many = (1, 20, 20) if smoke else (5, 200, MANY)
    with tempfile.TemporaryDirectory() as folder:
        with a_store(Path(folder)) as store:
            prepared = Prepared(store.work, many)
        echo_port = a_free_port()
        echo = [sys.executable, "-m", "tests.bench.echo", str(echo_port)]
        with a_server(Path(folder)) as server, running(echo, echo_port, dict(os.environ)):
            found, kilobytes = asyncio.run(measure(server.port, echo_port, prepared, runs, number))
    print(f"{runs} runs, {PEOPLE} phones with open streams and a wall, {number} taps a run")
    for name, title in {
        "page50": "tap to the wall's page, p50",
        "page95": "tap to the wall's page, p95",
        "signal50": "tap to the wall's signal, p50",
        "signal95": "tap to the wall's signal, p95",
        "echo50": "bare Flask echo, POST to signal, p50",
        "echo95": "bare Flask echo, POST to signal, p95",
        "cards": f"{PEOPLE} cards at once, all on the wall",
        "joins": f"{PEOPLE} joins at once, all have their page",
        "late": f"late phone's page, {prepared.late_tasks} tasks, {kilobytes:.0f} KiB",
    }.items():
        print(f"{title:44} {median_and_worst(found[name])}")
    for share in (50, 95):
        page, signal, echo = (
            statistics.median(found[f"{name}{share}"]) for name in ("page", "signal", "echo")
        )
        print(f"p{share} against the echo: signal × {signal / echo:.1f}, page × {page / echo:.1f}")
    print(f"failed joins: {sum(found['failures'])} of {PEOPLE * runs}")
    print(SHARED)


if __name__ == "__main__":
    main()
