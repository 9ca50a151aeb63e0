"""The log says where something broke, never what anybody wrote nor how to get in.

The database refuses every write, as one that is worn out or half migrated may, and PostgreSQL shows
the refused row in its message. Every form of the house is sent meanwhile.
"""

import io
import logging

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from akr.domain.phase import Phase
from akr.steps.office import accounts, sessions
from akr.steps.room import joining, notes
from akr.store.tables import Base
from akr.web.http.access import May
from akr.web.http.logs import Discreet
from tests import sees
from tests.page_rules import PageClient
from tests.web.people import PASSWORD
from tests.workshops import CARER, Place, a_room, an_act

TELLING = "Räkna silverskedarna hos Xerxes"
NEW = "en mening om silverskedar"
WRITES = {
    "writing.add",
    "notes.add",
    "observers.begin",
    "accounts.take_sign_in",
    "accounts.change_password",
}
"""Some of the addresses that must have met the broken database, or nothing was tried."""


class House:
    """An installation with people, a room, and all that lets them in."""

    def __init__(self, app):
        self.app = app
        app.test_client_class = PageClient
        self.store = app.extensions["akr.store"]
        work = self.store.work
        account = accounts.create_first_account(work(), "Åsa", PASSWORD)
        self.room = a_room(work, account=account.id)
        device = joining.take_seat(work(), self.room.code, CARER, an_act(), "a device")
        self.place = Place(self.room, device.token)
        self.room.go_to(Phase.WRITE)
        notes.open_notes(work(), self.room.public_id, an_act())
        self.session = sessions.begin(work(), account)
        self.seat_code = joining.seat_held(work(), self.room.code, device.token)[2]
        self.wall = sees.as_leader(work(), self.room.public_id)[1]
        self.notes = notes.see_as_leader(work(), self.room.public_id)[1]
        self.account = account
        self.key = self.place.seat.key

    def secrets(self):
        return {
            *(self.place.token, self.session, self.seat_code, self.wall, self.notes),
            *(self.room.code, self.key, TELLING, "Xerxes", "silverskedar", PASSWORD),
            self.account.password_hash,
        }

    def client(self, *, seated):
        client = self.app.test_client()
        client.set_cookie("akr", self.session)
        if seated:
            token, path = self.place.token, f"/w/{self.room.code}"
            client.set_cookie(f"seat_{self.room.code}", token, path=path)
        return client

    def named(self):
        return {
            "account": self.account.public_id,
            "code": self.room.code,
            "pid": self.room.public_id,
            "notes": self.notes,
            "secret": self.wall,
        }

    def form(self):
        said = dict.fromkeys(
            ("text", "words", "title", "workplace", "decided_by", "reason", "union", "comment"),
            TELLING,
        )
        return (
            said
            | an_act_sent()
            | {
                "old": PASSWORD,
                "password": NEW,
                "name": TELLING,
                "role": "facilitator",
                "occupation": CARER,
                "purpose": "right_use",
                "seat_code": self.seat_code,
                "phase": "gather",
            }
        )


def an_act_sent():
    return {"act": an_act().id, "number": "9"}


@pytest.fixture
def house(app):
    return House(app)


