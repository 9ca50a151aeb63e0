"""Bots: simulated colleagues who join, write, sort and answer the closing questions over HTTP.

`python -m akr.ops.bots ADDRESS ORIGIN CODE NUMBER` is a process that talks only to the server, as
phones do. Bots wait when it is not their turn, and end with the process that started them.
"""

import difflib
import os
import random
import signal
import sys
import threading
import time
import uuid
from collections.abc import Sequence
from functools import cache
from html.parser import HTMLParser
from http.client import HTTPConnection, HTTPException
from itertools import count
from urllib.parse import urlencode, urlsplit

from akr.domain.phase import Phase
from akr.domain.room.closing import ClosingKind, Measure
from akr.ops.staff import GOODBYES, example

chance = random.Random()  # noqa: S311  (it only makes the bots lively)

UNSURE = "unsure"
STRIDE = 5
"""Taking every fifth of the staff gives each occupation its share, however many bots there are."""

ARRIVAL_SECONDS = 15.0
WRITING_SECONDS = (3.0, 9.0)
SORTING_SECONDS = (1.0, 4.0)
LOOKING_SECONDS = (1.0, 2.0)
CARDS = (3, 5)
LIKE_ENOUGH = 0.6
"""How similar two wordings must be for a bot to treat them as the same task, from 0 to 1."""


class SeatLost(Exception):  # noqa: N818  (an event, not an error)
    """The bot no longer has its seat, so it stops."""


class Bot:
    """A colleague of one occupation, with a phone."""

    def __init__(self, address: str, origin: str, code: str, occupation: str) -> None:
        place = urlsplit(address)
        self._connection = HTTPConnection(place.hostname or "", place.port, timeout=30)
        self._headers = {"Origin": origin}
        self._path = f"/w/{code}"
        self._occupation = occupation
        self._words = _cards_of(occupation)
        self._numbers = count(1)

    def take_part(self) -> None:
        """Join after a while, then do what each phase asks for until the seat is lost."""
        time.sleep(chance.uniform(0, ARRIVAL_SECONDS))
        while True:
            try:
                self._join()
                self._work()
            except SeatLost:
                return
            except (OSError, HTTPException):  # the server is starting: retry, as a phone does
                self._connection.close()
                _pause(LOOKING_SECONDS)

    def _join(self) -> None:
        if "Cookie" in self._headers:
            return
        page = self._read(self._path)
        occupation = page.occupations.get(self._occupation)
        if occupation is None:
            raise SeatLost
        self._send("/seat", occupation=occupation)

    def _work(self) -> None:
        page = self._read(f"{self._path}/now")
        self._numbers = count(page.number)
        while not self._has_moved_on(page.phase):
            if page.phase == Phase.WRITE and self._words:
                _pause(WRITING_SECONDS)
                self._send("/cards", text=self._words.pop())
            elif page.phase == Phase.SORT and page.unanswered:
                _pause(SORTING_SECONDS)
                task, words = page.unanswered.pop()
                self._send("/sorting", task=task, colour=opinion(words, self._occupation))
            elif page.phase == Phase.HOME and not page.answered:
                _pause(WRITING_SECONDS)
                page.answered = True
                names = (*Measure, *ClosingKind)
                said = map(str, chance.choice(GOODBYES))
                self._send("/home", **dict(zip(names, said, strict=True)))
            else:
                _pause(LOOKING_SECONDS)

    def _has_moved_on(self, phase: str) -> bool:
        """Poll for the phase, as a phone without a stream does."""
        polling = {"HX-Request": "true", "If-None-Match": f'"{phase}-part"'}
        return self._ask("GET", f"{self._path}/now", "", polling)[0] != 304  # noqa: PLR2004

    def _read(self, path: str) -> "Page":
        status, body = self._ask("GET", path, "", {})
        while status == 302:  # noqa: PLR2004  (it waits until the leader lets it in)
            _pause(LOOKING_SECONDS)
            status, body = self._ask("GET", path, "", {})
        if status == 404:  # noqa: PLR2004
            raise SeatLost
        return Page(body)

    def _send(self, path: str, **fields: str) -> None:
        act = {"act": str(uuid.uuid4()), "number": str(next(self._numbers))}
        self._ask(
            "POST",
            self._path + path,
            urlencode(act | fields),
            {"Content-Type": "application/x-www-form-urlencoded", "X-AKR-Outbox": "1"},
        )

    def _ask(self, method: str, path: str, body: str, more: dict[str, str]) -> tuple[int, str]:
        self._connection.request(method, path, body, self._headers | more)
        answer = self._connection.getresponse()
        text = answer.read().decode()
        given = answer.headers.get("Set-Cookie")
        if given is not None:
            self._headers["Cookie"] = given.split(";")[0]
        return answer.status, text


