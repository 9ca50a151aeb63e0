"""Migrates a database to the schema in `akr.store.tables`, at start and in tests."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import DBAPIError

from akr.domain.errors import DatabaseAway, NewerDatabase, NoDatabase, OlderDatabase
from akr.store.engine import sqlite
from akr.store.work import store_of

UPGRADE_LOCK = 4_110_102
"""The PostgreSQL advisory lock held by an upgrade, since several machines may start at once."""


def must_be_up_to_date(app: Flask) -> None:
    """Let a command go on only on this version's tables; an empty database gets them.

    An older server may be running on it. Raises OlderDatabase, NewerDatabase, NoDatabase.
    """
    with app.app_context():
        head = ScriptDirectory.from_config(alembic_config(app)).get_current_head()
        if _known_revision(app) not in {None, head}:
            raise OlderDatabase
    upgrade(app)


def upgrade(app: Flask, revision: str = "head") -> None:
    """Bring the app's database up to date; one that already is stays untouched.

    Raises NewerDatabase when this version of AKR does not know the database's revision, and
    NoDatabase when it cannot be opened.
    """
    with app.app_context():
        config = alembic_config(app)
        if _known_revision(app) != ScriptDirectory.from_config(config).get_current_head():
            command.upgrade(config, revision)


def _known_revision(app: Flask) -> str | None:
    scripts = ScriptDirectory.from_config(alembic_config(app))
    try:
        now = current_revision(app)
    except DBAPIError as error:
        said = str(error.orig).splitlines()[0].rstrip(".")
        raise NoDatabase(store_of(app).engine.url.render_as_string(), said) from None
    except DatabaseAway as away:
        raise NoDatabase(store_of(app).engine.url.render_as_string(), away.reason) from None
    if now is not None and now not in {each.revision for each in scripts.walk_revisions()}:
        raise NewerDatabase(now)
    return now


def downgrade(app: Flask, revision: str) -> None:
    """Take the app's database back to an earlier revision, or to `base`, the empty database."""
    with app.app_context():
        command.downgrade(alembic_config(app), revision)


def current_revision(app: Flask) -> str | None:
    """Return the revision of the app's database; None for an empty one."""
    with store_of(app).readers.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def alembic_config(app: Flask) -> Config:
    """Return Alembic's settings, with the migrations folder. Needs an app context."""
    config: Config = app.extensions["migrate"].migrate.get_config()
    return config


@contextmanager
def all_or_nothing(engine: Engine) -> Iterator[Connection]:
    """Open a connection for one migration, in one transaction.

    Changing a SQLite table means rebuilding it, and dropping the old table would cascade to every
    row that points at it. So foreign keys are turned off, which only works before the transaction
    begins, and checked before the commit. The connection is never reused.
    """
    with engine.connect() as connection:
        connection.detach()
        on_sqlite = engine.dialect.name == "sqlite"
        if on_sqlite:
            sqlite.driver(connection).execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            if not on_sqlite:
                connection.execute(select(func.pg_advisory_xact_lock(UPGRADE_LOCK)))
            yield connection
            if on_sqlite:
                lost = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
                if lost:
                    raise RuntimeError(f"Rows that point at nothing after a migration: {lost}")
