"""Those who have accounts in the tests, and how they sign in."""

from akr import create_app
from akr.config import from_environment
from tests.page_rules import PageClient

PASSWORD = "en mening att minnas"
"""Everybody's."""

LEADER = "ledare@exempelstad.se"
OTHER_LEADER = "grannens ledare"
MANAGER = "rektor@exempelstad.se"
ADMINISTRATOR = "förvaltare@exempelstad.se"


def an_app(folder, **settings):
    """The app on a data folder, with clients that check their pages."""
    app = create_app(from_environment({"AKR_DATA_DIR": str(folder), **settings}))
    app.test_client_class = PageClient
    app.testing = True
    return app


def signed_in(app, name, password=PASSWORD):
    """Sign in, as a person does."""
    client = app.test_client()
    answer = client.post("/sign-in", data={"name": name, "password": password})
    assert answer.status_code == 303, answer.text
    return client
