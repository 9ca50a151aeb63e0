"""The database goes away and comes back: everybody is told to wait, and nothing is lost."""

from contextlib import contextmanager

import psycopg
import pytest
from sqlalchemy import make_url

from akr.domain.errors import Unstorable
from akr.domain.phase import Phase
from akr.store.work import store_of
from tests.apps import an_app
from tests.bench.common import an_act
from tests.page import read
from tests.page_rules import PageClient
from tests.servers import a_postgresql_database
from tests.workshops import CARER, a_room

pytestmark = pytest.mark.slow


@pytest.fixture
def served(postgresql_url, migrated_postgresql, tmp_path):
    """A room that writes, on a PostgreSQL database that can be sent away."""
    with a_postgresql_database(postgresql_url, migrated_postgresql) as url:
        app = an_app(url, tmp_path)
        app.test_client_class = PageClient
        room = a_room(store_of(app).work)
        place = room.join(CARER)
        room.go_to(Phase.WRITE)
        phone = app.test_client()
        phone.set_cookie(f"seat_{room.code}", place.token, path=f"/w/{room.code}")
        yield app, place, phone, lambda: away(postgresql_url, url)
        store_of(app).close()


@contextmanager
def away(server, url):
    """Cut every connection to a database and let nobody in, as while it is restarted."""
    name = make_url(url).database
    with psycopg.connect(server.replace("+psycopg", ""), autocommit=True) as boss:
        boss.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        boss.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
        )
        yield
        boss.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")


def test_a_phone_is_told_to_wait_and_its_outbox_is_taken_when_the_database_is_back(served):
    _, place, phone, sent_away = served
    card = an_act(1) | {"text": "Torka bord efter lunch"}
    address = f"/w/{place.room.code}/cards"

    with sent_away():
        refused = [phone.post(address, data=card, outbox=True) for _ in range(3)]
    taken = phone.post(address, data=card, outbox=True)

    assert [each.status_code for each in refused] == [503] * 3
    assert "Vänta, vi försöker igen" in refused[0].json["sentence"]
    assert taken.status_code == 204
    assert place.cards() == ["Torka bord efter lunch"]


def test_a_form_keeps_its_words_while_the_database_is_away(served):
    _, place, phone, sent_away = served
    card = an_act(1) | {"text": "Torka bord\noch <duka>"}

    with sent_away():
        answer = phone.post(f"/w/{place.room.code}/cards", data=card)
    form = read(answer).form("/cards")

    assert answer.status_code == 503
    assert form.sent() == {name: [value] for name, value in card.items()}
    assert phone.post(form["action"], data=form.sent()).status_code == 303
    assert place.cards() == ["Torka bord och <duka>"]


def test_a_page_tries_again_by_itself(served):
    _, place, phone, sent_away = served

    with sent_away():
        answer = phone.get(f"/w/{place.room.code}/now")

    assert answer.status_code == 503
    assert answer.headers["Refresh"] == "10"
    assert "Vänta, vi försöker igen" in read(answer).words


def test_no_page_repeats_a_password(served):
    app, _, _, sent_away = served
    with sent_away():
        answer = app.test_client().post("/sign-in", data={"name": "a", "password": "en mening"})

    assert answer.status_code == 503
    assert "en mening" not in answer.text


def test_a_store_refuses_what_its_database_cannot_hold(served):
    app, *_ = served

    with pytest.raises(Unstorable), store_of(app).work().reading() as work:
        work.accounts.named("a\0b")
