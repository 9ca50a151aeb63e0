"""A person's own estimate at the edge: a page that nobody has to open, and where it shows."""

import pytest

from akr.domain.phase import Phase
from akr.domain.proposals.proposals import OwnEstimate, Scope
from akr.steps.proposals import estimate
from akr.store.work import store_of
from tests.page import read
from tests.web.forms import fields, seated
from tests.web.people import LEADER, account_of
from tests.workshops import CARER, a_sorting_room


@pytest.fixture
def room(web):
    """A room that sorts three tasks, led by the leader at hand."""
    work = store_of(web).work
    account = account_of(web, LEADER).id
    return a_sorting_room(work, account=account)[0]


@pytest.fixture
def place(room):
    return room.join(CARER)


@pytest.fixture
def device(web, room, place):
    return seated(web, room, place)


def task_of(place):
    return place.deck().top.task


def send(device, room, task, **what):
    page = device.get(f"/w/{room.code}/estimate", query_string={"task": task})
    return device.post(f"/w/{room.code}/estimate", data=fields(page) | {"task": task} | what)


def test_an_estimate_has_its_own_page_and_is_shown_there_again(device, room, place):
    task = task_of(place)
    assert f"/w/{room.code}/estimate?task={task}" in device.get(f"/w/{room.code}/now").text

    what = {"minutes": "7,5", "times_per_week": "5", "scope": "house", "when": ["midday"]}
    answer = send(device, room, task, **what)

    assert (answer.status_code, answer.location) == (303, f"/w/{room.code}/now?task={task}")
    page = read(device.get(f"/w/{room.code}/estimate", query_string={"task": task}))
    again = page.form("/estimate").sent()
    assert {name: again[name] for name in what} == {
        "minutes": ["7,5"],
        "times_per_week": ["5"],
        "scope": ["house"],
        "when": ["midday"],
    }


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ({"times_per_week": "5"}, "Välj vad gångerna gäller"),
        ({"minutes": "1e3"}, "Skriv ett tal från 0"),
        ({"together": "många"}, "Skriv ett heltal"),
        ({"minutes": "9" * 10_000}, "Skriv ett tal från 0"),
    ],
)
def test_refused_input_is_explained_and_stays_in_the_field(device, room, place, what, sentence):
    answer = send(device, room, task_of(place), **what)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert next(iter(what.values())) in answer.text


def test_an_estimate_of_a_missing_card_or_task_leads_back(device, room):
    for query in ({}, {"task": "påhittad"}, {"card": "påhittat"}):
        answer = device.get(f"/w/{room.code}/estimate", query_string=query)
        assert (answer.status_code, answer.location) == (303, f"/w/{room.code}/now")


def test_workshop_2_offers_the_median_as_a_starting_point_and_says_so(leader, room):
    people = [room.join(CARER) for _ in range(3)]
    task = task_of(people[0])
    for person, minutes in zip(people, (10.0, 15.0, 90.0), strict=True):
        said = OwnEstimate("", task=task, minutes=minutes, times_per_week=20.0, scope=Scope.HOUSE)
        estimate.say_own(room.work(), room.code, person.token, person.act(), said)
    room.go_to(Phase.ANALYSE)
    address = f"/processes/{room.public_id}/workshop-2/proposal?task={task}"

    shown = leader.get(address).text
    assert "Egna uppskattningar från telefonerna" in shown
    assert "mitten av 3 svar" in shown
    assert read(shown).field("minutes") == ""

    begun = read(leader.get(f"{address}&start=1"))
    assert (begun.field("minutes"), begun.field("times_per_week")) == ("15", "20")


def test_too_few_estimates_are_not_shown(leader, room, place):
    said = OwnEstimate("", task=task_of(place), minutes=1234.5)
    estimate.say_own(room.work(), room.code, place.token, place.act(), said)
    task = task_of(place)
    room.go_to(Phase.ANALYSE)

    shown = leader.get(f"/processes/{room.public_id}/workshop-2/proposal?task={task}&start=1").text

    assert "Egna uppskattningar" not in shown
    assert "1234,5" not in shown