class Page(HTMLParser):
    """What a bot reads from a phone's HTML: the phase, the occupations and the open tasks."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.phase = ""
        self.number = 1
        self.occupations: dict[str, str] = {}
        """Each occupation's key by its name."""
        self.unanswered: list[tuple[str, str]] = []
        """Key and words of each task without an answer."""
        self.answered = False
        """Whether the closing questions are answered."""
        self._task = ""
        self._open: tuple[str, str] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read an element's attributes."""
        said = {name: value or "" for name, value in attrs}
        if "data-phase" in said:
            self.phase, self.number = said["data-phase"], int(said["data-number"])
        elif "data-task" in said:
            self._task = "" if said.get("data-answer") else said["data-task"]
        elif "data-words" in said and self._task:
            self._open = ("task", self._task)
        elif tag == "summary":
            self.answered = True  # only sent answers are folded behind a summary
        elif tag == "button" and said.get("name") == "occupation":
            self._open = ("occupation", said["value"])

    def handle_data(self, data: str) -> None:
        """Read the text of the task or occupation whose element just opened."""
        if self._open is None:
            return
        what, key = self._open
        if what == "task":
            self.unanswered.append((key, data.strip()))
        else:
            self.occupations[data.strip()] = key
        self._open = None


def opinion(words: str, occupation: str) -> str:
    """Return a colour for a task: what a random member of the occupation said in the example."""
    known = _opinions()
    nearest = difflib.get_close_matches(words.casefold(), known, n=1, cutoff=LIKE_ENOUGH)
    colours = known[nearest[0]].get(occupation, []) if nearest else []
    return chance.choice(colours) if colours else UNSURE


def main(arguments: Sequence[str]) -> None:
    """Run the bots until the process that started them is gone."""
    address, origin, code, number = arguments
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started us handles Ctrl+C
    parent = os.getppid()
    for occupation in _occupations(int(number)):
        bot = Bot(address, origin, code, occupation)
        threading.Thread(target=bot.take_part, daemon=True).start()
    while os.getppid() == parent:
        time.sleep(1)


def _occupations(number: int) -> list[str]:
    """Choose occupations in the workplace's proportions, leaving out those with one member."""
    sizes, names = example().occupation_sizes(), example().occupation_names()
    several = [each for each in example().participants or () if sizes[each.occupation] > 1]
    return [names[several[i * STRIDE % len(several)].occupation] for i in range(number)]


def _cards_of(occupation: str) -> list[str]:
    """Draw some of the example's cards about tasks that an occupation does today."""
    names = example().occupation_names()
    done = {
        task.id
        for task in example().tasks or ()
        if occupation in {names[each] for each in task.done_by or ()}
    }
    words = [card.text for card in example().cards or () if card.task in done]
    return chance.sample(words, min(len(words), chance.randint(*CARDS)))


@cache
def _opinions() -> dict[str, dict[str, list[str]]]:
    """Return each occupation's answers to a task, keyed by every wording of the task."""
    names = example().occupation_names()
    occupations = {each.id: names[each.occupation] for each in example().participants or ()}
    by_task: dict[str, dict[str, list[str]]] = {}
    for sorting in example().sortings or ():
        given = by_task.setdefault(sorting.task, {})
        given.setdefault(occupations[sorting.participant], []).append(sorting.colour)
    wordings = [(task.text, task.id) for task in example().tasks or ()]
    wordings += [(card.text, card.task) for card in example().cards or () if card.task]
    return {words.casefold(): by_task.get(task, {}) for words, task in wordings}


def _pause(seconds: tuple[float, float]) -> None:
    time.sleep(chance.uniform(*seconds))


if __name__ == "__main__":
    main(sys.argv[1:])
