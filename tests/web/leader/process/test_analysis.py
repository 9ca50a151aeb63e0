"""The analysis at the edge: the result as a page, a profile and files, and to whom."""

import json

import pytest

from akr.domain.role.draft import LONGEST_ROLE_TITLE
from tests.page import read
from tests.web.forms import WITHOUT_UNIONS, an_act_sent
from tests.web.processes import created, imported


def test_the_result_leaves_out_who_would_be_identified_and_says_so(leader):
    shown = leader.get(f"{imported(leader)}/analysis").text

    assert "Kock (1) svarar i samtalet." in shown
    assert "Förskollärare (5 svar)" in shown
    assert "Kock (1 svar)" not in shown
    headings = [each["id"] for each in read(shown).all("h2[id^='owned-']")]
    owned = ("several", "unsaid", "stop", "one_claims")
    assert headings == [f"owned-{each}" for each in owned]


def test_the_result_states_hours_and_how_they_are_rounded(leader):
    shown = leader.get(f"{imported(leader)}/analysis").text

    assert "34,6 timmar per vecka" in shown
    assert "86\N{NO-BREAK SPACE}% av heltid" in shown
    assert "31,9 h flyttas, 2,7 h är nytt" in shown
    assert "avrundas sist" in shown


def test_a_result_without_tasks_says_what_comes_next(leader):
    process = imported(leader, b'{"format": "akr-process/1"}')

    shown = leader.get(f"{process}/analysis").text

    assert "Det finns inga uppgifter än" in shown
    assert "ingen rollprofil att göra" in shown


def test_the_result_is_hidden_from_its_leader_until_it_is_shown_to_all(leader):
    process = created(leader)
    leader.post(f"{process}/workshop", data=WITHOUT_UNIONS)

    assert "Resultatet är inte framme än" in leader.get(f"{process}/analysis").text
    for file in ("profile.pdf", "export.csv", "export.xlsx"):
        assert leader.get(f"{process}/{file}").status_code == 409


def test_no_browser_gets_the_answers_of_each(leader):
    process = imported(leader)

    assert leader.get(f"{process}/export.json").status_code == 404
    assert "rådata" not in leader.get(f"{process}/analysis").text.lower()


def test_spreadsheets_show_what_the_page_shows_and_are_not_logged(leader, caplog):
    process = imported(leader)

    sheet = leader.get(f"{process}/export.csv").data.decode("utf-8-sig")
    book = leader.get(f"{process}/export.xlsx")

    assert "Grön, Förskollärare" in sheet.splitlines()[0]
    assert "Kock" not in sheet.splitlines()[0]
    assert book.data.startswith(b"PK")
    assert not caplog.records


def test_a_download_has_an_ascii_name_and_the_real_one(leader):
    content = json.dumps({"format": "akr-process/1", "title": 'Årö "skola"/förskola'}).encode()
    process = imported(leader, content)

    for kind in ("csv", "xlsx"):
        said = leader.get(f"{process}/export.{kind}").headers["Content-Disposition"]
        assert said.startswith("attachment; ")
        assert f'filename="Aro skola forskola.{kind}"' in said
        assert f"filename*=UTF-8''%C3%85r%C3%B6%20skola%20f%C3%B6rskola.{kind}" in said


@pytest.mark.slow
def test_the_profile_is_a_pdf_with_the_chosen_words(web, leader):
    process = imported(leader)
    asked = {"template": "serviceassistent", "title": "Husvärd", "full_time": "38"}

    made = leader.get(f"{process}/profile.pdf", query_string=asked)

    assert made.mimetype == "application/pdf"
    assert made.data.startswith(b"%PDF-")
    assert "Husvard" in made.headers["Content-Disposition"]
    web.extensions["akr.renderer"].close()


def test_a_profile_with_nonsense_options_is_refused(leader):
    process = imported(leader)

    answer = leader.get(f"{process}/profile.pdf?full_time=0&title=%00")

    assert answer.status_code == 422
    assert "mer än 0 och högst 48" in answer.text
    assert leader.get(f"{process}/profile.pdf?template=kung").status_code == 404


def test_a_roles_title_has_the_same_limit_in_profile_and_draft(leader):
    process = imported(leader)
    too_long = "x" * (LONGEST_ROLE_TITLE + 1)

    profile = leader.get(f"{process}/profile.pdf", query_string={"title": too_long})
    said = an_act_sent() | {"title": too_long, "template": "serviceassistent"}
    draft = leader.post(f"{process}/roles", data=said)

    for answer in (profile, draft):
        assert answer.status_code == 422
        assert f"Korta den till högst {LONGEST_ROLE_TITLE}," in answer.text
