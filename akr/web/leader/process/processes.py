"""Processes: the leader's list, a new one or one from a file, its result, and its way out again."""

import logging
from typing import NamedTuple

from flask import Blueprint, Response, request, url_for

from akr.domain.errors import BadFile
from akr.domain.office.account import Account, Role
from akr.domain.planning.errors import ExpectedMissing, UnionsUnheard
from akr.domain.planning.process import Purpose, Workplace
from akr.domain.proposals.process import Process
from akr.domain.role.draft import LONGEST_ROLE_TITLE, Content
from akr.domain.room.errors import PhaseClosed
from akr.domain.room.workshop import MOST_SEATS
from akr.files.akr_process_1 import read_process
from akr.files.spreadsheet import as_csv, as_xlsx
from akr.files.workbook import flat_sheet, sheets
from akr.library.drafting import draft_profile, gather_draft
from akr.library.role_templates import default_template, role_templates
from akr.steps.answers import analysis
from akr.steps.office import organisation
from akr.steps.planning import processes
from akr.store.work import open_work
from akr.text import SECTORS
from akr.text.refusals import refusal
from akr.web.http.access import May, resolver
from akr.web.http.acts import leaders_act
from akr.web.http.bodies import takes_up_to
from akr.web.http.files import download, profile_file
from akr.web.http.forms import Form
from akr.web.http.limits import (
    LONGEST_OCCUPATION,
    LONGEST_OPENING_REASON,
    LONGEST_PROCESS_TITLE,
    LONGEST_WORKPLACE,
)
from akr.web.http.pages import done, page
from akr.web.leader.process import overview
from akr.web.shared.full_time import read_full_time
from akr.web.shared.process import has_a_place
from akr.web.shared.signed_in import me

bp = Blueprint("processes", __name__)
log = logging.getLogger(__name__)

FIRST_ROWS = 4
MOST_ROWS = 12
"""Occupations in one process: beyond it nobody finds their own on a phone."""

HOW_MANY = "Skriv hur många de är, även om det är en gissning."

MOST_DEPARTMENTS = 10_000
MOST_PEOPLE = 100_000
LARGEST_UPLOAD_BYTES = 8 * 2**20


class NewProcess(NamedTuple):
    """What the form for a new process says, read."""

    title: str
    workplace: Workplace
    purpose: Purpose
    expected: dict[str, int | None]


@resolver(May.PROCESS_LEADER)
def leads_the_process() -> bool:
    """Recognise whoever leads the process of the address."""
    return has_a_place(processes.may_lead)


@resolver(May.PROCESS_PARTY)
def leads_or_decides() -> bool:
    """Recognise whoever leads the process of the address, and the manager who decides on it."""
    return has_a_place(lambda *asked: processes.may_decide(*asked) or processes.may_lead(*asked))


@bp.get("/processes")
def mine() -> Response:
    """List the processes that one leads."""
    return page(
        "leader/processes/list.html", processes=processes.list_processes(open_work(), _leader())
    )


@bp.get("/processes/new")
def new() -> Response:
    """Ask what a new process is about."""
    return page("leader/processes/new.html", form=Form(), rows=FIRST_ROWS, focus=None)


@bp.post("/processes/new")
def create() -> Response:
    """Make a process, or give the form back with more rows, or with what needs mending."""
    form = Form(request.form)
    rows = min(max(form.number("rows", 1, MOST_ROWS) or 1, FIRST_ROWS), MOST_ROWS)
    if "more" in request.form:
        more, focus = min(rows + FIRST_ROWS, MOST_ROWS), f"occupation-{rows + 1}"
        return page("leader/processes/new.html", "process_form", form=form, rows=more, focus=focus)
    said = _said(form, rows)
    if form.errors:
        return page("leader/processes/new.html", status=422, form=form, rows=rows, focus=None)
    public_id = processes.create_process(
        open_work(),
        _leader().id,
        leaders_act(),
        title=said.title,
        workplace=said.workplace,
        purpose=said.purpose,
        occupations=said.expected,
    )
    return done(next_page=url_for(".show", pid=public_id))


@bp.get("/processes/import")
def choose_file() -> Response:
    """Ask for a process file."""
    return page("leader/processes/import.html", form=Form())


@bp.post("/processes/import")
@takes_up_to(LARGEST_UPLOAD_BYTES)
def take_file() -> Response:
    """Store a process from a file, whole or not at all."""
    form, sent = Form(request.form), request.files.get("file")
    if sent is None or not sent.filename:
        form.refuse("file", "Välj en fil först. Inget har lästs in.")
    else:
        try:
            process = read_process(sent.read())
        except BadFile as refused:
            form.refuse("file", f"{refusal(refused)} Inget har lästs in.")
    if form.errors:
        return page("leader/processes/import.html", status=422, form=form)
    public_id = processes.import_process(open_work(), _leader().id, leaders_act(), process)
    return done(next_page=url_for(".show_analysis", pid=public_id))


