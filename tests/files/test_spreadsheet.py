"""A spreadsheet's cells are what they look like: days are days, hours are the page's hours."""

import io
import zipfile
from datetime import date
from importlib import resources

import pytest

from akr.files.akr_process_1 import read_process
from akr.files.spreadsheet import Sheet, as_csv, as_xlsx
from akr.files.workbook import result_sheet

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
