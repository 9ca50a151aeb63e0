"""Decision: the manager decides with a reference, and the text locks."""

from flask import Blueprint, Response, request, url_for

from akr.domain.clock import today
from akr.domain.matter.decision import Basis, BasisKind, Decided
from akr.domain.matter.errors import DecisionDated, NotReady, PapersOutdated
from akr.domain.matter.package import Package
from akr.domain.matter.review import Missing
from akr.domain.role.checks import WEIGHTS
from akr.domain.role.errors import TextLocked
from akr.domain.role.sections import SECTIONS
from akr.domain.role.values import text_hash
from akr.steps.matter import decision
from akr.steps.planning import processes
from akr.steps.role import draft_versions
from akr.store.work import open_work
from akr.text import long_date
from akr.text.refusals import refusal
from akr.web.http.access import May, resolver
from akr.web.http.files import decided_package
from akr.web.http.forms import Form
from akr.web.http.limits import (
    LONGEST_ADJUSTERS,
    LONGEST_BASIS,
    LONGEST_DECIDER,
    LONGEST_PROTOCOL,
    LONGEST_REGISTRATION_NUMBER,
)
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
    package_download,
    profile_download,
    reading,
)
from akr.web.shared.process import has_a_place
from akr.web.shared.signed_in import my_account

bp = Blueprint("decision", __name__)


@resolver(May.PROCESS_MANAGER)
@resolver(May.ROLE_MANAGER)
def manages_the_process() -> bool:
    """Recognise the manager of the process of the address, its role's own included."""
    return has_a_place(processes.may_decide)


@bp.get("/decisions")
def mine() -> Response:
    """List the processes that one decides on."""
    decisions = decision.see_decisions(open_work(), my_account().id)
    return page("manager/decision/list.html", decisions=decisions)


@bp.get("/processes/<pid>/adopt")
def of_process(pid: str) -> Response:
    """Lead to a process's one role, to the list when it has several, or say that it has none."""
    found = [
        each.role
        for each in decision.see_decisions(open_work(), my_account().id)
        if each.public_id == pid and each.role
    ]
    if not found:
        about = processes.see_process(open_work(), pid)
        return page("manager/decision/nothing.html", about=about)
    if len(found) > 1:
        return done(next_page=url_for(".mine"))
    return done(next_page=url_for(".show", rid=found[0].public_id))


@bp.get("/roles/<rid>/adopt")
def show(rid: str) -> Response:
    """Show the manager what is to be decided, and what has been."""
    return _show(rid, Form())


@bp.post("/roles/<rid>/adopt")
def take(rid: str) -> Response:
    """Record the decision; when something is missing, say what and lose nothing that was typed."""
    form = Form(request.form)
    version = form.number("version", 1, MOST_VERSIONS)
    decided_by = form.text("decided_by", LONGEST_DECIDER)
    decided_on = form.date("decided_on", latest=today())
    number = form.text("registration_number", LONGEST_REGISTRATION_NUMBER)
    why_meeting, reached, why_overruled = (
        form.text(name, LONGEST_BASIS, lines=True, optional=True)
        for name in ("why_workplace_meeting", "reached", "why_overruled")
    )
    basis = Basis(
        form.choice("basis", BasisKind),
        form.text("basis_words", LONGEST_BASIS, lines=True),
        why_meeting,
    )
    protocol = form.text("protocol", LONGEST_PROTOCOL, optional=True) or None
    adjusted_by = form.text("adjusted_by", LONGEST_ADJUSTERS, optional=True) or None
    if form.errors or version is None or decided_on is None:
        return _show(rid, form, status=422)
    decided = Decided(
        decided_by, decided_on, number, basis, protocol, adjusted_by, reached, why_overruled
    )
    try:
        printed = decision.prepare(open_work(), rid, version, decided)
        if printed is not None:
            papers = Package(printed, decided_package(printed))
            decision.adopt(open_work(), rid, version, decided, papers)
    except NotReady as refused:
        return _show(rid, form, status=409, sentence=refusal(refused), missing=refused.missing)
    except DecisionDated as refused:
        earliest = long_date(refused.earliest)
        form.refuse(
            "decided_on",
            "Versionen skickades till facken, eller fick sitt senaste ställningstagande, den "
            f"{earliest}. Beslutet kan inte ha ett tidigare datum.",
        )
        return _show(rid, form, status=422)
    except PapersOutdated as refused:
        return _show(rid, form, status=409, sentence=refusal(refused))
    except TextLocked:
        sentence = (
            f"Version {version} går inte att fastställa nu: den granskas inte längre. "
            "Inget är beslutat, och det du skrev står kvar."
        )
        return _show(rid, form, status=409, sentence=sentence)
    return done(next_page=url_for(".show", rid=rid))


@bp.get("/roles/<rid>/adopt/compare")
def compare(rid: str) -> Response:
    """Show the manager what changed between two versions."""
    before, after = asked_pair()
    compared = draft_versions.compare(open_work(), rid, before, after)
    return compare_page((before, after), compared, (url_for(".show", rid=rid), "Beslutet"))


@bp.get("/roles/<rid>/adopt/evidence")
def evidence(rid: str) -> Response:
    """Show the manager what each line rests on, to read or print."""
    with open_work().reading() as work:
        read = reading(work, draft_versions.see_draft(work, rid, asked_version()))
    back = url_for(".show", rid=rid, version=read.shown.version)
    return evidence_page(read, (back, "Beslutet"))


@bp.get(f"/roles/<rid>/adopt/{PROFILE}")
def profile(rid: str, form: str) -> Response:
    """Hand the manager the profile as a file."""
    return profile_download(draft_versions.see_draft(open_work(), rid, asked_version()), form)


@bp.get("/roles/<rid>/adopt/annex.pdf")
def annex(rid: str) -> Response:
    """Hand over what each line of the profile rests on, as PDF."""
    return annex_download(draft_versions.see_draft(open_work(), rid, asked_version()))


@bp.get("/roles/<rid>/adopt/package.zip")
def package(rid: str) -> Response:
    """Hand over the papers of a decision as they were made, for the registry."""
    return package_download(draft_versions.see_draft(open_work(), rid, asked_version()))


def _show(
    rid: str,
    form: Form,
    *,
    status: int = 200,
    sentence: str = "",
    missing: tuple[str, ...] | None = None,
) -> Response:
    with open_work().reading() as work:
        shown = draft_versions.see_draft(work, rid, asked_version())
        read = reading(work, shown)
        papers = shown.version in shown.adoptions and decision.has_package(work, rid, shown.version)
    return page(
        "manager/decision/decide.html",
        papers=papers,
        status=status,
        rid=rid,
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
    asked = {check: f"#asked-{weight}" for check, weight in WEIGHTS.items()}
    return (
        {section.key: f"#{section.key}" for section in SECTIONS}
        | asked
        | {
            Missing.UNION: "#positions",
            Missing.ONE_MANAGER: "#decide",
            Missing.ANSWERS: "#comments",
            Missing.REQUESTS: "#requests",
            Missing.REFERENCE: "#basis",
            Missing.FORUM: "#basis_words",
            Missing.WORKPLACE_MEETING: "#why_workplace_meeting",
            Missing.REACHED: "#reached",
            Missing.OVERRULED: "#why_overruled",
            Missing.PROTOCOL: "#protocol-of",
        }
    )
