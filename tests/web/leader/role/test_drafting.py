"""Drafting at the edge: started, edited part by part, compared, and never lost in a collision."""

import pytest

from akr.steps.matter import review
from akr.steps.role import draft_versions
from tests.page import read
from tests.rooms import said
from tests.web.drafts import a_draft, a_process, form, seen, under_review, work_of
from tests.web.forms import an_act_sent

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def process(web):
    """A process with proposals and no draft, as its address."""
    return f"/processes/{a_process(web)}"


@pytest.fixture
def draft(web):
    """A draft that lacks nothing: the process's public id."""
    return a_draft(web)


def edited(client, draft, place, **fields):
    """Open a section's form, change some fields and save it."""
    shown = f"/processes/{draft}/draft/{place}"
    action = f"/processes/{draft}/draft/line" if place.startswith("rad-") else shown
    return client.post(action, data=form(client.get(shown), action, **fields))


def test_a_draft_starts_from_a_template_with_a_title_of_its_own(leader, process):
    shown = leader.get(f"{process}/draft")
    assert "17 uppgifter är föreslagna" in shown.text
    assert "34,6 timmar i veckan. 31,9 h flyttas, 2,7 h är nytt" in shown.text
    sent = form(shown, f"{process}/draft", title="Husstöd")
    assert sent["template"] == ["forskolestod"]

    answer = leader.post(f"{process}/draft", data=sent)

    assert answer.location == f"{process}/draft"
    text = leader.get(answer.location).text
    assert read(text).one("h1").words == "Husstöd"
    assert "Utkast" in read(text).texts("span")
    assert "5 saker saknas" in text
    assert read(text).has(f"a[href='{process}/draft/facts#funding']")


def test_the_templates_of_the_sector_are_offered_each_with_what_it_is_for(leader, process):
    shown = read(leader.get(f"{process}/draft"))
    offered = [label.words for label in shown.all(".choices label")]

    assert offered[0].startswith("FörskolestödAvlastar i hela förskolan")
    assert offered[-1].startswith("ServiceassistentDen bredaste")
    assert not any("Elevassistent" in words or "hemtjänst" in words for words in offered)
    answer = leader.post(f"{process}/draft", data={"template": "skolvard", "title": ""})
    assert answer.status_code == 422


def test_starting_twice_keeps_the_existing_draft(leader, process):
    for title in ("Husstöd", "Måltidsstöd"):
        leader.post(f"{process}/draft", data={"template": "forskolestod", "title": title})

    assert read(leader.get(f"{process}/draft")).one("h1").words == "Husstöd"


def test_an_unknown_template_is_refused_kindly(leader, process):
    answer = leader.post(f"{process}/draft", data={"template": "kung", "title": SCRIPT})

    assert answer.status_code == 422
    assert "Välj ett av alternativen" in answer.text
    assert read(answer).form(f"{process}/draft").field("title") == SCRIPT


def test_without_proposals_the_page_says_where_they_come_from(leader):
    made = leader.post(
        "/processes/new",
        data=an_act_sent() | {"workplace": "Eken", "purpose": "roles", "occupation-1": "Kock"},
    ).location

    assert "Ingen uppgift är föreslagen för en ny roll än" in leader.get(f"{made}/draft").text
    answer = leader.post(f"{made}/draft", data={"template": "forskolestod"})
    assert answer.status_code == 409


def test_every_line_shows_its_evidence(leader, draft):
    text = leader.get(f"/processes/{draft}/draft").text

    assert all(read(text).has(f"#rad-{n}") for n in range(1, 18))
    assert "duka fram lunchen" in text
    assert "Förslag: flytta till ny roll" in read(text).words
    assert "Från barnskötare och kock tillsammans" in text


def test_the_evidence_page_numbers_the_lines_in_reading_order(leader, draft):
    shown = leader.get(f"/processes/{draft}/draft/evidence")

    rows = [each.split(".")[0] for each in read(shown).texts("h3") if each.startswith("Rad ")]
    assert rows == [f"Rad {n}" for n in range(1, 18)]
    assert "duka fram lunchen" in shown.text


def test_editing_a_text_returns_to_it_on_the_page(web, leader, draft):
    answer = edited(leader, draft, "title", words="  Måltids\u0065\u0301stöd ")

    assert answer.location == f"/processes/{draft}/draft#title"
    assert seen(web, draft).content.draft.title == "Måltidséstöd"


def test_vague_words_are_kept_and_questioned(leader, draft):
    edited(leader, draft, "lead", words="Du är flexibel.")

    text = leader.get(f"/processes/{draft}/draft").text
    assert "Du är flexibel." in text
    assert "”flexibel”: Hur märks det i arbetet?" in text


