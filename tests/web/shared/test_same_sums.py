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


@pytest.mark.slow
def test_lindens_numbers_are_the_same_on_screen_on_paper_in_the_workbook_and_in_the_command(
    leader, draft, web, capsys
):
    address = f"/processes/{process_of(web, draft.removeprefix('/roles/'))}"
    analysis, screen = (read(leader.get(f"{address}/{page}")) for page in ("analysis", "report"))
    paper = whole_text(leader.get(f"{address}/report.pdf").data)
    book = load_workbook(io.BytesIO(leader.get(f"{address}/export.xlsx").data))
    plan, tasks = (_rows(book[name]) for name in ("Handlingsplan", "Uppgifter"))
    with pytest.raises(SystemExit):
        main(["analyse", str(LINDEN), "--json"])
    command = json.loads(capsys.readouterr().out)

    # What the week takes, and what of it would go to a new role.
    totals = command["totals"]
    week = _said(sum(map(_exact_hours, tasks)))
    assert _cells(screen, "Tillsammans") >= {week}
    assert f"Tillsammans 86,1 11,7 {week}" in paper
    new_role = [each for each in plan if each["Vad"] == "Flytta till ny roll"]
    for column, name, said in (
        ("Timmar per vecka i dag", "moved", MOVED),
        ("Nya timmar per vecka", "new", NEW),
    ):
        assert _said(totals[f"{name}_hours_per_week"]) == said
        by_row = sum(each[column] or 0 for each in new_role)
        assert by_row == pytest.approx(float(said.replace(",", ".")), abs=0.05 * len(new_role))
        assert said in _cells(screen, "◇ Förslag: flytta till ny roll")
    assert f"◇ Förslag: flytta till ny roll {MOVED} {NEW} {TOTAL}" in paper
    assert f"{MOVED} h flyttas, {NEW} h är nytt" in analysis.words

    # Who took part, and how each task was answered by those who are in the numbers.
    who = "13 medarbetare (5 förskollärare, 7 barnskötare, 1 kock) sorterade 28 arbetsuppgifter"
    assert totals["participants"] == 13
    assert who in screen.words
    assert who in paper
    rows = {row.one("h3").words: row for row in analysis.all(".result-rows > li")}
    for found, kept in zip(command["tasks"], tasks, strict=True):
        assert found["text"] == kept["Arbetsuppgift"]
        for occupation, name in (
            ("forskollarare", "Förskollärare"),
            ("barnskotare", "Barnskötare"),
        ):
            counts = found["by_occupation"][occupation]
            in_book = [kept[f"{colour}, {name}"] for colour in ("Grön", "Gul", "Röd", "Svart")]
            assert list(counts.values()) == in_book
            assert f"{name} ({sum(counts.values())} svar)" in rows[found["text"]].words


def _rows(sheet):
    headings, *rows = sheet.values
    return [dict(zip(headings, row, strict=True)) for row in rows]


def _exact_hours(task):
    return Decimal(str(task["Minuter per gång"])) * Decimal(str(task["Gånger per vecka"])) / 60


def _said(hours):
    return str(rounded(float(hours))).replace(".", ",")


def _cells(page, label):
    """The numbers beside a label, in every picture that has it."""
    return {
        cell.words.split()[-1]
        for row in page.all(".picture tr")
        if row.texts("th[scope=row]") == [label]
        for cell in row.all("td.n")
        if cell.words
    }
