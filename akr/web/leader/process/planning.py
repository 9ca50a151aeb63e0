"""Planning: on what workshop 1 rests, who comes and how its minutes are spent, page by page."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from flask import Blueprint, Response, request, url_for

from akr.domain.clock import today
from akr.domain.phase import Phase
from akr.domain.planning.errors import (
    DatesMissing,
    DatesTurned,
    NamesShown,
    PlanChanged,
    VoiceSettled,
)
from akr.domain.planning.process import (
    Mandate,
    Occupation,
    Purpose,
    Readiness,
    ReadinessQuestion,
    Reply,
    Setup,
    Voice,
    WorkshopFormat,
)
from akr.domain.planning.readiness import Dates, plan_fingerprint
from akr.domain.planning.timetable import LONGEST_MEETING, MOST_MINUTES, SHORTEST_MEETING
from akr.domain.room.errors import UnknownOccupation
from akr.domain.room.workshop import MOST_SEATS
from akr.steps.planning import plan
from akr.steps.planning.plan import Plan
from akr.store.work import open_work
from akr.text.refusals import refusal
from akr.web.http.forms import Form
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
CHOOSE_A_VOICE = "Välj hur gruppen ska höras."
SITS_WITH = "sit_with:"
"""What comes before the other occupation's id in the form."""
HOW_LONG = "Skriv hur många minuter mötet är, så går tiden att fördela."
MINUTES_NEEDED = f"Skriv ett heltal från 1 till {MOST_MINUTES}."
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
        _day_to_come(form, "on", now.on),
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
    return _to_the_plan(pid)


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
    decided_on = form.date("decided_on", optional=True)
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
    return _to_the_plan(pid)


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
    return _to_the_plan(pid)


@bp.get("/meeting")
def meeting(pid: str) -> Response:
    """Show how the workplace meets, for how long and who comes, to fill in."""
    return _meeting(pid, Form())


@bp.post("/meeting")
def plan_meeting(pid: str) -> Response:
    """Keep the meeting."""
    form = Form(request.form)
    chosen = form.choice("workshop_format", WorkshopFormat)
    minutes = form.number("minutes", SHORTEST_MEETING, LONGEST_MEETING)
    if chosen is WorkshopFormat.APT and minutes is None and not form.errors:
        form.refuse("minutes", HOW_LONG)
    names = plan.see_plan(open_work(), pid).expected
    expected = {
        name: form.number(f"expected-{row}", 1, MOST_SEATS) for row, name in enumerate(names, 1)
    }
    if form.errors:
        return _meeting(pid, form, status=422)
    kept = minutes if chosen is WorkshopFormat.APT else None
    try:
        plan.plan_meeting(open_work(), pid, chosen, kept, expected, form.value("base"))
    except PlanChanged as refused:
        return _meeting(pid, form, status=409, clash=refusal(refused))
    if any(each.voice is None for each in plan.see_plan(open_work(), pid).small):
        return done(next_page=url_for(".voices", pid=pid))
    return _to_the_plan(pid)


@bp.get("/voices")
def voices(pid: str) -> Response:
    """Show how each occupation under three is heard, to choose."""
    return _voices(pid, Form())


@bp.post("/voices")
def choose_voices(pid: str) -> Response:
    """Keep how each occupation under three is heard."""
    form = Form(request.form)
    small = plan.see_plan(open_work(), pid).small
    wanted = [_voice(form, f"voice-{row}", each) for row, each in enumerate(small, 1)]
    if form.errors:
        return _voices(pid, form, status=422)
    try:
        plan.say_voices(open_work(), pid, wanted, form.value("base"))
    except (UnknownOccupation, VoiceSettled) as refused:
        form.refuse("voice-1", refusal(refused))
        return _voices(pid, form, status=422)
    except PlanChanged as refused:
        return _voices(pid, form, status=409, clash=refusal(refused))
    return _to_the_plan(pid)


def _voice(form: Form, name: str, occupation: Occupation) -> Occupation:
    """Read a choice: speak, openly, or whom to sit with."""
    chosen = form.value(name)
    if chosen.startswith(SITS_WITH):
        return replace(occupation, voice=Voice.SIT_WITH, sits_with=chosen.removeprefix(SITS_WITH))
    if chosen not in (Voice.SPEAK, Voice.OPENLY):
        form.refuse(name, CHOOSE_A_VOICE)
        return occupation
    return replace(occupation, voice=Voice(chosen), sits_with=None)


@bp.get("/timetable")
def timetable(pid: str) -> Response:
    """Show the minutes of each phase, to adjust."""
    return _timetable(pid, Form())


