"""Notes: a page beside the tasks for whoever writes down what is said."""

from flask import Blueprint, Response, current_app, request, url_for

from akr.domain.cards.errors import UnknownTask
from akr.domain.errors import UnknownProcess
from akr.domain.fingerprint import fingerprint
from akr.steps.room.notes import (
    TakenNotes,
    add_note,
    open_notes,
    remove_note,
    see_as_leader,
    see_as_note_taker,
)
from akr.store.work import open_work
from akr.text.refusals import refusal
from akr.web.http.access import May, resolver
from akr.web.http.acts import leaders_act
from akr.web.http.forms import Form
from akr.web.http.limits import LONGEST_NOTE
from akr.web.http.pages import asked_by_htmx, done, page, unless_seen
from akr.web.leader.room.console import to_the_process

bp = Blueprint("notes", __name__)


@resolver(May.NOTE_TAKER)
def shows_a_secret() -> bool:
    """Recognise whoever takes notes by the secret in the address; the step says if it is one."""
    return "notes" in (request.view_args or {})


@bp.get("/notes/<notes>")
def show(notes: str) -> Response:
    """Show what is noted, and where to write more; to htmx the notes alone, when they are new."""
    if not asked_by_htmx():
        return _page(notes, Form())
    shown = see_as_note_taker(open_work(), notes)
    return unless_seen(_version(shown), lambda: _page(notes, Form()))


@bp.post("/notes/<notes>")
def add(notes: str) -> Response:
    """Keep a note, or give it back with what needs mending."""
    see_as_note_taker(open_work(), notes)
    form = Form(request.form)
    text = form.text("text", LONGEST_NOTE, lines=True)
    task = request.form.get("task") or None
    if not form.errors:
        try:
            add_note(open_work(), notes, leaders_act(), text, task)
        except UnknownTask as refused:
            form.refuse("task", refusal(refused))
    if form.errors:
        return _page(notes, form, status=422)
    return done(next_page=url_for(".show", notes=notes, task=task))


@bp.post("/notes/<notes>/<note_id>/remove")
def remove(notes: str, note_id: str) -> Response:
    """Take a note away."""
    see_as_note_taker(open_work(), notes)
    remove_note(open_work(), notes, leaders_act(), note_id)
    return done(next_page=url_for(".show", notes=notes))


@bp.get("/processes/<pid>/notes")
def read(pid: str) -> Response:
    """Show the leader what is noted, and the address to give to whoever takes notes."""
    try:
        shown, secret = see_as_leader(open_work(), pid)
    except UnknownProcess:
        return to_the_process(pid)
    public = current_app.config["PUBLIC_URL"]
    address = f"{public}{url_for('.show', notes=secret)}" if secret else None
    return page("leader/notes/show.html", pid=pid, shown=shown, address=address)


@bp.post("/processes/<pid>/notes")
def open_page(pid: str) -> Response:
    """Give the room a page for notes; an earlier address opens no longer."""
    open_notes(open_work(), pid, leaders_act())
    return done(next_page=url_for(".read", pid=pid))


def _page(notes: str, form: Form, status: int = 200) -> Response:
    shown = see_as_note_taker(open_work(), notes)
    chosen = form.value("task") or request.args.get("task", "")
    return page(
        "leader/notes/take.html",
        part="notes",
        status=status,
        notes=notes,
        shown=shown,
        version=_version(shown),
        form=form,
        chosen=chosen,
    )


def _version(shown: TakenNotes) -> str:
    """Tell the notes and tasks from others by what they say, so that nothing else shows in it."""
    return fingerprint(repr((dict(shown.tasks), dict(shown.by_task))))