def test_sentences_can_be_added_and_removed_without_scripts(web, leader, draft):
    before = [entry.text for entry in seen(web, draft).content.draft.may_not]
    new = f"row-{len(before) + 1}"

    edited(leader, draft, "may_not", **{"row-1": "", new: "Öppna huset ensam"})

    after = [entry.text for entry in seen(web, draft).content.draft.may_not]
    assert after == [*before[1:], "Öppna huset ensam"]


def test_adding_rows_saves_and_loses_nothing(web, leader, draft):
    action = f"/processes/{draft}/draft/relief"
    sent = form(leader.get(action), action, **{"row-2": "Kock: laga mat", "more": "1"})

    answer = leader.post(action, data=sent)

    assert answer.status_code == 200
    assert "Kock: laga mat" in [each.value for each in read(answer).form(action).all("textarea")]
    assert len(read(answer).all(".row-words")) == int(sent["rows"][0]) + 5
    assert len(seen(web, draft).content.draft.relief) == 1


def test_a_requirement_needs_a_task_and_its_words_stay(web, leader, draft):
    rows = len(seen(web, draft).content.draft.requirements)
    new = f"row-{rows + 1}"

    refused = edited(leader, draft, "requirements", **{new: "God fysik"})

    assert refused.status_code == 422
    assert "Kravet ”God fysik” saknar uppgift" in refused.text
    assert "God fysik" in [each.value for each in read(refused).all("textarea")]
    task = seen(web, draft).content.draft.lines[0].id
    edited(leader, draft, "requirements", **{new: "God fysik", f"because-{rows + 1}": [task]})
    last = seen(web, draft).content.draft.requirements[-1]
    assert (last.text, last.lines) == ("God fysik", (task,))


def test_an_untouched_requirement_keeps_its_reasons(web, leader, draft):
    before = seen(web, draft).content

    edited(leader, draft, "requirements")

    assert seen(web, draft).content == before


def test_rewording_a_line_keeps_its_evidence(web, leader, draft):
    before = seen(web, draft).content.draft.lines[0]

    edited(leader, draft, "rad-1", words="Duka borden till lunch")

    after = seen(web, draft).content.draft.lines[0]
    assert (after.text, after.sources) == ("Duka borden till lunch", before.sources)


def test_a_line_without_words_is_refused(web, leader, draft):
    before = seen(web, draft).content

    answer = edited(leader, draft, "rad-1", words="  ", independence="med stöd")

    assert answer.status_code == 422
    assert seen(web, draft).content == before


def test_all_facts_are_filled_in_on_one_form(web, leader, draft):
    action = f"/processes/{draft}/draft/facts"

    edited(leader, draft, "facts", agreement="BEA", working_hours="Dagtid")

    facts = seen(web, draft).content.facts
    assert (facts.agreement, facts.working_hours, facts.manager) == ("BEA", "Dagtid", "Rektor")
    assert "Avtalet är BEA" in leader.get(f"/processes/{draft}/draft").text
    assert read(leader.get(action)).has("[value=BEA]")


def test_the_slower_of_two_editors_sees_both_texts(web, leader, draft):
    action = f"/processes/{draft}/draft/title"
    sent = form(leader.get(action), action, words="Husstöd")
    said(work_of(web), draft, "title", "Måltidsstöd")

    met = leader.post(action, data=sent)

    assert met.status_code == 409
    assert "Någon annan hann före" in met.text
    assert "Måltidsstöd" in met.text
    assert read(met).form(action).field("words") == "Husstöd"
    assert seen(web, draft).content.draft.title == "Måltidsstöd"
    # From one's own text on the new base it goes through.
    assert leader.post(action, data=form(met, action)).status_code == 303
    assert seen(web, draft).content.draft.title == "Husstöd"


def test_a_list_edited_by_two_shows_both_versions(web, leader, draft):
    action = f"/processes/{draft}/draft/ways_onward"
    sent = form(leader.get(action), action, **{"row-2": "Läs till kock"})
    said(work_of(web), draft, "ways_onward", "Prata med rektor")

    met = leader.post(action, data=sent)

    assert met.status_code == 409
    assert "Prata med rektor" in met.text
    assert "Läs till kock" in [each.value for each in read(met).form(action).all("textarea")]


