"""Those who have accounts in the tests, and how they sign in."""

from tempfile import TemporaryDirectory

from jinja2 import FileSystemBytecodeCache

from akr import create_app
from akr.config import from_environment
from akr.steps.office import accounts, sessions
from akr.store.work import store_of
from tests.page_rules import PageClient

PASSWORD = "en mening att minnas"
"""Everybody's."""

LEADER = "ledare@exempelstad.se"
OTHER_LEADER = "grannens ledare"
MANAGER = "rektor@exempelstad.se"
ADMINISTRATOR = "förvaltare@exempelstad.se"


_compiled = TemporaryDirectory()
"""Each test has an app of its own; what a template compiles to is the same for all of them."""


def an_app(folder, **settings):
    """The app on a data folder, with clients that check their pages."""
    app = create_app(from_environment({"AKR_DATA_DIR": str(folder), **settings}))
    app.test_client_class = PageClient
    app.jinja_env.bytecode_cache = FileSystemBytecodeCache(_compiled.name)
    app.testing = True
    return app


def account_of(app, name):
    """The account of somebody who has one."""
    return next(each for each in accounts.everyone(store_of(app).work()) if each.name == name)


_right = set()


def signed_in(app, name, password=PASSWORD):
    """Sign in, as a person does; a password that was right once is not hashed again.

    A password takes long to hash, on purpose, and hundreds of tests begin here.
    """
    client = app.test_client()
    work = store_of(app).work()
    account = next((each for each in accounts.everyone(work) if each.name == name), None)
    known = account and (account.password_hash, password)
    if known in _right and account.is_open:
        client.set_cookie("akr", sessions.begin(work, account))
        return client
    answer = client.post("/sign-in", data={"name": name, "password": password})
    assert answer.status_code == 303, answer.text
    _right.add(known)
    return client
