"""The watch: the server stops when its database's file is another, or unsound.

Somebody who lays a backup over the file of a running server would otherwise have answers written
into the pages of another database. A mark in the file's first page, new at each start and none in a
backup, tells which file it is.
"""

from __future__ import annotations

import logging
import os
import secrets
import sqlite3
import time
from contextlib import closing
from signal import SIGTERM
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 1.0

MARK_AT = 60
"""Where SQLite keeps a database's `user_version`, which nothing else of ours uses."""

STOPS = (
    "Databasfilen %s är utbytt eller skadad, så AKR stannar innan något skrivs på fel ställe. "
    "Stoppa alltid servern först och använd akr restore."
)


def mark(file: Path) -> None:
    """Give a database a mark that no other file has; before the server opens it."""
    with closing(sqlite3.connect(file)) as own:
        own.execute(f"PRAGMA user_version = {secrets.randbelow(2**31 - 1) + 1}")
        own.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def watch(file: Path, server: int) -> None:
    """Look at the file every second for as long as this process lives, and end `server` in time."""
    Thread(target=_watch, args=(file, server), daemon=True).start()


def _watch(file: Path, server: int) -> None:
    from akr.store.engine.sqlite import unsound

    # Never closed: to close it would drop the locks that SQLite holds on it in this process.
    held = os.open(file, os.O_RDONLY)
    first = os.fstat(held)
    with closing(sqlite3.connect(file)) as own:
        (marked,) = own.execute("PRAGMA user_version").fetchone()
    # The mark may still lie in the log alone, when a command was reading at the start.
    good = {marked, _raw_mark(held)}
    while not unsound.is_set():
        try:
            now = file.stat()
            if (now.st_ino, now.st_dev) != (first.st_ino, first.st_dev):
                break
            if _raw_mark(held) not in good:
                break
        except OSError:
            break
        time.sleep(SECONDS_BETWEEN_LOOKS)
    log.critical(STOPS, file)
    os.kill(server, SIGTERM)


def _raw_mark(held: int) -> int:
    return int.from_bytes(os.pread(held, 4, MARK_AT), "big")
