"""Closing: a few questions on the phone before people go home."""

from flask import Blueprint, Response, request, url_for

from akr.domain.room.closing import ClosingKind, Measure
from akr.domain.room.errors import PhaseClosed
from akr.steps import absence
from akr.steps.room import closing
from akr.store.work import Work, open_work
from akr.text.refusals import refusal
from akr.translations import say, to_say
from akr.web.http.forms import FieldError, Form
from akr.web.http.limits import LONGEST_CLOSING_WORDS
from akr.web.http.pages import asked_by_outbox, done, page
from akr.web.phone import sorting
from akr.web.phone.frame import Phone, open_phone
from akr.web.shared import seat

bp = Blueprint("phone_closing", __name__)

NOTHING_SAID = to_say(
    "Du har inte svarat på något än. Svara på det du vill, och hoppa över resten."
)


def show(work: Work, phone: Phone, form: Form | None = None, status: int = 200) -> Response:
    """Ask how it was, or thank a seat that has answered; its answers can still be changed.

    Who missed the meeting is not asked. Everybody may read the result once more.
    """
    if "result" in request.args:
        return sorting.show_result(work, phone)
    goodbye, words = closing.own_answer(work, phone.code, seat.token_of(phone.code))
    said = {measure.value: goodbye.of(measure) for measure in Measure} if goodbye else {}
    return page(
        "phone/closing/show.html",
        status=status,
        phone=phone,
        answered=goodbye is not None,
        missed=goodbye is None
        and not form
        and "answer" not in request.args
        and absence.missed_the_meeting(work, phone.code, seat.token_of(phone.code)),
        form=form or Form(),
        said={name: value for name, value in said.items() if value is not None} | dict(words),
    )


@bp.post("/w/<code>/home")
def answer(code: str) -> Response:
    """Keep a seat's answers; the same act sent twice is one act."""
    form = Form(request.form)
    numbers = {each: form.number(each.value, 1, each.highest) for each in Measure}
    words = {
        each: form.text(each.value, LONGEST_CLOSING_WORDS, optional=True, lines=True)
        for each in ClosingKind
    }
    if not form.errors and not any(words.values()) and set(numbers.values()) == {None}:
        form.refuse(Measure.SCORE, say(NOTHING_SAID))
    if form.errors:
        if asked_by_outbox():
            raise FieldError(next(iter(form.errors.values())))
        with open_work().reading() as work:
            return show(work, open_phone(work, code), form, status=422)
    try:
        closing.answer(open_work(), code, seat.token_of(code), seat.sent_act(), numbers, words)
    except PhaseClosed as refused:
        if asked_by_outbox():
            raise
        return page(
            "phone/writing/not_saved.html",
            status=409,
            code=code,
            sentence=refusal(refused),
            words="\n".join(filter(None, words.values())),
        )
    return done(next_page=url_for("phone.now", code=code))
