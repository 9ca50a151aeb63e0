"""Accounts on both databases: creating, signing in and closing."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select
from werkzeug.security import generate_password_hash

from akr.domain.clock import utc_now
from akr.domain.office.account import Role
from akr.domain.office.attempts import Attempts
from akr.domain.office.errors import (
    BadName,
    LastAdministrator,
    NameTaken,
    NotFirst,
    TooManyAttempts,
    UnknownAccount,
    WeakPassword,
    WrongPassword,
)
from akr.domain.office.sessions import IDLE
from akr.passwords import NOBODYS_HASH
from akr.steps.office import accounts, sessions
from akr.store.tables import SessionRow

PASSWORD = "en mening att minnas"
OTHER = "en annan att minnas"


def an_account(work, name="Åsa", role=Role.FACILITATOR):
    return accounts.create_account(work, name, PASSWORD, role)


def sign_in(work, name, password=PASSWORD):
    return accounts.sign_in(work, Attempts(), name, password)


def test_an_account_opens_with_its_name_and_password(work):
    made = an_account(work)

    assert sign_in(work, "Åsa") == made
    assert made.is_open
    assert PASSWORD not in repr(made)
    assert made.password_hash not in repr(made)


def test_capitals_and_decomposed_letters_do_not_lock_anybody_out(work):
    made = an_account(work)

    assert sign_in(work, "a\u030aSA") == made


def test_a_password_matches_in_any_unicode_composition(work):
    made = accounts.create_account(work, "Åsa", "lösenord på åtta ord", Role.FACILITATOR)

    assert sign_in(work, "Åsa", "lo\u0308senord pa\u030a a\u030atta ord") == made


def test_an_unknown_name_a_closed_account_and_a_wrong_password_look_the_same(work):
    an_account(work, "Öppen")
    closed = an_account(work, "Stängd")
    accounts.close_account(work, closed.public_id)

    for name, password in (("Ingen", PASSWORD), ("Stängd", PASSWORD), ("Öppen", OTHER)):
        with pytest.raises(WrongPassword):
            sign_in(work, name, password)


def test_an_unknown_name_costs_the_same_work_as_a_known_one():
    ours = generate_password_hash(PASSWORD)

    method, salt, value = ours.split("$")
    theirs = NOBODYS_HASH.split("$")

    assert (method, len(salt), len(value)) == (theirs[0], len(theirs[1]), len(theirs[2]))


def test_attempts_are_counted_for_unknown_names_too(work):
    attempts = Attempts()
    for _ in range(5):
        with pytest.raises(WrongPassword):
            accounts.sign_in(work, attempts, "Ingen", PASSWORD)

    with pytest.raises(TooManyAttempts):
        accounts.sign_in(work, attempts, "ingen", PASSWORD)


def test_the_right_password_waits_too(work):
    an_account(work)
    attempts = Attempts()
    for _ in range(5):
        with pytest.raises(WrongPassword):
            accounts.sign_in(work, attempts, "Åsa", OTHER)

    with pytest.raises(TooManyAttempts):
        accounts.sign_in(work, attempts, "Åsa", PASSWORD)


def test_a_name_is_taken_ignoring_case(work):
    an_account(work, "Åsa")

    with pytest.raises(NameTaken):
        an_account(work, "åsa")
    assert len(accounts.everyone(work)) == 1


def test_a_name_with_signs_that_nobody_can_see_is_the_name(work):
    made = an_account(work, "\ufeffÅ\u200bsa  Öberg\n")

    assert made.name == "Åsa Öberg"
    assert accounts.sign_in(work, Attempts(), "Åsa\u00ad Öberg", PASSWORD).id == made.id


def test_weak_passwords_and_bad_names_make_no_account(work):
    with pytest.raises(WeakPassword):
        accounts.create_account(work, "Åsa", "kort", Role.FACILITATOR)
    with pytest.raises(BadName):
        accounts.create_account(work, "\x00", PASSWORD, Role.FACILITATOR)
    assert not accounts.has_accounts(work)


def test_only_one_of_many_concurrent_first_accounts_is_created(store):
    def makes(name):
        try:
            return accounts.create_first_account(store.work(), name, PASSWORD)
        except NotFirst:
            return None

    with ThreadPoolExecutor(8) as crowd:
        made = list(crowd.map(makes, (f"Åsa {number}" for number in range(8))))

    assert [each for each in made if each] == list(accounts.everyone(store.work()))
    assert len(made) - made.count(None) == 1


def test_the_first_account_is_an_administrator_and_can_only_be_created_once(work):
    first = accounts.create_first_account(work, "Åsa", PASSWORD)

    assert first.role is Role.ADMINISTRATOR
    with pytest.raises(NotFirst):
        accounts.create_first_account(work, "Björn", PASSWORD)
    assert accounts.everyone(work) == [first]


def is_held(work, secret):
    """Whether a session is still open."""
    return sessions.recognised(work, secret)[0] is not None


def test_a_session_ends_when_the_password_is_changed(work):
    before = an_account(work)
    secret = sessions.begin(work, before)
    assert is_held(work, secret)

    after = accounts.change_password(work, Attempts(), before, PASSWORD, OTHER)

    assert not is_held(work, secret)
    assert is_held(work, sessions.begin(work, after))
    assert sign_in(work, "Åsa", OTHER) == after


def test_no_session_begins_with_a_password_that_was_changed_meanwhile(work):
    before = an_account(work)
    accounts.change_password(work, Attempts(), before, PASSWORD, OTHER)

    with pytest.raises(WrongPassword):
        sessions.begin(work, before)


def test_ended_sessions_are_deleted_when_their_account_signs_in(store):
    account = an_account(store.work())
    sessions.begin(store.work(), account)
    store.clock = lambda: utc_now() + IDLE
    sessions.begin(store.work(), account)

    with store.engine.connect() as connection:
        assert len(connection.execute(select(SessionRow.id)).all()) == 1


def test_a_session_lasts_from_its_last_use(store):
    secret = sessions.begin(store.work(), an_account(store.work()))
    begun = utc_now()
    almost = IDLE - timedelta(minutes=1)

    for times in range(1, 4):
        store.clock = lambda times=times: begun + times * almost
        assert sessions.recognised(store.work(), secret) == (held(store, secret), True)
        sessions.note_use(store.work(), secret)

    store.clock = lambda: begun + 3 * almost + IDLE
    assert sessions.recognised(store.work(), secret) == (None, False)


def held(store, secret):
    with (work := store.work()).reading():
        return work.sessions.held(secret)


def test_changing_a_password_takes_the_old_one(work):
    account = an_account(work)

    with pytest.raises(WrongPassword):
        accounts.change_password(work, Attempts(), account, OTHER, OTHER)
    assert sign_in(work, "Åsa") == account


def test_a_session_ends_when_the_account_is_closed_and_a_new_password_opens_it(work):
    account = an_account(work)
    secret = sessions.begin(work, account)
    accounts.close_account(work, account.public_id)
    assert not is_held(work, secret)

    opened = accounts.give_password(work, account.public_id, OTHER)

    assert opened.is_open
    assert not is_held(work, secret)
    assert sign_in(work, "Åsa", OTHER) == opened


def test_the_last_administrator_stays(work):
    first = an_account(work, "Ett", Role.ADMINISTRATOR)
    second = an_account(work, "Två", Role.ADMINISTRATOR)
    an_account(work, "Tre", Role.FACILITATOR)
    accounts.close_account(work, first.public_id)

    with pytest.raises(LastAdministrator):
        accounts.close_account(work, second.public_id)
    assert accounts.account_of(work, second.public_id).is_open


def test_a_missing_account_is_unknown(work):
    for act in (
        lambda: accounts.close_account(work, "nobody"),
        lambda: accounts.give_password(work, "nobody", PASSWORD),
        lambda: accounts.account_of(work, "nobody"),
    ):
        with pytest.raises(UnknownAccount):
            act()
    assert not is_held(work, "nobody's")


def test_accounts_stand_in_the_order_of_the_alphabet(work):
    with work:
        for name in ("Östen", "Åsa", "Zoran", "Ärla", "anna"):
            work.accounts.add(name, Role.FACILITATOR, password_hash="")

    names = [each.name for each in accounts.everyone(work)]

    assert names == ["anna", "Zoran", "Åsa", "Ärla", "Östen"]
