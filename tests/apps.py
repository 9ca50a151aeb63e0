"""The app on an empty database of its own, for tests of the store and all that stands on it."""

from contextlib import ExitStack
from shutil import copy

import pytest
from sqlalchemy import make_url

from akr import create_app
from akr.config import from_environment
from akr.store import migrate
from akr.store.work import store_of
from tests.servers import BOTH_STORES, a_postgresql_database


def an_app(database_url, data_dir):
    return create_app(
        from_environment({"AKR_DATABASE_URL": database_url, "AKR_DATA_DIR": str(data_dir)})
    )


@pytest.fixture
def bare_app(database_url, tmp_path):
    """The app on each store, before its tables are made."""
    app = an_app(database_url, tmp_path)
    yield app
    store_of(app).engine.dispose()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory):
    """A SQLite file with empty tables, to copy: to migrate takes a hundred times as long."""
    folder = tmp_path_factory.mktemp("migrated")
    made = an_app(f"sqlite:///{folder}/akr.sqlite3", folder)
    migrate.upgrade(made)
    store_of(made).engine.dispose()
    return folder / "akr.sqlite3"


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql_url, tmp_path_factory):
    """The name of a PostgreSQL database with empty tables, to copy."""
    with a_postgresql_database(postgresql_url) as url:
        made = an_app(url, tmp_path_factory.mktemp("migrated"))
        migrate.upgrade(made)
        store_of(made).engine.dispose()
        yield make_url(url).database


@pytest.fixture(params=BOTH_STORES)
def app(request, tmp_path):
    """The app on each store, with empty tables."""
    with ExitStack() as ending:
        if request.param == "sqlite":
            copy(request.getfixturevalue("migrated_sqlite"), tmp_path / "akr.sqlite3")
            url = f"sqlite:///{tmp_path}/akr.sqlite3"
        else:
            server = request.getfixturevalue("postgresql_url")
            template = request.getfixturevalue("migrated_postgresql")
            url = ending.enter_context(a_postgresql_database(server, template))
        made = an_app(url, tmp_path)
        yield made
        store_of(made).engine.dispose()


@pytest.fixture
def store(app):
    return store_of(app)


@pytest.fixture
def work(store):
    return store.work()