@bp.get("/processes/<pid>")
def show(pid: str) -> Response:
    """Show what a process is, where it stands, and the one next step of whoever looks."""
    if _leader().role is Role.MANAGER:
        return overview.for_manager(pid)
    return overview.for_leader(pid)


@bp.post("/processes/<pid>/workshop")
def open_workshop(pid: str) -> Response:
    """Open workshop 1, with a reason where the unions are not in; twice gives the same room.

    Asks how many will come of each occupation for which the plan does not say it.
    """
    form = Form(request.form)
    reason = form.text("reason", LONGEST_OPENING_REASON, optional=True, lines=True)
    unsaid = processes.see_process(open_work(), pid).unsaid
    expected = {
        name: number
        for row, name in unsaid.items()
        if (number := form.number(f"expected-{row}", 1, MOST_SEATS)) is not None
    }
    if not form.errors:
        try:
            processes.open_workshop(open_work(), pid, reason, expected)
        except UnionsUnheard as refused:
            form.refuse("reason", refusal(refused))
        except ExpectedMissing as refused:
            for row in (row for row, name in unsaid.items() if name in refused.unsaid):
                form.refuse(f"expected-{row}", HOW_MANY)
    if form.errors:
        return overview.for_leader(pid, form, status=422)
    return done(next_page=url_for("console.show", pid=pid))


@bp.get("/processes/<pid>/analysis")
def show_analysis(pid: str) -> Response:
    """Show the result, and what can be made of it."""
    with open_work().reading() as work:
        about = processes.see_process(work, pid)
        try:
            process = analysis.see_result(work, pid)
        except PhaseClosed:
            return page("leader/processes/not_yet.html", about=about)
        full_time = organisation.full_time_hours(work)
    return _analysis(about, process, Form(), full_time)


@bp.get("/processes/<pid>/profile.pdf")
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
    return profile_file(draft_profile(process, content))


@bp.get("/processes/<pid>/export.<any(csv, xlsx):kind>")
def export(pid: str, kind: str) -> Response:
    """Hand the result over as a file, with the numbers that may be shown and no others.

    Everybody's own answers are only in the operator's copy (`akr export`).
    """
    process = analysis.see_result(open_work(), pid)
    content = as_csv(flat_sheet(process)) if kind == "csv" else as_xlsx(sheets(process))
    return download(content, processes.called(process), kind)


def _said(form: Form, rows: int) -> NewProcess:
    workplace = Workplace(
        name=form.text("workplace", LONGEST_WORKPLACE),
        sector=_sector(form),
        departments=form.number("departments", 0, MOST_DEPARTMENTS),
        children=form.number("children", 0, MOST_PEOPLE),
        staff=form.number("staff", 0, MOST_PEOPLE),
    )
    purpose, expected = form.choice("purpose", Purpose), _occupations(form, rows)
    title = (
        form.text("title", LONGEST_PROCESS_TITLE, optional=True)
        or f"Arbetsdelning {workplace.name}"
    )
    return NewProcess(title, workplace, purpose, expected)


def _sector(form: Form) -> str | None:
    chosen = form.value("sector")
    if chosen and chosen not in SECTORS:
        form.refuse("sector", "Välj en verksamhet i listan.")
    return chosen or None


def _occupations(form: Form, rows: int) -> dict[str, int | None]:
    """Read the rows that say something, by name; each name once, whatever its capitals."""
    found: dict[str, int | None] = {}
    for row in range(1, rows + 1):
        name = form.text(f"occupation-{row}", LONGEST_OCCUPATION, optional=True)
        expected = form.number(f"expected-{row}", 1, MOST_SEATS)
        if name.casefold() in {each.casefold() for each in found}:
            form.refuse(f"occupation-{row}", f"”{name}” står redan ovanför. Ta bort den ena.")
        elif name:
            found[name] = expected
        elif expected is not None and f"occupation-{row}" not in form.errors:
            form.refuse(f"occupation-{row}", "Skriv vad yrkesgruppen heter, eller ta bort antalet.")
    if not found and not any(f"occupation-{row}" in form.errors for row in range(1, rows + 1)):
        form.refuse("occupation-1", "Skriv minst en yrkesgrupp, till exempel Barnskötare.")
    return found


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
        "leader/processes/analysis.html",
        status=status,
        about=about,
        form=form,
        result=analysis.published(process),
        templates=role_templates(known),
        default_template=default_template(sector).name,
        full_time=full_time,
    )


def _leader() -> Account:
    account = me()
    assert account is not None  # noqa: S101  (the table lets nobody else here)
    return account
