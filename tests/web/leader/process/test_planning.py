"""The plan's pages: filled in, refused in words that lose nothing, and read by those it follows."""

import pytest

from akr.domain.phase import Phase
from tests.page import read
from tests.web.drafts import under_review
from tests.web.forms import WITHOUT_UNIONS
from tests.web.leader.room.test_console import moved
from tests.web.plans import DATES, seen, send
from tests.web.processes import created, imported
from tests.web.unions import at_its_browser

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


def test_the_plan_is_one_page_with_a_link_to_each_part(leader, process):
    shown = leader.get(f"{process}/plan").text

    for part in ("mandate", "readiness", "meeting"):
        assert read(shown).has(f"a[href='{process}/plan/{part}']")
    assert "Sju frågor" in shown
    assert read(leader.get(process)).has(f"a[href='{process}/plan']")


def test_purpose_and_mandate_are_kept_and_shown_on_the_process(web, leader, process):
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
        ({"decided_by": "a\ufffdb"}, "ett tecken som inte går att läsa"),
        ({"decided_by": "Nämnden", "decided_on": "i höstas"}, "Skriv datumet som"),
        ({"decided_by": "Nämnden", "decided_on": "2100-08-27"}, "Datumet är för sent."),
        ({"purpose": "vinst"}, "Välj ett av alternativen"),
    ],
)
def test_a_refused_mandate_says_why_and_loses_nothing(web, leader, process, filled, sentence):
    answer = send(leader, process, "mandate", **{"purpose": "roles"} | filled)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Allt du skrev står kvar" in answer.text
    assert seen(web, process).process.mandate is None


def test_a_no_requires_a_comment_and_the_other_answers_stay(web, leader, process):
    said = ALL_YES | {"no_savings": "no"}

    answer = send(leader, process, "readiness", **said)

    assert answer.status_code == 422
    assert "Skriv en rad om det." in answer.text
    assert answer.text.count(" checked") == 7
    assert seen(web, process).process.readiness is None


def test_readiness_answers_are_kept_and_their_consequences_shown(leader, process):
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


def test_some_readiness_questions_may_wait(web, leader, process):
    send(leader, process, "readiness", purpose="yes")

    assert "1 av 7" in leader.get(f"{process}/plan").text
    assert "6 frågor om förutsättningarna är inte besvarade" in leader.get(process).text


def test_two_concurrent_planners_see_both_texts_and_lose_nothing(web, leader, process):
    first = {"purpose": "roles", "decided_by": "Nämnden"}
    base = read(leader.get(f"{process}/plan/mandate")).field("base")
    send(leader, process, "mandate", **first)

    answer = leader.post(
        f"{process}/plan/mandate",
        data={"base": base, "purpose": "roles", "decided_by": "Rektorn"},
    )

    assert answer.status_code == 409
    assert "Uppdrag: Nämnden." in answer.text
    assert read(answer).field("decided_by") == "Rektorn"
    assert seen(web, process).process.mandate.decided_by == "Nämnden"
    again = read(answer).field("base")
    leader.post(
        f"{process}/plan/mandate",
        data={"base": again, "purpose": "roles", "decided_by": "Rektorn"},
    )
    assert seen(web, process).process.mandate.decided_by == "Rektorn"


def test_a_meetings_length_sets_the_timetable_and_the_timers_suggestion(leader, process):
    answer = send(
        leader, process, "meeting", workshop_format="apt", minutes="90", **{"expected-1": "6"}
    )
    assert answer.status_code == 303
    assert "Tillsammans 90 minuter, som mötet." in leader.get(f"{process}/plan").text
    assert "(6 väntas)" in leader.get(process).text
    leader.post(f"{process}/workshop", data=WITHOUT_UNIONS)

    send(leader, process, "timetable", **_minutes(leader, process) | {"join": "7"})

    assert read(leader.get(f"{process}/lead")).one("#minutes-join").value == "7"
    leader.post(f"{process}/plan/timetable", data={"base": _base(leader, process), "reset": "1"})
    assert read(leader.get(f"{process}/lead")).one("#minutes-join").value != "7"


@pytest.mark.parametrize("minutes", ["", "59", "121", "-1", "en timme"])
def test_an_unreasonable_meeting_length_is_refused(leader, process, minutes):
    answer = send(leader, process, "meeting", workshop_format="apt", minutes=minutes)

    assert answer.status_code == 422


