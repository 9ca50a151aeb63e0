"""Turns: whoever floods waits for everybody else, and nobody waits for a flood.

One process answers everybody, and an honest answer takes several steps: it is read, stored, flushed
and told. Two dozen others who are ready at the same time would stand before each of the steps. So
whoever has another request under way takes turns with it, and whoever was just refused rests a
moment, while the rest of the process gets to what is ready. A person notices neither. Those who
show no seat, wall or session that is known to be true are all one.
"""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from flask import Flask, Response, g, request
from gevent import sleep
from gevent.lock import Semaphore
from gevent.monkey import is_module_patched

from akr.store.engine.tokens import hashed
from akr.web.http.access import May, who_may
from akr.web.shared import seat, signed_in

PAUSE_SECONDS = 0.0005
"""Between two turns of the same one."""

DRAWN_IN_A_ROW = 5
"""Rows of a long page that are drawn in one go, in some three milliseconds."""

REST_SECONDS = 0.03
"""After a refusal. Thirty guesses a second take a tenth of a core, and nobody notices a slip."""

STRANGERS = ""
MOST_KNOWN = 30_000
"""Seats, walls and sessions that are remembered as true; one forgotten is a stranger once more."""

OPEN_TO_ALL = frozenset({May.STATIC, May.ANYONE, None})
ANSWERED = frozenset({200, 204})
REFUSED = 400


class Turns:
    """Who has how many requests under way, until when they rest, and whose secrets were true."""

    def __init__(self) -> None:
        self._under_way: Counter[str] = Counter()
        self._turnstiles: dict[str, Semaphore] = {}
        self._rest_until: dict[str, float] = {}
        self._known: dict[str, None] = {}

    def take(self, secret: str) -> str:
        """Wait for a turn, if there is anything to wait for; return whose it is."""
        who = hashed(secret) if secret else STRANGERS
        if who not in self._known:
            who = STRANGERS
        self._under_way[who] += 1
        if self._under_way[who] > 1 or who in self._rest_until:
            with self._turnstiles.setdefault(who, Semaphore()):
                rest = self._rest_until.pop(who, 0) - time.monotonic()
                sleep(max(PAUSE_SECONDS, rest))
        return who

    def end(self, who: str, *, refused: bool) -> None:
        """Count a request as no longer under way; after a refusal, whose it was rests."""
        if refused:
            self._rest_until[who] = time.monotonic() + REST_SECONDS
        self._under_way[who] -= 1
        if not self._under_way[who]:
            del self._under_way[who]
            self._turnstiles.pop(who, None)

    def was_true(self, secret: str) -> None:
        """Remember that a secret opened what not everybody may see."""
        if len(self._known) >= MOST_KNOWN:
            oldest = next(iter(self._known))
            del self._known[oldest]
            self._rest_until.pop(oldest, None)
        self._known[hashed(secret)] = None


Row = TypeVar("Row")


def in_turns(rows: Iterable[Row]) -> Iterator[Row]:
    """Give a page its rows, and let others be answered in between: eight hundred take a second."""
    for number, row in enumerate(rows, 1):
        yield row
        if number % DRAWN_IN_A_ROW == 0:
            sleep(PAUSE_SECONDS)


def prepare(app: Flask) -> None:
    """Let every request take its turn; called before `access.enforce`, so that refusals do too.

    Only in a server: elsewhere one request follows another, and there is nobody to wait for.
    """
    app.jinja_env.filters["in_turns"] = in_turns
    if not is_module_patched("threading"):
        return
    turns = Turns()

    def take() -> None:
        if _may() is not May.STATIC:
            g.turn = turns.take(_secret())

    def note(answer: Response) -> Response:
        g.was_refused = answer.status_code >= REFUSED
        if answer.status_code in ANSWERED and _may() not in OPEN_TO_ALL and (secret := _secret()):
            turns.was_true(secret)
        return answer

    def end(_error: BaseException | None) -> None:
        if (who := g.pop("turn", None)) is not None:
            turns.end(who, refused=g.get("was_refused", True))

    app.before_request(take)
    app.after_request(note)
    app.teardown_request(end)


def _may() -> May | None:
    return who_may(request.endpoint) if request.endpoint else None


def _secret() -> str:
    """Return what the request shows of its own: a wall's address, a seat, a session; or nothing."""
    named = request.view_args or {}
    in_address = named.get("secret") or named.get("notes")
    of_seat = seat.shown(named["code"]) if "code" in named else None
    return str(in_address or of_seat or signed_in.shown())
