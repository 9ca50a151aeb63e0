"""Spreadsheets: the same rows as CSV and as XLSX, opened safely in a Swedish office."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | Decimal | date | None
"""A decimal is shown with the decimals that it has: it has been rounded to what is meant."""

WIDEST = 44
"""Characters; a longer text wraps instead of pushing the next column off the screen."""

NARROWEST = 7
A4 = 9
"""How Excel counts paper."""

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
    """Sheets as one workbook; texts are texts and never formulas, numbers and days are such.

    Each prints on A4 across, as wide as its page, with the headings on every page.
    """
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        looks = {
            str: book.add_format({"text_wrap": True, "valign": "top"}),
            date: book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"}),
            Decimal: book.add_format({"num_format": "0.0", "valign": "top"}),
        }
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            _set_up_for_print(page, sheet)
            page.write_row(0, 0, sheet.headings, bold)
            for index, row in enumerate(sheet.rows, start=1):
                for column, cell in enumerate(row):
                    page.write(index, column, cell, _look(cell, looks))
            for column, heading in enumerate(sheet.headings):
                page.set_column(
                    column, column, _width(heading, [row[column] for row in sheet.rows])
                )
    return out.getvalue()


def _set_up_for_print(page: Worksheet, sheet: Sheet) -> None:
    page.freeze_panes(1, 0)
    page.set_paper(A4)
    page.set_landscape()
    page.repeat_rows(0)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    page.set_footer(f"&L{sheet.name}&R&P (&N)")


def _look(cell: Cell, looks: dict[type, Format]) -> Format:
    return looks.get(type(cell), looks[str])


def _width(heading: str, cells: Sequence[Cell]) -> int:
    """Return a column's width in characters: its longest text or its heading's longest word."""
    longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
    word = max(map(len, heading.split()), default=0)
    return min(max(longest, word, NARROWEST) + 2, WIDEST)


def _csv_cell(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case float() | Decimal():
            return str(cell).replace(".", ",")
        case int() | date():
            return str(cell)
    return f"'{cell}" if cell.startswith(FORMULAS) else cell
