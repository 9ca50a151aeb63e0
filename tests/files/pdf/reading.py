"""Reading a PDF back: its text as a person reads it, its structure as a screen reader does."""

from io import BytesIO
from itertools import pairwise

import page
import pikepdf
from pypdf import PdfReader

POINTS_PER_MM = 72 / 25.4
QUIET_ZONE = 4
"""Modules of white around a QR code, by its standard."""


def pages(pdf):
    """Each page's text with every run of white space as one space."""
    return [" ".join(p.extract_text().split()) for p in PdfReader(BytesIO(pdf)).pages]


def whole_text(pdf):
    return " ".join(pages(pdf))


def failures(pdf, profile):
    """The rules of a standard (`2a` or `ua1`) that the file breaks."""
    report = page.validate_pdf_bytes(pdf, profile=profile)
    return [(failure.rule_id, failure.message) for failure in report.failures]


def is_archivable_and_accessible(pdf):
    broken = failures(pdf, "2a") + failures(pdf, "ua1")
    assert not broken, broken
    return True


def sizes(pdf):
    """Each page's width and height in whole millimetres."""
    return [
        (
            round(float(p.mediabox.width) / POINTS_PER_MM),
            round(float(p.mediabox.height) / POINTS_PER_MM),
        )
        for p in PdfReader(BytesIO(pdf)).pages
    ]


def smallest_type(pdf):
    """The smallest type that anything is written in, in points."""
    found = set()

    def note(words, matrix, line_matrix, _, size):
        if words.strip():
            found.add(round(size * abs(matrix[3] * line_matrix[3]), 1))

    for each in PdfReader(BytesIO(pdf)).pages:
        each.extract_text(visitor_text=note)
    return min(found)


def qr_modules(pdf):
    """The dark modules, row and column, of the QR code on a first page, from the strokes it draws."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        drawn = pikepdf.parse_content_stream(opened.pages[0])
        strokes = [
            [float(number) for point in (start, end) for number in point]
            for (start, move), (end, line) in pairwise((o, str(name)) for o, name in drawn)
            if (move, line) == ("m", "l")
        ]
    return {
        (int(y) - QUIET_ZONE, column - QUIET_ZONE)
        for x, y, end, same_y in strokes
        if y == same_y and y % 1 == 0.5
        for column in range(int(x), int(end))
    }


def elements(pdf, kind):
    """The structure elements of a kind (`TH`), as plain dictionaries of what we look at."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [
            {
                "scope": str(thing.A.Scope) if "/Scope" in thing.get("/A", {}) else None,
                "section": str(thing.P.P.S) if "/P" in thing.P else None,
                "alt": str(thing.get("/Alt", "")),
            }
            for thing in opened.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == f"/{kind}"
        ]
