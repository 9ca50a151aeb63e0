"""The hub: every open page that listens to a room, and what it has not yet been told.

A listener keeps at most one number for each kind of news, the latest. So a page on a slow line
costs no more than a fast one, nobody needs to be thrown out, and what happened ten times while a
page was busy is told once: it fetches the present either way.
"""

import threading
from collections import defaultdict
from collections.abc import Collection
from types import TracebackType
from typing import Self

from akr.domain.signals import Signal, SignalKind


class Listener:
    """One open page. `with listener:` leaves the hub at the end; so does `close`."""

    def __init__(
        self, hub: "Hub", workshop: int, kinds: Collection[SignalKind], seat: int | None
    ) -> None:
        self.workshop = workshop
        self.kinds = frozenset(kinds)
        self.seat = seat
        self._hub = hub
        self._lock = threading.Lock()
        # No Condition: on a plain lock its `notify` lets gevent run other greenlets, in the middle
        # of the writer who tells.
        self._has_changed = threading.Event()
        self._untold: dict[SignalKind, int] = {}
        self._closed = False

    def next(self, within: float) -> tuple[SignalKind, int] | None:
        """Wait at most `within` seconds for what to tell; None when nothing happened.

        Raises ListenerClosed when all has been told and no more will come.
        """
        self._has_changed.wait(within)
        with self._lock:
            if self._closed and not self._untold:
                raise ListenerClosed
            kind = next(iter(self._untold), None)
            news = None if kind is None else (kind, self._untold.pop(kind))
            if not self._untold and not self._closed:
                self._has_changed.clear()
            return news

    def close(self) -> None:
        """Stop listening; whoever waits in `next` is let go."""
        self._hub.leave(self)
        self.end()

    def hear(self, kind: SignalKind, event: int) -> None:
        """Take in a signal; a later one of the same kind stands for the earlier."""
        with self._lock:
            if self._closed:
                return
            self._untold.pop(kind, None)  # so that numbers are told in rising order
            self._untold[kind] = event
            self._has_changed.set()

    def end(self) -> None:
        """Let `next` raise once everything heard so far has been told."""
        with self._lock:
            self._closed = True
            self._has_changed.set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class ListenerClosed(Exception):  # noqa: N818  (an end, not a fault)
    """The listener has been told everything that it will be told."""


class Hub:
    """Hands news to the pages of its room, within this process.

    Made by `create_app`, after gevent has made the locks its own, and used from any thread or
    greenlet. It never waits for a listener, so `tell` may be called by a writer.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: defaultdict[int, set[Listener]] = defaultdict(set)
        self._heard: dict[int, _Heard] = {}

    def listen(
        self, workshop: int, kinds: Collection[SignalKind], after: int, seat: int | None = None
    ) -> Listener:
        """Listen to a room's news of some kinds; `after` is the last event that the page shows.

        When something may have happened since, the listener hears of it at once: one signal, since
        the page fetches everything anew. A hub that has heard nothing of the room, as after a
        restart, cannot know and tells too. A listener with a seat hears only of its own seat's
        move, which is the last that it hears.
        """
        listener = Listener(self, workshop, kinds, seat)
        with self._lock:
            self._listeners[workshop].add(listener)
            heard = self._heard.get(workshop)
            missed = heard.since(after, listener) if heard else (SignalKind.PHASE, after)
            if missed:
                listener.hear(*missed)
        return listener

    def tell(self, news: Signal) -> None:
        """Hand news to the listeners of its room; takes as long as there are such listeners."""
        with self._lock:
            self._heard.setdefault(news.workshop, _Heard(news.event)).add(news)
            for listener in tuple(self._listeners.get(news.workshop, ())):
                if news.kind not in listener.kinds:
                    continue
                if news.kind is not SignalKind.SEAT_MOVED or listener.seat is None:
                    listener.hear(news.kind, news.event)
                elif news.seat == listener.seat:
                    listener.hear(news.kind, news.event)
                    listener.end()

    def leave(self, listener: Listener) -> None:
        """Forget a listener; doing it twice does no harm."""
        with self._lock:
            there = self._listeners.get(listener.workshop)
            if there is None:
                return
            there.discard(listener)
            if not there:
                del self._listeners[listener.workshop]

    def count(self) -> int:
        """How many listen, in all rooms together."""
        with self._lock:
            return sum(map(len, self._listeners.values()))


class _Heard:
    """What the hub has heard of one room: everything from the event `whole_from` on."""

    def __init__(self, whole_from: int) -> None:
        self.whole_from = whole_from
        self.last = 0
        self.latest: dict[SignalKind, int] = {}

    def add(self, news: Signal) -> None:
        """Remember news. PostgreSQL's writers may store event 10 after 11: who saw 11 lacks 10."""
        if news.event < self.last:
            self.whole_from = self.last + 1
        self.last = max(self.last, news.event)
        self.latest[news.kind] = max(self.latest.get(news.kind, 0), news.event)

    def since(self, after: int, listener: Listener) -> tuple[SignalKind, int] | None:
        """The latest that a page has missed; when nobody can know, a phase: every page heeds it."""
        if after < self.whole_from:
            return SignalKind.PHASE, max(after, self.last)
        concerned = (
            listener.kinds if listener.seat is None else listener.kinds - {SignalKind.SEAT_MOVED}
        )
        missed = [(e, kind) for kind, e in self.latest.items() if kind in concerned and e > after]
        if not missed:
            return None
        event, kind = max(missed)
        return kind, event
