"""Checks at the edge: what blocks is mended or kept with a reason that the unions read."""

import pytest

from akr.domain.role.checks import Check
from akr.steps.matter import review
from akr.steps.planning import processes
from akr.steps.role import draft_versions
from tests.page import read
from tests.rooms import kept, said
from tests.unions import enrolled
from tests.web.drafts import a_draft, edited, form, process_of, seen, work_of
from tests.web.people import MANAGER, account_of

REASON = "Kommunen betalar i två år, och sedan prövas det igen."


@pytest.fixture
def draft(web):
    """A draft that a subsidy without an end stops: its public id."""
    role = a_draft(web)
    said(work_of(web), role, "funding", "Lönebidrag, därefter egen budget")
    return role


@pytest.fixture
def page(draft):
    """The page of the checks."""
    return f"/roles/{draft}/checks"


def mark_of(web, draft, check=Check.SUBSIDY_WITHOUT_END):
    """The mark of what a check found."""
    return next(each.mark for each in seen(web, draft).found if each.check is check)


def keep(leader, web, draft, reason=REASON, mark=None, base=""):
    """Keep the subsidy as it is, with a reason."""
    sent = {"mark": mark or mark_of(web, draft), "base": base, "reason": reason}
    return leader.post(f"/roles/{draft}/checks", data=sent)


def test_what_blocks_sending_stops_it_and_says_the_way_out(web, leader, draft, page):
    refused = leader.post(f"/roles/{draft}/review")

    assert refused.status_code == 409
    assert read(refused).has(f"a[href='{page}']")
    shown = leader.get(page)
    assert "Skriv bidragets slutdatum" in shown.text
    assert read(shown).has(f"a[href='/roles/{draft}/facts#funding']")
    said(work_of(web), draft, "funding", "Lönebidrag till 2028-06-30, därefter egen budget")
    assert leader.post(f"/roles/{draft}/review").status_code == 303


def test_a_reason_lets_it_through_and_unions_manager_and_annex_have_it(web, leader, draft):
    assert keep(leader, web, draft).location == f"/roles/{draft}/checks#kept"

    assert leader.post(f"/roles/{draft}/review").status_code == 303
    assert REASON in leader.get(f"/roles/{draft}").text
    token = enrolled(work_of(web), review.invite_to_review(work_of(web), draft, "Kommunal"))
    _, shown = review.see_as_reviewer(work_of(web), token, draft)
    assert REASON in [each.reason for each in shown.content.overrides]


def test_changing_the_words_after_the_reason_asks_anew(web, leader, draft):
    keep(leader, web, draft)

    edited(leader, draft, "facts", funding="Lönebidrag i tio år, därefter egen budget")

    assert leader.post(f"/roles/{draft}/review").status_code == 409
    assert REASON not in leader.get(f"/roles/{draft}").text


def test_taking_back_is_one_press_and_can_be_undone(web, leader, draft, page):
    keep(leader, web, draft)
    action = f"{page}/take-back"

    assert read(leader.get(page)).has(f"form[action='{action}']")
    assert leader.post(action, data={"mark": mark_of(web, draft)}).status_code == 303

    assert leader.post(f"/roles/{draft}/review").status_code == 409
    shown = leader.get(f"/roles/{draft}")
    assert f"tog tillbaka ett skäl: ”{REASON}”" in shown.text
    undo = f"/roles/{draft}/undo"
    leader.post(undo, data=form(shown, undo))
    assert REASON in leader.get(page).text


def test_a_reason_follows_into_the_next_version(web, leader, draft):
    keep(leader, web, draft)
    leader.post(f"/roles/{draft}/review")
    draft_versions.new_version(work_of(web), draft, 1, "en rättelse")

    assert REASON in leader.get(f"/roles/{draft}/checks").text
    assert REASON in leader.get(f"/roles/{draft}?version=1").text


def test_a_reason_for_words_that_are_gone_is_given_back(web, leader, draft, page):
    mark = mark_of(web, draft)
    said(work_of(web), draft, "funding", "Nystartsjobb, därefter egen budget")

    answer = keep(leader, web, draft, mark=mark)

    assert answer.status_code == 409
    assert "ser inte likadan ut längre" in answer.text
    assert REASON in answer.text


def test_the_slower_of_two_sees_both_reasons(web, leader, draft, page):
    kept(work_of(web), draft, Check.SUBSIDY_WITHOUT_END, "Deras skäl")

    met = keep(leader, web, draft)

    assert met.status_code == 409
    assert "Deras skäl" in met.text
    assert REASON in met.text
    again = keep(leader, web, draft, base="Deras skäl")
    assert again.status_code == 303
    assert "Deras skäl" not in leader.get(page).text


@pytest.mark.parametrize("reason", ["", "   ", "x" * 10_000])
def test_a_reason_has_words_and_what_was_written_stays(web, leader, draft, reason):
    answer = keep(leader, web, draft, reason=reason)

    assert answer.status_code == 422
    assert reason.strip() in answer.text


def test_a_locked_text_takes_no_reason_and_gives_the_words_back(web, leader, draft):
    mark = mark_of(web, draft)
    said(work_of(web), draft, "funding", "Egen budget")
    review.send_to_review(work_of(web), draft)

    answer = keep(leader, web, draft, mark=mark)

    assert answer.status_code == 409
    assert REASON in answer.text
    assert not read(leader.get(f"/roles/{draft}/checks")).has("details form")


def test_priority_right_is_answered_before_the_decision_and_not_before_sending(
    web, leader, manager, draft
):
    said(work_of(web), draft, "funding", "Egen budget")
    said(work_of(web), draft, "agreement", "AB, visstid")  # another post, so it is asked anew

    assert leader.post(f"/roles/{draft}/review").status_code == 303

    assert Check.PRIORITY_RIGHT in seen(web, draft).missing
    assert "Företrädesrätt (LAS)" in leader.get(f"/roles/{draft}").text
    assert "Börja på en ny version" in leader.get(f"/roles/{draft}/checks").text
    process = process_of(web, draft)
    processes.appoint_manager(work_of(web), process, account_of(web, MANAGER).public_id)
    deciding = read(manager.get(f"/roles/{draft}/adopt"))
    assert deciding.has("ul.missing a[href='#asked-decision']")
    assert deciding.has("#asked-decision")
