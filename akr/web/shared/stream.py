"""Streams: signals to open pages that their room has changed, as server-sent events.

A stream carries a kind and an event number, and never a name, a word or a colour. Who may listen is
settled before it opens; from then on it touches the hub alone, never the store: fifteen streams
with a query inside would leave no connection for anybody else. The hub ends it when what it listens
by has ended: a session, a place among the leaders, a seat, an address.
"""

from collections.abc import Callable, Collection, Iterator

from flask import Blueprint, Response, current_app, request

from akr.domain.errors import Refusal
from akr.domain.signals import FOR_NOTES, FOR_PHONES, FOR_ROOMS, FOR_WAITING, SignalKind
from akr.live.hub import Hub, Listener, ListenerClosed
from akr.steps import signals
from akr.steps.signals import MayHear
from akr.store.work import open_work
from akr.web.shared import signed_in
from akr.web.shared.seat import token_of

bp = Blueprint("stream", __name__)

PING_SECONDS = 10
"""How often a stream says that it lives; live.js gives up on one that is silent for 25 seconds."""

LARGEST_EVENT = 2**63 - 1


@bp.get("/wall/<secret>/stream")
def wall(secret: str) -> Response:
    """Tell a wall of everything that happens in its room."""
    return _stream(FOR_ROOMS, lambda: signals.as_wall(open_work(), secret))


@bp.get("/notes/<notes>/stream")
def note_taker(notes: str) -> Response:
    """Tell whoever takes notes of the tasks, and of what others note."""
    return _stream(FOR_NOTES, lambda: signals.as_note_taker(open_work(), notes))


@bp.get("/w/<code>/stream")
def phone(code: str) -> Response:
    """Tell a phone of phases, and that its seat has moved to another device."""
    return _stream(FOR_PHONES, lambda: signals.as_participant(open_work(), code, token_of(code)))


@bp.get("/w/<code>/waiting/stream")
def waiting(code: str) -> Response:
    """Tell who waits to come in of what happens at the door."""
    return _stream(FOR_WAITING, lambda: signals.as_waiting(open_work(), code, token_of(code)))


@bp.get("/processes/<pid>/stream")
def leader(pid: str) -> Response:
    """Tell the leader of everything that happens in the room."""
    return _stream(FOR_ROOMS, lambda: signals.as_leader(open_work(), pid, signed_in.shown()))


def events(listener: Listener, ping_seconds: float = PING_SECONDS) -> Iterator[bytes]:
    """Write a listener's news as server-sent events, until it ends or nobody reads."""
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


def _stream(kinds: Collection[SignalKind], may_hear: Callable[[], MayHear]) -> Response:
    page = may_hear()
    listener = _hub().listen(page.workshop, kinds, _last_seen(), by=page.by, seat=page.seat)
    try:
        may_hear()  # once more: what ended before the hub knew the listener did not end it
    except Refusal:
        listener.close()
        raise
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
