"""The meeting: who comes, how small groups are heard, its minutes and the days that follow."""

from dataclasses import replace

from flask import Blueprint, Response, request, url_for

from akr.domain.phase import Phase
from akr.domain.planning.errors import DatesMissing, DatesTurned, PlanChanged, VoiceSettled
from akr.domain.planning.process import Occupation, Voice, WorkshopFormat
from akr.domain.planning.readiness import Dates
from akr.domain.planning.timetable import LONGEST_MEETING, MOST_MINUTES, SHORTEST_MEETING
from akr.domain.room.errors import UnknownOccupation
from akr.domain.room.workshop import MOST_SEATS
from akr.steps.planning import plan
from akr.store.work import open_work
from akr.text.refusals import refusal
from akr.web.http.forms import Form, day_to_come
from akr.web.http.pages import done, page
from akr.web.leader.process.planning import part_page, to_the_plan

bp = Blueprint("meeting", __name__, url_prefix="/processes/<pid>/plan")

CHOOSE_A_VOICE = "Välj hur gruppen ska höras."
SITS_WITH = "sit_with:"
"""What comes before the other occupation's id in the form."""
HOW_LONG = "Skriv hur många minuter mötet är, så går tiden att fördela."
MINUTES_NEEDED = f"Skriv ett heltal från 1 till {MOST_MINUTES}."


@bp.get("/meeting")
def show(pid: str) -> Response:
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
    return to_the_plan(pid)


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
    return to_the_plan(pid)


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
    return to_the_plan(pid)


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
        day_to_come(form, "workshop_2", now.workshop_2),
        day_to_come(form, "follow_up", now.follow_up),
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
        return to_the_plan(pid)
    return done(next_page=url_for("console.show", pid=pid))


@bp.app_errorhandler(DatesMissing)
def dates_missing(refused: DatesMissing) -> Response:
    """Say what workshop 1 lacks before it closes, with the way to where it is said."""
    pid = (request.view_args or {})["pid"]
    return page(
        "leader/planning/dates_missing.html", status=409, sentence=refusal(refused), pid=pid
    )


def _meeting(pid: str, form: Form, *, status: int = 200, clash: str = "") -> Response:
    shown = plan.see_plan(open_work(), pid)
    return part_page("meeting", shown, shown.meeting_said, form, status, clash)


def _voices(pid: str, form: Form, *, status: int = 200, clash: str = "") -> Response:
    shown = plan.see_plan(open_work(), pid)
    if not shown.small:
        return done(next_page=url_for(".show", pid=pid))
    return part_page("voices", shown, shown.small, form, status, clash)


def _dates(pid: str, form: Form, *, status: int = 200, clash: str = "") -> Response:
    shown = plan.see_plan(open_work(), pid)
    return part_page("dates", shown, shown.conditions.dates, form, status, clash)


def _timetable(pid: str, form: Form, *, status: int = 200, clash: str = "") -> Response:
    shown = plan.see_plan(open_work(), pid)
    if not shown.timetable:
        return done(next_page=url_for(".show", pid=pid))
    return part_page("timetable", shown, shown.timetable, form, status, clash)


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
