"""The editor at the edge: sections, requirements and facts, and two who edit at once."""

import pytest

from akr.domain.role.draft import Entry
from akr.domain.role.editor import HERE
from akr.library.offers import MOST_TO_SEE
from akr.steps.matter import review
from akr.steps.role import draft_versions
from tests.page import read
from tests.rooms import said
from tests.web.drafts import a_draft, edited, form, seen, work_of

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def draft(web):
    """A draft that lacks nothing: the process's public id."""
    return a_draft(web)


def test_editing_a_text_returns_to_it_on_the_page(web, leader, draft):
    answer = edited(leader, draft, "title", words="  Måltids\u0065\u0301stöd ")

    assert answer.location == f"/roles/{draft}#title"
    assert seen(web, draft).content.draft.title == "Måltidséstöd"


def test_vague_words_are_kept_and_questioned(leader, draft):
    edited(leader, draft, "lead", words="Du är flexibel.")

    text = leader.get(f"/roles/{draft}").text
    assert "Du är flexibel." in text
    assert "”flexibel”: Hur märks det i arbetet?" in text


def test_sentences_can_be_added_and_removed_without_scripts(web, leader, draft):
    before = [entry.text for entry in seen(web, draft).content.draft.may_not]
    new = f"row-{len(before) + 1}"

    edited(leader, draft, "may_not", **{"row-1": "", new: "Öppna huset ensam"})

    after = [entry.text for entry in seen(web, draft).content.draft.may_not]
    assert after == [*before[1:], "Öppna huset ensam"]


def test_a_list_pasted_from_word_becomes_rows_where_it_was_pasted(web, leader, draft):
    before = [entry.text for entry in seen(web, draft).content.draft.may_not]
    pasted = "•\tÖppna huset ensam\r\n•\tKöra bil\r\n"

    edited(leader, draft, "may_not", **{"row-1": pasted})

    after = [entry.text for entry in seen(web, draft).content.draft.may_not]
    assert after == ["Öppna huset ensam", "Köra bil", *before[1:]]


def test_a_pasted_list_without_a_task_is_refused_in_its_row_and_stays(web, leader, draft):
    rows = len(seen(web, draft).content.draft.requirements)
    new = f"row-{rows + 1}"

    answer = edited(leader, draft, "requirements", **{new: "1. Körkort\n2. Engelska"})

    assert answer.status_code == 422
    assert read(answer).has(f"#{new}-error")
    field = read(answer).form(f"/roles/{draft}/requirements").field(new)
    assert field.split("\n") == ["1. Körkort", "2. Engelska"]


def test_more_sentences_than_a_section_holds_are_refused_and_none_is_lost(web, leader, draft):
    before = seen(web, draft).content
    pasted = "\n".join(f"Gräns {n}" for n in range(1, 70))

    answer = edited(leader, draft, "may_not", **{"row-1": pasted})

    assert answer.status_code == 422
    assert "Gräns 69" in answer.text
    assert seen(web, draft).content == before


def test_adding_rows_saves_and_loses_nothing(web, leader, draft):
    action = f"/roles/{draft}/relief"
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


def test_a_sentence_of_the_template_that_was_taken_out_is_offered_with_its_origin(
    web, leader, draft
):
    first, *others = seen(web, draft).content.draft.requirements
    edited(leader, draft, "requirements", **{"row-1": ""})
    page = f"/roles/{draft}/requirements"

    offered = read(leader.get(page)).all("[name=offer]")
    assert [each["value"] for each in offered] == [first.text]
    leader.post(page, data=form(leader.get(page), page, offer=first.text))

    assert seen(web, draft).content.draft.requirements == (*others, first)
    assert not read(leader.get(page)).has("[name=offer]")


def test_what_others_keep_as_their_own_is_offered_to_see(web, leader, draft):
    page = f"/roles/{draft}/learning_moments"
    before = seen(web, draft).content.draft.learning_moments
    offered = [each["value"] for each in read(leader.get(page)).all("[name=offer]")]
    green = [each for each in offered if each.startswith("Få se: ")]
    assert 0 < len(green) <= MOST_TO_SEE

    leader.post(page, data=form(leader.get(page), page, offer=[*green[:2], "Påhittad"]))

    after = seen(web, draft).content.draft.learning_moments
    assert after == (*before, *(Entry(text, HERE) for text in green[:2]))


def test_what_was_chosen_stays_chosen_when_somebody_was_first(web, leader, draft):
    page = f"/roles/{draft}/learning_moments"
    shown = leader.get(page)
    green = read(shown).all("[name=offer]")[0]["value"]
    said(work_of(web), draft, "learning_moments", "Följ en kock")

    met = leader.post(page, data=form(shown, page, offer=green))

    assert met.status_code == 409
    assert [each["value"] for each in read(met).all("[name=offer][checked]")] == [green]


def test_a_quiet_section_is_on_paper_once_it_says_something(web, leader, draft):
    text = leader.get(f"/roles/{draft}/profile.txt").text
    assert "Kontakter i arbetet" not in text
    assert "Yrkeskoder" not in text

    edited(leader, draft, "contacts", **{"row-1": "Kocken, varje dag"})
    edited(leader, draft, "facts", work_codes="SSYK 5311, AID 207021")

    text = leader.get(f"/roles/{draft}/profile.txt").text
    assert "Kontakter i arbetet" in text
    assert "Yrkeskoder: SSYK 5311" in text


def test_a_merit_needs_a_task_as_a_requirement_does(web, leader, draft):
    assert edited(leader, draft, "merits", **{"row-1": "Teckenspråk"}).status_code == 422
    task = seen(web, draft).content.draft.lines[0].id

    edited(leader, draft, "merits", **{"row-1": "Teckenspråk", "because-1": [task]})

    (merit,) = seen(web, draft).content.draft.merits
    assert (merit.text, merit.lines) == ("Teckenspråk", (task,))


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
    action = f"/roles/{draft}/facts"

    edited(leader, draft, "facts", agreement="BEA", working_hours="Dagtid")

    facts = seen(web, draft).content.facts
    assert (facts.agreement, facts.working_hours, facts.manager) == ("BEA", "Dagtid", "Rektor")
    assert "Avtalet är BEA" in leader.get(f"/roles/{draft}").text
    assert read(leader.get(action)).has("[value=BEA]")


def test_the_slower_of_two_editors_sees_both_texts(web, leader, draft):
    action = f"/roles/{draft}/title"
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
    action = f"/roles/{draft}/ways_onward"
    sent = form(leader.get(action), action, **{"row-2": "Läs till kock"})
    said(work_of(web), draft, "ways_onward", "Prata med rektor")

    met = leader.post(action, data=sent)

    assert met.status_code == 409
    assert "Prata med rektor" in met.text
    assert "Läs till kock" in [each.value for each in read(met).form(action).all("textarea")]


def test_a_fact_changed_by_somebody_else_is_not_silently_overwritten(web, leader, draft):
    action = f"/roles/{draft}/facts"
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
        action = f"/roles/{draft}/{place}"
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
        shown = read(leader.get(f"/roles/{draft}{page}"))
        fields = [each.value for each in shown.all("input, textarea")]
        assert SCRIPT in shown.words or SCRIPT in fields, page
