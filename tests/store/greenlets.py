"""Thirty phones in one gevent process, while another process locks SQLite.

Prints how many processes they stored, and the longest time that nothing else could run.
"""

# ruff: noqa: E402  (gevent patches before anything else is loaded)
from gevent import monkey

monkey.patch_all()

import sqlite3
import time

import gevent

from akr import create_app
from akr.domain.proposals.process import Process
from akr.store.work import store_of

PHONES, ACTS = 30, 4
HELD_SECONDS = 0.6

app = create_app()
store = store_of(app)
stops = []


def watch():
    while True:
        before = time.monotonic()
        gevent.sleep(0.01)
        stops.append(time.monotonic() - before)


def phone():
    for _ in range(ACTS):
        with store.work() as work:
            work.add_process(Process())
        gevent.sleep(0.01)


def take(file):
    """Runs in an OS thread, so it behaves like another process."""
    with sqlite3.connect(file, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        monkey.get_original("time", "sleep")(HELD_SECONDS)
        other.execute("ROLLBACK")
    other.close()


gevent.spawn(watch)
phones = [gevent.spawn(phone) for _ in range(PHONES)]
if file := app.extensions["akr.config"].sqlite_file:
    gevent.sleep(0.02)
    gevent.get_hub().threadpool.spawn(take, file).get()
gevent.joinall(phones, raise_error=True)
with store.work().reading() as work:
    print(len(work.processes.listed()), max(stops))
store.close()
