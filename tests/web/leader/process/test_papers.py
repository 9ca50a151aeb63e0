"""Papers at the edge: the page that lists what can be printed, and who may print."""

import io
import json

import pytest
from pypdf import PdfReader

from tests.page import read
from tests.web.forms import WITHOUT_UNIONS
from tests.web.processes import created, imported


def words_of(answer):
    assert answer.mimetype == "application/pdf"
    found = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.data)).pages)
    return " ".join(found.split())


def test_a_process_links_to_its_printouts(leader):
    process = created(leader)

    assert read(leader.get(process)).has(f"a[href='{process}/print']")
    shown = leader.get(f"{process}/print")

    assert read(shown).one("h1").words == "Skriv ut"
    assert read(shown).has(f"a[href='{process}/print/invitation.pdf']")


@pytest.mark.slow
def test_the_invitation_has_the_code_as_soon_as_there_is_one(leader):
    process = created(leader)

    before = leader.get(f"{process}/print/invitation.pdf")
    room = leader.post(f"{process}/workshop", data=WITHOUT_UNIONS, follow_redirects=True).text
    after = leader.get(f"{process}/print/invitation.pdf")

    assert "Inbjudan Arbetsdelning" in before.headers["Content-Disposition"]
    assert "Du får en kod på mötet." in words_of(before)
    code = room.split("/w/")[1][:6]
    assert f"skriv koden {code[:3]} {code[3:]}" in words_of(after)


def test_the_page_says_how_many_sheets_each_printout_has(leader):
    process = created(leader)

    shown = read(leader.get(f"{process}/print"))

    assert "bibliotekets 53 förslag för förskola" in shown.words
    assert shown.texts(".tag") == [
        "A4, 1 ark",
        "A4, 8 ark",
        "A3, 2 ark",
        "A3, 2 ark",
        "A4, 2 ark",
        "A4, 1 ark",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("sheet", ["cards", "boards", "fields", "talk", "tallies"])
def test_each_printout_is_a_file_named_after_its_process(leader, sheet):
    answer = leader.get(f"{created(leader)}/print/{sheet}.pdf")

    assert "Arbetsdelning Forskolan Eken.pdf" in answer.headers["Content-Disposition"]
    assert "Barnskötare" in words_of(answer) or sheet == "cards"


def test_too_many_sheets_at_once_are_refused_kindly(leader):
    tasks = [{"id": str(n), "text": f"Uppgift {n}"} for n in range(500)]
    file = {"format": "akr-process/1", "occupations": [{"id": "k", "name": "Kock"}], "tasks": tasks}
    process = imported(leader, json.dumps(file).encode())

    answer = leader.get(f"{process}/print/cards.pdf")

    assert "A4, 64 ark" in leader.get(f"{process}/print").text
    assert answer.status_code == 409
    assert "Det blir 64 ark, och fler än 48" in answer.text
