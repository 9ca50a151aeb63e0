"""The real server, `akr serve` in a process of its own, which can be killed and started again."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import cached_property
from urllib.error import URLError
from urllib.request import urlopen

from akr import create_app
from akr.config import from_environment
from akr.store import migrate
from akr.store.work import store_of

ANSWERS_WITHIN_SECONDS = 30
SERVE = "from akr.cli import main; main(['serve'])"


class Served:
    """A server on a data folder; its port stays the same when it starts again.

    `akr.test` is a host that is neither HTTPS nor localhost; our Chromium knows where it is.
    """

    def __init__(self, folder, host="localhost"):
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.url = f"http://{host}:{self.port}"
        self._settings = {
            "AKR_DATA_DIR": str(folder),
            "AKR_PORT": str(self.port),
            "AKR_PUBLIC_URL": self.url,
        }
        self._process = None

    @cached_property
    def app(self):
        """The app on the same data, for what has to be there before anybody comes."""
        app = create_app(from_environment(self._settings))
        migrate.upgrade(app)
        return app

    @property
    def work(self):
        """Makes a unit of work. Open pages hear of it only when they ask: it has no hub."""
        return store_of(self.app).work

    def start(self):
        """Start and return when it answers."""
        self._process = subprocess.Popen(
            [sys.executable, "-c", SERVE],
            env=os.environ | self._settings,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        given_up = time.monotonic() + ANSWERS_WITHIN_SECONDS
        while True:
            try:
                with urlopen(f"http://localhost:{self.port}/sign-in", timeout=5):
                    return
            except (URLError, ConnectionError, TimeoutError):
                assert self._process.poll() is None, "akr serve did not start"
                assert time.monotonic() < given_up, "akr serve does not answer"
                time.sleep(0.05)

    def kill(self):
        """End it and its worker in the middle of whatever they do."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process = None

    def stop(self):
        """End it as a service manager does."""
        if self._process:
            self._process.terminate()
            self._process.wait()


@contextmanager
def served(folder, host="localhost"):
    """A server that answers, and is gone afterwards."""
    server = Served(folder, host)
    assert server.app
    server.start()
    try:
        yield server
    finally:
        server.stop()
        if renderer := server.app.extensions.get("akr.renderer"):
            renderer.close()
        store_of(server.app).close()
