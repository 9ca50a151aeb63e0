"""Joining: a code, an occupation, a seat; and the one address that shows the phone its phase."""

import uuid

from flask import Blueprint, Flask, Response, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from akr.domain.office.attempts import Attempts, WrongCodes
from akr.domain.office.errors import TooManyAttempts
from akr.domain.room.errors import TakenElsewhere, UnknownCode, UnknownOccupation, UnknownSeat
from akr.domain.room.participants import Source
from akr.domain.room.workshop import Workshop, read_code, spoken
from akr.steps.room import door, joining, observers
from akr.store.work import Work, open_work
from akr.text.refusals import refusal
from akr.translations import say, to_say
from akr.web.http.access import address_of
from akr.web.http.forms import NO_CHOICE, Form
from akr.web.http.limits import LONGEST_WRITTEN_CODE
from akr.web.http.pages import done, page, unless_seen
from akr.web.shared import seat

bp = Blueprint("joining", __name__)

KEEPS_NOTHING = to_say(
    "Webbläsaren har inte sparat att du är här, så ingen plats är tagen än. Tryck en gång till. "
    "Händer det igen: tillåt kakor för sidan, eller öppna den i telefonens vanliga webbläsare. "
    "Den som leder kan också skriva in dig."
)


def prepare(app: Flask) -> None:
    """Count wrong seat codes from here on; let templates mint acts and show codes."""
    app.extensions["akr.seat_guesses"] = Attempts()
    app.extensions["akr.wrong_codes"] = WrongCodes()
    app.jinja_env.globals.update(new_act=lambda: str(uuid.uuid4()), spoken=spoken)


@bp.post("/join")
def enter() -> Response:
    """Go to the room that a code opens, or say that there is none."""
    form = Form(request.form)
    written = form.text("code", LONGEST_WRITTEN_CODE)
    if not form.errors:
        try:
            workshop, _ = found_room(written)
        except UnknownCode as refused:
            form.refuse("code", refusal(refused))
        except TooManyAttempts as refused:
            form.refuse("code", refusal(refused))
            return page("door/joining/code.html", status=429, form=form)
        else:
            return done(next_page=url_for(".choose", code=workshop.code))
    return page("door/joining/code.html", status=422, form=form)


@bp.get("/w/<code>")
def choose(code: str) -> ResponseReturnValue:
    """Ask for one's occupation; a device that has a seat here, or waits for one, goes to it."""
    if (place := _own_place(code)) is not None:
        return redirect(place)
    try:
        with open_work().reading() as work:
            workshop, occupations = found_room(code, work)
            is_closed = door.is_closed(work, workshop)
    except UnknownCode as refused:
        return _no_room(code, refused)
    if workshop.code != code:  # typed by hand, with spaces or small letters
        return redirect(url_for(".choose", code=workshop.code))
    if observers.observes(open_work(), code, seat.observes_by(code)):
        secret = seat.observes_by(code)
        return seat.observe(done(next_page=url_for("wall.show", secret=secret)), code, secret)
    return _choose(workshop, occupations, Form(), is_closed=is_closed)


@bp.post("/w/<code>/seat")
def take(code: str) -> ResponseReturnValue:
    """Take a seat, or wait for one; the same act sent again gets the same, and a device has one."""
    workshop, occupations = found_room(code)
    if (place := _own_place(workshop.code)) is not None:
        return done(next_page=place)
    if not seat.device(workshop.code):
        # A browser that keeps nothing would take a seat at every press, and sit at none of them.
        form = Form(request.form)
        form.refuse("occupation", say(KEEPS_NOTHING))
        return _choose(workshop, occupations, form, status=422)
    try:
        taken = joining.take_seat(
            open_work(),
            workshop.code,
            request.form.get("occupation", ""),
            seat.sent_act(),
            seat.device(workshop.code),
        )
    except UnknownOccupation:
        form = Form(request.form)
        form.refuse("occupation", say(NO_CHOICE))
        return _choose(workshop, occupations, form, status=422)
    except TakenElsewhere as refused:
        form = Form(request.form)
        form.refuse("occupation", refusal(refused))
        return _choose(workshop, occupations, form, status=409)
    now = url_for(".wait" if taken.waits else "phone.now", code=workshop.code)
    return seat.give(done(next_page=now), workshop.code, taken)


@bp.get("/w/<code>/waiting")
def wait(code: str) -> ResponseReturnValue:
    """Show who waits that the leader will let them in, and nothing of the room but its name."""
    token = seat.token_of(code)
    with open_work().reading() as work:
        if joining.holds_seat(work, code, token):
            return redirect(url_for("phone.now", code=code))
        found = door.waits(work, code, token)
        if found is None:
            return redirect(url_for(".not_now", code=code))
        workshop, occupation = found
        title, event = door.see_from_outside(work, workshop)
    return unless_seen(
        event,
        lambda: page(
            "door/joining/waiting.html",
            part="waiting",
            code=code,
            title=title,
            event=event,
            occupation=occupation,
        ),
    )


