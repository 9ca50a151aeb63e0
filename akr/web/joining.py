"""Joining: a code, an occupation, a seat; and the one address that shows the phone its phase."""

import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from flask import Blueprint, Flask, Response, current_app, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue

from akr.domain.account import Attempts
from akr.domain.errors import TooManyAttempts, UnknownCode, UnknownOccupation, UnknownSeat
from akr.domain.timer import Timer
from akr.domain.workshop import Phase, Workshop, read_code, spoken
from akr.refusals import refusal
from akr.steps import attend, join, same, timing, write
from akr.store.work import open_work
from akr.translations import say
from akr.web import absent, deciding, home, seat, sorting, talk, writing
from akr.web.forms import NO_CHOICE, Form
from akr.web.pages import asked_by_htmx, asked_by_outbox, done, page, unless_seen
from akr.web.phone import Phone, open_phone
from akr.web.timing import live_tag

bp = Blueprint("joining", __name__)

LONGEST_WRITTEN_CODE = 40
"""What may be typed in a code's field, spaces and all."""


def prepare(app: Flask) -> None:
    """Count wrong seat codes from here on; let templates mint acts and show codes."""
    app.extensions["akr.seat_guesses"] = Attempts()
    app.jinja_env.globals.update(new_act=lambda: str(uuid.uuid4()), spoken=spoken)


@bp.post("/join")
def enter() -> Response:
    """Go to the room that a code opens, or say that there is none."""
    form = Form(request.form)
    written = form.text("code", LONGEST_WRITTEN_CODE)
    if not form.errors:
        try:
            workshop, _ = join.find_room(open_work(), written)
        except UnknownCode as refused:
            form.refuse("code", refusal(refused))
        else:
            return done(next_page=url_for(".choose", code=workshop.code))
    return page("joining/code.html", status=422, form=form)


@bp.get("/w/<code>")
def choose(code: str) -> ResponseReturnValue:
    """Ask for one's occupation; a device that has a seat here goes to it."""
    try:
        workshop, occupations = join.find_room(open_work(), code)
    except UnknownCode as refused:
        form = Form({"code": code})
        form.refuse("code", refusal(refused))
        return page("joining/code.html", status=404, form=form)
    if workshop.code != code:  # typed by hand, with spaces or small letters
        return redirect(url_for(".choose", code=workshop.code))
    if join.holds_seat(open_work(), code, seat.shown(code)):
        return redirect(url_for(".now", code=code))
    if attend.attends(open_work(), code, seat.attends_by(code)):
        return redirect(url_for("wall.show", secret=seat.attends_by(code)))
    return _choose(workshop, occupations, Form())


@bp.post("/w/<code>/seat")
def take(code: str) -> ResponseReturnValue:
    """Take a seat; the same act sent again gets the same seat, and a device has one in a room."""
    workshop, occupations = join.find_room(open_work(), code)
    answer = done(next_page=url_for(".now", code=workshop.code))
    if join.holds_seat(open_work(), workshop.code, seat.shown(workshop.code)):
        return answer
    try:
        taken = join.take_seat(
            open_work(), workshop.code, request.form.get("occupation", ""), seat.sent_act()
        )
    except UnknownOccupation:
        form = Form(request.form)
        form.refuse("occupation", say(NO_CHOICE))
        return _choose(workshop, occupations, form, status=422)
    return seat.give(answer, workshop.code, taken)


@bp.get("/w/<code>/now")
def now(code: str) -> Response:
    """Show what this seat does in the present phase; to htmx or a poll only its name and timer."""
    if asked_by_htmx():
        held, *_ = join.seat_held(open_work(), code, seat.token_of(code))
        phase = held.workshop.phase
        moving = phase in {Phase.GATHER, Phase.SORT, Phase.TALK, Phase.ANALYSE}
        version = open_phone(code).version if moving else phase
        return _phase(code, phase, version, timing.see_timer(open_work(), held.workshop))
    phone = open_phone(code)
    return absent.show_deck(phone) or PHASES[phone.room.workshop.phase](phone)


@bp.get("/w/<code>/my-seat")
def my_seat(code: str) -> Response:
    """Show who one is here, and the code that moves the seat to another device."""
    held, occupation, seat_code, number = join.seat_held(open_work(), code, seat.token_of(code))
    _, occupations = join.find_room(open_work(), code)
    others = {key: name for key, name in occupations.items() if key != held.occupation}
    may_change = join.may_change_occupation(open_work(), code, seat.token_of(code))
    return page(
        "joining/my_seat.html",
        code=code,
        occupation=occupation,
        others=others if may_change else {},
        number=number,
        seat_code=seat_code,
    )


@bp.post("/w/<code>/my-seat")
def change(code: str) -> Response:
    """Let a seat be of another occupation, until sorting begins."""
    occupation = request.form.get("occupation", "")
    join.change_occupation(open_work(), code, seat.token_of(code), seat.sent_act(), occupation)
    return done(next_page=url_for(".now", code=code))


