"""The app on an empty database of its own, for tests of the store and all that stands on it."""

import pytest

from akr import create_app
from akr.config import from_environment
from akr.store import migrate
from akr.store.work import store_of


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


@pytest.fixture
def app(bare_app):
    """The app on each store, with empty tables."""
    migrate.upgrade(bare_app)
    return bare_app


@pytest.fixture
def store(app):
    return store_of(app)


@pytest.fixture
def work(store):
    return store.work()
