"""Drafting at the edge: started, read with its evidence, compared, and hidden from others."""

from urllib.parse import unquote

import pytest

from tests.page import read
from tests.web.drafts import a_draft, a_process, edited, form, seen, under_review
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


def test_a_draft_starts_from_a_template_with_a_title_of_its_own(leader, process):
    shown = leader.get(f"{process}/roles")
    assert "17 uppgifter är föreslagna" in shown.text
    assert "34,6 timmar i veckan. 31,9 h flyttas, 2,7 h är nytt" in shown.text
    sent = form(shown, f"{process}/roles", title="Husstöd")
    assert sent["template"] == ["forskolestod"]

    address = leader.post(f"{process}/roles", data=sent).location

    text = leader.get(address).text
    assert read(text).one("h1").words == "Husstöd"
    assert "Utkast" in read(text).texts("span")
    assert "5 saker saknas" in text
    assert read(text).has(f"a[href='{address}/facts#funding']")


def test_the_templates_of_the_sector_are_offered_each_with_what_it_is_for(leader, process):
    shown = read(leader.get(f"{process}/roles"))
    offered = [label.words for label in shown.all(".choices label")]

    assert offered[0].startswith("FörskolestödAvlastar i hela förskolan")
    assert offered[-1].startswith("ServiceassistentDen bredaste")
    assert not any("Elevassistent" in words or "hemtjänst" in words for words in offered)
    answer = leader.post(
        f"{process}/roles", data=an_act_sent() | {"template": "skolvard", "title": ""}
    )
    assert answer.status_code == 422


def test_starting_twice_keeps_the_existing_draft(leader, process):
    sent = form(leader.get(f"{process}/roles"), f"{process}/roles", title="Husstöd")
    first = leader.post(f"{process}/roles", data=sent).location

    assert leader.post(f"{process}/roles", data=sent | {"title": "Måltidsstöd"}).location == first
    assert read(leader.get(first)).one("h1").words == "Husstöd"


def test_an_unknown_template_is_refused_kindly(leader, process):
    answer = leader.post(
        f"{process}/roles", data=an_act_sent() | {"template": "kung", "title": SCRIPT}
    )

    assert answer.status_code == 422
    assert "Välj ett av alternativen" in answer.text
    assert read(answer).form(f"{process}/roles").field("title") == SCRIPT


def test_without_proposals_the_page_says_where_they_come_from(leader):
    made = leader.post(
        "/processes/new",
        data=an_act_sent() | {"workplace": "Eken", "purpose": "roles", "occupation-1": "Kock"},
    ).location

    assert "Ingen uppgift är föreslagen för en ny roll än" in leader.get(f"{made}/roles").text
    sent = an_act_sent() | {"template": "forskolestod", "task": "duka"}
    assert leader.post(f"{made}/roles", data=sent).status_code == 409


def test_every_line_shows_its_evidence(leader, draft):
    text = leader.get(f"/roles/{draft}").text

    assert all(read(text).has(f"#rad-{n}") for n in range(1, 18))
    assert "duka fram lunchen" in text
    assert "Förslag: flytta till ny roll" in read(text).words
    assert "Från barnskötare och kock tillsammans" in text


def test_the_evidence_page_numbers_the_lines_in_reading_order(leader, draft):
    shown = leader.get(f"/roles/{draft}/evidence")

    rows = [each.split(".")[0] for each in read(shown).texts("h3") if each.startswith("Rad ")]
    assert rows == [f"Rad {n}" for n in range(1, 18)]
    assert "duka fram lunchen" in shown.text


def test_a_new_version_needs_a_reason_and_shows_what_changed(web, leader):
    draft, _ = under_review(web)
    action = f"/roles/{draft}/versions"
    sent = form(leader.get(action), action)
    assert leader.post(action, data=sent).status_code == 422

    for _ in range(2):
        leader.post(action, data=sent | {"reason": "Handledaren byts"})
    edited(leader, draft, "facts", supervisor="Barnskötare på Boken")

    assert seen(web, draft).latest == 2
    assert "Handledaren byts" in leader.get(action).text
    text = leader.get(f"/roles/{draft}/compare?before=2&after=1").text
    assert "Barnskötare på Boken" in read(text).texts("ins")
    assert "− borta" in text
    assert "1 del har ändrats" in text
    assert "Du läser version 1" in leader.get(f"/roles/{draft}?version=1").text


def test_unknown_versions_are_refused(leader, draft):
    for query in ("compare", "compare?before=1", "compare?before=x&after=1"):
        assert leader.get(f"/roles/{draft}/{query}").status_code == 400
    assert leader.get(f"/roles/{draft}/compare?before=1&after=9").status_code == 409
    assert leader.get(f"/roles/{draft}?version=9").status_code == 409
    assert leader.get(f"/roles/{draft}/evidence?version=9").status_code == 409
    assert leader.get(f"/roles/{draft}/nowhere").status_code == 404
    assert leader.get(f"/roles/{draft}/manager").status_code == 404


@pytest.mark.parametrize(
    ("address", "name"), [("profile.pdf", "Rollprofil"), ("annex.pdf", "Granskningsunderlag")]
)
def test_a_versions_file_is_of_that_version_and_named_for_what_where_and_where_it_stands(
    leader, draft, address, name
):
    answer = leader.get(f"/roles/{draft}/{address}?version=1")

    called = unquote(answer.headers["Content-Disposition"])
    assert answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF-")
    assert f"{name} Förskolestöd Förskolan Linden version 1 utkast.pdf" in called


def test_a_draft_does_not_exist_for_anybody_else(web, stranger, other_leader, manager, draft):
    for client in (stranger, other_leader, manager):
        for page in (
            "",
            "/facts",
            "/title",
            "/review",
            "/versions",
            "/evidence",
            "/profile.pdf",
            "/annex.pdf",
        ):
            assert client.get(f"/roles/{draft}{page}").status_code == 404
