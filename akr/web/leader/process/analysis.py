"""The analysis: a process's result as a page, a role profile of it, and its files."""

from flask import Blueprint, Response, request

from akr.domain.proposals.process import Process
from akr.domain.role.draft import LONGEST_ROLE_TITLE, Content
from akr.domain.room.errors import PhaseClosed
from akr.files.spreadsheet import as_csv, as_xlsx
from akr.files.workbook import flat_sheet, sheets
from akr.library.drafting import draft_profile, gather_draft, surroundings_of
from akr.library.role_templates import default_template, role_templates
from akr.steps.answers import analysis
from akr.steps.office import organisation
from akr.steps.planning import processes
from akr.store.work import open_work
from akr.text import SECTORS
from akr.web.http.files import download, profile_file
from akr.web.http.forms import Form
from akr.web.http.pages import page
from akr.web.shared.full_time import read_full_time

bp = Blueprint("analysis", __name__, url_prefix="/processes/<pid>")


@bp.get("/analysis")
def show(pid: str) -> Response:
    """Show the result, and what can be made of it."""
    with open_work().reading() as work:
        about = processes.see_process(work, pid)
        try:
            process = analysis.see_result(work, pid)
        except PhaseClosed:
            return page("leader/analysis/not_yet.html", about=about)
        full_time = organisation.full_time_hours(work)
    return _analysis(about, process, Form(), full_time)


@bp.get("/profile.pdf")
def profile(pid: str) -> Response:
    """Make the draft of a role profile and hand it over as PDF."""
    process = analysis.see_result(open_work(), pid)
    form = Form(request.args)
    title = form.text("title", LONGEST_ROLE_TITLE, optional=True)
    usual = organisation.full_time_hours(open_work())
    hours = read_full_time(form, usual)
    if form.errors:
        about = processes.see_process(open_work(), pid)
        return _analysis(about, process, form, usual, status=422)
    draft = gather_draft(process, request.args.get("template") or None, title or None)
    content = Content(draft, full_time_hours=hours)
    return profile_file(draft_profile(surroundings_of({pid: process}), content))


@bp.get("/export.<any(csv, xlsx):kind>")
def export(pid: str, kind: str) -> Response:
    """Hand the result over as a file, with the numbers that may be shown and no others.

    Everybody's own answers are only in the operator's copy (`akr export`).
    """
    process = analysis.see_result(open_work(), pid)
    content = as_csv(flat_sheet(process)) if kind == "csv" else as_xlsx(sheets(process))
    return download(content, processes.called(process), kind)


def _analysis(
    about: processes.ProcessSummary,
    process: Process,
    form: Form,
    full_time: float,
    status: int = 200,
) -> Response:
    sector = process.workplace.sector if process.workplace else None
    known = sector if sector in SECTORS else None
    return page(
        "leader/analysis/analysis.html",
        status=status,
        about=about,
        form=form,
        result=analysis.published(process),
        templates=role_templates(known),
        default_template=default_template(sector).name,
        full_time=full_time,
    )
