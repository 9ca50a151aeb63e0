"""Every address × everybody: what the table says is what happens."""

import pytest
from flask import Blueprint, Flask

from akr.steps.matter import party
from akr.steps.office import union_contacts
from akr.steps.planning import processes
from akr.store.work import store_of
from akr.web.http import access
from akr.web.http.access import FOR_ACCOUNTS, May
from tests.page import read
from tests.web.drafts import under_review
from tests.web.people import ADMINISTRATOR, LEADER, MANAGER, OTHER_LEADER, account_of, signed_in
from tests.web.processes import created
from tests.workshops import a_room

WHO_MAY = {
    May.STATIC: {"stranger", "other_leader", "leader", "manager", "administrator"},
    May.ANYONE: {"stranger", "other_leader", "leader", "manager", "administrator"},
    May.SEAT: set(),  # none of these has a seat, and the leader needs none
    May.WALL: set(),  # nor the wall's own address
    May.NOTE_TAKER: set(),  # nor that of the page for notes
    May.REVIEWER: set(),  # nor a union's device
    May.CONTACT: set(),  # nor that of a union's contact
    May.SIGNED_IN: {"other_leader", "leader", "manager", "administrator"},
    May.MANAGER: {"manager"},
    May.PROCESS_MANAGER: {"manager"},  # whoever looks after accounts decides nothing
    May.ROLE_LEADER: {"leader", "administrator"},
    May.ROLE_MANAGER: {"manager"},
    May.FACILITATOR: {"other_leader", "leader", "administrator"},
    May.PROCESS_LEADER: {"leader", "administrator"},
    May.PROCESS_PARTY: {"leader", "manager", "administrator"},
    May.ADMINISTRATOR: {"administrator"},
}
ACCOUNTS = {
    "other_leader": OTHER_LEADER,
    "leader": LEADER,
    "manager": MANAGER,
    "administrator": ADMINISTRATOR,
}
PEOPLE = ("stranger", *ACCOUNTS)

SIGNS_OUT = {"accounts.sign_out", "accounts.sign_out_everywhere"}
LETS_IN = {"representatives.open_own", "contact.open_own"}
"""Somebody's own link lets in whoever has it."""

GONE_AFTER_THE_FIRST = {"accounts.first", "accounts.make_first"}
"""For anyone, but there is an account already."""


@pytest.fixture
def named(web):
    """A value for every name that stands in an address, of something that exists."""
    work = store_of(web).work
    leader = account_of(web, LEADER)
    room = a_room(work, account=leader.id)
    room.join()  # a process that nobody has joined can be deleted
    manager = account_of(web, MANAGER)
    processes.appoint_manager(work(), room.public_id, manager.public_id)
    role, invitation = under_review(web)
    own_link = party.enter(work(), invitation, "Ombud")
    contact, contact_link = union_contacts.register_union(work(), "Vision", (), manager.id)
    _, contact_own = union_contacts.open_contact_link(work(), contact_link, "Ombudsman")
    return {
        "account": leader.public_id,
        "asked": 1,
        "card": "a-card",
        "closure": 1,
        "code": room.code,
        "comment": 1,
        "contact": contact.id,
        "contact_link": contact_link,
        "contact_own_link": contact_own,
        "filename": "favicon.svg",
        "handle": "not-a-seat",
        "folder": "base",
        "form": "txt",
        "invitation": invitation,
        "kind": "csv",
        "note_id": "a-note",
        "notes": "not-a-page",
        "number": 1,
        "own_link": own_link,
        "pid": room.public_id,
        "representative": 1,
        "rid": role,
        "place": "lead",
        "reviewer": 1,
        "secret": "not-a-wall",
        "version": "0123456789ab",
    }


def who_may(app):
    return app.extensions["akr.who_may"]


def every_address(app, named):
    """Endpoint, method and path of every rule; a new name in an address needs a value above."""
    paths = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        unknown = rule.arguments - named.keys()
        assert not unknown, f"{rule}: add a value for {unknown} to the fixture `named`"
        path = paths.build(rule.endpoint, {name: named[name] for name in rule.arguments})
        for method in rule.methods - {"HEAD", "OPTIONS"}:
            yield rule.endpoint, method, path


def at_the_door(app, person):
    return signed_in(app, ACCOUNTS[person]) if person in ACCOUNTS else app.test_client()


@pytest.mark.parametrize("person", PEOPLE)
def test_each_address_opens_only_to_those_in_the_table(web, named, person):
    client = at_the_door(web, person)
    for endpoint, method, path in every_address(web, named):
        with client.open(path, method=method) as answer:
            found = answer.status_code != 404
            assert answer.status_code < 500, path
            if not found:
                assert is_told(person, who_may(web)[endpoint]) in answer.text

        expected = (
            person in WHO_MAY[who_may(web)[endpoint]] and endpoint not in GONE_AFTER_THE_FIRST
        )
        assert found is expected, f"{person}: {method} {path}: {answer.status}"
        if method == "POST" and endpoint in SIGNS_OUT | LETS_IN:
            client = at_the_door(web, person)


