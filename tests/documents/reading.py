"""Reading a PDF back: its text as a person reads it, its structure as a screen reader does."""

from io import BytesIO

import page
import pikepdf
from pypdf import PdfReader


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
