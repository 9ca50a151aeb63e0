"""A new process: described in a form, or read in from a file."""

from typing import NamedTuple

from flask import Blueprint, Response, request, url_for

from akr.domain.errors import BadFile
from akr.domain.planning.process import Purpose, Workplace
from akr.domain.room.workshop import MOST_SEATS
from akr.files.aside import read_process
from akr.steps.planning import processes
from akr.store.work import open_work
from akr.text import SECTORS
from akr.text.refusals import refusal
from akr.web.http.acts import leaders_act
from akr.web.http.bodies import takes_up_to
from akr.web.http.forms import Form
from akr.web.http.limits import LONGEST_OCCUPATION, LONGEST_PROCESS_TITLE, LONGEST_WORKPLACE
from akr.web.http.pages import done, page
from akr.web.shared.signed_in import my_account

bp = Blueprint("new_process", __name__, url_prefix="/processes")

FIRST_ROWS = 4
MOST_ROWS = 12
"""Occupations in one process: beyond it nobody finds their own on a phone."""

MOST_DEPARTMENTS = 10_000
MOST_PEOPLE = 100_000
LARGEST_UPLOAD_BYTES = 8 * 2**20


class NewProcess(NamedTuple):
    """What the form for a new process says, read."""

    title: str
    workplace: Workplace
    purpose: Purpose
    expected: dict[str, int | None]


@bp.get("/new")
def ask() -> Response:
    """Ask what a new process is about; `?like=` begins with what another is about."""
    like = request.args.get("like", "")
    if not like or not processes.may_lead(open_work(), like, my_account()):
        return page("leader/new_process/new.html", form=Form(), rows=FIRST_ROWS, focus=None)
    about = processes.see_process(open_work(), like)
    rows = min(max(len(about.occupations), FIRST_ROWS), MOST_ROWS)
    form = _like(about)
    return page("leader/new_process/new.html", form=form, rows=rows, focus="workplace")


@bp.post("/new")
def create() -> Response:
    """Make a process, or give the form back with more rows, or with what needs mending."""
    form = Form(request.form)
    rows = min(max(form.number("rows", 1, MOST_ROWS) or 1, FIRST_ROWS), MOST_ROWS)
    if "more" in request.form:
        more, focus = min(rows + FIRST_ROWS, MOST_ROWS), f"occupation-{rows + 1}"
        return page(
            "leader/new_process/new.html", "process_form", form=form, rows=more, focus=focus
        )
    said = _said(form, rows)
    if form.errors:
        return page("leader/new_process/new.html", status=422, form=form, rows=rows, focus=None)
    public_id = processes.create_process(
        open_work(),
        my_account().id,
        leaders_act(),
        title=said.title,
        workplace=said.workplace,
        purpose=said.purpose,
        occupations=said.expected,
    )
    return done(next_page=url_for("processes.show", pid=public_id))


@bp.get("/import")
def choose_file() -> Response:
    """Ask for a process file."""
    return page("leader/new_process/import.html", form=Form())


@bp.post("/import")
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
        return page("leader/new_process/import.html", status=422, form=form)
    public_id = processes.import_process(open_work(), my_account().id, leaders_act(), process)
    return done(next_page=url_for("analysis.show", pid=public_id))


def _like(about: processes.ProcessSummary) -> Form:
    """Begin the form of a process like another: its sector, purpose and occupations.

    Its name, its size and how many come of each are the other's alone.
    """
    given = {
        "sector": about.workplace.sector if about.workplace else None,
        "purpose": about.purpose,
    }
    given |= {f"occupation-{row}": name for row, name in enumerate(about.occupations, start=1)}
    return Form({name: str(value) for name, value in given.items() if value})


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
