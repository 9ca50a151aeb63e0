"""The decision at the edge: the manager gives a reference, and nothing typed is lost."""

import io
from datetime import timedelta

import pytest
from pypdf import PdfReader

from akr.domain.clock import swedish_day, today
from akr.domain.matter.review import DraftStatus, PositionKind
from akr.domain.role.values import text_hash
from akr.steps.matter import review
from akr.steps.planning import processes
from akr.steps.role import draft_versions
from akr.text import long_date
from tests.page import read
from tests.rooms import an_act, said
from tests.unions import enrolled
from tests.web.drafts import (
    a_draft,
    a_process,
    form,
    process_of,
    seen,
    under_review,
    work_of,
)
from tests.web.people import MANAGER, account_of, signed_in

DECISION = {
    "version": "1",
    "decided_by": "Rektor vid Förskolan Linden",
    "decided_on": today().isoformat(),
    "registration_number": "BUN 2026/118",
    "basis": "samverkan",
    "basis_words": "FSG 2026-11-12 § 4",
    "reached": "Mejl den 20 november",
}
"""What a decision takes; `reached` where the union has not opened its link."""


@pytest.fixture
def process(web):
    """Linden under review by Kommunal; its public id."""
    return under_review(web)[0]


@pytest.fixture
def page(process):
    """The manager's page."""
    return f"/roles/{process}/adopt"


def stated(web, process, kind, words="Se protokollet"):
    token = enrolled(work_of(web), review.invite_to_review(work_of(web), process, "Kommunal"))
    review.take_position(work_of(web), token, process, an_act(), 1, kind, words)
    return token


def test_a_manager_sees_what_awaits_a_decision(web, manager, process):
    shown = manager.get("/decisions")

    assert read(shown).has(f"a[href='/roles/{process}/adopt']")
    assert "Facklig granskning" in shown.text
    assert read(shown).has("a[href='/decisions'][aria-current=page]")
    for elsewhere in ("/processes", "/processes/new", "/accounts", f"/roles/{process}"):
        assert manager.get(elsewhere).status_code == 404


def test_the_pages_say_when_there_is_nothing_to_decide(web, manager):
    assert "Här finns inget att besluta än" in manager.get("/decisions").text
    process = a_process(web)
    processes.appoint_manager(work_of(web), process, account_of(web, MANAGER).public_id)
    assert "inget utkast att besluta om än" in manager.get(f"/processes/{process}/adopt").text
    assert "Inget utkast än" in manager.get("/decisions").text


def test_the_page_shows_the_text_and_the_unions_views(web, manager, process, page):
    stated(web, process, PositionKind.REMARKS, "Vi vill se schemat.")

    text = manager.get(page).text

    assert text_hash(seen(web, process).content) in text
    assert "Synpunkter" in text
    assert "Vi vill se schemat." in text
    assert read(text).has("[value=Rektor]")
    assert "duka fram lunchen" in text


def test_a_decision_locks_the_text_and_the_pdf_names_who_decided(web, manager, process, page):
    draft = PdfReader(io.BytesIO(manager.get(f"{page}/profile.pdf").data))
    assert "UTKAST" in draft.pages[0].extract_text()

    for _ in range(2):
        answer = manager.post(page, data=DECISION)
        assert answer.status_code == 303

    shown = manager.get(page).text
    assert "Version 1 är fastställd" in shown
    assert "Samverkan: FSG 2026-11-12 § 4" in shown
    assert seen(web, process).status is DraftStatus.ADOPTED
    pdf = PdfReader(io.BytesIO(manager.get(f"{page}/profile.pdf?version=1").data))
    words = " ".join(each.extract_text() for each in pdf.pages)
    assert "UTKAST" not in words
    assert "BUN 2026/118" in words
    assert text_hash(seen(web, process).content)[:16] in words.replace("\n", "")


def test_the_leader_sees_the_decision_and_can_start_a_new_version(
    web, leader, manager, process, page
):
    manager.post(page, data=DECISION)
    assert f"Fastställd den {long_date(today())}" in leader.get(f"/roles/{process}").text

    leader.post(f"/roles/{process}/versions", data={"version": "1", "reason": "Fler timmar"})

    assert "Texten skrivs fortfarande" in manager.get(page).text
    assert "Version 1 är fastställd" in manager.get(f"{page}?version=1").text


@pytest.mark.parametrize("field", [name for name in DECISION if name not in {"version", "reached"}])
def test_every_part_of_a_decision_is_required_and_typed_words_stay(
    web, manager, page, process, field
):
    answer = manager.post(page, data=DECISION | {field: ""})

    assert answer.status_code == 422
    assert len(read(answer).all(".error")) == 1
    kept = [words for name, words in DECISION.items() if name not in {field, "version", "basis"}]
    assert all(words in answer.text for words in kept)
    assert seen(web, process).status is DraftStatus.REVIEW


@pytest.mark.parametrize("day", ["2999-01-01", "16/11 2026", "2026-02-30", "x" * 10_000, "\0"])
def test_an_invalid_or_future_decision_date_is_refused(web, manager, page, process, day):
    answer = manager.post(page, data=DECISION | {"decided_on": day})

    assert answer.status_code == 422
    assert read(answer).has("#decided_on-error")
    assert seen(web, process).status is DraftStatus.REVIEW