@pytest.fixture
def log():
    """What the app's logger writes down, as a server's does."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


def refuse_every_write(engine):
    """Let every table refuse, with a message that shows the row where the database can."""
    with engine.begin() as connection:
        for table in map(str, Base.metadata.tables):
            for write in ("INSERT", "UPDATE", "DELETE"):
                for statement in refusing(engine.dialect.name, table, write):
                    connection.execute(text(statement))


def refusing(dialect, table, write):
    if dialect == "sqlite":
        yield (
            f'CREATE TRIGGER "{table}_{write}" BEFORE {write} ON "{table}"'
            " BEGIN SELECT RAISE(ABORT, 'broken'); END"
        )
    else:
        row = "OLD" if write == "DELETE" else "NEW"
        yield (
            f"CREATE OR REPLACE FUNCTION refuse_{write}() RETURNS trigger AS $$ BEGIN"
            f" RAISE EXCEPTION 'Failing row contains %', row_to_json({row}); END $$"
            " LANGUAGE plpgsql"
        )
        yield (
            f'CREATE TRIGGER "{table}_{write}" BEFORE {write} ON "{table}"'
            f" FOR EACH ROW EXECUTE FUNCTION refuse_{write}()"
        )


def test_no_write_that_breaks_tells_the_log_what_was_written(house, log):
    refuse_every_write(house.store.engine)
    paths, named = house.app.url_map.bind("localhost"), house.named()
    broke = set()
    for rule in house.app.url_map.iter_rules():
        if "POST" not in rule.methods or rule.arguments - named.keys():
            continue
        path = paths.build(rule.endpoint, {each: named[each] for each in rule.arguments})
        may = house.app.extensions["akr.who_may"][rule.endpoint]
        form = house.form()
        if rule.endpoint == "accounts.take_sign_in":
            form |= {"name": "Åsa", "password": PASSWORD}
        answer = house.client(seated=may is May.SEAT).post(path, data=form)
        if answer.status_code == 500:
            broke.add(rule.endpoint)

    written = log.getvalue()
    assert broke >= WRITES
    assert written.count("Traceback") >= len(broke)
    assert "IntegrityError" in written or "RaiseException" in written
    assert [secret for secret in house.secrets() if secret in written] == []


@pytest.mark.parametrize("kind", ["writes", "reads"])
def test_an_error_of_the_database_does_not_repeat_what_it_was_given(app, kind):
    """Where no log is in between: a command's traceback on somebody's screen."""
    work = app.extensions["akr.store"].work()
    given = text("SELECT * FROM nothing WHERE words = :words")

    with (
        pytest.raises(DBAPIError, match="nothing") as met,
        work if kind == "writes" else work.reading(),
    ):
        work.transaction.session.execute(given, {"words": TELLING})

    assert "Xerxes" not in str(met.value)


def test_a_page_that_breaks_says_nothing_of_the_secret_in_its_address(house, log):
    with house.store.engine.begin() as connection:
        connection.execute(text("ALTER TABLE card RENAME TO gone"))

    for address in (f"/wall/{house.wall}", f"/w/{house.room.code}/now"):
        assert house.client(seated=True).get(address).status_code == 500

    assert "Exception on /wall/… [GET]" in log.getvalue()
    assert [secret for secret in house.secrets() if secret in log.getvalue()] == []


@pytest.mark.parametrize(
    "said",
    [
        "Error handling request /wall/{}/stream?last=3",
        "Invalid request from ip=::1: Invalid HTTP request line: 'GET /notes/{} HTTX'",
        "GET /review/{} HTTP/1.1",
        "GET /review/own/{} HTTP/1.1",
        "POST /contact/{} HTTP/1.1",
        "GET /contact/own/{} HTTP/1.1",
        "GET /first-account?token={}&x=1",
    ],
)
def test_what_the_server_logs_of_an_address_leaves_its_secret_out(said):
    record = logging.makeLogRecord({"msg": "%s", "args": (said.format("s3cret-_word"),)})

    assert Discreet().filter(record)

    assert "s3cret" not in record.getMessage()
    assert "…" in record.getMessage()


def test_the_causes_of_an_error_are_told_by_their_kind_alone():
    try:
        try:
            {}[TELLING]
        except KeyError as cause:
            raise ValueError(TELLING) from cause
    except ValueError as error:
        record = logging.makeLogRecord({"exc_info": (ValueError, error, None), "msg": "broke"})
    Discreet().filter(record)

    written = logging.Formatter().format(record)

    assert "builtins.KeyError" in written
    assert "builtins.ValueError" in written
    assert "test_logs.py" in written
    assert "Xerxes" not in written
