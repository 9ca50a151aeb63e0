"""Real browsers on a real server: Chromium, and the app behind sockets on this machine."""

import threading
from dataclasses import dataclass
from functools import partial
from shutil import copy

import pytest
from flask import Flask
from playwright.sync_api import expect, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from akr import create_app
from akr.config import from_environment
from akr.store.work import store_of
from tests.workshops import a_room, a_sorting_room

CHROMIUM = "/usr/bin/chromium"
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The name of a host that is neither HTTPS nor localhost, as in a staff room's trial.
    "--host-resolver-rules=MAP akr.test 127.0.0.1",
)
LAUNCH = {"executable_path": CHROMIUM, "args": list(CHROMIUM_FLAGS)}
PHONE = {"width": 360, "height": 760}
# A loaded machine is slow, not wrong: every wait in a browser is for a state, and may be this long.
PATIENCE_MS = 60_000
expect.set_options(timeout=PATIENCE_MS)


@dataclass(frozen=True)
class Server:
    """A server that answers, and the hands on what it stores: what they do is news to its pages."""

    app: Flask
    port: int

    @property
    def url(self):
        """Its address as a browser trusts it, like HTTPS."""
        return f"http://localhost:{self.port}"

    @property
    def plain_url(self):
        """Its address as in a staff room: plain HTTP from a host that is not this one."""
        return f"http://akr.test:{self.port}"

    @property
    def work(self):
        """Makes a unit of work."""
        return store_of(self.app).work

    def room(self, **wanted):
        """Open a workshop."""
        return a_room(self.work, **wanted)

    def sorting_room(self, *args, **wanted):
        """Open a workshop with tasks on the table; and the seat that wrote them."""
        return a_sorting_room(self.work, *args, **wanted)


class QuietHandler(WSGIRequestHandler):
    """Requests are not the news that a test run is read for."""

    protocol_version = "HTTP/1.1"

    def log(self, *_):
        """Say nothing."""


@pytest.fixture
def server(migrated_sqlite, tmp_path):
    """The app on a fresh database, served by threads of this process."""
    copy(migrated_sqlite, tmp_path / "akr.sqlite3")
    serving = make_server("127.0.0.1", 0, None, threaded=True, request_handler=QuietHandler)
    serving.daemon_threads = True
    app = create_app(
        from_environment(
            {"AKR_DATA_DIR": str(tmp_path), "AKR_PUBLIC_URL": f"http://localhost:{serving.port}"}
        ),
        more_origins=(f"http://akr.test:{serving.port}",),
    )
    serving.app = app
    thread = threading.Thread(target=serving.serve_forever)
    thread.start()
    yield Server(app, serving.port)
    serving.shutdown()
    thread.join()
    serving.server_close()
    if made := app.extensions.get("akr.renderer"):
        made.close()
    store_of(app).close()


@pytest.fixture(scope="session")
def playwright():
    """Playwright's driver."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright):
    """A Chromium that all tests share; each page has a context of its own."""
    chromium = playwright.chromium.launch(**LAUNCH)
    yield chromium
    chromium.close()


@pytest.fixture
def context(browser):
    """Open another browser with nothing in it: `context(width=360, height=760, **more)`."""
    opened = []

    def open_context(width=PHONE["width"], height=PHONE["height"], **more):
        one = browser.new_context(
            viewport={"width": width, "height": height}, locale="sv-SE", **more
        )
        one.set_default_timeout(PATIENCE_MS)
        opened.append(one)
        return one

    yield open_context
    for each in opened:
        each.close()


@pytest.fixture
def page_at(context):
    """Open a page in a browser of its own: `page_at(width, height=760, **more)`; errors fail."""
    faults = []

    def note(fault):  # Playwright marks its listeners, and a list's own method takes no mark
        faults.append(fault)

    def open_page(width, height=PHONE["height"], **more):
        page = context(width, height, **more).new_page()
        page.on("pageerror", note)
        return page

    yield open_page
    assert not faults, faults


@pytest.fixture
def phone(page_at):
    """A phone with nothing on it."""
    return page_at(PHONE["width"], PHONE["height"])


@pytest.fixture
def seated(server, page_at):
    """Open a phone that holds a seat: `seated(room, token, base=…)`; its page is the present one."""
    return partial(_seated, server, page_at)


def _seated(server, page_at, room, place, base=None, width=PHONE["width"], **more):
    base = base or server.url
    page = page_at(width, **more)
    page.context.add_cookies(
        [{"name": f"seat_{room.code}", "value": place.token, "url": f"{base}/w/{room.code}"}]
    )
    page.goto(f"{base}/w/{room.code}/now")
    return page
