"""Signing in and out, one's own password, and what an administrator does for others."""

import itertools
import statistics
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed

import pytest

from akr import passwords
from akr.domain.office.attempts import FREE_ATTEMPTS
from akr.store import migrate
from akr.store.work import store_of
from akr.web.office.accounts import first_account_link
from tests.page import read
from tests.web.people import (
    ADMINISTRATOR,
    LEADER,
    MANAGER,
    OTHER_LEADER,
    PASSWORD,
    an_app,
    signed_in,
)

NEW = "en helt annan mening"


def sign_in(client, name=LEADER, password=PASSWORD, **more):
    return client.post("/sign-in", data={"name": name, "password": password, **more})


def test_a_leader_signs_in_and_out(stranger):
    assert "Logga in" in stranger.get("/").text

    assert sign_in(stranger).location == "/processes"
    assert "Logga ut" in stranger.get("/").text

    assert stranger.post("/sign-out").location == "/"
    assert stranger.get("/account").status_code == 404


def test_signing_in_leads_to_the_requested_page(stranger):
    assert read(stranger.get("/sign-in?next=/account?a%3D1")).field("next") == "/account?a=1"

    assert sign_in(stranger, next="/account?a=1").location == "/account?a=1"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil", "evil", "/a\nb", ""],
)
def test_signing_in_never_leads_to_another_site(stranger, elsewhere):
    assert sign_in(stranger, next=elsewhere).location == "/processes"


def test_a_manager_lands_on_what_awaits_a_decision(stranger):
    assert sign_in(stranger, MANAGER).location == "/decisions"


def test_a_wrong_password_and_an_unknown_name_get_the_same_kind_answer(stranger):
    wrong = sign_in(stranger, password=NEW)
    unknown = sign_in(stranger, name="ingen@exempelstad.se")

    assert wrong.status_code == unknown.status_code == 422
    assert "Namnet och lösenordet hör inte ihop" in wrong.text
    assert wrong.text == unknown.text.replace("ingen@exempelstad.se", LEADER)
    assert NEW not in wrong.text


@pytest.mark.slow
def test_a_wrong_password_and_an_unknown_name_take_the_same_time(web):
    def seconds(name):
        start = time.perf_counter()
        sign_in(web.test_client(), name=name, password=NEW)
        return time.perf_counter() - start

    known, unknown = [], []
    for number in range(9):
        web.extensions["akr.attempts"].succeeded(LEADER)
        known.append(seconds(LEADER))
        unknown.append(seconds(f"ingen {number}"))

    assert statistics.median(unknown) == pytest.approx(statistics.median(known), rel=0.25)


def test_after_five_failures_the_page_says_how_long_to_wait(stranger):
    for _ in range(5):
        sign_in(stranger, password=NEW)

    answer = sign_in(stranger)

    assert answer.status_code == 429
    assert "Vänta 30 sekunder" in answer.text


def test_a_blank_form_is_explained_field_by_field(stranger):
    answer = stranger.post("/sign-in", data={})

    assert answer.status_code == 422
    assert answer.text.count("Fältet är tomt") == 2


def test_a_forged_session_opens_nothing(web):
    for secret in ("", "x", LEADER, "x" * 4000):
        client = web.test_client()
        client.set_cookie("akr", secret)

        assert client.get("/account").status_code == 404


def test_changing_the_password_signs_out_other_devices(web, leader):
    elsewhere = signed_in(web, LEADER)

    answer = leader.post("/account/password", data={"old": PASSWORD, "password": NEW})

    assert "Lösenordet är bytt" in leader.get(answer.location).text
    assert elsewhere.get("/account").status_code == 404
    assert signed_in(web, LEADER, NEW)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"old": NEW, "password": NEW}, "Det är inte ditt nuvarande lösenord"),
        ({"old": PASSWORD, "password": "kort"}, "Lösenordet är för kort"),
        ({"old": PASSWORD, "password": f"{LEADER} är bäst"}, "innehåller kontots namn"),
        ({}, "Fältet är tomt"),
    ],
)
def test_a_refused_password_change_says_why(web, leader, given, said):
    answer = leader.post("/account/password", data=given)

    assert answer.status_code == 422
    assert said in answer.text
    assert signed_in(web, LEADER)


def test_an_administrator_creates_a_leaders_account(web, administrator):
    answer = administrator.post(
        "/accounts", data={"name": " Ny  Ledare ", "password": NEW, "role": "facilitator"}
    )

    assert "Ny Ledare har ett konto" in administrator.get(answer.location).text
    newcomer = signed_in(web, "ny ledare", NEW)
    assert newcomer.get("/account").status_code == 200
    assert newcomer.get("/accounts").status_code == 404


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"name": LEADER.upper(), "password": NEW, "role": "facilitator"}, "Det finns redan"),
        ({"name": "Ny", "password": "kort", "role": "facilitator"}, "för kort"),
        ({"name": "Ny", "password": NEW, "role": "king"}, "Välj ett av alternativen"),
        ({"name": "x" * 81, "password": NEW, "role": "facilitator"}, "Korta den till högst 80"),
    ],
)
def test_a_refused_account_says_why_and_keeps_what_was_typed(administrator, given, said):
    answer = administrator.post("/accounts", data=given)

    assert answer.status_code == 422
    assert said in answer.text
    assert given["name"] in answer.text
    assert "4 konton" in answer.text


def address_of(administrator, name):
    page = administrator.get("/accounts").text
    return page[: page.index(f">{name}<")].rpartition('href="')[2].partition('"')[0]


