"""Streams: signals to open pages that their room has changed, as server-sent events.

A stream carries a kind and an event number, and never a name, a word or a colour. Who may listen is
settled before it opens; from then on it touches the hub alone, never the store: fifteen streams
with a query inside would leave no connection for anybody else.
"""

from collections.abc import Callable, Iterator

from flask import Blueprint, Response, current_app, request

from akr.domain.signals import FOR_NOTES, FOR_PHONES, FOR_ROOMS
from akr.live.hub import Hub, Listener, ListenerClosed
from akr.steps import signals
from akr.store.work import open_work
from akr.web.shared.seat import token_of

bp = Blueprint("stream", __name__)

PING_SECONDS = 10
"""How often a stream says that it lives; live.js gives up on one that is silent for 25 seconds."""

LARGEST_EVENT = 2**63 - 1


@bp.get("/wall/<secret>/stream")
def wall(secret: str) -> Response:
    """Tell a wall of everything that happens in its room."""
    room = signals.as_wall(open_work(), secret)
    return _stream(lambda after: _hub().listen(room.id, FOR_ROOMS, after))


@bp.get("/notes/<notes>/stream")
def note_taker(notes: str) -> Response:
    """Tell whoever takes notes of the tasks, and of what others note."""
    room = signals.as_note_taker(open_work(), notes)
    return _stream(lambda after: _hub().listen(room.id, FOR_NOTES, after))


@bp.get("/w/<code>/stream")
def phone(code: str) -> Response:
    """Tell a phone of phases, and that its seat has moved to another device."""
    seat = signals.as_participant(open_work(), code, token_of(code))
    return _stream(lambda after: _hub().listen(seat.workshop.id, FOR_PHONES, after, seat=seat.id))


@bp.get("/processes/<pid>/stream")
def leader(pid: str) -> Response:
    """Tell the leader of everything that happens in the room."""
    room = signals.as_leader(open_work(), pid)
    return _stream(lambda after: _hub().listen(room.id, FOR_ROOMS, after))


def events(listener: Listener, ping_seconds: float = PING_SECONDS) -> Iterator[bytes]:
    """Write a listener's news as server-sent events, until its seat moves or nobody reads."""
    # Ping first: some proxies hold a stream back until a byte arrives. It is a named event, since
    # a page cannot hear a comment; it has no id, since it is nothing that one may miss.
    yield b"event: ping\ndata: 0\n\n"
    with listener:
        while True:
            try:
                news = listener.next(ping_seconds)
            except ListenerClosed:
                return
            if news is None:
                yield b"event: ping\ndata: 0\n\n"
            else:
                kind, event = news
                yield f"id: {event}\nevent: {kind}\ndata: {event}\n\n".encode()


def _stream(listen_after: Callable[[int], Listener]) -> Response:
    listener = listen_after(_last_seen())
    answer = Response(events(listener), mimetype="text/event-stream")
    # A browser that leaves before the first byte never starts the generator, so nor its end.
    answer.call_on_close(listener.close)
    answer.headers["Cache-Control"] = "no-cache"
    answer.headers["X-Accel-Buffering"] = "no"  # nginx would gather it up into pages
    return answer


def _last_seen() -> int:
    """The last event that the page shows: said by a browser that reconnects, else in the address.

    What is no number counts as nothing seen, so the page is told at once and fetches anew.
    """
    said = request.headers.get("Last-Event-ID") or request.args.get("last", "")
    known = said.isascii() and said.isdecimal() and len(said) < len(str(LARGEST_EVENT))
    return int(said) if known else 0


def _hub() -> Hub:
    hub: Hub = current_app.extensions["akr.live"]
    return hub