@bp.post("/timetable")
def adjust_timetable(pid: str) -> Response:
    """Keep the minutes as the facilitator wants them, or those that follow from the length."""
    form = Form(request.form)
    adjusted = {} if "reset" in request.form else _minutes(pid, form)
    if form.errors:
        return _timetable(pid, form, status=422)
    try:
        plan.adjust_timetable(open_work(), pid, adjusted, form.value("base"))
    except PlanChanged as refused:
        return _timetable(pid, form, status=409, clash=refusal(refused))
    return _to_the_plan(pid)


@bp.get("/dates")
def dates(pid: str) -> Response:
    """Show when workshop 2 and the follow-up are, to fill in."""
    return _dates(pid, Form())


@bp.post("/dates")
def say_dates(pid: str) -> Response:
    """Keep the dates; who was leading the room goes back to it."""
    form = Form(request.form)
    shown = plan.see_plan(open_work(), pid)
    now = shown.conditions.dates
    said = Dates(
        _day_to_come(form, "workshop_2", now.workshop_2),
        _day_to_come(form, "follow_up", now.follow_up),
    )
    if not form.errors:
        try:
            plan.say_dates(open_work(), pid, said, form.value("base"))
        except DatesTurned as refused:
            form.refuse("follow_up", refusal(refused))
        except PlanChanged as refused:
            return _dates(pid, form, status=409, clash=refusal(refused))
    if form.errors:
        return _dates(pid, form, status=422)
    if shown.phase in (None, Phase.ANALYSE):
        return _to_the_plan(pid)
    return done(next_page=url_for("console.show", pid=pid))


@bp.app_errorhandler(DatesMissing)
def dates_missing(refused: DatesMissing) -> Response:
    """Say what workshop 1 lacks before it closes, with the way to where it is said."""
    pid = (request.view_args or {})["pid"]
    return page(
        "leader/planning/dates_missing.html", status=409, sentence=refusal(refused), pid=pid
    )


def _setup(pid: str, form: Form, *, status: int = 200, clash: str = "") -> Response:
    shown = plan.see_plan(open_work(), pid)
    return _part("setup", shown, shown.setup_said, form, status, clash)


def _mandate(pid: str, form: Form, *, status: int = 200, clash: str = "") -> Response:
    shown = plan.see_plan(open_work(), pid)
    return _part("mandate", shown, shown.mandate_said, form, status, clash)


def _readiness(pid: str, form: Form, *, status: int = 200, clash: str = "") -> Response:
    shown = plan.see_plan(open_work(), pid)
    return _part("readiness", shown, shown.process.readiness or (), form, status, clash)


def _meeting(pid: str, form: Form, *, status: int = 200, clash: str = "") -> Response:
    shown = plan.see_plan(open_work(), pid)
    return _part("meeting", shown, shown.meeting_said, form, status, clash)


def _voices(pid: str, form: Form, *, status: int = 200, clash: str = "") -> Response:
    shown = plan.see_plan(open_work(), pid)
    if not shown.small:
        return done(next_page=url_for(".meeting", pid=pid))
    return _part("voices", shown, shown.small, form, status, clash)


def _dates(pid: str, form: Form, *, status: int = 200, clash: str = "") -> Response:
    shown = plan.see_plan(open_work(), pid)
    return _part("dates", shown, shown.conditions.dates, form, status, clash)


def _timetable(pid: str, form: Form, *, status: int = 200, clash: str = "") -> Response:
    shown = plan.see_plan(open_work(), pid)
    if not shown.timetable:
        return done(next_page=url_for(".meeting", pid=pid))
    return _part("timetable", shown, shown.timetable, form, status, clash)


def _part(name: str, shown: Plan, said: object, form: Form, status: int, clash: str) -> Response:
    """A part's page. After a clash its next save starts from what now stands, seen beside it."""
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


def _minutes(pid: str, form: Form) -> dict[Phase, int]:
    """Read the minutes of each phase of the timetable."""
    found = {}
    for phase in plan.see_plan(open_work(), pid).timetable:
        number = form.number(phase, 1, MOST_MINUTES)
        if number is None:
            form.refuse(phase, MINUTES_NEEDED)
        else:
            found[phase] = number
    return found


def _day_to_come(form: Form, name: str, before: date | None) -> date | None:
    """Read a day from today on; one that was said before stands also when it has been."""
    if before and form.value(name).strip() == before.isoformat():
        return before
    return form.date(name, optional=True, earliest=today())


def _to_the_plan(pid: str) -> Response:
    return done(next_page=url_for(".show", pid=pid))
