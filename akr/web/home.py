"""Going home: a few questions on the phone, and afterwards what all of it came to."""

from flask import Blueprint, Response, request, url_for

from akr.documents.spreadsheet import as_csv
from akr.domain.errors import PhaseClosed
from akr.domain.home import ClosingKind, Measure
from akr.refusals import refusal
from akr.steps import home, prepare
from akr.steps.export import parting_sheet
from akr.store.work import open_work
from akr.text import together
from akr.translations import say, to_say
from akr.web import seat
from akr.web.files import download
from akr.web.forms import FieldError, Form
from akr.web.pages import asked_by_outbox, done, page
from akr.web.phone import Phone, open_phone

bp = Blueprint("home", __name__)

LONGEST_WORD = 500
"""Characters: a thing that was good, and not a report."""

NOTHING_SAID = to_say(
    "Du har inte svarat på något än. Svara på det du vill, och hoppa över resten."
)


def show_on_phone(phone: Phone, form: Form | None = None, status: int = 200) -> Response:
    """Ask how it was, or thank a seat that has answered; its answers can still be changed."""
    goodbye, words = home.own_answer(open_work(), phone.code, seat.token_of(phone.code))
    said = {measure.value: goodbye.of(measure) for measure in Measure} if goodbye else {}
    return page(
        "home/phone.html",
        status=status,
        phone=phone,
        answered=goodbye is not None,
        form=form or Form(),
        said={name: value for name, value in said.items() if value is not None} | dict(words),
    )


@bp.post("/w/<code>/home")
def answer(code: str) -> Response:
    """Keep a seat's answers; the same act sent twice is one act."""
    form = Form(request.form)
    numbers = {each: form.number(each.value, 1, each.highest) for each in Measure}
    words = {
        each: form.text(each.value, LONGEST_WORD, optional=True, lines=True) for each in ClosingKind
    }
    if not form.errors and not any(words.values()) and set(numbers.values()) == {None}:
        form.refuse(Measure.SCORE, say(NOTHING_SAID))
    if form.errors:
        if asked_by_outbox():
            raise FieldError(next(iter(form.errors.values())))
        return show_on_phone(open_phone(code), form, status=422)
    try:
        home.answer(open_work(), code, seat.token_of(code), seat.sent_act(), numbers, words)
    except PhaseClosed as refused:
        if asked_by_outbox():
            raise
        return page(
            "writing/not_saved.html",
            status=409,
            code=code,
            sentence=refusal(refused),
            words="\n".join(filter(None, words.values())),
        )
    return done(next_page=url_for("joining.now", code=code))


@bp.get("/processes/<pid>/home")
def show(pid: str) -> Response:
    """Show its leader how workshop 1 was left."""
    about = prepare.see_process(open_work(), pid)
    try:
        process = home.see_parting(open_work(), pid)
    except PhaseClosed:
        return page("home/not_yet.html", about=about)
    parting, names = home.parting(process), process.occupation_names()
    groups = dict.fromkeys(group for row in parting.rows for group in row.by_group)
    return page(
        "home/parting.html",
        about=about,
        parting=parting,
        groups={group: together([names[each] for each in group]) for group in groups},
    )


@bp.get("/processes/<pid>/home.csv")
def export(pid: str) -> Response:
    """Hand the means over as a file; the words stay on the page."""
    process = home.see_parting(open_work(), pid)
    return download(as_csv(parting_sheet(process)), f"{prepare.called(process)} hemgång", "csv")
