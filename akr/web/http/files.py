"""Files to take away: the one renderer that draws them, and how they are handed over."""

import io

from flask import Response, current_app, send_file

from akr.domain.office.organisation import Letterhead
from akr.domain.role.profile import RoleProfile
from akr.files import aside
from akr.files.package import pack, unpack
from akr.files.pdf.renderer import Renderer
from akr.files.pdf.review_annex import review_annex_pdf
from akr.files.pdf.role_profile import role_profile_pdf
from akr.files.role_profile import KIND, profile_as_text, written_profile
from akr.steps.office import organisation
from akr.store.work import open_work
from akr.text.matter import PAPERS
from akr.text.review_annex import KIND as ANNEX
from akr.text.role_profile import file_name

TYPES = {
    "json": "application/json",
    "pdf": "application/pdf",
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
    "zip": "application/zip",
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


def profile_file(profile: RoleProfile, form: str = "pdf") -> Response:
    """Hand a role profile over: to print and archive, to a word processor, or as plain text."""
    name, worn = file_name(KIND, profile), letterhead(profile.organisation)
    if form == "docx":
        return download(aside.word_document(written_profile(profile, worn)), name, form)
    if form == "txt":
        return download(profile_as_text(profile), name, form)
    return pdf_file(role_profile_pdf(renderer(), profile, worn), name)


def annex_file(profile: RoleProfile) -> Response:
    """Hand a role profile's review annex over as PDF."""
    made = review_annex_pdf(renderer(), profile, letterhead(profile.organisation))
    return pdf_file(made, file_name(ANNEX, profile))


def decided_package(profile: RoleProfile) -> bytes:
    """Make the papers of a decision: the profile, its annex, and a manifest of both."""
    worn, decided = letterhead(profile.organisation), profile.adoption
    papers = {
        f"{_safe(file_name(KIND, profile))}.pdf": role_profile_pdf(renderer(), profile, worn),
        f"{_safe(file_name(ANNEX, profile))}.pdf": review_annex_pdf(renderer(), profile, worn),
    }
    about = {"title": profile.draft.title, "version": str(profile.version)}
    if decided is not None:
        about |= {
            "decided_by": decided.decided_by,
            "decided_on": decided.decided_on.isoformat(),
            "registration_number": decided.registration_number,
            "basis": decided.basis,
            "text_sha256": decided.text_hash,
        }
    return pack(papers, about)


def packed_file(package: bytes, kind: str, profile: RoleProfile) -> Response:
    """Hand over a PDF of a decision's papers, as it was made: the profile or its annex."""
    name = file_name(kind, profile)
    return pdf_file(unpack(package, f"{_safe(name)}.pdf"), name)


def package_file(package: bytes, profile: RoleProfile) -> Response:
    """Hand a decision's papers over as one file, for the registry."""
    return download(package, file_name(PAPERS, profile), "zip")


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
