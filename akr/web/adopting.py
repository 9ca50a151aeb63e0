"""Adopting: the manager decides with the reference that makes it a decision; the text locks."""

from datetime import UTC, date, datetime, timedelta

from flask import Blueprint, Response, request, url_for

from akr.domain.editing import text_hash
from akr.domain.errors import NotReady, TextLocked, UnknownAccount, UnknownDraft
from akr.domain.review import Basis, BasisKind, Decided, Missing
from akr.refusals import refusal
from akr.steps import adopt, describe, prepare
from akr.store.work import open_work
from akr.web.access import May, resolver
from akr.web.accounts import me
from akr.web.drafting import (
    MOST_VERSIONS,
    asked_pair,
    asked_version,
    names_of,
    reading,
)
from akr.web.files import profile_file
from akr.web.forms import Form
from akr.web.pages import done, page

bp = Blueprint("adopting", __name__)

LONGEST_NAME = 120
LONGEST_NUMBER = 60
LONGEST_BASIS = 500
NO_DATE = "Välj ett datum, eller skriv det som ÅÅÅÅ-MM-DD."
NOT_YET = "Datumet har inte varit än. Skriv när beslutet fattades."


@resolver(May.PROCESS_MANAGER)
def manages_the_process() -> bool:
    """Recognise the manager of the process in the address."""
    account = me()
    pid = (request.view_args or {})["pid"]
    return account is not None and prepare.may_decide(open_work(), pid, account)


@bp.get("/decisions")
def mine() -> Response:
    """List the processes that one decides on."""
    account = me()
    assert account is not None  # noqa: S101  (the table lets nobody else here)
    return page("adopting/list.html", decisions=adopt.see_decisions(open_work(), account.id))


@bp.post("/processes/<pid>/manager")
def appoint(pid: str) -> Response:
    """Let the leader say who decides."""
    try:
        prepare.appoint_manager(open_work(), pid, request.form.get("manager", ""))
    except UnknownAccount:
        sentence = "Välj en chef i listan. Ingen annan har ändrats."
        return page("errors/refusal.html", status=422, sentence=sentence)
    return done(next_page=url_for("reviewing.show", pid=pid, _anchor="decider"))


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
        adopt.adopt(open_work(), pid, version, decided)
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
    shown = describe.see_description(open_work(), pid, after)
    return page(
        "drafting/compare.html",
        before=before,
        after=after,
        differences=describe.compare(open_work(), pid, before, after),
        called=names_of(shown.content),
        back=(url_for(".show", pid=pid), "Beslutet"),
    )


@bp.get("/processes/<pid>/adopt/evidence")
def evidence(pid: str) -> Response:
    """Show the manager what each line rests on, to read or print."""
    shown = describe.see_description(open_work(), pid, asked_version())
    return page(
        "drafting/evidence.html",
        reading=reading(shown),
        back=(url_for(".show", pid=pid, version=shown.version), "Beslutet"),
    )


@bp.get("/processes/<pid>/adopt/profile.pdf")
def profile(pid: str) -> Response:
    """Hand the manager the profile as PDF."""
    return profile_file(describe.profile_of(open_work(), pid, asked_version()))


def _show(
    pid: str,
    form: Form,
    *,
    status: int = 200,
    sentence: str = "",
    missing: tuple[str, ...] | None = None,
) -> Response:
    version = asked_version()
    try:
        shown = describe.see_description(open_work(), pid, version)
    except UnknownDraft:
        if version is not None:
            raise
        return page("adopting/nothing.html", about=prepare.see_process(open_work(), pid))
    return page(
        "adopting/decide.html",
        status=status,
        pid=pid,
        reading=reading(shown),
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
