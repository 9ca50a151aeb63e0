"""A spreadsheet's cells are what they look like: days are days, hours are the page's hours."""

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from importlib import resources

import pytest
from openpyxl import load_workbook

from akr.files.akr_process_1 import read_process
from akr.files.spreadsheet import Sheet, as_csv, as_xlsx
from akr.files.workbook import result_sheet, sheets
from tests.rooms import linden_process

DUE = Sheet("Uppgifter", ("Arbetsuppgift", "Senast"), (("Duka", date(2027, 2, 15)),))


def test_a_day_is_a_number_with_a_date_format_in_a_workbook():
    with zipfile.ZipFile(io.BytesIO(as_xlsx([DUE]))) as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
        styles = book.read("xl/styles.xml").decode()

    assert "<v>46433</v>" in page
    assert 'formatCode="yyyy-mm-dd"' in styles


def test_a_day_is_written_year_first_in_csv():
    assert as_csv(DUE).decode("utf-8-sig").splitlines()[1] == "Duka;2027-02-15"


def test_hours_are_rounded_as_on_the_page():
    process = read_process(resources.files("akr").joinpath("ops/demo.json").read_bytes())
    sheet = result_sheet(process)
    column = sheet.headings.index("Timmar per vecka")

    hours = [row[column] for row in sheet.rows if row[column] is not None]

    assert hours
    assert all(str(each) == str(round(each, 1)) for each in hours)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t"])
def test_nothing_in_csv_is_run_as_a_formula(sign):
    words = f"{sign}HYPERLINK(0)"

    heading, row = as_csv(Sheet("Ord", [words], [[words]])).decode("utf-8-sig").splitlines()

    assert heading == row == f"'{words}"


def opened(sheets):
    return load_workbook(io.BytesIO(as_xlsx(sheets)))


def test_every_sheet_prints_across_the_page_with_its_headings_on_each():
    for sheet in opened(sheets(linden_process())):
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.fitToHeight == 0  # as many pages as it takes, one page wide
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_the_action_plan_is_a_sheet_with_real_dates_and_hours_of_one_decimal():
    sheet = opened(sheets(linden_process()))["Handlingsplan"]
    headings, *rows = sheet.values
    plan = [dict(zip(headings, row, strict=True)) for row in rows]
    hours = sheet.cell(2, headings.index("Timmar per vecka i dag") + 1)

    assert plan[0] == {
        "Läge": "Förslag",
        "Vad": "Sluta göra",
        "Arbetsuppgift": "Fylla i närvaro på både papper och i appen",
        "Gör i dag": "Förskollärare och barnskötare",
        "Borde göra": None,
        "Timmar per vecka i dag": 1.7,
        "Nya timmar per vecka": None,
        "Hinder": None,
        "Behövs": None,
        "Beslutar": "Rektor",
        "Ansvarig": "Biträdande rektor",
        "Senast": datetime(2026, 12, 15),  # noqa: DTZ001  (a day, as a spreadsheet has it)
        "Olika meningar": None,
    }
    assert hours.number_format == "0.0"
    assert len(plan) == 28


def test_new_hours_have_a_column_of_their_own():
    headings, *rows = opened(sheets(linden_process()))["Timmar in och ut"].values
    moved = [dict(zip(headings, row, strict=True)) for row in rows]

    new = [each for each in moved if each["Nya timmar per vecka"] is not None]
    assert [(each["Från"], each["Nya timmar per vecka"]) for each in new] == [
        ("Ingen: hinns inte med i dag", 2.7)
    ]
    assert all(each["Timmar per vecka, högst"] is None for each in new)


def test_a_process_without_proposals_has_no_plan_to_print():
    names = opened(sheets(replace(linden_process(), proposals=()))).sheetnames

    assert names == ["Uppgifter", "Förutsättningar"]


@pytest.mark.parametrize("words", ["- Duka bord", "+ ett barn", "-5 grader i kylen", "+46 70 1234"])
def test_innocent_words_keep_their_sign_in_a_workbook(words):
    (sheet,) = opened([Sheet("Ord", [words], [[words]])])

    assert [cell.value for row in sheet for cell in row] == [words, words]
    assert {cell.data_type for row in sheet for cell in row} == {"s"}


@pytest.mark.parametrize("words", ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "=HYPERLINK(0)"])
def test_nothing_in_a_workbook_is_run_as_a_formula(words):
    (sheet,) = opened([Sheet("Ord", ["Ord"], [[words]])])

    assert (sheet["A2"].value, sheet["A2"].data_type) == (words, "s")


def test_a_column_is_as_wide_as_its_heading_s_longest_word():
    (sheet,) = opened([Sheet("Ord", ["Timmar per vecka"], [[Decimal("3.8")]])])

    assert sheet.column_dimensions["A"].width < len("Timmar per vecka")


def test_csv_opens_as_columns_in_a_swedish_excel():
    made = as_csv(Sheet("Ord", ["Uppgift", "Timmar"], [["Duka; duka av", Decimal("3.8")]]))

    assert made.startswith(b"\xef\xbb\xbf")
    assert made.decode("utf-8-sig").splitlines() == ["Uppgift;Timmar", '"Duka; duka av";3,8']
