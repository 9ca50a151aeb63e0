"""People with accounts, for the promises that look in on a room."""

import shutil

import pytest

from akr.store import migrate
from akr.store.work import store_of
from tests.promises.onlookers import make_people
from tests.web.people import an_app


@pytest.fixture(scope="session")
def furnished(tmp_path_factory):
    """A data folder with accounts, to copy, since hashing a password is slow on purpose."""
    folder = tmp_path_factory.mktemp("furnished")
    app = an_app(folder)
    migrate.upgrade(app)
    make_people(app)
    store_of(app).close()
    return folder


@pytest.fixture
def web(furnished, tmp_path):
    """The app with these people, on a database of the test's own."""
    app = an_app(shutil.copytree(furnished, tmp_path / "data"))
    yield app
    if made := app.extensions.get("akr.renderer"):
        made.close()
    store_of(app).close()
