"""People with accounts, for those who lead and manage a process."""

import pytest

from akr.domain.office.account import Role
from akr.steps.office import accounts

PASSWORD = "en mening att minnas"


@pytest.fixture
def account(store):
    """Make an account of somebody."""

    def make(name, role=Role.FACILITATOR):
        return accounts.create_account(store.work(), name, PASSWORD, role)

    return make
