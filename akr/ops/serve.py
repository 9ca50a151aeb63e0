"""The server: gunicorn with gevent in one worker process, enough for a room or a whole town.

gevent patches Python's blocking modules in the worker before the app is imported there. So the
arbiter, its parent, imports as little as it can: a lock created before the patch would block
every greenlet. Work that needs the app earlier runs `_aside`, in a process of its own.
"""

from __future__ import annotations

import gc
import os
import resource
import socket
from multiprocessing import get_context
from signal import SIG_IGN, SIGINT, signal
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

import click
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from akr.config import reaches_phones
from akr.domain.errors import TooFewFiles
from akr.ops.watch import mark, watch
from akr.ops.web_worker import WebWorker
from akr.store.engine.claim import claim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from multiprocessing.connection import Connection

    from flask import Flask
    from gunicorn.workers.base import Worker

    from akr.config import Config

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

MOST_CONNECTIONS = 15_000
"""Open streams and idle browsers at once; each holds a greenlet and a file descriptor."""

OWN_FILES = 128
"""File descriptors of the server's own: the database's, children's pipes, files that it reads."""

LEAST_FILES = OWN_FILES + 128
"""Enough for a room; with fewer, phones would wait for each other."""

BACKLOG = 2048
"""Connections that may queue to be accepted, for when a whole town joins at nine o'clock."""

KEEP_ALIVE_SECONDS = 75
"""How long an idle phone keeps its connection: its next request takes one round trip, not three."""

LAST_WORD_SECONDS = 2
"""How long requests may run after the server is told to stop. Streams never end by themselves."""

COLLECTOR = (2_000, 50, 1_000)
"""Garbage collection thresholds: scan new objects often, and all objects very rarely.

With Python's defaults, one request in a hundred waited 78 ms while thousands of streams were
scanned. With 20,000 new objects at a time each scan took 30 ms; with 2,000 it takes 4 ms.
"""


def serve(config: Config) -> None:
    """Serve one installation; print its address and how to create the first account."""
    run(config, _first_account_link, lambda link: _say(config, link))


def run(
    config: Config,
    prepare: Callable[[Flask], Answer],
    announce: Callable[[Answer], None],
    *,
    listener: socket.socket | None = None,
    more_origins: Iterable[str] = (),
) -> None:
    """Bring the database up to date and serve until SIGINT, SIGTERM or SIGHUP.

    `prepare` may fill the up-to-date database. Its result goes to `announce`, in the arbiter, once
    the port is taken. Raises AlreadyServing, NewerDatabase, NoDatabase, TooFewFiles, and OSError
    when the address cannot be listened on.
    """
    connections = _room_for_connections()
    arbiter = os.getpid()
    with claim(config), listener or listen(config.host, config.port) as taken:
        announce(_aside(_make_ready, config, prepare))
        try:
            _Server(config, taken, tuple(more_origins), connections).run()
        except SystemExit as ended:
            if os.getpid() != arbiter:
                # This is the forked worker: it must not run our callers' clean-up.
                os._exit(ended.code if isinstance(ended.code, int) else 1)
            if ended.code:
                raise


def listen(host: str, port: int) -> socket.socket:
    """Listen on a port, before anything is printed about it. Raises OSError on failure."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        error.filename = f"{host}:{port}"
        raise


class _Server(BaseApplication):
    """Gunicorn with our settings only: it reads no configuration file or environment variable."""

    def __init__(
        self,
        config: Config,
        listener: socket.socket,
        more_origins: tuple[str, ...],
        connections: int,
    ) -> None:
        self._config = config
        self._connections = connections
        self._listener = listener
        self._more_origins = more_origins
        super().__init__()

    def run(self) -> None:
        _Arbiter(self).run()

    def load_config(self) -> None:
        settings: dict[str, Any] = {
            "bind": f"fd://{self._listener.detach()}",
            "worker_class": WebWorker,
            "workers": 1,
            "worker_connections": self._connections,
            "forwarder_headers": "",  # the address has no path of a proxy's before it
            "keepalive": KEEP_ALIVE_SECONDS,
            "graceful_timeout": LAST_WORD_SECONDS,
            "control_socket_disable": True,
            "loglevel": "warning",
            "post_worker_init": self._settle,
        }
        for name, value in settings.items():
            self.cfg.set(name, value)

    def _settle(self, worker: Worker) -> None:
        _settle(worker)
        if self._config.sqlite_file:
            watch(self._config.sqlite_file, worker.ppid)

    def load(self) -> Any:  # noqa: ANN401  (a WSGI application; gunicorn's stubs and Flask's disagree)
        from akr import create_app

        return create_app(self._config, self._more_origins).wsgi_app


class _Arbiter(Arbiter):
    """Gunicorn's arbiter, except that closing the terminal stops it instead of restarting it."""

    handle_hup = Arbiter.handle_term


def _settle(worker: Worker) -> None:
    """Make gunicorn's own log discreet, and exempt what is loaded from garbage collection.

    What is loaded so far is never freed anyway.
    """
    from akr.web.http.logs import Discreet

    worker.log.error_log.addFilter(Discreet())
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTOR)


def _aside(work: Callable[Given, Answer], *args: Given.args, **given: Given.kwargs) -> Answer:
    """Run `work` in a forked process, so that its imports do not end up in this one.

    The process ends when `work` is done, even if this one is gone by then. Raises what `work`
    raised.
    """
    processes = get_context("fork")
    here, there = processes.Pipe(duplex=False)
    process = processes.Process(target=_answer, args=(there, work, args, given))
    process.start()
    there.close()
    try:
        answer, error = here.recv()
    finally:
        process.join()
    if error is not None:
        raise error
    return cast("Answer", answer)


def _answer(
    asked_from: Connection, work: Callable[..., Any], args: tuple[Any, ...], given: dict[str, Any]
) -> None:
    signal(SIGINT, SIG_IGN)  # Ctrl+C also reaches the parent, which waits for this process
    try:
        asked_from.send((work(*args, **given), None))
    except Exception as error:  # noqa: BLE001  (the parent raises it again)
        asked_from.send((None, error))


def _make_ready(config: Config, prepare: Callable[[Flask], Answer]) -> Answer:
    from akr import create_app
    from akr.steps.planning.processes import sweep
    from akr.store.migrate import upgrade
    from akr.store.work import store_of

    app = create_app(config)
    upgrade(app)
    with app.app_context():
        sweep(store_of(app).work())
        answer = prepare(app)
        store_of(app).close()
    if config.sqlite_file:
        mark(config.sqlite_file)
    return answer


def _first_account_link(app: Flask) -> str | None:
    from akr.web.office.accounts import first_account_link

    return first_account_link(app)


def _say(config: Config, first_account_link: str | None) -> None:
    click.echo(f"AKR svarar på {config.public_url}. Avsluta med Ctrl+C.")
    if not reaches_phones(config.public_url):
        click.echo(
            "Telefoner når inte den adressen: den pekar på datorn själv. QR-koder och länkar "
            "behöver AKR_PUBLIC_URL, med ett namn eller en adress som telefonerna kan öppna."
        )
    if first_account_link is not None:
        click.echo("Ingen kan logga in än. Gör det första kontot här, inom ett dygn:")
        click.echo(first_account_link)


def _room_for_connections() -> int:
    """Raise the limit on open files as far as it goes; return how many connections it allows.

    Raises TooFewFiles: a server that can take no connection would only look as if it answered.
    """
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    if hard < LEAST_FILES:
        raise TooFewFiles(hard, LEAST_FILES)
    return min(MOST_CONNECTIONS, hard - OWN_FILES)
