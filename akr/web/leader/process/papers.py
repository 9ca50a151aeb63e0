"""Papers: one page lists all that can be printed for a process, and each print is a file."""

from flask import Blueprint, Response, current_app

from akr.files.pdf.papers import (
    boards_pdf,
    cards_pdf,
    discussion_pdf,
    fields_pdf,
    invitation_pdf,
    tallies_pdf,
)
from akr.steps.planning import processes
from akr.steps.room import papers
from akr.store.work import open_work
from akr.web.http.files import letterhead, pdf_file, renderer
from akr.web.http.pages import page

bp = Blueprint("papers", __name__)


@bp.get("/processes/<pid>/print")
def show(pid: str) -> Response:
    """Show what there is to print, what each is for, and on how many sheets."""
    with open_work().reading() as work:
        about = processes.see_process(work, pid)
        materials = papers.see_materials(work, pid)
    return page("leader/papers/list.html", about=about, materials=materials)


@bp.get("/processes/<pid>/print/invitation.pdf")
def invitation(pid: str) -> Response:
    """Hand the invitation over."""
    said = papers.see_invitation(open_work(), pid)
    made = invitation_pdf(
        renderer(), said, current_app.config["PUBLIC_URL"], letterhead(said.organisation)
    )
    return pdf_file(made, f"Inbjudan {said.title}")


@bp.get("/processes/<pid>/print/cards.pdf")
def cards(pid: str) -> Response:
    """Hand the task cards over."""
    materials = papers.see_materials(open_work(), pid)
    return pdf_file(
        cards_pdf(renderer(), materials, letterhead(materials.organisation)),
        f"Kort {materials.title}",
    )


@bp.get("/processes/<pid>/print/boards.pdf")
def boards(pid: str) -> Response:
    """Hand over the boards to put marks on."""
    materials = papers.see_materials(open_work(), pid)
    return pdf_file(
        boards_pdf(renderer(), materials, letterhead(materials.organisation)),
        f"Tavlor för märken {materials.title}",
    )


@bp.get("/processes/<pid>/print/fields.pdf")
def fields(pid: str) -> Response:
    """Hand over the boards to lay cards on."""
    materials = papers.see_materials(open_work(), pid)
    return pdf_file(
        fields_pdf(renderer(), materials, letterhead(materials.organisation)),
        f"Tavlor för kort {materials.title}",
    )


@bp.get("/processes/<pid>/print/talk.pdf")
def discussion(pid: str) -> Response:
    """Hand over the sheets for the discussion; what a group answered is on its own board alone."""
    materials = papers.see_materials(open_work(), pid)
    return pdf_file(
        discussion_pdf(renderer(), materials, letterhead(materials.organisation)),
        f"Samtalsblad {materials.title}",
    )


@bp.get("/processes/<pid>/print/tallies.pdf")
def tallies(pid: str) -> Response:
    """Hand over the sheets to count on."""
    materials = papers.see_materials(open_work(), pid)
    return pdf_file(
        tallies_pdf(renderer(), materials, letterhead(materials.organisation)),
        f"Räknelapp {materials.title}",
    )
