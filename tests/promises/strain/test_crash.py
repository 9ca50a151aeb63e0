"""Every confirmed answer is stored once, even if the server is killed in mid-sort."""

import asyncio
import itertools
import os
import random
import signal
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from akr.store.tables import ActRow, SortingRow
from tests.bench.common import Browser, a_free_port, a_server, a_store, an_act, until
from tests.workshops import a_sorting_room

PEOPLE = 30
TASKS = [f"Torka bord {number} efter lunch" for number in range(12)]
COLOURS = ("green", "yellow", "red", "black")
SORTS_BEFORE_THE_CRASH = 300
OUTBOX = {"X-AKR-Outbox": "1"}
ACCEPTED = (204, 303)

chance = random.Random(9)


class Phone:
    """A device that sorts while the server responds, and remembers what was confirmed."""

    def __init__(self, place):
        self.participant = place.seat.key
        self.path = f"/w/{place.room.code}/sorting"
        self.cookie = f"seat_{place.room.code}={place.token}"
        self.numbers = itertools.count(1)
        self.answered = []
        self.unanswered = []

    async def sort(self, port, tasks):
        """Sort one task after the other until the server is gone."""
        browser = Browser(port, self.cookie)
        try:
            while True:
                act = an_act(next(self.numbers))
                fields = act | {"task": chance.choice(tasks), "colour": chance.choice(COLOURS)}
                self.unanswered = [fields]
                # Some as the outbox sends them, some as plain forms.
                status, _ = await browser.post(self.path, fields, **chance.choice([OUTBOX, {}]))
                assert status in ACCEPTED
                self.answered.append(fields)
        except OSError:
            browser.close()

    async def send_again(self, port):
        """Send everything once more, in any order: a phone cannot know what arrived."""
        browser = Browser(port, self.cookie)
        for fields in chance.sample(self.answered, len(self.answered)):
            status, _ = await browser.post(self.path, fields, **OUTBOX)
            assert status in ACCEPTED
        browser.close()

    def stands(self, task):
        """The answers that may stand for a task: the latest that was answered, or one cut off."""
        answered = [each for each in self.answered if each["task"] == task][-1:]
        cut_off = [each for each in self.unanswered if each["task"] == task]
        found = {(each["colour"], int(each["number"])) for each in (*answered, *cut_off)}
        return found if answered else found | {None}


def apart(clients):
    """Run clients in a separate thread, since Playwright leaves a running loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, clients).result()


@pytest.mark.slow
def test_every_confirmed_sort_is_stored_once_even_if_the_server_is_killed(tmp_path):
    port = a_free_port()
    with a_store(tmp_path) as store:
        room, writer = a_sorting_room(store.work, TASKS)
        tasks = [card.task for card in writer.deck().cards]
        phones = [Phone(room.join()) for _ in range(PEOPLE)]

    with a_server(tmp_path, port) as server:
        apart(sort_until_the_crash(server, phones, tasks))
    acts, answers = what_is_stored(tmp_path)

    answered = [each["act"] for phone in phones for each in phone.answered]
    cut_off = {phone.unanswered[0]["act"] for phone in phones}
    assert set(answered) <= set(acts) <= set(answered) | cut_off
    assert set(acts.values()) == {1}
    for phone in phones:
        for task in tasks:
            assert answers.get((phone.participant, task)) in phone.stands(task)

    with a_server(tmp_path, port):
        apart(send_everything_again(port, phones))
    assert what_is_stored(tmp_path) == (acts, answers)


async def sort_until_the_crash(server, phones, tasks):
    """Kill all of the server's processes at once while everybody sorts."""
    sorting = asyncio.gather(*(phone.sort(server.port, tasks) for phone in phones))
    await until(lambda: sum(len(each.answered) for each in phones) >= SORTS_BEFORE_THE_CRASH)
    worker = server.worker()
    for pid in (server.process.pid, worker):
        os.kill(pid, signal.SIGKILL)
    await sorting


async def send_everything_again(port, phones):
    """Let every phone send everything again."""
    await asyncio.gather(*(phone.send_again(port) for phone in phones))


def what_is_stored(folder):
    """Return how often each sorting act is stored, and the answer of each participant and task."""
    with a_store(folder) as store, (work := store.work()).reading():
        acts = work.transaction.session.scalars(select(ActRow.id).where(ActRow.kind == "place"))
        answers = work.transaction.session.execute(
            select(SortingRow.participant, SortingRow.task, SortingRow.colour, SortingRow.number)
        )
        return Counter(acts), {(who, task): (str(c), n) for who, task, c, n in answers}
