"""Processes at the edge: whose they are, and each one's own page."""

from datetime import date

from akr.domain.planning.readiness import Dates
from akr.store.work import store_of
from tests.page import read
from tests.web.forms import WITHOUT_UNIONS
from tests.web.people import LEADER, PASSWORD
from tests.web.processes import created


def test_an_empty_list_suggests_creating_the_first_process(leader):
    answer = leader.get("/processes")

    assert "Här börjar er arbetsdelning" in answer.text
    assert read(answer).has("a[href='/processes/new']")


def test_a_leader_sees_their_own_processes_and_an_administrator_all(
    leader, other_leader, administrator
):
    created(leader)
    created(other_leader, title="Granens process")

    assert "Arbetsdelning Förskolan Eken" in leader.get("/processes").text
    assert "Granens process" not in leader.get("/processes").text
    assert "Arbetsdelning Förskolan Eken" in administrator.get("/processes").text
    assert "Granens process" in administrator.get("/processes").text


def test_only_its_leader_and_administrators_can_open_a_process(
    leader, other_leader, administrator, stranger
):
    process = created(leader)

    for address in (process, f"{process}/analysis", f"{process}/lead", f"{process}/table"):
        assert other_leader.get(address).status_code == 404
        assert stranger.get(address).status_code == 404
        assert administrator.get(address, follow_redirects=True).status_code == 200
    assert other_leader.post(f"{process}/workshop", data=WITHOUT_UNIONS).status_code == 404


def test_a_missing_process_is_a_404_even_for_an_administrator(administrator):
    for address in ("", "/lead", "/table", "/analysis", "/profile.pdf", "/export.csv"):
        assert administrator.get(f"/processes/xxxxxxxxxxxxxxxx{address}").status_code == 404


def test_a_new_process_is_named_after_its_workplace_and_shows_its_next_step(leader):
    shown = leader.get(created(leader))

    assert read(shown).one("h1").words == "Arbetsdelning Förskolan Eken"
    assert "(5 väntas)" in shown.text
    assert "3 avdelningar" in shown.text
    assert "Öppna verkstad 1" in shown.text


def test_signing_in_leads_to_the_requested_processes(web):
    client = web.test_client()

    answer = client.post(
        "/sign-in", data={"name": LEADER, "password": PASSWORD, "next": "/processes"}
    )

    assert answer.location == "/processes"


def test_opening_asks_how_many_will_come_if_the_plan_does_not_say(leader):
    process = created(leader)
    shown = read(leader.get(process)).form("/workshop")
    assert [each["name"] for each in shown.all("[name^='expected-']")] == ["expected-2"]
    assert "Då kan ingen räknas ut" in shown.words

    refused = leader.post(f"{process}/workshop", data={"reason": "Facken är med."})
    assert refused.status_code == 422
    assert "Skriv hur många de är" in read(refused).words
    assert leader.get(f"{process}/lead").location == process

    opened = leader.post(
        f"{process}/workshop", data={"reason": "Facken är med.", "expected-2": "7"}
    )
    assert opened.location == f"{process}/lead"
    assert "0 av 12 har gått med" in read(leader.get(f"{process}/lead")).words


def named(page):
    return page.texts(".processes .list-name")


def test_many_processes_are_searched_and_chosen_by_where_they_stand(leader):
    for n in range(9):
        created(leader, title=f"Process {n}", workplace="Förskolan Boken" if n else "Hemtjänst Öst")
    opened = created(leader, title="Öppnad", workplace="Förskolan Boken")
    leader.post(f"{opened}/workshop", data=WITHOUT_UNIONS)

    found = read(leader.get("/processes?search=öst+HEMTJÄNST"))
    standing = read(leader.get("/processes?search=boken&stands=workshop_1"))

    assert named(found) == ["Process 0"]
    assert "1 av 10 processer" in found.one("[role=status]").words
    assert found.field("search") == "öst HEMTJÄNST"
    assert named(standing) == ["Öppnad"]
    assert standing.field("stands") == "workshop_1"


def test_a_search_that_finds_nothing_says_so_and_leads_back_to_all(leader):
    created(leader)

    page = read(leader.get("/processes?search=granen&stands=nowhere"))

    assert "Ingen process passar in på det du söker" in page.words
    assert page.has("a[href='/processes/new']")
    assert [each.words for each in page.all("[role=status] a")] == ["Visa alla"]


def test_few_processes_need_no_search(leader):
    created(leader)

    assert not read(leader.get("/processes")).has("[role=search]")


def test_the_list_says_what_comes_next(web, leader):
    process = created(leader)
    with (work := store_of(web).work()):
        number = work.plans.hold(process.rpartition("/")[2])
        work.plans.save_dates(number, Dates(date(2999, 12, 18), date(3000, 5, 28)))

    assert "Verkstad 2 18 december 2999" in read(leader.get("/processes")).one(".processes").words
