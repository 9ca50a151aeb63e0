"""Files to take away: the one renderer that draws them, and how they are handed over."""

import io

from flask import Response, current_app, send_file

from akr.domain.office.organisation import Letterhead
from akr.domain.role.profile import RoleProfile
from akr.files.pdf.renderer import Renderer
from akr.files.pdf.review_annex import review_annex_pdf
from akr.files.pdf.role_profile import role_profile_pdf
from akr.steps.office import organisation
from akr.store.work import open_work
from akr.text.review_annex import KIND
from akr.text.role_profile import file_name

TYPES = {
    "json": "application/json",
    "pdf": "application/pdf",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def download(content: bytes, name: str, kind: str) -> Response:
    """Hand a file over; its name is said in ASCII too, for browsers that read nothing else."""
    return send_file(
        io.BytesIO(content),
        mimetype=TYPES[kind],
        as_attachment=True,
        download_name=f"{_safe(name) or 'AKR'}.{kind}",
    )


def profile_file(profile: RoleProfile) -> Response:
    """Hand a role profile over as PDF."""
    made = role_profile_pdf(renderer(), profile, letterhead(profile.organisation))
    return pdf_file(made, file_name("Rollprofil", profile))


def annex_file(profile: RoleProfile) -> Response:
    """Hand a role profile's review annex over as PDF."""
    made = review_annex_pdf(renderer(), profile, letterhead(profile.organisation))
    return pdf_file(made, file_name(KIND, profile))


def pdf_file(made: bytes, name: str) -> Response:
    """Hand a PDF over under a name that every file system takes."""
    return download(made, name, "pdf")


def letterhead(named: str | None) -> Letterhead:
    """The letterhead of a process's documents; `named` is the organisation that it carries."""
    return organisation.letterhead(open_work(), named)


def renderer() -> Renderer:
    """The process's one renderer, made when the first file is wanted."""
    if "akr.renderer" not in current_app.extensions:
        current_app.extensions["akr.renderer"] = Renderer()
    found: Renderer = current_app.extensions["akr.renderer"]
    return found


def _safe(name: str) -> str:
    """A file's name without what some system could read as a path or a sign."""
    safe = "".join(each if each.isalnum() or each in " -" else " " for each in name)
    return " ".join(safe.split())
