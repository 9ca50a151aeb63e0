"""Decision: the manager decides with a reference, and the text locks."""

from flask import Blueprint, Response, request, url_for

from akr.domain.clock import today
from akr.domain.matter.errors import NotReady
from akr.domain.matter.review import Basis, BasisKind, Decided, Missing
from akr.domain.role.errors import TextLocked, UnknownDraft
from akr.domain.role.sections import SECTIONS
from akr.domain.role.values import text_hash
from akr.steps.matter import decision
from akr.steps.planning import processes
from akr.steps.role import draft_versions
from akr.store.work import open_work
from akr.text.refusals import refusal
from akr.web.http.access import May, resolver
from akr.web.http.forms import Form
from akr.web.http.limits import LONGEST_BASIS, LONGEST_DECIDER, LONGEST_REGISTRATION_NUMBER
from akr.web.http.pages import done, page
from akr.web.shared.draft_pages import (
    MOST_VERSIONS,
    PROFILE,
    annex_download,
    asked_pair,
    asked_version,
    compare_page,
    evidence_page,
    names_of,
    profile_download,
    reading,
)
from akr.web.shared.process import has_a_place
from akr.web.shared.signed_in import my_account

bp = Blueprint("decision", __name__)


@resolver(May.PROCESS_MANAGER)
def manages_the_process() -> bool:
    """Recognise the manager of the process in the address."""
    return has_a_place(processes.may_decide)


@bp.get("/decisions")
def mine() -> Response:
    """List the processes that one decides on."""
    decisions = decision.see_decisions(open_work(), my_account().id)
    return page("manager/decision/list.html", decisions=decisions)


@bp.get("/processes/<pid>/adopt")
def show(pid: str) -> Response:
    """Show the manager what is to be decided, and what has been."""
    return _show(pid, Form())


@bp.post("/processes/<pid>/adopt")
def take(pid: str) -> Response:
    """Record the decision; when something is missing, say what and lose nothing that was typed."""
    form = Form(request.form)
    version = form.number("version", 1, MOST_VERSIONS)
    decided_by = form.text("decided_by", LONGEST_DECIDER)
    decided_on = form.date("decided_on", latest=today())
    number = form.text("registration_number", LONGEST_REGISTRATION_NUMBER)
    basis = Basis(
        form.choice("basis", BasisKind), form.text("basis_words", LONGEST_BASIS, lines=True)
    )
    if form.errors or version is None or decided_on is None:
        return _show(pid, form, status=422)
    decided = Decided(decided_by, decided_on, number, basis)
    try:
        decision.adopt(open_work(), pid, version, decided)
    except NotReady as refused:
        return _show(pid, form, status=409, sentence=refusal(refused), missing=refused.missing)
    except TextLocked:
        sentence = (
            f"Version {version} går inte att fastställa nu: den granskas inte längre. "
            "Inget är beslutat, och det du skrev står kvar."
        )
        return _show(pid, form, status=409, sentence=sentence)
    return done(next_page=url_for(".show", pid=pid))


@bp.get("/processes/<pid>/adopt/compare")
def compare(pid: str) -> Response:
    """Show the manager what changed between two versions."""
    before, after = asked_pair()
    compared = draft_versions.compare(open_work(), pid, before, after)
    return compare_page((before, after), compared, (url_for(".show", pid=pid), "Beslutet"))


@bp.get("/processes/<pid>/adopt/evidence")
def evidence(pid: str) -> Response:
    """Show the manager what each line rests on, to read or print."""
    with open_work().reading() as work:
        read = reading(work, draft_versions.see_draft(work, pid, asked_version()))
    back = url_for(".show", pid=pid, version=read.shown.version)
    return evidence_page(read, (back, "Beslutet"))


@bp.get(f"/processes/<pid>/adopt/{PROFILE}")
def profile(pid: str, form: str) -> Response:
    """Hand the manager the profile as a file."""
    return profile_download(draft_versions.see_draft(open_work(), pid, asked_version()), form)


@bp.get("/processes/<pid>/adopt/annex.pdf")
def annex(pid: str) -> Response:
    """Hand over what each line of the profile rests on, as PDF."""
    return annex_download(draft_versions.see_draft(open_work(), pid, asked_version()))


def _show(
    pid: str,
    form: Form,
    *,
    status: int = 200,
    sentence: str = "",
    missing: tuple[str, ...] | None = None,
) -> Response:
    version = asked_version()
    with open_work().reading() as work:
        try:
            shown = draft_versions.see_draft(work, pid, version)
        except UnknownDraft:
            if version is not None:
                raise
            return page("manager/decision/nothing.html", about=processes.see_process(work, pid))
        read = reading(work, shown)
    return page(
        "manager/decision/decide.html",
        status=status,
        pid=pid,
        reading=read,
        called=names_of(shown.content),
        form=form,
        sentence=sentence,
        missing=shown.missing if missing is None else missing,
        mend=_where_to_look(),
        text_hash=text_hash(shown.content),
    )


def _where_to_look() -> dict[str, str]:
    """Where on the manager's page each missing thing belongs; the leader mends the text."""
    return {section.key: f"#{section.key}" for section in SECTIONS} | {
        Missing.UNION: "#positions",
        Missing.ANSWERS: "#comments",
        Missing.REFERENCE: "#basis",
    }
