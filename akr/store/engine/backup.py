"""Backup: a sound copy of a SQLite database that is in use, and the way back from it.

A file that is copied by hand while it is written is half of one moment and half of another, and one
that is laid over a database is read together with the log of the old one. Both are corrupt.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from akr.domain.errors import NoBackup

LOGS = ("-wal", "-shm")
"""What SQLite keeps beside a database, and what belongs to that database alone."""


def back_up(database: Path, copy: Path) -> None:
    """Copy a database, which may be in use, to a file that its owner alone can read.

    Raises NoBackup when there is none, or what was copied is unsound.
    """
    if not database.exists():
        raise NoBackup("missing", str(database))
    part = copy.with_name(f".{copy.name}.part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    try:
        with closing(sqlite3.connect(database)) as own, closing(sqlite3.connect(part)) as made:
            own.backup(made)
            made.execute("PRAGMA journal_mode = DELETE")  # one file, whole in itself
            made.execute("PRAGMA user_version = 0")  # no server's mark: `akr.ops.watch`
        check(part, called=database)
        _flush(part)
        part.replace(copy)
    finally:
        part.unlink(missing_ok=True)


def restore(copy: Path, database: Path) -> Path | None:
    """Put a copy in the place of a database that nobody uses; return where the old one lies now.

    Raises NoBackup, and then nothing has changed.
    """
    check(copy)
    part = database.with_name(f".{database.name}.part")
    back_up(copy, part)
    kept = None
    if database.exists():
        kept = database.with_name(f"{database.name}.before-restore")
        # With its log, which it is not whole without.
        for name in (*LOGS, ""):
            beside, away = Path(f"{database}{name}"), Path(f"{kept}{name}")
            away.unlink(missing_ok=True)
            if beside.exists():
                beside.rename(away)
    for name in LOGS:
        Path(f"{database}{name}").unlink(missing_ok=True)
    part.rename(database)
    _flush(database.parent)
    return kept


def check(file: Path, called: Path | None = None) -> None:
    """Raises NoBackup for a file that is missing, unsound, or no database of AKR's."""
    name = str(called or file)
    if not file.is_file():
        raise NoBackup("missing", name)
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as asked:
            is_sound = asked.execute("PRAGMA quick_check").fetchone() == ("ok",)
            ours = asked.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'")
            is_ours = ours.fetchone() is not None
    except sqlite3.DatabaseError:
        raise NoBackup("unsound", name) from None
    if not is_sound:
        raise NoBackup("unsound", name)
    if not is_ours:
        raise NoBackup("not_ours", name)


def _flush(file: Path) -> None:
    opened = os.open(file, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
