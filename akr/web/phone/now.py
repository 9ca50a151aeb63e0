"""A seat's page: what it does in the present phase, who one is here, and the way out."""

from collections.abc import Callable, Mapping

from flask import Blueprint, Response, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue

from akr.domain.phase import Phase
from akr.domain.room.errors import UnknownSeat
from akr.steps.cards import duplicates
from akr.steps.cards.writing import own_cards
from akr.steps.room import door, joining
from akr.store.work import Work, open_work
from akr.text.refusals import refusal
from akr.translations import say, to_say
from akr.web.http.errors import not_here
from akr.web.http.kept import kept
from akr.web.http.pages import asked_by_htmx, asked_by_outbox, done, page, unless_seen
from akr.web.phone import absence, agenda, closing, discussion, sorting, writing
from akr.web.phone.frame import Phone, open_phone
from akr.web.shared import seat
from akr.web.shared.timer import live_tag

bp = Blueprint("phone", __name__)

OVER = to_say("Processen är avslutad. Det ni gjorde finns kvar.")


@bp.get("/w/<code>/now")
def now(code: str) -> Response:
    """Show what this seat does in the present phase; to htmx or a poll only its name and timer."""
    with open_work().reading() as work:
        phone = open_phone(work, code)
        if asked_by_htmx():
            return _phase(phone)
        return absence.show_deck(work, phone) or PHASES[phone.room.workshop.phase](work, phone)


@bp.get("/w/<code>/my-seat")
def my_seat(code: str) -> Response:
    """Show who one is here, and the code that moves the seat to another device."""
    token = seat.token_of(code)
    with open_work().reading() as work:
        held, occupation, seat_code, number = joining.seat_held(work, code, token)
        others = joining.other_occupations(work, code, token)
    return page(
        "phone/seat/my_seat.html",
        code=code,
        occupation=occupation,
        room_code=held.workshop.code,
        others=others,
        number=number,
        seat_code=seat_code,
    )


@bp.post("/w/<code>/my-seat")
def change(code: str) -> Response:
    """Let a seat be of another occupation, until a result is shown."""
    occupation = request.form.get("occupation", "")
    joining.change_occupation(open_work(), code, seat.token_of(code), seat.sent_act(), occupation)
    return done(next_page=url_for(".now", code=code))


@bp.get("/w/<code>/next")
def leave(code: str) -> Response:
    """Ask whether one is done here, before the next person takes the device over."""
    with open_work().reading() as work:
        phone = open_phone(work, code)
        *_, seat_code, _ = joining.seat_held(work, code, seat.token_of(code))
    return page("phone/seat/leave.html", phone=phone, seat_code=seat_code)


@bp.post("/w/<code>/next")
def next_person(code: str) -> Response:
    """Take the seat from the device; all that is stored of it stays stored.

    `phone.js` sends this only when nothing waits to be saved, and empties the device's own storage.
    """
    joining.leave_seat(open_work(), code, seat.token_of(code))
    if (pid := seat.entered_from(code)) is None:
        return seat.leave(done(next_page=url_for("joining.choose", code=code)), code)
    answer = done(next_page=url_for("entering.show", code=code, pid=pid))
    return seat.share(seat.take_back(seat.leave(answer, code), code), code, "")


@bp.app_errorhandler(UnknownSeat)
def lost_seat(refused: UnknownSeat) -> ResponseReturnValue:
    """Tell a device that had a seat how to get it back; 404 as for all that is not yours.

    When the process has ended there is nothing to get back, and that is said. On a shared device
    that somebody has left, Back leads to the next person's beginning.
    """
    code = (request.view_args or {}).get("code")
    ended = code is not None and joining.has_ended(open_work(), code)
    if asked_by_outbox():
        sentence = say(OVER) if ended else refusal(refused)
        answer = jsonify(refused="UnknownSeat", sentence=sentence)
        answer.status_code = 404
        return answer
    if code is None or (seat.shown(code) is None and not kept().words):
        return not_here()
    if ended:
        return page("door/joining/ended.html", status=404, code=code)
    if seat.shown(code) == "":
        return redirect(url_for("joining.choose", code=code))
    if door.waits(open_work(), code, seat.shown(code)):
        return redirect(url_for("joining.wait", code=code))
    had_seat = seat.shown(code) is not None
    return page("door/joining/lost_seat.html", status=404, code=code, had_seat=had_seat)


def _wait(work: Work, phone: Phone) -> Response:
    """Show that one is in: before the writing, and while the leader gathers."""
    own = own_cards(work, phone.code, seat.token_of(phone.code))
    aside = [card.text for card in own if card.aside]
    return page(
        "phone/seat/waiting.html",
        phone=phone,
        aside=aside,
        cards=phone.look.cards(),
        group=duplicates.see_cards(work, phone.code, seat.token_of(phone.code)),
        few="few" in request.args,
    )


PHASES: Mapping[Phase, Callable[[Work, Phone], Response]] = {
    Phase.JOIN: _wait,
    Phase.WRITE: writing.show,
    Phase.GATHER: _wait,
    Phase.SORT: sorting.show,
    Phase.TALK: discussion.show,
    Phase.REVEAL: sorting.show_result,
    Phase.HOME: closing.show,
    Phase.ANALYSE: agenda.show,
}
"""What a seat's page shows in each phase."""


def _phase(phone: Phone) -> Response:
    return unless_seen(
        live_tag(phone.version, phone.room.timer),
        lambda: page(
            "phone/frame/phase.html",
            code=phone.code,
            phase=phone.room.workshop.phase,
            version=phone.version,
            timer=phone.room.timer,
        ),
    )
