"""The app on an empty database of its own, for tests of the store and all that stands on it."""

from shutil import copy

import pytest
from sqlalchemy import create_engine, make_url

from akr import create_app
from akr.config import from_environment
from akr.store import migrate
from akr.store.work import Store, store_of
from tests.servers import BOTH_STORES, a_postgresql_database

SECRET_KEY = "x" * 32


def an_app(database_url, data_dir):
    return create_app(
        from_environment({"AKR_DATABASE_URL": database_url, "AKR_DATA_DIR": str(data_dir)})
    )


@pytest.fixture
def bare_app(database_url, tmp_path):
    """The app on each store, before its tables are made."""
    app = an_app(database_url, tmp_path)
    yield app
    store_of(app).close()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory):
    """A SQLite file with empty tables, to copy: to migrate takes a hundred times as long."""
    folder = tmp_path_factory.mktemp("migrated")
    made = an_app(f"sqlite:///{folder}/akr.sqlite3", folder)
    migrate.upgrade(made)
    store_of(made).close()
    return folder / "akr.sqlite3"


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql_url, tmp_path_factory):
    """The name of a PostgreSQL database with empty tables, to copy."""
    with a_postgresql_database(postgresql_url) as url:
        made = an_app(url, tmp_path_factory.mktemp("migrated"))
        migrate.upgrade(made)
        store_of(made).close()
        yield make_url(url).database


@pytest.fixture(params=BOTH_STORES)
def database(request, tmp_path):
    """The address of a database on each store, with empty tables."""
    if request.param == "sqlite":
        copy(request.getfixturevalue("migrated_sqlite"), tmp_path / "akr.sqlite3")
        yield f"sqlite:///{tmp_path}/akr.sqlite3"
        return
    server = request.getfixturevalue("postgresql_url")
    template = request.getfixturevalue("migrated_postgresql")
    with a_postgresql_database(server, template) as url:
        yield url


@pytest.fixture
def app(database, tmp_path):
    """The app on each store, with empty tables."""
    made = an_app(database, tmp_path)
    yield made
    store_of(made).close()


@pytest.fixture
def store(database):
    """Each store without the web on it, whose hundred addresses take longer than most tests."""
    made = Store(create_engine(database), lambda _news: None, SECRET_KEY)
    yield made
    made.close()


@pytest.fixture
def work(store):
    return store.work()
