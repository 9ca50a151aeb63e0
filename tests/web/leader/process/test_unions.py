"""The unions and the plan: a link each, words that are answered, and an opening without them."""

import pytest

from tests.page import read
from tests.web.forms import PLENTY, an_act_sent
from tests.web.plans import DATES, invited, seen, send
from tests.web.processes import created


@pytest.fixture
def process(leader):
    """A new process's address."""
    return created(leader)


def test_a_union_reads_the_plan_comments_and_is_answered(web, leader, process):
    send(leader, process, "dates", **DATES)
    union, address = invited(web, leader, process)

    shown = union.get(address).text
    for words in (
        "Verkstad 1 har inte öppnats än.",
        "4 februari 2100",
        "Effektivisera och tydliggöra roller",
        "Frågorna om förutsättningar är inte besvarade.",
    ):
        assert words in shown
    answer = union.post(f"{address}/plan", data=an_act_sent() | {"text": "Vem tar kvällarna?"})
    assert "Synpunkten är sparad" in union.get(answer.location).text

    assert "1 synpunkt på planeringen väntar på svar" in leader.get(process).text
    form = read(leader.get(f"{process}/plan/unions")).form("unions/answer")
    leader.post(form["action"], data=form.sent() | {"answer": "Alla."})
    assert "Alla." in union.get(address).text
    assert not read(leader.get(process)).has("[name=reason]")
    assert leader.post(f"{process}/workshop", data=PLENTY).location == f"{process}/lead"


def test_opening_without_the_unions_needs_a_reason_that_every_reader_sees(web, leader, process):
    assert read(leader.get(process)).has("[name=reason]")
    answer = leader.post(f"{process}/workshop", data=PLENTY)
    assert answer.status_code == 422
    assert "Skriv varför verkstaden öppnas utan facken" in answer.text
    assert leader.get(f"{process}/lead").location == process

    leader.post(f"{process}/workshop", data=PLENTY | {"reason": "Facket är på semester."})

    union, address = invited(web, leader, process)
    for shown in (leader.get(process).text, union.get(address).text):
        assert "Facket är på semester." in shown


@pytest.mark.parametrize("words", ["", "x" * 10_000, "a\ufffdb"])
def test_refused_words_about_the_plan_stay_in_their_field(web, leader, process, words):
    union, address = invited(web, leader, process)

    answer = union.post(f"{address}/plan", data=an_act_sent() | {"text": words})
    opening = leader.post(f"{process}/workshop", data=PLENTY | {"reason": words})

    assert answer.status_code == 422
    assert words.replace("\0", "") in answer.text
    assert seen(web, process).conditions.comments == ()
    assert opening.status_code == (422 if words else 303)


def test_scripts_in_a_unions_words_about_the_plan_do_not_run(web, leader, process):
    union, address = invited(web, leader, process)
    evil = "<script>alert(1)</script>"
    union.post(f"{address}/plan", data=an_act_sent() | {"text": evil})

    for shown in (union.get(address), leader.get(f"{process}/plan/unions")):
        assert evil in read(shown).texts(".verbatim")


def test_both_comments_from_a_page_reached_by_going_back_are_kept(web, leader, process):
    union, address = invited(web, leader, process)
    act = an_act_sent()
    union.post(f"{address}/plan", data=act | {"text": "Först"})

    answer = union.post(f"{address}/plan", data=act | {"text": "Sedan"})

    assert answer.status_code == 409
    assert "Först" in answer.text
    assert "Sedan" in answer.text


def test_a_union_reads_only_the_plan_that_it_was_invited_to(web, leader, process):
    union, address = invited(web, leader, process)
    other = created(leader, title="En annan")

    mine, pid = address.rsplit("/", 1)[1], other.split("/")[2]
    assert union.get(f"/reviews/{pid}/{mine}/plan").status_code == 404
    assert web.test_client().get(f"{address}/plan").status_code == 404


def test_a_mail_scanner_that_only_asks_what_is_there_uses_up_no_link(web, leader, process):
    address = f"{process}/plan/unions"
    leader.post(address, data={"union": "Kommunal"})

    asked = leader.head(address)
    shown = leader.get(address)

    assert "Set-Cookie" not in asked.headers
    assert read(shown).has("#message")
    assert not read(leader.get(address)).has("#message")
