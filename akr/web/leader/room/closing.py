"""Closing: how workshop 1 was left, as its leader reads it."""

from flask import Blueprint, Response

from akr.domain.room.errors import PhaseClosed
from akr.domain.room.process import closing_of
from akr.files.spreadsheet import as_csv
from akr.files.workbook import closing_sheet
from akr.steps.planning import processes
from akr.steps.room import closing
from akr.store.work import open_work
from akr.text import together
from akr.web.http.files import download
from akr.web.http.pages import page

bp = Blueprint("closing", __name__)


@bp.get("/processes/<pid>/home")
def show(pid: str) -> Response:
    """Show its leader how workshop 1 was left."""
    with open_work().reading() as work:
        about = processes.see_process(work, pid)
        try:
            process = closing.see_closing(work, pid)
        except PhaseClosed:
            return page("leader/closing/not_yet.html", about=about)
    left, names = closing_of(process), process.occupation_names()
    groups = dict.fromkeys(group for row in left.rows for group in row.by_group)
    return page(
        "leader/closing/closing.html",
        about=about,
        closing=left,
        groups={group: together([names[each] for each in group]) for group in groups},
    )


@bp.get("/processes/<pid>/home.csv")
def export(pid: str) -> Response:
    """Hand the means over as a file; the words stay on the page."""
    process = closing.see_closing(open_work(), pid)
    return download(as_csv(closing_sheet(process)), f"{processes.called(process)} hemgång", "csv")