def test_an_unanswered_comment_stops_the_decision_and_nothing_typed_is_lost(
    web, manager, process, page
):
    token = stated(web, process, PositionKind.REMARKS)
    review.comment(work_of(web), token, process, an_act(), 1, "lead", "Vilka avdelningar?")
    assert "1 sak saknas innan det går att besluta" in manager.get(page).text

    answer = manager.post(page, data=DECISION)

    assert answer.status_code == 409
    assert read(answer).one("a[href='#comments']").words == "Svar på alla synpunkter"
    assert read(answer).has("[value='BUN 2026/118']")
    assert read(answer).has("[value=samverkan][checked]")
    (comment,) = seen(web, process).comments
    review.answer(work_of(web), process, comment.id, "Alla fem.")
    assert manager.post(page, data=form(answer, page)).status_code == 303


def test_an_open_request_is_named_by_union_date_and_version(web, manager, process, page):
    stated(web, process, PositionKind.NEGOTIATE, "Enligt § 12.")
    today = long_date(swedish_day(seen(web, process).requests[0].made_at))
    asked = f"Kommunal begärde förhandling den {today} om version 1"
    assert asked in manager.get(page).text

    refused = manager.post(page, data=DECISION | {"basis": "not_negotiable"})

    assert refused.status_code == 409
    assert asked in read(refused).all(".notice")[0].words
    assert read(refused).one("a[href='#requests']").words.startswith("Avslut på det")
    assert "Hänvisning till förhandlingen" in refused.text
    assert seen(web, process).status is DraftStatus.REVIEW


def test_a_version_withdrawn_meanwhile_is_not_decided(web, manager, process, page):
    sent = form(manager.get(page), page, **{k: v for k, v in DECISION.items() if k != "version"})
    draft_versions.new_version(work_of(web), process, 1, "Handledaren byts")
    said(work_of(web), process, "supervisor", "Kocken")

    answer = manager.post(page, data=sent)

    assert answer.status_code == 409
    assert "Version 1 går inte att fastställa nu" in answer.text
    assert read(answer).has("[value='BUN 2026/118']")
    assert seen(web, process).adoptions == {}


def test_the_form_decides_only_the_version_that_was_read(web, manager, process, page):
    sent = form(manager.get(page), page, **{k: v for k, v in DECISION.items() if k != "version"})
    draft_versions.new_version(work_of(web), process, 1, "Handledaren byts")
    review.send_to_review(work_of(web), process)

    assert manager.post(page, data=sent).status_code == 409
    assert seen(web, process).adoptions == {}


def test_scripts_in_a_decision_do_not_run(web, manager, leader, process, page):
    script = "<script>alert(1)</script>"
    manager.post(page, data=DECISION | {"decided_by": script, "basis_words": script})

    assert script not in manager.get(page).text
    assert script not in leader.get(f"/roles/{process}").text


def test_only_the_manager_decides(web, stranger, leader, other_leader, administrator, page):
    for client in (stranger, leader, other_leader, administrator):
        assert client.get(page).status_code == 404
        assert client.post(page, data=DECISION).status_code == 404
        assert client.get(f"{page}/profile.pdf").status_code == 404


def test_an_unfinished_draft_can_be_read_but_not_decided(web, process):
    draft = a_draft(web)
    processes.appoint_manager(
        work_of(web), process_of(web, draft), account_of(web, MANAGER).public_id
    )
    manager = signed_in(web, MANAGER)
    page = f"/roles/{draft}/adopt"

    assert "Texten skrivs fortfarande" in manager.get(page).text
    assert manager.post(page, data=DECISION).status_code == 409


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"basis_words": "x"}, "basis_words"),
        ({"basis_words": "APT 2026-11-12 § 4"}, "why_workplace_meeting"),
        ({"reached": " "}, "reached"),
    ],
)
def test_what_goes_against_the_usual_needs_its_reason_and_has_a_field_for_it(
    web, manager, process, page, changes, field
):
    answer = manager.post(page, data=DECISION | changes)

    assert answer.status_code == 409
    assert read(answer).has(f"a[href='#{field}']")
    assert read(answer).has(f"#{field}")
    assert seen(web, process).status is DraftStatus.REVIEW


def test_a_union_that_disagrees_is_overruled_with_a_reason_that_is_kept(
    web, manager, process, page
):
    stated(web, process, PositionKind.DISAGREE, "Bemanningen räcker inte.")
    assert manager.post(page, data=DECISION).status_code == 409

    answer = manager.post(page, data=DECISION | {"why_overruled": "Uppdraget kräver det."})

    assert answer.status_code == 303
    assert "Skäl till beslutet trots oenighet: Uppdraget kräver det." in manager.get(page).text
    adopted = draft_versions.profile_of(work_of(web), process).adoption
    assert "Uppdraget kräver det." in adopted.reasons[-1]


def test_an_apt_is_taken_for_samverkan_only_with_a_reason(web, manager, process, page):
    said = {"basis_words": "APT 2026-11-12 § 4", "why_workplace_meeting": "Enligt vårt avtal."}

    assert manager.post(page, data=DECISION | said).status_code == 303
    assert "därför att: Enligt vårt avtal." in manager.get(page).text


def test_a_decision_is_not_dated_before_the_version_was_sent(web, manager, process, page):
    yesterday = (today() - timedelta(days=1)).isoformat()

    answer = manager.post(page, data=DECISION | {"decided_on": yesterday})

    assert answer.status_code == 422
    assert "tidigare datum" in read(answer).one("#decided_on-error").words
    assert seen(web, process).adoptions == {}