def test_a_fact_changed_by_somebody_else_is_not_silently_overwritten(web, leader, draft):
    action = f"/processes/{draft}/draft/facts"
    sent = form(leader.get(action), action, funding="Lönebidrag", supervisor="Kocken")
    said(work_of(web), draft, "manager", "Biträdande rektor")
    said(work_of(web), draft, "funding", "Statsbidrag")
    said(work_of(web), draft, "supervisor", "Barnskötaren")

    first = leader.post(action, data=sent)
    second = leader.post(action, data=form(first, action))
    third = leader.post(action, data=form(second, action))

    assert [each.status_code for each in (first, second, third)] == [409, 409, 303]
    assert "Barnskötaren" in first.text
    assert "Statsbidrag" in second.text
    facts = seen(web, draft).content.facts
    assert (facts.manager, facts.funding) == ("Biträdande rektor", "Lönebidrag")


def test_a_text_locked_meanwhile_gives_the_words_back(web, leader, draft):
    for place, field in (("title", "words"), ("facts", "manager")):
        action = f"/processes/{draft}/draft/{place}"
        sent = form(leader.get(action), action, **{field: "Sista ordet"})
        review.send_to_review(work_of(web), draft)

        answer = leader.post(action, data=sent)

        assert answer.status_code == 409
        assert "Texten är låst" in answer.text
        assert read(answer).has("[value='Sista ordet']")
        assert leader.get(action).status_code == 303
        draft_versions.new_version(work_of(web), draft, seen(web, draft).version, "en rättelse")


@pytest.mark.parametrize(
    ("place", "field"),
    [("title", "words"), ("lead", "words"), ("relief", "row-1"), ("facts", "manager")],
)
@pytest.mark.parametrize("words", ["x" * 10_000, "a\ufffdb"])
def test_a_refused_text_is_explained_and_not_lost(web, leader, draft, place, field, words):
    before = seen(web, draft)

    answer = edited(leader, draft, place, **{field: words})

    assert answer.status_code == 422
    assert words.replace("\ufffd", "") in answer.text
    assert seen(web, draft).content == before.content


def test_scripts_in_a_text_do_not_run(leader, draft):
    edited(leader, draft, "title", words=SCRIPT)
    edited(leader, draft, "may_not", **{"row-1": SCRIPT})
    edited(leader, draft, "facts", manager=SCRIPT)

    for page in ("", "/evidence", "/review", "/versions", "/may_not", "/facts"):
        shown = read(leader.get(f"/processes/{draft}/draft{page}"))
        fields = [each.value for each in shown.all("input, textarea")]
        assert SCRIPT in shown.words or SCRIPT in fields, page


def test_a_new_version_needs_a_reason_and_shows_what_changed(web, leader):
    draft, _ = under_review(web)
    action = f"/processes/{draft}/draft/versions"
    sent = form(leader.get(action), action)
    assert leader.post(action, data=sent).status_code == 422

    for _ in range(2):
        leader.post(action, data=sent | {"reason": "Handledaren byts"})
    edited(leader, draft, "facts", supervisor="Barnskötare på Boken")

    assert seen(web, draft).latest == 2
    assert "Handledaren byts" in leader.get(action).text
    text = leader.get(f"/processes/{draft}/draft/compare?before=2&after=1").text
    assert "Barnskötare på Boken" in read(text).texts("ins")
    assert "− borta" in text
    assert "1 del har ändrats" in text
    assert "Du läser version 1" in leader.get(f"/processes/{draft}/draft?version=1").text


def test_unknown_versions_are_refused(leader, draft):
    for query in ("compare", "compare?before=1", "compare?before=x&after=1"):
        assert leader.get(f"/processes/{draft}/draft/{query}").status_code == 400
    assert leader.get(f"/processes/{draft}/draft/compare?before=1&after=9").status_code == 409
    assert leader.get(f"/processes/{draft}/draft?version=9").status_code == 409
    assert leader.get(f"/processes/{draft}/draft/evidence?version=9").status_code == 409
    assert leader.get(f"/processes/{draft}/draft/nowhere").status_code == 404
    assert leader.get(f"/processes/{draft}/draft/manager").status_code == 404


def test_a_versions_profile_is_a_pdf_of_that_version(leader, draft):
    answer = leader.get(f"/processes/{draft}/draft/profile.pdf?version=1")

    assert answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF-")
    assert "version%201.pdf" in answer.headers["Content-Disposition"]


def test_a_draft_does_not_exist_for_anybody_else(web, stranger, other_leader, manager, draft):
    for client in (stranger, other_leader, manager):
        for page in ("", "/facts", "/title", "/review", "/versions", "/evidence", "/profile.pdf"):
            assert client.get(f"/processes/{draft}/draft{page}").status_code == 404
