"""Bringing a database to what `akr.store.tables` says, on start and in tests."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import DBAPIError

from akr.domain.errors import NewerDatabase, NoDatabase
from akr.store.engine import sqlite
from akr.store.work import store_of

UPGRADE_LOCK = 4_110_102
"""PostgreSQL's advisory lock that an upgrade holds: several machines may start at once."""


def upgrade(app: Flask, revision: str = "head") -> None:
    """Bring the app's database up to date; a database that already is stays untouched.

    Raises NewerDatabase when this version of AKR does not know where the database stands, and
    NoDatabase when it cannot be opened.
    """
    with app.app_context():
        config = alembic_config(app)
        scripts = ScriptDirectory.from_config(config)
        try:
            now = current_revision(app)
        except DBAPIError as error:
            said = str(error.orig).splitlines()[0].rstrip(".")
            raise NoDatabase(store_of(app).engine.url.render_as_string(), said) from None
        if now is not None and now not in {each.revision for each in scripts.walk_revisions()}:
            raise NewerDatabase(now)
        if now != scripts.get_current_head():
            command.upgrade(config, revision)


def downgrade(app: Flask, revision: str) -> None:
    """Take the app's database back to an earlier revision, or to `base`, where it is empty."""
    with app.app_context():
        command.downgrade(alembic_config(app), revision)


def current_revision(app: Flask) -> str | None:
    """Say where the app's database stands; None for an empty one."""
    with store_of(app).readers.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def alembic_config(app: Flask) -> Config:
    """Alembic's settings, with the place of the migrations. Needs an app context."""
    config: Config = app.extensions["migrate"].migrate.get_config()
    return config


@contextmanager
def all_or_nothing(engine: Engine) -> Iterator[Connection]:
    """Open a connection for a migration alone, in one transaction.

    Changing a SQLite table means to rebuild it, and to drop the old one would delete all that
    points at it. So foreign keys are off, which must be said before the transaction, and checked
    before it is stored. The connection is never used for anything else.
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
