"""A task of workshop 2 at the edge: what a new role is asked, dissent, and tasks that are left."""

from datetime import date

import pytest

from akr.domain.cards.cards import DayPart
from akr.domain.proposals.parts import AgendaPart
from akr.domain.proposals.proposals import Dissent, ProposalKind
from akr.steps.planning import ending
from akr.steps.proposals import agenda, session
from tests.page import read
from tests.rooms import an_act
from tests.web.leader.proposals.test_agenda import (
    agenda_of,
    hidden,
    linden,
    opened,
    page_of,
    process,
    proposal_of,
    propose,
    work,
)

__all__ = ("process", "work")  # fixtures


def leave(leader, process, task, reason, sent=None):
    sent = sent or hidden(leader.get(page_of(process, task)), "/leave")
    return leader.post(f"{agenda_of(process)}/leave", data=sent | {"left_because": reason})


def test_a_task_for_a_new_role_is_asked_about_its_place_in_the_day(leader, work, process):
    asked = {"stands_alone": "yes", "when": ["midday", "morning"], "needs_same_person": "no"}
    sent = opened(leader, process, "duka")

    propose(leader, process, sent, decision="new_role", **asked)

    kept = proposal_of(work, process, "duka")
    assert (kept.stands_alone, kept.needs_same_person) == (True, False)
    assert kept.when == (DayPart.MORNING, DayPart.MIDDAY)
    form = read(leader.get(page_of(process, "duka"))).form("/proposal").sent()
    assert {name: form[name] for name in asked} == {
        "stands_alone": ["yes"],
        "when": ["morning", "midday"],
        "needs_same_person": ["no"],
    }

    propose(leader, process, opened(leader, process, "duka"), decision="keep", **asked)

    kept = proposal_of(work, process, "duka")
    assert (kept.stands_alone, kept.when, kept.needs_same_person) == (None, None, None)


def test_who_decides_is_said_with_the_proposal(leader, work, process):
    sent = opened(leader, process, "duka")

    propose(leader, process, sent, decided_by="Rektor, efter samverkan")

    assert proposal_of(work, process, "duka").decided_by == "Rektor, efter samverkan"


def test_an_occupation_may_want_something_else_and_a_small_one_is_not_asked(leader, work, process):
    page = read(leader.get(page_of(process, "duka")))
    asked = [each["value"] for each in page.all("[name=dissenting]")]
    assert asked == ["forskollarare", "barnskotare"]
    sent = opened(leader, process, "duka") | {"dissenting": asked}

    propose(leader, process, sent, **{"dissent-1": "Behåll hos oss"})

    assert proposal_of(work, process, "duka").dissent == (Dissent("barnskotare", "Behåll hos oss"),)
    for address in (agenda_of(process), page_of(process, "duka")):
        assert "Behåll hos oss" in leader.get(address).text
    assert "Barnskötare vill något annat:" in leader.get(agenda_of(process)).text


def test_a_small_occupation_is_refused_whatever_the_form_says(leader, work, process):
    sent = opened(leader, process, "duka") | {"dissenting": ["kock"], "dissent-0": "Nej tack"}

    answer = propose(leader, process, sent)

    assert answer.status_code == 409
    assert "nämns inte i ett förslag" in answer.text
    assert proposal_of(work, process, "duka") is None


def test_a_refused_form_keeps_what_was_answered(leader, process):
    sent = opened(leader, process, "duka") | {"dissenting": ["forskollarare", "barnskotare"]}
    said = {"stands_alone": "no", "when": ["night"], "dissent-1": "Behåll hos oss"}

    answer = propose(leader, process, sent, decision="new_role", due="i vår", **said)

    form = read(answer).form("/proposal").sent()
    assert answer.status_code == 422
    assert (form["stands_alone"], form["when"]) == (["no"], ["night"])
    assert form["dissent-1"] == ["Behåll hos oss"]


