"""The same sums everywhere: on the page, on paper, in every file and in the command's numbers."""

import io
import json
import re
from decimal import Decimal

import pytest
from docx import Document
from openpyxl import load_workbook

from akr.cli import main
from akr.domain.proposals.effort import rounded
from tests.files.pdf.reading import whole_text
from tests.page import read
from tests.rooms import LINDEN
from tests.web.drafts import a_draft, process_of

AREAS = {
    "Måltider": "13,5",
    "Städ, tvätt och ute": "9,8",
    "Vila och förråd": "3,3",
    "Kontor": "8,1",
}
TOTAL, MOVED, NEW, SHARE = "34,6", "31,9", "2,7", "86 %"


@pytest.fixture
def draft(web):
    """Linden's draft, its extent not stated, as its address."""
    return f"/roles/{a_draft(web)}"


@pytest.mark.slow
def test_lindens_sums_are_the_same_on_the_page_and_in_every_file(leader, draft):
    page = " ".join(read(leader.get(draft)).pieces)
    paper, annex = (
        whole_text(leader.get(f"{draft}/{file}.pdf").data) for file in ("profile", "annex")
    )
    written = Document(io.BytesIO(leader.get(f"{draft}/profile.docx").data))
    plain = leader.get(f"{draft}/profile.txt").get_data(as_text=True)
    rows = [[cell.text for cell in row.cells] for table in written.tables for row in table.rows]

    for area, hours in AREAS.items():
        assert f"{area} {hours} h" in page
        assert f"{area} {hours}" in paper
        assert f"{area} {hours} h i veckan" in annex
        assert [area, "", "", "", hours] in rows
        assert f"{area}: {hours} timmar per vecka" in plain
    assert ["Tillsammans", "", "", "", TOTAL] in rows
    assert f"Tillsammans: {TOTAL} timmar per vecka" in plain
    for said in (page, paper, annex, plain):
        assert f"{TOTAL} " in said
        assert MOVED in said
        assert NEW in said


@pytest.mark.slow
def test_lindens_sums_are_the_same_in_the_workbook_and_the_commands_numbers(
    web, leader, draft, capsys
):
    process = process_of(web, draft.removeprefix("/roles/"))
    book = load_workbook(io.BytesIO(leader.get(f"/processes/{process}/export.xlsx").data))
    headings, *rows = book["Uppgifter"].values
    tasks = [dict(zip(headings, row, strict=True)) for row in rows]
    with pytest.raises(SystemExit):
        main(["analyse", str(LINDEN), "--json"])
    totals = json.loads(capsys.readouterr().out)["totals"]

    proposed = [each for each in tasks if each["Förslag"] == "Flytta till ny roll"]
    exact = sum(
        Decimal(str(each["Minuter per gång"])) * each["Gånger per vecka"] for each in proposed
    )
    assert str(rounded(float(exact / 60))).replace(".", ",") == TOTAL
    for name, said in (("new_role", TOTAL), ("moved", MOVED), ("new", NEW)):
        assert str(rounded(totals[f"{name}_hours_per_week"])).replace(".", ",") == said
    assert f"{rounded(totals['full_time_share'] * 100, 0)} %" == SHARE


@pytest.mark.slow
def test_task_time_is_the_same_beside_the_posts_extent(leader, draft):
    annex = whole_text(leader.get(f"{draft}/annex.pdf").data)
    paper = whole_text(leader.get(f"{draft}/profile.pdf").data)
    plain = leader.get(f"{draft}/profile.txt").get_data(as_text=True)

    for said in (annex, paper, plain):
        assert re.search(rf"uppgiftstid {TOTAL} timmar|{TOTAL} timmar per vecka", said)
