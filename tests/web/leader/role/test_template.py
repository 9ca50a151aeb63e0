"""Another template at the edge: its sentences are offered, and what was written by hand stays."""

import pytest

from akr.domain.role.editor import HERE
from akr.steps.matter import review
from akr.steps.role import templates
from tests.page import read
from tests.rooms import said
from tests.web.drafts import a_draft, form, seen, work_of

OURS = "Öppna huset ensam"


@pytest.fixture
def draft(web):
    """A förskolestöd with a limit of the workplace's own: its public id."""
    role = a_draft(web)
    first, *_ = seen(web, role).content.draft.may_not
    said(work_of(web), role, "may_not", first.text, OURS)
    return role


@pytest.fixture
def page(draft):
    """The page of the template."""
    return f"/roles/{draft}/template"


def changed(leader, page, to="serviceassistent", **fields):
    """Choose a template and take what it offers."""
    return leader.post(page, data=form(leader.get(f"{page}?to={to}"), page, **fields))


def test_the_sectors_other_templates_can_be_chosen(leader, page):
    shown = read(leader.get(page))

    offered = {each["value"] for each in shown.all("[name=to]")}
    assert {"serviceassistent", "forskoleassistent"} <= offered
    assert not {"forskolestod", "elevassistent"} & offered


def test_the_new_templates_sentences_come_and_what_was_written_by_hand_stays(
    web, leader, draft, page
):
    before = seen(web, draft).content.draft

    assert changed(leader, page).location == f"/roles/{draft}"

    after = seen(web, draft).content.draft
    assert after.template == "serviceassistent"
    assert after.title == "Serviceassistent"
    assert OURS in [entry.text for entry in after.may_not if entry.origin == HERE]
    assert before.may_not[0] not in after.may_not
    assert after.lines == before.lines
    assert after.relief == before.relief


def test_what_is_not_chosen_stays_as_it_was(web, leader, draft, page):
    before = seen(web, draft).content.draft

    leader.post(page, data={"before": before.template, "to": "serviceassistent"})

    after = seen(web, draft).content.draft
    assert after.template == "serviceassistent"
    assert (after.title, after.may_not, after.competences) == (
        before.title,
        before.may_not,
        before.competences,
    )


def test_a_title_that_the_workplace_chose_is_not_offered_away(web, leader, draft, page):
    said(work_of(web), draft, "title", "Husstöd")

    changed(leader, page)

    assert seen(web, draft).content.draft.title == "Husstöd"


def test_undo_restores_the_template_and_its_sentences(web, leader, draft, page):
    before = seen(web, draft).content
    changed(leader, page)
    shown = leader.get(f"/roles/{draft}")
    assert "bytte rollmall till Serviceassistent" in shown.text

    undo = f"/roles/{draft}/undo"
    leader.post(undo, data=form(shown, undo))

    assert seen(web, draft).content == before


def test_there_and_back_is_the_draft_that_it_was_but_for_order(web, leader, draft, page):
    before = seen(web, draft).content.draft

    changed(leader, page)
    changed(leader, page, to="forskolestod")

    after = seen(web, draft).content.draft
    for section in ("requirements", "competences", "learned_on_the_job", "learning_moments"):
        assert set(getattr(after, section)) == set(getattr(before, section)), section


def test_only_what_was_offered_can_be_taken_or_dropped(web, leader, draft, page):
    fields = {"drop-may_not": OURS, "take-may_not": "Påhittad gräns", "take-title": "Chef"}

    changed(leader, page, **fields)

    after = seen(web, draft).content.draft
    texts = [entry.text for entry in after.may_not]
    assert OURS in texts
    assert "Påhittad gräns" not in texts
    assert after.title != "Chef"


def test_the_slower_of_two_is_told_and_sees_what_it_becomes_now(web, leader, draft, page):
    sent = form(leader.get(f"{page}?to=serviceassistent"), page)
    templates.change_template(
        work_of(web), draft, "forskolestod", "forskoleassistent", take={}, drop={}
    )

    met = leader.post(page, data=sent)

    assert met.status_code == 409
    assert "Någon annan bytte till Förskoleassistent" in met.text
    assert seen(web, draft).content.draft.template == "forskoleassistent"
    assert leader.post(page, data=form(met, page)).status_code == 303
    assert seen(web, draft).content.draft.template == "serviceassistent"


@pytest.mark.parametrize("to", ["elevassistent", "påhittad", ""])
def test_a_template_that_the_sector_does_not_have_is_refused(web, leader, draft, page, to):
    before = seen(web, draft).content

    assert leader.get(page, query_string={"to": to}).status_code == 422
    sent = {"before": "forskolestod", "to": to}
    assert leader.post(page, data=sent).status_code == 422
    assert seen(web, draft).content == before


def test_a_locked_text_keeps_its_template(web, leader, draft, page):
    sent = form(leader.get(f"{page}?to=serviceassistent"), page)
    review.send_to_review(work_of(web), draft)

    assert leader.post(page, data=sent).status_code == 409
    assert leader.get(page).status_code == 303
    assert not read(leader.get(f"/roles/{draft}")).has(f"a[href='{page}']")
    assert seen(web, draft).content.draft.template == "forskolestod"