def test_a_truncated_body_is_refused_at_every_address_before_its_view(web, named):
    everybody = [signed_in(web, name) for name in ACCOUNTS.values()]
    for client in everybody:
        client.set_cookie(f"seat_{named['code']}", "x", path=f"/w/{named['code']}")

    for endpoint, method, path in every_address(web, named):
        if method != "POST":
            continue
        answers = {
            client.post(
                path,
                data=b"act=",
                content_type="application/x-www-form-urlencoded",
                # As gunicorn hands it over: it says that the body has an end, and not which.
                environ_overrides={"CONTENT_LENGTH": "40", "wsgi.input_terminated": True},
            ).status_code
            for client in everybody
        }

        assert answers <= {400, 404}, f"{path}: {answers}"
        assert 400 in answers or who_may(web)[endpoint] in {May.REVIEWER, May.CONTACT}, path


def is_told(person, may):
    """What a person reads at an address that is not theirs, whether it exists or not."""
    if may in {May.REVIEWER, May.CONTACT}:
        return "Öppna länken till granskningen igen"
    is_asked = person == "stranger" and may in FOR_ACCOUNTS
    return "Logga in för att öppna sidan" if is_asked else "Sidan finns inte här"


def test_the_table_has_exactly_the_views(web):
    assert who_may(web).keys() == {rule.endpoint for rule in web.url_map.iter_rules()}


def test_other_peoples_things_look_like_missing_ones(other_leader):
    hidden, unknown = other_leader.get("/accounts"), other_leader.get("/nowhere")

    assert hidden.status_code == unknown.status_code == 404
    assert hidden.text.replace("/accounts", "/nowhere") == unknown.text


def test_a_bookmark_asks_who_is_signed_out_to_sign_in_whether_the_page_exists_or_not(
    stranger, leader
):
    there = created(leader)
    never = "/processes/xxxxxxxxxxxxxxxx"

    asked, unknown = stranger.get(there), stranger.get(never)

    assert "Logga in för att öppna sidan" in read(asked).words
    assert read(asked).has(f"a[href='/sign-in?next={there}']")
    assert asked.status_code == unknown.status_code == 404
    assert asked.text.replace(there, never) == unknown.text


def test_a_form_sent_after_the_session_has_ended_keeps_its_words(web, leader):
    there = created(leader)
    union = {"union": "Kommunal och Vårdförbundet"}
    leader.delete_cookie("akr")

    kept = read(leader.post(f"{there}/plan/unions", data=union)).form("/unions")

    assert kept.sent() == {"union": ["Kommunal och Vårdförbundet"]}
    again = signed_in(web, ACCOUNTS["leader"]).post(kept["action"], data=kept.sent())
    assert again.status_code == 303


def test_words_sent_to_a_page_that_one_may_not_see_any_more_stay_to_be_copied(other_leader, leader):
    there = created(leader)
    words = "Vi vet inte vem\nsom beslutar."

    lost = other_leader.post(f"{there}/plan/answer", data={"comment": "1", "text": words})

    assert lost.status_code == 404
    assert read(lost).field("text") == words
    assert "Inget har sparats" in lost.text


def test_a_stranger_sees_the_ways_in(stranger):
    answer = stranger.get("/accounts?closed=x")

    assert read(answer).has("a[href='/sign-in?next=/accounts?closed%3Dx']")
    assert "Gå med i en verkstad" in answer.text


def app_with(*endpoints):
    app = Flask("akr")
    bp = Blueprint("room", "akr")
    for endpoint in endpoints:
        bp.add_url_rule(f"/{endpoint}", endpoint, lambda: "")
    app.register_blueprint(bp)
    return app


def test_the_app_does_not_start_with_a_view_missing_from_the_table():
    with pytest.raises(RuntimeError, match=r"says who may: \['room.wall'\]"):
        access.enforce(app_with("wall"), [{"static": May.STATIC}])


def test_the_app_does_not_start_with_an_entry_without_a_view():
    with pytest.raises(RuntimeError, match=r"do not exist: \['room.gone'\]"):
        access.enforce(app_with(), [{"static": May.STATIC, "room.gone": May.SEAT}])


def test_the_app_does_not_start_when_two_audiences_decide_access_to_one_address():
    ours, theirs = {"static": May.STATIC, "room.wall": May.WALL}, {"room.wall": May.ANYONE}

    with pytest.raises(RuntimeError, match=r"More than one .*: \['room.wall'\]"):
        access.enforce(app_with("wall"), [ours, theirs])


def test_the_app_does_not_start_with_an_unknown_visitor_in_the_table(monkeypatch):
    monkeypatch.delitem(access.resolvers, May.WALL, raising=False)

    with pytest.raises(RuntimeError, match=r"No @resolver recognises: \['WALL'\]"):
        access.enforce(app_with("wall"), [{"static": May.STATIC, "room.wall": May.WALL}])


def test_a_view_added_after_start_opens_to_nobody(web, stranger):
    web.add_url_rule("/late", "late", lambda: "secret")

    assert stranger.get("/late").status_code == 404
