"""The report on paper: what a workplace has said and proposes, to hand out and to archive."""

from akr.domain.office.organisation import Letterhead
from akr.domain.proposals.report import Report
from akr.files.pdf.logos import worn
from akr.files.pdf.renderer import Renderer
from akr.files.pdf.templates import filled
from akr.text import report as words


def report_pdf(renderer: Renderer, found: Report, letterhead: Letterhead | None = None) -> bytes:
    """The report as a file to archive: PDF/UA-1 and PDF/A-2a. Raises as the renderer does."""
    return renderer.render(report_html(found, letterhead), archive=True)


def report_html(found: Report, letterhead: Letterhead | None = None) -> str:
    """The report as HTML for the renderer."""
    sender = letterhead or Letterhead(found.organisation)
    return filled("report.html", {**worn(sender), "words": words, "report": found})