def test_a_task_is_left_for_a_reason_and_taken_up_again(leader, process):
    answer = leave(leader, process, "duka", "Tas i budgeten")

    assert answer.status_code == 303
    assert "är lämnad utan förslag" in leader.get(answer.location).text
    shown = leader.get(page_of(process, "duka"))
    assert "Lämnad utan förslag" in shown.text
    assert "Tas i budgeten" in shown.text
    assert "27 av 28 uppgifter saknar förslag" in leader.get(agenda_of(process)).text

    sent = hidden(shown, "/take-up-again")
    answer = leader.post(f"{agenda_of(process)}/take-up-again", data=sent)

    assert "Inget förslag ännu" in leader.get(answer.location).text


def test_a_task_is_not_left_without_a_reason(leader, work, process):
    answer = leave(leader, process, "duka", " ")

    assert answer.status_code == 422
    assert "Fältet är tomt" in answer.text
    assert agenda.see_agenda(work, process).left_tasks == 0


def test_who_leaves_a_task_that_just_got_a_proposal_is_told_so(leader, work, process):
    sent = hidden(leader.get(page_of(process, "duka")), "/leave")
    propose(leader, process, opened(leader, process, "duka"), needed="En vagn")

    answer = leave(leader, process, "duka", "Tas i budgeten", sent)

    assert answer.status_code == 409
    assert "så uppgiften är inte lämnad" in answer.text
    assert read(answer).form("/leave").sent()["left_because"] == ["Tas i budgeten"]
    assert proposal_of(work, process, "duka").needed == "En vagn"


def missing_of(process):
    return f"{agenda_of(process)}/missing"


def test_what_is_missing_is_listed_with_a_way_to_each(leader, process):
    propose(leader, process, opened(leader, process, "duka"), decision="new_role")

    page = read(leader.get(missing_of(process)))

    assert page.texts("h2")[:3] == [
        "Utan förslag 27",
        "Utan ansvarig eller datum 1",
        "Till en ny roll, men inte färdigfrågade 1",
    ]
    links = [each["href"] for each in page.all(".missing a")]
    assert len(links) == 29
    assert links.count(page_of(process, "duka")) == 2


@pytest.mark.parametrize("already", [True, False])
def test_the_end_is_asked_about_while_something_is_missing(leader, work, process, already):
    if already:
        settle_all(work, process)
    sent = {"act": an_act().id, "number": "0", "part": "round_off"}

    answer = leader.post(f"{agenda_of(process)}/part", data=sent)

    if already:
        assert agenda.see_agenda(work, process).part is AgendaPart.ROUND_OFF
        return
    assert answer.location == f"{missing_of(process)}?ends=1"
    assert agenda.see_agenda(work, process).part is None
    shown = leader.get(answer.location)
    assert "Runda av ändå?" in shown.text
    leader.post(f"{agenda_of(process)}/part", data=hidden(shown, "/part"))
    assert agenda.see_agenda(work, process).part is AgendaPart.ROUND_OFF


def settle_all(work, process):
    for item in agenda.see_agenda(work, process).items:
        task = item.row.task.id
        session.leave(work, process, an_act(), task, "Tas i budgeten", item.base)


def test_when_all_is_said_nothing_is_missing(leader, work, process):
    settle_all(work, process)
    sent = opened(leader, process, "duka")
    full = {"responsible": "Rektor", "due": str(date(2100, 2, 15)), "decision": ProposalKind.STOP}

    propose(leader, process, sent, **full)

    assert "Inget saknas" in leader.get(missing_of(process)).text
    words = leader.get(agenda_of(process)).text
    assert "Alla 28 uppgifter är genomgångna: 1 har ett förslag, 27 är lämnade utan." in words


def test_an_ended_process_shows_what_is_missing_and_asks_for_nothing(leader, work):
    ended = linden(work, proposals=())

    ending.end_process(work, ended, an_act(), "Inget uppdrag")

    page = read(leader.get(missing_of(ended)))
    assert not page.all("main form")