def test_an_administrator_closes_and_reopens_an_account(web, administrator, other_leader):
    address = address_of(administrator, OTHER_LEADER)
    assert OTHER_LEADER in administrator.get(address).text

    closed = administrator.post(f"{address}/close")

    assert "är stängt" in administrator.get(closed.location).text
    assert other_leader.get("/account").status_code == 404
    assert sign_in(web.test_client(), OTHER_LEADER).status_code == 422
    assert "Öppna kontot igen" in administrator.get(address).text

    opened = administrator.post(f"{address}/password", data={"password": NEW})

    assert "gäller nu" in administrator.get(opened.location).text
    assert signed_in(web, OTHER_LEADER, NEW)


def test_an_administrator_who_renews_their_own_password_stays_signed_in(administrator):
    address = address_of(administrator, ADMINISTRATOR)

    administrator.post(f"{address}/password", data={"password": NEW})

    assert administrator.get("/accounts").status_code == 200


def test_nobody_can_be_given_a_weak_password(web, administrator):
    address = address_of(administrator, LEADER)

    answer = administrator.post(f"{address}/password", data={"password": "kort"})

    assert answer.status_code == 422
    assert "för kort" in answer.text
    assert signed_in(web, LEADER)


def test_the_last_administrators_account_cannot_be_closed(administrator):
    answer = administrator.post(f"{address_of(administrator, ADMINISTRATOR)}/close")

    assert answer.status_code == 409
    assert "Lägg till en förvaltare först" in answer.text
    assert administrator.get("/accounts").status_code == 200


def test_a_missing_account_is_a_404(administrator):
    assert administrator.get("/accounts/nobody").status_code == 404
    assert administrator.post("/accounts/nobody/close").status_code == 404
    assert (
        administrator.post("/accounts/nobody/password", data={"password": NEW}).status_code == 404
    )


@pytest.fixture
def new_app(tmp_path):
    """An installation that has just been started for the first time."""
    app = an_app(tmp_path)
    migrate.upgrade(app)
    yield app
    store_of(app).close()


@pytest.fixture
def link(new_app):
    return first_account_link(new_app).removeprefix("http://localhost:8000")


def test_the_first_start_prints_a_link_that_creates_one_administrator(new_app, link):
    starter = new_app.test_client()
    assert "Det första kontot" in starter.get(link).text

    made = starter.post(link, data={"name": "Åsa", "password": PASSWORD})

    assert made.location == "/"
    assert starter.get("/accounts").status_code == 200
    assert first_account_link(new_app) is None
    assert new_app.test_client().get(link).status_code == 404
    assert new_app.test_client().post(link).status_code == 404


def test_a_refused_first_account_says_why(new_app, link):
    answer = new_app.test_client().post(link, data={"name": "Åsa", "password": "kort"})

    assert answer.status_code == 422
    assert "för kort" in answer.text


def test_only_the_printed_link_creates_the_first_account(new_app, link):
    for wrong in ("/first-account", f"{link}x", link.replace("token=", "token=x")):
        assert new_app.test_client().get(wrong).status_code == 404


def test_the_first_accounts_link_works_for_a_day(new_app, link, monkeypatch):
    monkeypatch.setattr("akr.web.office.accounts.FIRST_LINK_SECONDS", -1)

    assert new_app.test_client().get(link).status_code == 404


def test_a_clock_that_is_put_right_leaves_the_first_accounts_link_as_it_was(new_app, monkeypatch):
    now = time.time
    monkeypatch.setattr("time.time", lambda: now() + 3600)
    link = first_account_link(new_app).removeprefix("http://localhost:8000")
    monkeypatch.undo()

    assert new_app.test_client().get(link).status_code == 200


def test_guesses_from_elsewhere_never_lock_a_device_that_was_in_before(web, stranger):
    mine = web.test_client()
    sign_in(mine)
    mine.post("/sign-out")
    for _ in range(FREE_ATTEMPTS + 1):
        locked = sign_in(stranger, password=NEW)

    assert locked.status_code == 429
    assert sign_in(stranger).status_code == 429
    assert sign_in(mine).status_code == 303


def test_a_devices_own_slips_are_counted_and_its_mark_is_good_for_one_name(web):
    mine = web.test_client()
    sign_in(mine)
    slips = [sign_in(mine, password=NEW).status_code for _ in range(FREE_ATTEMPTS + 1)]
    others = [sign_in(mine, OTHER_LEADER, NEW).status_code for _ in range(FREE_ATTEMPTS + 1)]

    assert slips == others == [422] * FREE_ATTEMPTS + [429]
    assert sign_in(web.test_client(), OTHER_LEADER).status_code == 429


def test_a_flood_of_invented_names_waits_for_itself(web, monkeypatch):
    mine = web.test_client()
    sign_in(mine)
    asked, go_on = threading.Semaphore(0), threading.Event()
    check = passwords.check_password_hash

    def slowly(kept, password):
        if password == NEW:
            asked.release()
            go_on.wait(60)
        return check(kept, password)

    monkeypatch.setattr(passwords, "check_password_hash", slowly)
    with ThreadPoolExecutor(40) as crowd:
        flood = [
            crowd.submit(sign_in, web.test_client(), f"ingen {n}", NEW)
            for n in range(passwords.MOST_WAITING + 8)
        ]
        asked.acquire(timeout=60)
        done = {each.result().status_code for each in as_first_done(flood, 8)}
        known = sign_in(mine).status_code
        go_on.set()
        statuses = Counter(each.result().status_code for each in flood)

    assert done == {429}
    assert known == 303
    assert statuses == {429: 8, 422: passwords.MOST_WAITING}


def as_first_done(futures, number):
    """The first so many that are done."""
    return list(itertools.islice(as_completed(futures, timeout=60), number))
