"""Phrases as CSV: read with a column `phrase`, written with a column `group` beside it."""

import csv
import io
from collections.abc import Sequence

from akr.domain.errors import BadFile


def read_phrases(content: bytes) -> tuple[Sequence[str], list[dict[str, str]]]:
    """Return the columns and rows of a CSV that has a column `phrase`. Raises BadFile."""
    try:
        decoded = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadFile("", "not_utf8") from None
    try:
        reader = csv.DictReader(io.StringIO(decoded, newline=""), restkey="", strict=True)
        rows = list(reader)
    except csv.Error as error:
        raise BadFile("", "not_csv", f" ({error})") from None
    columns = reader.fieldnames or ()
    if "phrase" not in columns:
        raise BadFile("", "missing_column", "phrase")
    for number, row in enumerate(rows, start=2):
        if "" in row or None in row.values():
            raise BadFile(f"rad {number}", "uneven_row")
    return columns, rows


def write_groups(
    columns: Sequence[str], rows: Sequence[dict[str, str]], groups: Sequence[int]
) -> str:
    """Write rows with each one's group; a column `group` that was there is replaced."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, dict.fromkeys([*columns, "group"]), lineterminator="\n")
    writer.writeheader()
    for row, number in zip(rows, groups, strict=True):
        writer.writerow(row | {"group": number})
    return out.getvalue()
