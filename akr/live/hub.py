"""The hub: every open page that listens to a room, and the signals still waiting for it.

A listener keeps at most one event number for each kind of signal, the latest. So a page on a slow
line costs no more than a fast one and nobody has to be disconnected. Ten signals of a kind while a
page was busy become one, since the page fetches the current state either way.
"""

import threading
from collections import defaultdict
from collections.abc import Collection
from itertools import chain
from types import TracebackType
from typing import Self

from akr.domain.signals import News, Pass, PassEnded, Signal, SignalKind


class Listener:
    """One open page. It leaves the hub at the end of `with listener:`, or on `close`."""

    def __init__(
        self,
        hub: "Hub",
        workshop: int,
        kinds: Collection[SignalKind],
        by: Collection[Pass],
        seat: int | None,
    ) -> None:
        self.workshop = workshop
        self.kinds = frozenset(kinds)
        self.by = frozenset(by)
        self.seat = seat
        self._hub = hub
        self._lock = threading.Lock()
        # Not a Condition: on a plain lock its `notify` lets gevent switch to other greenlets in
        # the middle of the writer's `tell`.
        self._has_changed = threading.Event()
        self._pending: dict[SignalKind, int] = {}
        self._closed = False

    def next(self, within: float) -> tuple[SignalKind, int] | None:
        """Wait at most `within` seconds for a signal; None when there was none.

        Raises ListenerClosed when every signal has been taken and no more will come.
        """
        self._has_changed.wait(within)
        with self._lock:
            if self._closed and not self._pending:
                raise ListenerClosed
            kind = next(iter(self._pending), None)
            signal = None if kind is None else (kind, self._pending.pop(kind))
            if not self._pending and not self._closed:
                self._has_changed.clear()
            return signal

    def close(self) -> None:
        """Stop listening; a call waiting in `next` returns."""
        self._hub.leave(self)
        self.end()

    def hear(self, kind: SignalKind, event: int) -> None:
        """Take in a signal; it replaces an earlier one of the same kind."""
        with self._lock:
            if self._closed:
                return
            self._pending.pop(kind, None)  # so that `next` gives rising numbers
            self._pending[kind] = event
            self._has_changed.set()

    def end(self) -> None:
        """Make `next` raise once every signal so far has been taken."""
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
    """The listener has had every signal that it will get."""


class Hub:
    """Hands signals to the open pages of a room, within this process.

    `create_app` makes it, after gevent has patched the locks; any thread or greenlet may use it.
    `tell` never waits for a listener, so a writer may call it.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: defaultdict[int, set[Listener]] = defaultdict(set)
        self._heard: dict[int, _Heard] = {}

    def listen(
        self,
        workshop: int,
        kinds: Collection[SignalKind],
        after: int,
        *,
        by: Collection[Pass] = (),
        seat: int | None = None,
    ) -> Listener:
        """Listen to some kinds of a room's signals; `after` is the last event that the page shows.

        The listener hears nothing more once one of the passes that it listens `by` has ended.

        When something may have happened since, the listener gets one signal at once: one is
        enough, since the page refetches everything. A hub that knows nothing of the room, as after
        a restart, sends one too. A listener with a seat hears of seat moves only for its own seat,
        and that is its last signal.
        """
        listener = Listener(self, workshop, kinds, by, seat)
        with self._lock:
            self._listeners[workshop].add(listener)
            heard = self._heard.get(workshop)
            missed = heard.since(after, listener) if heard else (SignalKind.PHASE, after)
            if missed:
                listener.hear(*missed)
        return listener

    def tell(self, news: News) -> None:
        """Hand news to those whom it concerns; takes time in proportion to the listeners."""
        if isinstance(news, PassEnded):
            self._end(news.by)
        else:
            self._hand_out(news)

    def _hand_out(self, signal: Signal) -> None:
        with self._lock:
            self._heard.setdefault(signal.workshop, _Heard(signal.event)).add(signal)
            for listener in tuple(self._listeners.get(signal.workshop, ())):
                if signal.kind not in listener.kinds:
                    continue
                if signal.kind is not SignalKind.SEAT_MOVED or listener.seat is None:
                    listener.hear(signal.kind, signal.event)
                elif signal.seat == listener.seat:
                    listener.hear(signal.kind, signal.event)
                    listener.end()

    def _end(self, ended: Pass) -> None:
        """End every listener by a pass, in all rooms: passes end a few times an hour."""
        with self._lock:
            for listener in chain.from_iterable(self._listeners.values()):
                if ended in listener.by:
                    listener.end()

    def leave(self, listener: Listener) -> None:
        """Remove a listener; removing it twice does no harm."""
        with self._lock:
            there = self._listeners.get(listener.workshop)
            if there is None:
                return
            there.discard(listener)
            if not there:
                del self._listeners[listener.workshop]

    def count(self) -> int:
        """Return the number of listeners in all rooms."""
        with self._lock:
            return sum(map(len, self._listeners.values()))


class _Heard:
    """What the hub has heard of one room. It is complete from the event `complete_from` on."""

    def __init__(self, complete_from: int) -> None:
        self.complete_from = complete_from
        self.last = 0
        self.latest: dict[SignalKind, int] = {}

    def add(self, signal: Signal) -> None:
        """Remember a signal.

        PostgreSQL's writers may commit event 10 after 11, so a page that shows 11 may lack 10.
        """
        if signal.event < self.last:
            self.complete_from = self.last + 1
        self.last = max(self.last, signal.event)
        self.latest[signal.kind] = max(self.latest.get(signal.kind, 0), signal.event)

    def since(self, after: int, listener: Listener) -> tuple[SignalKind, int] | None:
        """Return the latest signal that a page has missed; None when it has missed none.

        Where the hub cannot know, it is a PHASE signal, which every page listens to.
        """
        if after < self.complete_from:
            return SignalKind.PHASE, max(after, self.last)
        concerned = (
            listener.kinds if listener.seat is None else listener.kinds - {SignalKind.SEAT_MOVED}
        )
        missed = [(e, kind) for kind, e in self.latest.items() if kind in concerned and e > after]
        if not missed:
            return None
        event, kind = max(missed)
        return kind, event
