"""Lines: the leader adds, changes, splits, merges, moves and removes tasks, and undoes."""

from collections.abc import Callable
from fractions import Fraction

from flask import Blueprint, Response, abort, request, url_for

from akr.domain.errors import EditConflict, Refusal
from akr.domain.matter.review import DraftStatus
from akr.domain.proposals.estimate import MOST_MINUTES, MOST_TIMES
from akr.domain.role.draft import Content
from akr.domain.role.editor import section_fingerprint
from akr.domain.role.errors import (
    EditedSince,
    NothingCounted,
    OnlyOneLine,
    TaskInAnotherRole,
    TextLocked,
    UnknownDraft,
)
from akr.domain.role.lines import Line, WeeklyTime, lines_by_area
from akr.domain.role.sections import line_section
from akr.steps.role import draft_context, draft_versions, line_edits
from akr.steps.role.line_edits import LineWords
from akr.store.work import Work, open_work
from akr.text import plain_number
from akr.text.refusals import refusal
from akr.web.http.forms import Form, decimal
from akr.web.http.limits import LONGEST_ROLE_FACT, LONGEST_ROLE_SENTENCE
from akr.web.http.pages import done, page
from akr.web.leader.role.drafting import draft_page
from akr.web.shared.draft_pages import NUMBER
from akr.web.shared.process import ended

bp = Blueprint("lines", __name__)

LONGEST_AREA = 60
"""Characters of an area: it heads a part of the table, also on paper."""

REFUSED = (EditConflict, EditedSince, TaskInAnotherRole, TextLocked, UnknownDraft)
"""How an act on a line can fail because of what somebody else has done in the meantime."""


@bp.get("/roles/<rid>/new-line")
def new(rid: str) -> Response:
    """Show the form of a task that the employer adds."""
    return _new(rid, Form())


@bp.post("/roles/<rid>/new-line")
def add(rid: str) -> Response:
    """Add a task that no workshop has proposed."""
    form = Form(request.form)
    said = _said(form)
    done_by = tuple(request.form.getlist("done_by"))
    known = draft_context.see_occupations(open_work(), rid)
    if form.errors:
        return _new(rid, form, status=422)
    try:
        line_edits.add_line(
            open_work(), rid, said, tuple(name for name in known if name in done_by)
        )
    except TextLocked as refused:
        return _new(rid, form, status=409, locked=refusal(refused))
    return done(next_page=url_for("drafting.show", rid=rid, _anchor="tasks"))


@bp.get(f"/roles/<rid>/rad-<{NUMBER}:number>")
def edit(rid: str, number: int) -> Response:
    """Show a line with all that can be done to it, and what it rests on."""
    with open_work().reading() as work:
        status, content = draft_versions.see_text(work, rid)
        line = _line_at(content, number)
        if status is not DraftStatus.DRAFT or ended():
            return done(next_page=url_for("drafting.show", rid=rid, _anchor=f"rad-{number}"))
        return _edit(work, rid, content, line, Form())


@bp.post("/roles/<rid>/line")
def save(rid: str) -> Response:
    """Keep a line's words, area and times, or show both texts when somebody was first."""
    form = Form(request.form)
    _, content = draft_versions.see_text(open_work(), rid)
    line = _sent_line(content)
    said = _said(form, line)
    if form.errors:
        return _edit(open_work(), rid, content, line, form, status=422)
    try:
        line_edits.change_line(open_work(), rid, line.id, form.value("base"), said)
    except NothingCounted as refused:
        form.refuse("elsewhere-1", refusal(refused))
        return _edit(open_work(), rid, content, line, form, status=422)
    except (EditConflict, TextLocked) as refused:
        _, content = draft_versions.see_text(open_work(), rid)
        return _edit(open_work(), rid, content, line, form, status=409, refused=refused)
    return _to_line(rid, line.id)


