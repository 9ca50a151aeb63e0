"""Planning: the whole plan, and on what workshop 1 rests; each part has a page of its own."""

from collections.abc import Sequence
from dataclasses import replace

from flask import Blueprint, Response, request, url_for

from akr.domain.clock import today
from akr.domain.planning.errors import NamesShown, PlanChanged
from akr.domain.planning.process import Mandate, Purpose, Readiness, ReadinessQuestion, Reply, Setup
from akr.domain.planning.readiness import plan_fingerprint
from akr.steps.planning import plan
from akr.steps.planning.plan import Plan
from akr.store.work import open_work
from akr.text.refusals import refusal
from akr.web.http.forms import Form, day_to_come
from akr.web.http.limits import (
    LONGEST_DECIDER,
    LONGEST_OCCUPATION,
    LONGEST_PLACE,
    LONGEST_PROCESS_TITLE,
    LONGEST_READINESS_COMMENT,
    LONGEST_REGISTRATION_NUMBER,
    LONGEST_TIME_OF_DAY,
    LONGEST_WORKPLACE,
)
from akr.web.http.pages import done, page

bp = Blueprint("planning", __name__, url_prefix="/processes/<pid>/plan")

NEW_ROWS = ("new-1", "new-2", "new-3")
WHO_DECIDED = "Skriv vem som har beslutat, eller ta bort datum och diarienummer."
COMMENT_NEEDED = "Skriv en rad om det. Den som läser resultatet behöver veta varför."


@bp.get("")
def show(pid: str) -> Response:
    """Show the whole plan, each part with its way to change it."""
    return page("leader/planning/plan.html", plan=plan.see_plan(open_work(), pid))


@bp.get("/setup")
def setup(pid: str) -> Response:
    """Show what the process is called, when and where it meets and who comes, to correct."""
    return _setup(pid, Form())


@bp.post("/setup")
def correct_setup(pid: str) -> Response:
    """Keep what was corrected, and new occupations."""
    form, now = Form(request.form), plan.see_plan(open_work(), pid).setup_said
    # One that was added since the page was opened is not in it.
    there = [each for each in now.occupations if f"occupation-{each.id}" in form.given]
    names = _names(form, [each.id for each in there])
    said = Setup(
        form.text("title", LONGEST_PROCESS_TITLE),
        form.text("workplace", LONGEST_WORKPLACE),
        day_to_come(form, "on", now.on),
        form.text("at", LONGEST_TIME_OF_DAY, optional=True) or None,
        form.text("place", LONGEST_PLACE, optional=True) or None,
        tuple(replace(each, name=names[each.id]) for each in there),
    )
    if form.errors:
        return _setup(pid, form, status=422)
    added = [names[row] for row in NEW_ROWS if names.get(row)]
    try:
        plan.correct_setup(open_work(), pid, said, added, form.value("base"))
    except PlanChanged as refused:
        return _setup(pid, form, status=409, clash=refusal(refused))
    except NamesShown as refused:
        renamed = (a.id for a, b in zip(there, said.occupations, strict=True) if a != b)
        form.refuse(f"occupation-{next(renamed, '')}", refusal(refused))
        return _setup(pid, form, status=409)
    return to_the_plan(pid)


def _names(form: Form, known: Sequence[str]) -> dict[str, str]:
    """Read the occupations' names by id, and the new ones' by row; each name once."""
    found: dict[str, str] = {}
    for row in (*known, *NEW_ROWS):
        name = form.text(f"occupation-{row}", LONGEST_OCCUPATION, optional=row in NEW_ROWS)
        if name and name.casefold() in {each.casefold() for each in found.values()}:
            form.refuse(f"occupation-{row}", f"”{name}” står redan ovanför. Ta bort den ena.")
        found[row] = name
    return found


@bp.get("/mandate")
def mandate(pid: str) -> Response:
    """Show purpose and mandate, to fill in."""
    return _mandate(pid, Form())


@bp.post("/mandate")
def say_mandate(pid: str) -> Response:
    """Keep purpose and mandate."""
    form = Form(request.form)
    purpose = form.choice("purpose", Purpose)
    decided_by = form.text("decided_by", LONGEST_DECIDER, optional=True)
    decided_on = form.date("decided_on", optional=True, latest=today())
    number = form.text("registration_number", LONGEST_REGISTRATION_NUMBER, optional=True)
    if (decided_on or number) and not decided_by and "decided_by" not in form.errors:
        form.refuse("decided_by", WHO_DECIDED)
    if form.errors:
        return _mandate(pid, form, status=422)
    said = Mandate(decided_by, decided_on, number or None) if decided_by else None
    try:
        plan.say_mandate(open_work(), pid, purpose, said, form.value("base"))
    except PlanChanged as refused:
        return _mandate(pid, form, status=409, clash=refusal(refused))
    return to_the_plan(pid)


@bp.get("/readiness")
def readiness(pid: str) -> Response:
    """Show the questions about readiness, each with what follows from its answers."""
    return _readiness(pid, Form())


@bp.post("/readiness")
def answer_readiness(pid: str) -> Response:
    """Keep the answers; one that is not yes needs its comment."""
    form = Form(request.form)
    said = tuple(each for question in ReadinessQuestion if (each := _answer(form, question)))
    if form.errors:
        return _readiness(pid, form, status=422)
    try:
        plan.answer_readiness(open_work(), pid, said, form.value("base"))
    except PlanChanged as refused:
        return _readiness(pid, form, status=409, clash=refusal(refused))
    return to_the_plan(pid)


def _setup(pid: str, form: Form, *, status: int = 200, clash: str = "") -> Response:
    shown = plan.see_plan(open_work(), pid)
    return part_page("setup", shown, shown.setup_said, form, status, clash)


def _mandate(pid: str, form: Form, *, status: int = 200, clash: str = "") -> Response:
    shown = plan.see_plan(open_work(), pid)
    return part_page("mandate", shown, shown.mandate_said, form, status, clash)


def _readiness(pid: str, form: Form, *, status: int = 200, clash: str = "") -> Response:
    shown = plan.see_plan(open_work(), pid)
    return part_page("readiness", shown, shown.process.readiness or (), form, status, clash)


def part_page(
    name: str, shown: Plan, said: object, form: Form, status: int, clash: str
) -> Response:
    """Show a part's page; after a clash its next save starts from what now stands."""
    kept = "" if clash else form.value("base")
    return page(
        f"leader/planning/{name}.html",
        status=status,
        plan=shown,
        form=form,
        base=kept or plan_fingerprint(said),
        clash=clash,
    )


def _answer(form: Form, question: ReadinessQuestion) -> Readiness | None:
    """Read an answer; a question without one is left for later, and a comment alone is none."""
    comment = form.text(f"{question}-comment", LONGEST_READINESS_COMMENT, optional=True, lines=True)
    if not form.value(question):
        return None
    answer = form.choice(question, Reply)
    if answer is not Reply.YES and not comment and f"{question}-comment" not in form.errors:
        form.refuse(f"{question}-comment", COMMENT_NEEDED)
    return Readiness(question, answer, comment or None)


def to_the_plan(pid: str) -> Response:
    """Go back to the whole plan, where the part now reads as it was saved."""
    return done(next_page=url_for("planning.show", pid=pid))