@bp.get("/w/<code>/promise")
def promise(code: str) -> Response:
    """Say what is anonymous, and who sees what and when, before one joins and ever after."""
    workshop, _ = join.find_room(open_work(), code)
    return page("joining/promise.html", code=workshop.code)


@bp.get("/w/<code>/move")
def move(code: str) -> Response:
    """Ask for the seat code that the other device shows."""
    workshop, _ = join.find_room(open_work(), code)
    return page("joining/move.html", code=workshop.code, form=Form())


@bp.post("/w/<code>/move")
def take_over(code: str) -> Response:
    """Take a seat over by its code; wrong guesses are counted per room, never per address."""
    workshop, _ = join.find_room(open_work(), code)
    guesses: Attempts = current_app.extensions["akr.seat_guesses"]
    form = Form(request.form)
    written = form.text("seat_code", LONGEST_WRITTEN_CODE)
    status = 422
    if not form.errors:
        try:
            guesses.begin(workshop.code, datetime.now(UTC))
            moved = join.move_seat(open_work(), workshop.code, read_code(written), seat.sent_act())
        except (UnknownCode, UnknownSeat):
            words = say("Ingen plats i verkstaden har den koden. Se efter och försök igen.")
            form.refuse("seat_code", words)
        except TooManyAttempts as refused:
            form.refuse("seat_code", refusal(refused))
            status = 429
        else:
            guesses.succeeded(workshop.code)
            answer = done(next_page=url_for(".now", code=workshop.code))
            return answer if moved is None else seat.give(answer, workshop.code, moved)
    return page("joining/move.html", status=status, code=workshop.code, form=form)


@bp.post("/w/<code>/shared")
def share(code: str) -> Response:
    """Say that people take turns at this device, or that they no longer do."""
    workshop, _ = join.find_room(open_work(), code)
    answer = done(next_page=url_for(".choose", code=workshop.code))
    how = seat.TURNS if request.form.get("shared") == "1" else ""
    return seat.share(answer, workshop.code, how)


@bp.get("/w/<code>/next")
def leave(code: str) -> Response:
    """Ask whether one is done here, before the next person takes the device over."""
    phone = open_phone(code)
    *_, seat_code, _ = join.seat_held(open_work(), code, seat.token_of(code))
    return page("joining/leave.html", phone=phone, seat_code=seat_code)


@bp.post("/w/<code>/next")
def next_person(code: str) -> Response:
    """Let the device forget the seat; all that is stored of it stays stored.

    `phone.js` sends this only when nothing waits to be saved, and empties the device's own storage.
    """
    join.seat_held(open_work(), code, seat.token_of(code))
    if (pid := seat.entered_from(code)) is None:
        return seat.leave(done(next_page=url_for(".choose", code=code)), code)
    answer = done(next_page=url_for("entering.show", code=code, pid=pid))
    return seat.share(seat.leave(answer, code), code, "")


@bp.app_errorhandler(UnknownSeat)
def lost_seat(refused: UnknownSeat) -> ResponseReturnValue:
    """Tell a device that had a seat how to get it back; 404 as for all that is not yours.

    On a shared one that somebody has left, Back leads to the next person's beginning.
    """
    if asked_by_outbox():
        answer = jsonify(refused="UnknownSeat", sentence=refusal(refused))
        answer.status_code = 404
        return answer
    code = (request.view_args or {}).get("code")
    if code is None:
        return page("errors/404.html", status=404)
    if seat.shown(code) == "":
        return redirect(url_for("joining.choose", code=code))
    return page("joining/lost_seat.html", status=404, code=code)


def _wait(phone: Phone) -> Response:
    """Show that one is in: before the writing, and while the leader gathers."""
    own = write.own_cards(open_work(), phone.code, seat.token_of(phone.code))
    aside = [card.text for card in own if card.aside]
    return page(
        "joining/waiting.html",
        phone=phone,
        aside=aside,
        group=same.see_cards(open_work(), phone.code, seat.token_of(phone.code)),
        few="few" in request.args,
    )


PHASES: Mapping[Phase, Callable[[Phone], Response]] = {
    Phase.JOIN: _wait,
    Phase.WRITE: writing.show,
    Phase.GATHER: _wait,
    Phase.SORT: sorting.show,
    Phase.TALK: talk.show,
    Phase.REVEAL: sorting.show_result,
    Phase.HOME: home.show_on_phone,
    Phase.ANALYSE: deciding.show_on_phone,
}
"""What a seat's page shows in each phase."""


def _phase(code: str, phase: Phase, version: str, timer: Timer | None) -> Response:
    return unless_seen(
        live_tag(version, timer),
        lambda: page("phone/phase.html", code=code, phase=phase, version=version, timer=timer),
    )


def _choose(
    workshop: Workshop, occupations: dict[str, str], form: Form, status: int = 200
) -> Response:
    return page(
        "joining/choose.html",
        status=status,
        code=workshop.code,
        occupations=occupations,
        form=form,
        shared=seat.is_shared(workshop.code),
    )
