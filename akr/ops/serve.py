"""The server: gunicorn with gevent in one worker process, which a room or a whole town shares.

gevent patches Python's blocking modules in the worker, before anything of the app is imported
there. The arbiter above it therefore imports as little as it can: a lock that was made before the
patch would stop every greenlet. What needs the app earlier happens `_aside`.
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
"""Open streams and idle browsers at once; each holds a greenlet and a file number."""

BACKLOG = 2048
"""Browsers that may wait to be let in, when a whole town joins at nine o'clock."""

KEEP_ALIVE_SECONDS = 75
"""How long a phone may be quiet and yet answer in one round trip instead of three."""

LAST_WORD_SECONDS = 2
"""How long a request may go on when the server is told to stop. Streams never end by themselves."""

COLLECTOR = (2_000, 50, 1_000)
"""Garbage collection's thresholds: look through new objects often, through all hardly ever.

With Python's own, one request in a hundred waited 78 ms while thousands of streams were looked
through; with 20,000 new objects at a time every look took 30 ms, with 2,000 it takes 4.
"""


def serve(config: Config) -> None:
    """Serve one installation, saying where, and how the first person gets in."""
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

    `prepare` may put things into the up-to-date database; what it returns is announced once the
    port is taken, here in the arbiter. Raises AlreadyServing, NewerDatabase, NoDatabase, and
    OSError when nobody may listen there.
    """
    arbiter = os.getpid()
    with claim(config), listener or listen(config.host, config.port) as taken:
        announce(_aside(_make_ready, config, prepare))
        _raise_file_limit()
        try:
            _Server(config, taken, tuple(more_origins)).run()
        except SystemExit as ended:
            if os.getpid() != arbiter:
                # The worker, forked from here, must not take down what our callers have put up.
                os._exit(ended.code if isinstance(ended.code, int) else 1)
            if ended.code:
                raise


def listen(host: str, port: int) -> socket.socket:
    """Take a port, before anything is printed about it. Raises OSError when that cannot be."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        error.filename = f"{host}:{port}"
        raise


class _Server(BaseApplication):
    """Gunicorn with our settings and no others: neither its files nor its environment are read."""

    def __init__(
        self,
        config: Config,
        listener: socket.socket,
        more_origins: tuple[str, ...],
    ) -> None:
        self._config = config
        self._listener = listener
        self._more_origins = more_origins
        super().__init__()

    def run(self) -> None:
        _Arbiter(self).run()

    def load_config(self) -> None:
        settings: dict[str, Any] = {
            "bind": f"fd://{self._listener.detach()}",
            "worker_class": "gevent",
            "workers": 1,
            "worker_connections": MOST_CONNECTIONS,
            "keepalive": KEEP_ALIVE_SECONDS,
            "graceful_timeout": LAST_WORD_SECONDS,
            "control_socket_disable": True,
            "loglevel": "warning",
            "post_worker_init": _settle,
        }
        for name, value in settings.items():
            self.cfg.set(name, value)

    def load(self) -> Any:  # noqa: ANN401  (a WSGI application; gunicorn's stubs and Flask's disagree)
        from akr import create_app

        return create_app(self._config, self._more_origins).wsgi_app


class _Arbiter(Arbiter):
    """Gunicorn's, but a terminal that is closed ends it, rather than making it start anew."""

    handle_hup = Arbiter.handle_term


def _settle(_worker: Worker) -> None:
    """What has been loaded stays for good: the collector need not walk it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTOR)


def _aside(work: Callable[Given, Answer], *args: Given.args, **given: Given.kwargs) -> Answer:
    """Do something in a process of its own, so that what it imports is not imported here.

    It ends when it is done, also when this process is gone by then. Raises what `work` raised.
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
    signal(SIGINT, SIG_IGN)  # Ctrl+C reaches the asking process, which waits for this one
    try:
        asked_from.send((work(*args, **given), None))
    except Exception as error:  # noqa: BLE001  (whatever it is, it is raised again where it was asked)
        asked_from.send((None, error))


def _make_ready(config: Config, prepare: Callable[[Flask], Answer]) -> Answer:
    from akr import create_app
    from akr.store.migrate import upgrade

    app = create_app(config)
    upgrade(app)
    with app.app_context():
        return prepare(app)


def _first_account_link(app: Flask) -> str | None:
    from akr.web.office.accounts import first_account_link

    return first_account_link(app)


def _say(config: Config, first_account_link: str | None) -> None:
    click.echo(f"AKR svarar på {config.public_url}. Avsluta med Ctrl+C.")
    if first_account_link is not None:
        click.echo("Ingen kan logga in än. Gör det första kontot här, inom ett dygn:")
        click.echo(first_account_link)


def _raise_file_limit() -> None:
    """Allow as many files, and so connections, as the machine lets us."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
