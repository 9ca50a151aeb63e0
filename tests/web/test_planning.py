"""The plan's pages: filled in, refused in words that lose nothing, and read by those it follows."""

import re

import pytest

from akr.domain.workshop import Phase
from akr.steps import plan
from akr.store.work import store_of
from tests.web.drafts import under_review
from tests.web.test_leading import moved
from tests.web.test_processes import created, imported

ALL_YES = dict.fromkeys(
    (
        *("purpose", "mandate", "no_redundancy", "no_savings", "no_negotiation"),
        *("managers_time", "recipient"),
    ),
    "yes",
)
DECOMPOSED = "Fo\N{COMBINING DIAERESIS}rvaltningschefen"


@pytest.fixture
def process(leader):
    """A new process's address."""
    return created(leader)


def seen(web, process):
    return plan.see_plan(store_of(web).work(), process.split("/")[2])


def send(leader, process, part, **filled):
    """Fill in a part of the plan as its page asks for it, and press."""
    shown = leader.get(f"{process}/plan/{part}").text
    base = re.search(r'name="base" value="(\w+)"', shown)[1]
    return leader.post(f"{process}/plan/{part}", data={"base": base} | filled)


def test_the_plan_is_one_page_with_a_way_to_each_part(leader, process):
    shown = leader.get(f"{process}/plan").text

    for part in ("mandate", "readiness", "meeting"):
        assert f'href="{process}/plan/{part}"' in shown
    assert "Sju frågor" in shown
    assert f'href="{process}/plan"' in leader.get(process).text


def test_purpose_and_mandate_are_kept_and_stand_on_the_process(web, leader, process):
    answer = send(
        leader,
        process,
        "mandate",
        purpose="new_posts",
        decided_by=DECOMPOSED,
        decided_on="2026-08-27",
        registration_number="BUN 2026/84",
    )

    assert answer.location == f"{process}/plan"
    assert seen(web, process).process.mandate.decided_by == "Förvaltningschefen"
    assert "Förvaltningschefen, 27 augusti 2026, BUN 2026/84" in leader.get(process).text


@pytest.mark.parametrize(
    ("filled", "sentence"),
    [
        ({"registration_number": "BUN 1"}, "Skriv vem som har beslutat"),
        ({"decided_by": "x" * 10_000}, "Korta den till högst 120"),
        ({"decided_by": "a\0b"}, "ett tecken som inte går att läsa"),
        ({"decided_by": "Nämnden", "decided_on": "i höstas"}, "Välj ett datum"),
        ({"purpose": "vinst"}, "Välj ett av alternativen"),
    ],
)
def test_a_mandate_that_cannot_be_kept_says_why_and_loses_nothing(
    web, leader, process, filled, sentence
):
    answer = send(leader, process, "mandate", **{"purpose": "roles"} | filled)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Allt du skrev står kvar" in answer.text
    assert seen(web, process).process.mandate is None


def test_a_no_without_a_comment_is_asked_for_one_and_the_other_answers_stay(web, leader, process):
    said = ALL_YES | {"no_savings": "no"}

    answer = send(leader, process, "readiness", **said)

    assert answer.status_code == 422
    assert "Skriv en rad om det." in answer.text
    assert answer.text.count(" checked") == 7
    assert seen(web, process).process.readiness is None


def test_answers_are_kept_and_their_consequences_said(leader, process):
    shown = leader.get(f"{process}/plan/readiness").text
    assert "Säg det öppet." in shown

    answer = send(
        leader,
        process,
        "readiness",
        **ALL_YES | {"no_savings": "no", "no_savings-comment": "Två procent nästa år."},
    )

    assert answer.status_code == 303
    assert "Säg det öppet." in leader.get(f"{process}/plan").text
    assert "Två procent nästa år." in leader.get(process).text


def test_some_questions_may_wait(web, leader, process):
    send(leader, process, "readiness", purpose="yes")

    assert "1 av 7" in leader.get(f"{process}/plan").text
    assert "6 frågor om förutsättningarna är inte besvarade" in leader.get(process).text


def test_two_who_plan_at_once_see_both_and_lose_nothing(web, leader, process):
    first = {"purpose": "roles", "decided_by": "Nämnden"}
    shown = leader.get(f"{process}/plan/mandate").text
    base = re.search(r'name="base" value="(\w+)"', shown)[1]
    send(leader, process, "mandate", **first)

    answer = leader.post(
        f"{process}/plan/mandate",
        data={"base": base, "purpose": "roles", "decided_by": "Rektorn"},
    )

    assert answer.status_code == 409
    assert "Uppdrag: Nämnden." in answer.text
    assert 'value="Rektorn"' in answer.text
    assert seen(web, process).process.mandate.decided_by == "Nämnden"
    again = re.search(r'name="base" value="(\w+)"', answer.text)[1]
    leader.post(
        f"{process}/plan/mandate",
        data={"base": again, "purpose": "roles", "decided_by": "Rektorn"},
    )
    assert seen(web, process).process.mandate.decided_by == "Rektorn"


