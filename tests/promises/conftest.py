"""People with accounts, for the promises that look in on a room."""

import pytest

from akr.domain.account import Role
from akr.steps import accounts
from akr.store import migrate
from akr.store.work import store_of
from tests.web.people import ADMINISTRATOR, LEADER, OTHER_LEADER, PASSWORD, an_app


@pytest.fixture(scope="session")
def furnished(tmp_path_factory):
    """A data folder with people in it, to copy: to hash a password takes long, on purpose."""
    folder = tmp_path_factory.mktemp("furnished")
    app = an_app(folder)
    migrate.upgrade(app)
    for name, role in (
        (LEADER, Role.FACILITATOR),
        (OTHER_LEADER, Role.FACILITATOR),
        (ADMINISTRATOR, Role.ADMINISTRATOR),
    ):
        accounts.create_account(store_of(app).work(), name, PASSWORD, role)
    store_of(app).engine.dispose()
    return folder
