"""The manager says what only the manager can, while the text is a draft, by the editors' rules."""

import pytest

from akr.steps.matter import review
from akr.steps.planning import processes
from tests.page import read
from tests.rooms import said
from tests.web.drafts import a_draft, form, process_of, seen, work_of
from tests.web.people import MANAGER, account_of


@pytest.fixture
def draft(web):
    """A draft whose manager is appointed: the role's public id."""
    role = a_draft(web)
    manager = account_of(web, MANAGER).public_id
    processes.appoint_manager(work_of(web), process_of(web, role), manager)
    return role


@pytest.fixture
def page(draft):
    """The manager's page of the facts."""
    return f"/roles/{draft}/adopt/facts"


def filled_in(client, page, **facts):
    return client.post(page, data=form(client.get(page), page, **facts))


def test_the_manager_fills_in_the_facts_from_the_decisions_page(web, manager, draft, page):
    assert read(manager.get(f"/roles/{draft}/adopt")).has(f"a[href='{page}']")

    answer = filled_in(manager, page, funding="Förskolans budget", extent="75")

    assert answer.location == f"/roles/{draft}/adopt#facts"
    facts = seen(web, draft).content.facts
    assert (facts.funding, facts.extent, facts.manager) == ("Förskolans budget", "75 %", "Rektor")


def test_the_leader_sees_that_it_was_the_manager_and_can_undo_it(web, leader, manager, draft, page):
    before = seen(web, draft).content
    filled_in(manager, page, funding="Förskolans budget")
    shown = leader.get(f"/roles/{draft}")
    assert "Senast: chefen ändrade uppgifterna om anställningen" in shown.text

    undo = f"/roles/{draft}/undo"
    leader.post(undo, data=form(shown, undo))

    assert seen(web, draft).content == before


def test_leader_and_manager_who_meet_lose_nothing(web, leader, manager, draft, page):
    leaders = f"/roles/{draft}/facts"
    sent = form(leader.get(leaders), leaders, funding="Lönebidrag", working_hours="Dagtid")
    filled_in(manager, page, funding="Förskolans budget", supervisor="Kocken")

    met = leader.post(leaders, data=sent)

    assert met.status_code == 409
    assert "Förskolans budget" in met.text
    assert read(met).form(leaders).field("funding") == "Lönebidrag"
    facts = seen(web, draft).content.facts
    assert (facts.funding, facts.supervisor) == ("Förskolans budget", "Kocken")
    assert facts.working_hours is None


def test_the_slower_manager_sees_both_and_goes_on(web, manager, draft, page):
    sent = form(manager.get(page), page, funding="Lönebidrag")
    said(work_of(web), draft, "funding", "Statsbidrag")

    met = manager.post(page, data=sent)

    assert met.status_code == 409
    assert "Statsbidrag" in met.text
    assert manager.post(page, data=form(met, page)).status_code == 303
    assert seen(web, draft).content.facts.funding == "Lönebidrag"


def test_a_locked_text_gives_the_managers_words_back(web, manager, draft, page):
    sent = form(manager.get(page), page, funding="Sista ordet")
    review.send_to_review(work_of(web), draft)

    answer = manager.post(page, data=sent)

    assert answer.status_code == 409
    assert read(answer).has("[value='Sista ordet']")
    assert "Börja på en ny version" not in answer.text
    assert manager.get(page).location == f"/roles/{draft}/adopt"
    assert not read(manager.get(f"/roles/{draft}/adopt")).has(f"a[href='{page}']")


def test_a_bad_extent_is_explained_at_its_field(web, manager, draft, page):
    before = seen(web, draft).content

    answer = filled_in(manager, page, extent="120", funding="Förskolans budget")

    assert answer.status_code == 422
    assert read(answer).has("#extent-error")
    assert read(answer).form(page).field("funding") == "Förskolans budget"
    assert seen(web, draft).content == before