def test_a_meeting_becomes_a_timetable_and_the_timers_suggestion(leader, process):
    answer = send(
        leader, process, "meeting", workshop_format="apt", minutes="90", **{"expected-1": "6"}
    )
    assert answer.status_code == 303
    assert "Tillsammans 90 minuter, som mötet." in leader.get(f"{process}/plan").text
    assert "(6 väntas)" in leader.get(process).text
    leader.post(f"{process}/workshop")

    send(leader, process, "timetable", **_minutes(leader, process) | {"join": "7"})

    assert re.search(r'id="minutes-join"[^>]*value="7"', leader.get(f"{process}/lead").text)
    leader.post(f"{process}/plan/timetable", data={"base": _base(leader, process), "reset": "1"})
    assert not re.search(r'id="minutes-join"[^>]*value="7"', leader.get(f"{process}/lead").text)


@pytest.mark.parametrize("minutes", ["", "59", "121", "-1", "en timme"])
def test_a_meeting_has_a_length_that_is_ordinary(leader, process, minutes):
    answer = send(leader, process, "meeting", workshop_format="apt", minutes=minutes)

    assert answer.status_code == 422


@pytest.mark.parametrize("minutes", ["", "0", "61", "x"])
def test_a_phase_has_one_minute_to_an_hour(leader, process, minutes):
    send(leader, process, "meeting", workshop_format="full")

    answer = send(leader, process, "timetable", **_minutes(leader, process) | {"write": minutes})

    assert answer.status_code == 422
    assert "från 1 till 60" in answer.text


def test_a_timetable_without_a_meeting_asks_for_the_meeting(leader, process):
    assert leader.get(f"{process}/plan/timetable").location == f"{process}/plan/meeting"
    answer = leader.post(f"{process}/plan/timetable", data={"write": "9"})
    assert answer.status_code == 303


def test_what_the_work_rests_on_is_read_by_leader_union_and_manager(web, leader):
    pid, secret = under_review(web)
    union = web.test_client()
    address = union.post(f"/review/{secret}").location

    for shown in (leader.get(f"/processes/{pid}/draft").text, union.get(address).text):
        assert "Vad arbetet vilar på" in shown
        assert "BUN 2026/84" in shown
        assert "Nämndens budget för nästa år beslutas i november." in shown


def test_the_spreadsheets_say_what_the_work_rests_on(leader):
    process = imported(leader)

    sheet = leader.get(f"{process}/export.csv").data.decode("utf-8-sig")

    assert sheet.splitlines()[0].endswith(";Uppdrag;Förutsättningar")
    assert sheet.count("BUN 2026/84") == 28


def _minutes(leader, process):
    shown = leader.get(f"{process}/plan/timetable").text
    found = {phase: re.search(rf'name="{phase}"[^>]*value="(\d+)"', shown) for phase in Phase}
    return {phase: number[1] for phase, number in found.items() if number}


def _base(leader, process):
    return re.search(r'name="base" value="(\w+)"', leader.get(f"{process}/plan/timetable").text)[1]


DATES = {"workshop_2": "2100-02-04", "follow_up": "2100-08-19"}


def test_a_room_without_dates_stays_and_is_told_where_they_are_set(web, leader, process):
    leader.post(f"{process}/workshop")
    for phase in list(Phase)[1:-1]:
        moved(leader, process, phase)
    assert "saknar datum" in leader.get(f"{process}/lead").text

    answer = moved(leader, process, Phase.ANALYSE)

    assert answer.status_code == 409
    assert f'href="{process}/plan/dates"' in answer.text
    assert send(leader, process, "dates", **DATES).location == f"{process}/lead"
    assert "Verkstad 2: 4 februari 2100." in leader.get(f"{process}/lead").text
    assert moved(leader, process, Phase.ANALYSE).status_code == 303


@pytest.mark.parametrize(
    ("filled", "sentence"),
    [
        (DATES | {"follow_up": "2100-02-04"}, "Uppföljningen ska vara efter verkstad 2."),
        (DATES | {"workshop_2": "2020-02-04"}, "Det datumet har redan varit."),
        (DATES | {"workshop_2": "0000-00-00"}, "Välj ett datum"),
        (DATES | {"workshop_2": "x" * 10_000}, "Välj ett datum"),
    ],
)
def test_dates_that_nobody_can_keep_are_asked_for_again(web, leader, process, filled, sentence):
    answer = send(leader, process, "dates", **filled)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert not seen(web, process).conditions.dates.are_set
