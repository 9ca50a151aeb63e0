"""The ledger at the edge: the leader records a closure, and the union confirms it or objects."""

import pytest

from akr.domain.clock import today
from akr.domain.matter.requests import RequestStanding
from akr.domain.matter.review import PositionKind
from akr.steps.matter import review
from tests.page import read
from tests.rooms import an_act
from tests.unions import enrolled
from tests.web.drafts import form, process_of, seen, under_review, work_of
from tests.web.unions import at_its_browser

CLOSURE = {
    "meeting": "mbl_12",
    "called_by": "Rektor",
    "present": "Kommunal: två ombud.\nArbetsgivaren: rektor.",
    "outcome": "agreed",
    "central_until": "",
    "protocol": "MBL 2026:14",
}


@pytest.fixture
def asked(web):
    """Linden's role, with a request that Kommunal has made: the role and the union's secret."""
    role, secret = under_review(web)
    token = enrolled(work_of(web), secret)
    review.take_position(
        work_of(web), token, role, an_act(), 1, PositionKind.NEGOTIATE, "Enligt § 12."
    )
    return role, secret


@pytest.fixture
def closing(web, asked):
    """The leader's page where a closure is recorded."""
    return f"/roles/{asked[0]}/review/requests/{seen(web, asked[0]).requests[0].id}"


@pytest.fixture
def union(web, asked):
    """Kommunal's own device, and the page that it reads."""
    device, first = at_its_browser(web, asked[1])
    return device, device.get(first).location


def closed(client, closing, **changes):
    sent = CLOSURE | {"held_on": today().isoformat()} | changes
    return client.post(closing, data=form(client.get(closing), closing, **sent))


def standing(web, asked):
    shown = seen(web, asked[0])
    return shown.requests[0].standing(shown.today)


def test_the_leader_records_what_the_protocol_says_and_the_union_confirms_it(
    web, leader, union, asked, closing
):
    device, page = union
    assert read(leader.get(f"/roles/{asked[0]}/review")).has(f"a[href='{closing}']")

    assert closed(leader, closing).status_code == 303
    assert "Väntar på organisationen" in leader.get(f"/roles/{asked[0]}/review").text
    shown = device.get(page)
    assert "är avslutad. Svara senast" in shown.get_data(as_text=True)
    confirm = f"{page}/closures/{seen(web, asked[0]).requests[0].last.id}/confirm"
    assert read(shown).has(f"form[action='{confirm}']")
    assert device.post(confirm).status_code == 303

    assert standing(web, asked) is RequestStanding.CLOSED
    assert "Kommunal bekräftade avslutet" in device.get(page).get_data(as_text=True)


def test_an_objection_needs_words_and_is_shown_to_everybody(web, leader, union, asked, closing):
    device, page = union
    closed(leader, closing)
    objection = f"{page}/closures/{seen(web, asked[0]).requests[0].last.id}/object"

    assert device.post(objection, data={"objection": " "}).status_code == 422
    assert device.post(objection, data={"objection": "Vi var inte där."}).status_code == 303

    assert standing(web, asked) is RequestStanding.OBJECTED
    assert "Vi var inte där." in leader.get(f"/roles/{asked[0]}/review").text
    again = closed(leader, closing)
    assert again.status_code == 422
    assert read(again).has("#protocol-error")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"meeting": "samverkan"}, "meeting"),
        ({"held_on": "2020-01-01"}, "held_on"),
        ({"held_on": "2999-01-01"}, "held_on"),
        ({"outcome": "disagreed"}, "central_until"),
        ({"protocol": ""}, "protocol"),
        ({"present": ""}, "present"),
        ({"called_by": ""}, "called_by"),
    ],
)
def test_what_is_wrong_in_a_closure_is_said_at_its_field_and_the_rest_stays(
    web, leader, asked, closing, changes, field
):
    answer = closed(leader, closing, **changes)

    assert answer.status_code == 422
    assert len(read(answer).all(".error")) == 1
    assert read(answer).has(f"#{field}-error")
    assert standing(web, asked) is RequestStanding.OPEN


def test_a_union_answers_only_its_own(web, leader, asked, closing):
    closed(leader, closing)
    process = process_of(web, asked[0])
    secret = review.invite(work_of(web), process, "Vision")
    device, first = at_its_browser(web, secret)
    page = device.get(first).location
    closure = seen(web, asked[0]).requests[0].last.id

    assert "/confirm" not in device.get(page).get_data(as_text=True)
    assert device.post(f"{page}/closures/{closure}/confirm").status_code in {404, 409}
    assert standing(web, asked) is RequestStanding.AWAITS


def test_only_the_leader_records_a_closure(stranger, manager, other_leader, closing):
    for client in (stranger, manager, other_leader):
        assert client.get(closing).status_code == 404
        assert client.post(closing, data=CLOSURE).status_code == 404


def test_a_request_that_is_not_there_leads_back(leader, asked):
    answer = leader.get(f"/roles/{asked[0]}/review/requests/999")

    assert answer.status_code == 303