@pytest.mark.parametrize("minutes", ["", "0", "61", "x"])
def test_a_phase_takes_one_to_sixty_minutes(leader, process, minutes):
    send(leader, process, "meeting", workshop_format="full")

    answer = send(leader, process, "timetable", **_minutes(leader, process) | {"write": minutes})

    assert answer.status_code == 422
    assert "från 1 till 60" in answer.text


def test_a_timetable_needs_a_meeting(leader, process):
    assert leader.get(f"{process}/plan/timetable").location == f"{process}/plan/meeting"
    answer = leader.post(f"{process}/plan/timetable", data={"write": "9"})
    assert answer.status_code == 303


def test_leader_union_and_manager_read_the_preconditions(web, leader):
    pid, secret = under_review(web)
    union, start = at_its_browser(web, secret)
    address = union.get(start).location

    for shown in (leader.get(f"/roles/{pid}").text, union.get(address).text):
        assert "Vad arbetet vilar på" in shown
        assert "BUN 2026/84" in shown
        assert "Nämndens budget beslutas i november." in shown


def test_the_spreadsheets_state_the_preconditions(leader):
    process = imported(leader)

    sheet = leader.get(f"{process}/export.csv").data.decode("utf-8-sig")

    assert sheet.splitlines()[0].endswith(";Uppdrag;Förutsättningar;Facken före verkstad 1")
    assert sheet.count("BUN 2026/84") == 28


def _minutes(leader, process):
    form = read(leader.get(f"{process}/plan/timetable")).form("timetable")
    return {phase: form.field(phase) for phase in Phase if form.has(f"[name={phase}]")}


def _base(leader, process):
    return read(leader.get(f"{process}/plan/timetable")).form("timetable").field("base")


def test_a_room_without_dates_does_not_move_and_is_told_where_to_set_them(web, leader, process):
    leader.post(f"{process}/workshop", data=WITHOUT_UNIONS)
    for phase in list(Phase)[1:-1]:
        moved(leader, process, phase)
    assert "saknar datum" in leader.get(f"{process}/lead").text

    answer = moved(leader, process, Phase.ANALYSE)

    assert answer.status_code == 409
    assert read(answer).has(f"a[href='{process}/plan/dates']")
    assert send(leader, process, "dates", **DATES).location == f"{process}/lead"
    assert "Verkstad 2: 4 februari 2100." in leader.get(f"{process}/lead").text
    assert moved(leader, process, Phase.ANALYSE).status_code == 303


@pytest.mark.parametrize(
    ("filled", "sentence"),
    [
        (DATES | {"follow_up": "2100-02-04"}, "Uppföljningen ska vara efter verkstad 2."),
        (DATES | {"workshop_2": "2020-02-04"}, "Datumet är för tidigt."),
        (DATES | {"workshop_2": "0000-00-00"}, "Skriv datumet som"),
        (DATES | {"workshop_2": "x" * 10_000}, "Skriv datumet som"),
    ],
)
def test_impossible_dates_are_asked_for_again(web, leader, process, filled, sentence):
    answer = send(leader, process, "dates", **filled)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert not seen(web, process).conditions.dates.are_set


def test_setup_is_corrected_and_says_what_must_be_mended(web, leader, process):
    address = f"{process}/plan/setup"
    form = read(leader.get(address)).form(address).sent()
    (row,) = (name for name in form if form[name] == ["Barnskötare"])

    refused = leader.post(address, data=form | {"title": "", row: "förskollärare"})
    assert refused.status_code == 422
    assert "står redan ovanför" in refused.text
    answer = leader.post(
        address,
        data=form | {row: "Måltidspersonal", "occupation-new-1": "Husvärd", "place": "Matsalen"},
    )

    assert answer.location == f"{process}/plan"
    names = [each.name for each in seen(web, process).setup_said.occupations]
    assert "Barnskötare" not in names
    assert {"Måltidspersonal", "Husvärd"} <= set(names)
    assert "Matsalen" in leader.get(f"{process}/plan").text
    assert read(leader.get(process)).has(f".way a[href='{process}/plan']")


def test_an_untouched_process_is_deleted_after_a_question_and_leaves_the_list(leader, process):
    asked = leader.get(f"{process}/plan/end")
    form = read(asked).form("/plan/delete").sent()
    assert "Ta bort ”" in asked.text

    answer = leader.post(f"{process}/plan/delete", data=form)

    assert answer.location == "/processes"
    assert leader.get(process).status_code == 404
