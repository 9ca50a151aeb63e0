"""Ending a process: with its reason, for everybody who reads it, until it is reopened."""

import pytest

from tests.page import read
from tests.web.forms import WITHOUT_UNIONS, an_act_sent
from tests.web.leader.room.test_console import code_of
from tests.web.plans import invited
from tests.web.processes import created


@pytest.fixture
def process(leader):
    """A new process's address."""
    return created(leader)


def test_an_ended_process_has_a_reason_is_readable_and_can_be_reopened(web, leader, process):
    leader.post(f"{process}/workshop", data=WITHOUT_UNIONS)
    union, address = invited(web, leader, process)
    assert read(leader.get(process)).has(f"a[href='{process}/plan/end']")
    sent = an_act_sent()

    assert leader.post(f"{process}/plan/end", data=sent | {"reason": " "}).status_code == 422
    for _ in range(2):
        answer = leader.post(f"{process}/plan/end", data=sent | {"reason": "Inget uppdrag finns."})
        assert answer.location == process

    for shown in (leader.get(process).text, union.get(address).text):
        assert "Avslutad – förutsättningar saknas" in shown
        assert "Inget uppdrag finns." in shown
    assert read(leader.get("/processes")).texts(".tag-quiet") == ["Avslutad"]
    refused = union.post(f"{address}/plan", data=an_act_sent() | {"text": "En fråga"})
    assert refused.status_code == 409
    assert "Processen är avslutad och tar inte emot mer." in refused.text

    leader.post(f"{process}/plan/reopen", data=an_act_sent())
    assert "Gå till verkstaden" in leader.get(process).text


def test_an_ended_processs_code_opens_nothing_until_it_is_reopened(web, leader, process, stranger):
    leader.post(f"{process}/workshop", data=WITHOUT_UNIONS)
    code = code_of(leader, process)
    leader.post(f"{process}/plan/end", data=an_act_sent() | {"reason": "Vi väntar."})

    shown = stranger.get(f"/w/{code}")
    assert shown.status_code == 404
    assert "Processen är avslutad" in shown.text
    leader.post(f"{process}/plan/reopen", data=an_act_sent())
    assert stranger.get(f"/w/{code}").status_code == 200
