"""People at their browsers: each has a client that checks every page it gets."""

import shutil

import pytest

from akr.domain.office.account import Role
from akr.steps.office import accounts
from akr.store import migrate
from akr.store.work import store_of
from tests.web.people import (
    ADMINISTRATOR,
    LEADER,
    MANAGER,
    OTHER_LEADER,
    PASSWORD,
    an_app,
    signed_in,
)


@pytest.fixture(scope="session")
def furnished(tmp_path_factory):
    """A data folder with people in it, made once: a password takes long to hash, on purpose."""
    folder = tmp_path_factory.mktemp("furnished")
    app = an_app(folder)
    migrate.upgrade(app)
    for name, role in (
        (LEADER, Role.FACILITATOR),
        (OTHER_LEADER, Role.FACILITATOR),
        (MANAGER, Role.MANAGER),
        (ADMINISTRATOR, Role.ADMINISTRATOR),
    ):
        accounts.create_account(store_of(app).work(), name, PASSWORD, role)
    store_of(app).close()
    return folder


@pytest.fixture
def web(furnished, tmp_path):
    """The app with its people, on a database of the test's own."""
    app = an_app(shutil.copytree(furnished, tmp_path / "data"))
    yield app
    if made := app.extensions.get("akr.renderer"):
        made.close()
    store_of(app).close()


@pytest.fixture
def stranger(web):
    """Somebody who has said nothing of who they are."""
    return web.test_client()


@pytest.fixture
def leader(web):
    """Who leads the process at hand."""
    return signed_in(web, LEADER)


@pytest.fixture
def other_leader(web):
    """Who leads processes, but not the one at hand."""
    return signed_in(web, OTHER_LEADER)


@pytest.fixture
def manager(web):
    """Who decides, where a process has appointed them."""
    return signed_in(web, MANAGER)


@pytest.fixture
def administrator(web):
    """Who looks after accounts, and leads nothing."""
    return signed_in(web, ADMINISTRATOR)