@bp.post("/roles/<rid>/line/split")
def split(rid: str) -> Response:
    """Make two lines of one."""
    form = Form(request.form)
    _, content = draft_versions.see_text(open_work(), rid)
    line = _sent_line(content)
    texts = [form.text(name, LONGEST_ROLE_SENTENCE) for name in ("first", "second")]
    share = form.number("share", 1, 99)
    if share is None and "share" not in form.errors:
        form.refuse("share", "Skriv hur stor del av tiden som den första raden tar.")
    if form.errors or share is None:
        return _edit(open_work(), rid, content, line, form, status=422)
    return _act(
        rid,
        lambda work: line_edits.split_line(
            work, rid, line.id, form.value("base"), texts, Fraction(share, 100)
        ),
        line.id,
    )


@bp.post("/roles/<rid>/line/merge")
def merge(rid: str) -> Response:
    """Make one line of several, at the place of the one whose page it is."""
    form = Form(request.form)
    _, content = draft_versions.see_text(open_work(), rid)
    line = _sent_line(content)
    text = form.text("together", LONGEST_ROLE_SENTENCE)
    bases = {line.id: form.value("base")} | {
        each: form.value(f"base-{each}") for each in request.form.getlist("with")
    }
    if form.errors:
        return _edit(open_work(), rid, content, line, form, status=422)
    try:
        return _act(rid, lambda work: line_edits.merge_lines(work, rid, text, bases), line.id)
    except OnlyOneLine as refused:
        form.refuse("with", refusal(refused))
        return _edit(open_work(), rid, content, line, form, status=422)


@bp.post("/roles/<rid>/line/remove")
def remove(rid: str) -> Response:
    """Take a line out; it can be brought back."""
    line_id, base = Form(request.form).value("line"), Form(request.form).value("base")
    return _act(rid, lambda work: line_edits.remove_line(work, rid, line_id, base))


@bp.post("/roles/<rid>/line/bring-back")
def bring_back(rid: str) -> Response:
    """Bring a removed line back."""
    line_id = Form(request.form).value("line")
    return _act(rid, lambda work: line_edits.bring_back_line(work, rid, line_id), line_id)


@bp.post("/roles/<rid>/line/step")
def step(rid: str) -> Response:
    """Move a line one place up or down in its area."""
    line_id, by = Form(request.form).value("line"), _up_or_down()
    return _act(rid, lambda work: line_edits.step_line(work, rid, line_id, by), line_id)


@bp.post("/roles/<rid>/area/step")
def step_area(rid: str) -> Response:
    """Move an area one place up or down."""
    area, by = Form(request.form).value("area"), _up_or_down()
    return _act(rid, lambda work: line_edits.step_area(work, rid, area, by))


@bp.post("/roles/<rid>/undo")
def undo(rid: str) -> Response:
    """Undo the latest edit."""
    edit_id = Form(request.form).number("edit", 1, 2**31 - 1)
    if edit_id is None:
        abort(400)
    return _act(rid, lambda work: line_edits.undo(work, rid, edit_id))


def _act(rid: str, act: Callable[[Work], None], line_id: str | None = None) -> Response:
    """Act on the draft and go back to it, at the line; a refusal is said on its page (409)."""
    try:
        act(open_work())
    except REFUSED as refused:
        with open_work().reading() as work:
            shown = draft_versions.see_draft(work, rid)
            return draft_page(work, rid, shown, status=409, sentence=_sentence(refused))
    return _to_line(rid, line_id)


def _sentence(refused: Refusal) -> str:
    if isinstance(refused, EditConflict):
        return "Någon annan har ändrat raden. Läs den som den står nu, och gör om det du ville."
    return refusal(refused)


def _to_line(rid: str, line_id: str | None) -> Response:
    _, content = draft_versions.see_text(open_work(), rid)
    numbers = {line.id: n for n, line in enumerate(_in_reading_order(content), start=1)}
    anchor = f"rad-{numbers[line_id]}" if line_id in numbers else "tasks"
    return done(next_page=url_for("drafting.show", rid=rid, _anchor=anchor))