@bp.get("/w/<code>/not-now")
def not_now(code: str) -> Response:
    """Say to whoever was not let in what to do, unless nobody comes in any more."""
    if joining.has_ended(open_work(), code):
        return page("door/joining/ended.html", status=404, code=code)
    return page("door/joining/not_now.html", code=code)


@bp.get("/w/<code>/promise")
def promise(code: str) -> Response:
    """Say what is anonymous, and who sees what and when, before one joins and ever after."""
    if not joining.holds_seat(open_work(), code, seat.shown(code)):
        found_room(code)
    return page("door/joining/promise.html", code=code)


@bp.get("/w/<code>/move")
def move(code: str) -> Response:
    """Ask for the seat code that the other device shows."""
    workshop, _ = found_room(code)
    return seat.meet(page("door/joining/move.html", code=workshop.code, form=Form()), workshop.code)


@bp.post("/w/<code>/move")
def take_over(code: str) -> Response:
    """Take a seat over by its code; wrong guesses are counted by device and room, never by address.

    Devices that keep no cookie share a count in each room. So nobody who guesses locks a colleague
    out; a code has eight letters, and `akr.web.shared.turns` takes few guesses a second.
    """
    workshop, _ = found_room(code)
    guesses: Attempts = current_app.extensions["akr.seat_guesses"]
    guesser = f"{workshop.code} {seat.device(workshop.code)}"
    form = Form(request.form)
    written = form.text("seat_code", LONGEST_WRITTEN_CODE)
    status = 422
    if not form.errors:
        try:
            guesses.begin(guesser)
            moved = joining.move_seat(
                open_work(),
                workshop.code,
                read_code(written),
                seat.sent_act(),
                seat.device(workshop.code),
                Source.LEADER if seat.entered_from(workshop.code) else None,
            )
        except (UnknownCode, UnknownSeat):
            words = say("Ingen plats i verkstaden har den koden. Se efter och försök igen.")
            form.refuse("seat_code", words)
        except TooManyAttempts as refused:
            form.refuse("seat_code", refusal(refused))
            status = 429
        else:
            guesses.succeeded(guesser)
            answer = done(next_page=url_for("phone.now", code=workshop.code))
            return seat.give(answer, workshop.code, moved)
    return page("door/joining/move.html", status=status, code=workshop.code, form=form)


@bp.post("/w/<code>/shared")
def share(code: str) -> Response:
    """Say that people take turns at this device, or that they no longer do."""
    workshop, _ = found_room(code)
    answer = done(next_page=url_for(".choose", code=workshop.code))
    how = seat.TURNS if request.form.get("shared") == "1" else ""
    return seat.share(answer, workshop.code, how)


def found_room(written: str, work: Work | None = None) -> tuple[Workshop, dict[str, str]]:
    """Find the room of a code, from an address that has not guessed at too many.

    A device that sits in a room asks by its seat, and never meets this. Raises UnknownCode,
    TooManyAttempts.
    """
    wrong: WrongCodes = current_app.extensions["akr.wrong_codes"]
    wrong.check(address_of(request))
    try:
        return joining.find_room(work or open_work(), written)
    except UnknownCode:
        wrong.was_wrong(address_of(request))
        raise


def _own_place(code: str) -> str | None:
    """Return the page of the seat that the device holds, or waits for; None when it has neither."""
    if joining.holds_seat(open_work(), code, seat.shown(code)):
        return url_for("phone.now", code=code)
    if door.waits(open_work(), code, seat.shown(code)):
        return url_for("joining.wait", code=code)
    return None


def _no_room(code: str, refused: UnknownCode) -> Response:
    """Ask for the code once more, unless the room that it opened is of an ended process."""
    if joining.has_ended(open_work(), code):
        return page("door/joining/ended.html", status=404, code=code)
    form = Form({"code": code})
    form.refuse("code", refusal(refused))
    return page("door/joining/code.html", status=404, form=form)


def _choose(
    workshop: Workshop,
    occupations: dict[str, str],
    form: Form,
    status: int = 200,
    *,
    is_closed: bool = False,
) -> Response:
    shown = page(
        "door/joining/choose.html",
        status=status,
        code=workshop.code,
        occupations=occupations,
        form=form,
        shared=seat.is_shared(workshop.code),
        is_closed=is_closed,
    )
    return seat.meet(shown, workshop.code)
