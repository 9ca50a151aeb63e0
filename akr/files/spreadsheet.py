"""Spreadsheets: the same rows as CSV and as XLSX, opened safely in a Swedish office."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import xlsxwriter

Cell = str | int | float | date | None

WIDEST = 60
"""Characters; a longer text wraps instead of pushing the next column off the screen."""


FORMULAS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of one; a wide sign too, in an East Asian setting."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its headings; every row has a cell for each heading."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def as_csv(sheet: Sheet) -> bytes:
    """A sheet as CSV that a Swedish Excel opens as columns: semicolons, decimal commas, UTF-8 mark.

    A text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow([_csv_cell(heading) for heading in sheet.headings])
    writer.writerows([_csv_cell(cell) for cell in row] for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """Sheets as one workbook; texts are texts and never formulas, numbers and days are such."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        days = book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            page.freeze_panes(1, 0)
            page.write_row(0, 0, sheet.headings, bold)
            for index, row in enumerate(sheet.rows, start=1):
                for column, cell in enumerate(row):
                    page.write(index, column, cell, days if isinstance(cell, date) else wrapped)
            for column, heading in enumerate(sheet.headings):
                cells = [heading, *(str(row[column] or "") for row in sheet.rows)]
                page.set_column(column, column, min(max(map(len, cells)) + 2, WIDEST))
    return out.getvalue()


def _csv_cell(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case float():
            return repr(cell).replace(".", ",")
        case int() | date():
            return str(cell)
    return f"'{cell}" if cell.startswith(FORMULAS) else cell