def _said(form: Form, line: Line | None = None) -> LineWords:
    """Read a line's form; an area that is written anew goes before one that is chosen.

    A time that is sent back as it was shown, rounded, is the time that it was.
    """
    times = [source.time for source in line.sources] if line else [WeeklyTime()]
    new_area = form.text("new_area", LONGEST_AREA, optional=True)
    return LineWords(
        text=form.text("words", LONGEST_ROLE_SENTENCE),
        area=new_area or form.text("area", LONGEST_AREA),
        independence=form.text("independence", LONGEST_ROLE_FACT),
        times=tuple(
            WeeklyTime(
                _number(form, f"minutes-{n}", MOST_MINUTES, time.minutes),
                _number(form, f"times-{n}", MOST_TIMES, time.times_per_week),
            )
            for n, time in enumerate(times, start=1)
        ),
        counted=tuple(f"elsewhere-{n}" not in request.form for n in range(1, len(times) + 1)),
    )


def _number(form: Form, name: str, most: int, shown: float | None) -> float | None:
    if shown is not None and form.value(name).strip() == plain_number(shown):
        return shown
    return decimal(form, name, most)


def _new(rid: str, form: Form, *, status: int = 200, locked: str = "") -> Response:
    with open_work().reading() as work:
        draft_status, content = draft_versions.see_text(work, rid)
        if (draft_status is not DraftStatus.DRAFT or ended()) and not locked:
            return done(next_page=url_for("drafting.show", rid=rid))
        return page(
            "leader/draft/new_line.html",
            status=status,
            rid=rid,
            form=form,
            areas=draft_context.see_areas(work, rid, content),
            occupations=draft_context.see_occupations(work, rid),
            done_by=request.form.getlist("done_by"),
            locked=locked,
        )


def _edit(
    work: Work,
    rid: str,
    content: Content,
    line: Line,
    form: Form,
    *,
    status: int = 200,
    refused: EditConflict | TextLocked | None = None,
) -> Response:
    """A line's page; after a clash it goes on from what now stands, with one's own words."""
    clash = refused if isinstance(refused, EditConflict) else None
    standing = next((each for each in content.draft.lines if each.id == line.id), line)
    with work.reading():
        hints = draft_context.see_hints(work, rid, content)
        areas = draft_context.see_areas(work, rid, content)
    return page(
        "leader/draft/line.html",
        status=status,
        rid=rid,
        form=form,
        line=standing,
        number=_in_reading_order(content).index(standing) + 1,
        base=("" if clash else form.value("base"))
        or section_fingerprint(content, line_section(standing)),
        bases={
            each.id: section_fingerprint(content, line_section(each))
            for each in content.draft.lines
        },
        others=[each for each in _in_reading_order(content) if each.id != line.id],
        chosen=request.form.getlist("with"),
        areas=areas,
        hints=hints.get(line_section(standing), ()),
        clash=clash,
        locked=refusal(refused) if refused and not clash else "",
    )


def _in_reading_order(content: Content) -> list[Line]:
    return [line for lines in lines_by_area(content.draft.lines).values() for line in lines]


def _line_at(content: Content, number: int) -> Line:
    """The line with a number in reading order. 404 when there is none."""
    lines = _in_reading_order(content)
    if not 1 <= number <= len(lines):
        abort(404)
    return lines[number - 1]


def _sent_line(content: Content) -> Line:
    """The line that a form is about. Raises UnknownDraft when it is gone."""
    line_id = Form(request.form).value("line")
    for line in content.draft.lines:
        if line.id == line_id:
            return line
    raise UnknownDraft(line_id)


def _up_or_down() -> int:
    way = request.form.get("way")
    if way not in {"up", "down"}:
        abort(400)
    return -1 if way == "up" else 1
