"""Discussion: a phone shows its group the pattern of its answers, and takes its reasons."""

from flask import Blueprint, Response, request, url_for

from akr.domain.cards.errors import UnknownTask
from akr.domain.errors import Refusal
from akr.domain.room.anonymity import Group
from akr.domain.room.errors import PhaseClosed
from akr.steps.answers import discussion
from akr.store.work import Work, open_work
from akr.text import together
from akr.text.refusals import refusal
from akr.web.http.forms import FieldError, Form
from akr.web.http.limits import LONGEST_GROUP_REASON
from akr.web.http.pages import asked_by_outbox, done, page
from akr.web.phone.frame import Phone, open_phone
from akr.web.shared import seat

bp = Blueprint("discussion", __name__)


def show(
    _work: Work, phone: Phone, form: Form | None = None, task: str = "", status: int = 200
) -> Response:
    """Show a seat its group; `form` holds what was wrong with the reason of `task`."""

    def names(group: Group) -> str:
        return together([phone.room.occupations.get(each, each) for each in group])

    return page(
        "phone/discussion/show.html",
        status=status,
        phone=phone,
        group=phone.discussion_group,
        names=names,
        form=form or Form(),
        blank=Form(),
        at=task,
    )


@bp.post("/w/<code>/talk/reason")
def write(code: str) -> Response:
    """Keep a seat's own sentence of its group's reason."""
    form, task = Form(request.form), request.form.get("task", "")
    text = form.text("text", LONGEST_GROUP_REASON, optional=True)
    if form.errors:
        if asked_by_outbox():
            raise FieldError(form.errors["text"])
        with open_work().reading() as work:
            return show(work, open_phone(work, code), form, task, status=422)
    try:
        discussion.write_reason(open_work(), code, seat.token_of(code), seat.sent_act(), task, text)
    except (PhaseClosed, UnknownTask) as refused:
        return _not_saved(refused, code, text)
    return done(next_page=url_for("phone.now", code=code))


@bp.post("/w/<code>/talk/table")
def choose_group(code: str) -> Response:
    """Go to another group, from an occupation that is too small for one of its own."""
    occupation = request.form.get("occupation", "")
    discussion.choose_group(open_work(), code, seat.token_of(code), seat.sent_act(), occupation)
    return done(next_page=url_for("phone.now", code=code))


def _not_saved(refused: Refusal, code: str, words: str) -> Response:
    if asked_by_outbox():
        raise refused
    return page(
        "phone/writing/not_saved.html",
        status=409,
        code=code,
        sentence=refusal(refused),
        words=words,
    )
