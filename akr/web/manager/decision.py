"""Adopting: the manager decides with the reference that makes it a decision; the text locks."""

from datetime import UTC, date, datetime, timedelta

from flask import Blueprint, Response, request, url_for

from akr.domain.matter.errors import NotReady
from akr.domain.matter.review import Basis, BasisKind, Decided, Missing
from akr.domain.role.editor import text_hash
from akr.domain.role.errors import TextLocked, UnknownDraft
from akr.steps.matter import decision
from akr.steps.planning import processes
from akr.steps.role import draft_versions
from akr.store.work import open_work
from akr.text.refusals import refusal
from akr.web.http.access import May, resolver
from akr.web.http.draft_pages import MOST_VERSIONS, asked_pair, asked_version, names_of, reading
from akr.web.http.files import profile_file
from akr.web.http.forms import Form
from akr.web.http.pages import done, page
from akr.web.http.process import has_a_place
from akr.web.http.signed_in import me

bp = Blueprint("decision", __name__)

LONGEST_NAME = 120
LONGEST_NUMBER = 60
LONGEST_BASIS = 500
NO_DATE = "Välj ett datum, eller skriv det som ÅÅÅÅ-MM-DD."
NOT_YET = "Datumet har inte varit än. Skriv när beslutet fattades."


@resolver(May.PROCESS_MANAGER)
def manages_the_process() -> bool:
    """Recognise the manager of the process in the address."""
    return has_a_place(processes.may_decide)


@bp.get("/decisions")
def mine() -> Response:
    """List the processes that one decides on."""
    account = me()
    assert account is not None  # noqa: S101  (the table lets nobody else here)
    return page(
        "manager/decision/list.html", decisions=decision.see_decisions(open_work(), account.id)
    )


@bp.get("/processes/<pid>/adopt")
def show(pid: str) -> Response:
    """Show the manager what is to be decided, and what has been."""
    return _show(pid, Form())


@bp.post("/processes/<pid>/adopt")
def take(pid: str) -> Response:
    """Record the decision; when something is missing, say what and lose nothing that was typed."""
    form = Form(request.form)
    version = form.number("version", 1, MOST_VERSIONS)
    decided = Decided(
        decided_by=form.text("decided_by", LONGEST_NAME),
        decided_on=_date(form, "decided_on"),
        registration_number=form.text("registration_number", LONGEST_NUMBER),
        basis=Basis(
            form.choice("basis", BasisKind), form.text("basis_words", LONGEST_BASIS, lines=True)
        ),
    )
    if form.errors or version is None:
        return _show(pid, form, status=422)
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
    differences, content = draft_versions.compare(open_work(), pid, before, after)
    return page(
        "leader/draft/compare.html",
        before=before,
        after=after,
        differences=differences,
        called=names_of(content),
        back=(url_for(".show", pid=pid), "Beslutet"),
    )


@bp.get("/processes/<pid>/adopt/evidence")
def evidence(pid: str) -> Response:
    """Show the manager what each line rests on, to read or print."""
    with open_work().reading() as work:
        read = reading(work, draft_versions.see_description(work, pid, asked_version()))
    return page(
        "leader/draft/evidence.html",
        reading=read,
        back=(url_for(".show", pid=pid, version=read.shown.version), "Beslutet"),
    )


@bp.get("/processes/<pid>/adopt/profile.pdf")
def profile(pid: str) -> Response:
    """Hand the manager the profile as PDF."""
    return profile_file(draft_versions.profile_of(open_work(), pid, asked_version()))


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
            shown = draft_versions.see_description(work, pid, version)
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
    elsewhere = {
        Missing.TASKS: "#tasks",
        Missing.UNION: "#positions",
        Missing.ANSWERS: "#comments",
        Missing.REFERENCE: "#basis",
    }
    return {each: elsewhere.get(each, f"#{each}") for each in Missing}


def _date(form: Form, name: str) -> date:
    """Read a day that has been; a day's grace, since the server may be in another zone."""
    today = datetime.now(UTC).date()
    try:
        said = date.fromisoformat(form.value(name).strip())
    except ValueError:
        form.refuse(name, NO_DATE)
        return today
    if said > today + timedelta(days=1):
        form.refuse(name, NOT_YET)
    return said
