"""The report: a process's result and action plan, as a page and as PDF to hand out."""

from flask import Blueprint, Response

from akr.domain.room.errors import PhaseClosed
from akr.files.pdf.report import report_pdf
from akr.steps.planning import processes
from akr.steps.proposals import report
from akr.store.work import open_work
from akr.text import report as words
from akr.web.http.files import letterhead, pdf_file, renderer
from akr.web.http.pages import page

bp = Blueprint("report", __name__, url_prefix="/processes/<pid>")


@bp.get("/report")
def show(pid: str) -> Response:
    """Show the report, or that there is no result yet."""
    with open_work().reading() as work:
        about = processes.see_process(work, pid)
        try:
            found = report.see_report(work, pid)
        except PhaseClosed:
            return page("leader/report/not_yet.html", about=about)
    return page("leader/report/report.html", about=about, report=found, words=words)


@bp.get("/report.pdf")
def paper(pid: str) -> Response:
    """Hand the report over as PDF."""
    found = report.see_report(open_work(), pid)
    made = report_pdf(renderer(), found, letterhead(found.organisation))
    return pdf_file(made, words.title(found))
