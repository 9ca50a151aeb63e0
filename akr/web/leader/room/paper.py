"""Paper: the page where a board's counts are typed, and nothing that was typed is lost."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, Response, request, url_for

from akr.domain.answers.errors import BoardChanged, TooManyAnswers
from akr.domain.answers.sorting import Colour, Counts
from akr.domain.cards.errors import UnknownTask
from akr.domain.errors import UnknownProcess
from akr.domain.room.errors import PhaseClosed, RoomFull
from akr.domain.room.workshop import MOST_SEATS
from akr.steps.answers import paper
from akr.steps.answers.paper import Board, TypedRow
from akr.store.work import open_work
from akr.text import COLOURS, counted
from akr.text.refusals import refusal
from akr.web.http.acts import leaders_act
from akr.web.http.forms import Form
from akr.web.http.limits import LONGEST_TASK
from akr.web.http.pages import done, page
from akr.web.leader.room.console import to_the_process
from akr.web.shared.process import ended

bp = Blueprint("paper", __name__)

FIRST_ROWS = 20
"""Empty rows for a board whose tasks nobody has typed yet."""

MORE_ROWS = 5
MOST_NEW_ROWS = 100
"""New rows on one page; those that are saved make room for more."""

TWICE = "”{}” står på en annan rad. Lägg ihop siffrorna där."
NAMELESS = "Skriv vad uppgiften heter, eller ta bort siffrorna på raden."
GONE = (
    "Uppgiften låg inte kvar på bordet, så den står här som ny. Spara igen så läggs den till, "
    "eller töm raden."
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the page. `name` begins its fields' names; `saved` is what is stored of it."""

    name: str
    key: str | None
    text: str
    can_rename: bool
    saved: Mapping[str, Counts]
    notes: tuple[str, ...] = ()


@bp.get("/processes/<pid>/paper")
def show(pid: str) -> Response:
    """Show the board to type, or why it is too early; an ended process's is read."""
    try:
        board = paper.see_board(open_work(), pid)
    except UnknownProcess:
        return to_the_process(pid)
    if ended():
        return page("leader/paper/read.html", pid=pid, board=board)
    return _page(pid, board, Form(), new=_empty_rows(board), saved="saved" in request.args)


@bp.post("/processes/<pid>/paper")
def save(pid: str) -> Response:
    """Save the board, or give it back with more rows, or with what needs mending."""
    board = paper.see_board(open_work(), pid)
    form = _with_gone_rows_as_new(Form(request.form), board)
    new = _new_rows(form)
    if "more" in request.form:
        more = min(new + MORE_ROWS, MOST_NEW_ROWS)
        return _page(pid, board, form, new=more, focus=f"new-{new + 1}")
    people = {
        each.key: form.number(f"people.{place}", 0, MOST_SEATS)
        for place, each in enumerate(board.occupations)
    }
    typed = _typed(form, board, new)
    version = form.value("version")
    problem = ""
    if not form.errors:
        try:
            paper.save_board(
                open_work(),
                pid,
                leaders_act(),
                list(typed.values()),
                people,
                int(version) if re.fullmatch(r"\d{1,18}", version, re.ASCII) else -1,
            )
        except TooManyAnswers as refused:
            problem = refusal(refused)
            _explain(form, board, typed, refused)
        except (BoardChanged, PhaseClosed, RoomFull, UnknownTask) as refused:
            problem = refusal(refused)
        else:
            return done(next_page=url_for(".show", pid=pid, saved=1, _anchor="board"))
    board = paper.see_board(open_work(), pid)
    return _page(pid, board, form, new=new, problem=problem, status=422)


@bp.post("/processes/<pid>/paper/begin")
def begin(pid: str) -> Response:
    """Go straight to sorting, when nobody has begun on a phone."""
    paper.begin_on_paper(open_work(), pid, leaders_act())
    return done(next_page=url_for(".show", pid=pid))


def field(row: str, place: int, colour: Colour) -> str:
    """Name the field of a row's cell; an occupation is known by its place among them."""
    return f"{row}.{place}.{colour}"


def _page(  # noqa: PLR0913  (what one page shows)
    pid: str,
    board: Board,
    form: Form,
    *,
    new: int,
    focus: str | None = None,
    problem: str = "",
    saved: bool = False,
    status: int = 200,
) -> Response:
    if board.rows is None:
        return page(
            "leader/paper/not_yet.html",
            status=status,
            pid=pid,
            board=board,
            form=form,
            problem=problem,
        )
    return page(
        "leader/paper/board.html",
        "board",
        status=status,
        pid=pid,
        board=board,
        form=form,
        rows=[*_saved_rows(form, board), *(_new_row(form, n) for n in range(1, new + 1))],
        new=new,
        can_grow=new < MOST_NEW_ROWS,
        field=field,
        focus=focus,
        problem=problem,
        saved=saved,
    )


def _saved_rows(form: Form, board: Board) -> list[Row]:
    return [
        Row(
            f"n-{each.key}",
            each.key,
            each.text,
            each.typed,
            each.counts,
            _differing(form, board, f"n-{each.key}", each.counts),
        )
        for each in board.rows or ()
    ]


def _new_row(form: Form, number: int) -> Row:
    name = f"new-{number}"
    notes = (GONE,) if form.value(f"{name}.gone") else ()
    return Row(name, None, "", can_rename=True, saved={}, notes=notes)


def _differing(form: Form, board: Board, name: str, saved: Mapping[str, Counts]) -> tuple[str, ...]:
    """What stands saved where the leader typed something else; only another's saving is news."""
    if not form.given or form.value("version") in {"", str(board.version)}:
        return ()
    differing = [
        f"{each.name} {saved.get(each.key, Counts()).of(colour)} {COLOURS[colour].word.lower()}"
        for place, each in enumerate(board.occupations)
        for colour in Colour
        if _number(form, field(name, place, colour)) != saved.get(each.key, Counts()).of(colour)
    ]
    return (f"Sparat nu: {', '.join(differing)}.",) if differing else ()


def _number(form: Form, name: str) -> int:
    written = form.value(name).strip()
    return int(written) if re.fullmatch(r"\d{1,3}", written, re.ASCII) else 0


def _empty_rows(board: Board) -> int:
    return MORE_ROWS if board.rows else FIRST_ROWS


def _new_rows(form: Form) -> int:
    written = form.value("new")
    said = int(written) if re.fullmatch(r"\d{1,3}", written, re.ASCII) else MORE_ROWS
    return min(said, MOST_NEW_ROWS)


def _typed(form: Form, board: Board, new: int) -> dict[str, TypedRow]:
    """Read every row that says something, by its name on the page; errors stand in the form."""
    read: dict[str, TypedRow] = {}
    known = {each.text.casefold() for each in board.rows or () if not each.typed}
    for each in board.rows or ():
        name = f"n-{each.key}"
        counts = _counts(form, board, name)
        text = None
        if each.typed:
            said = sum(each.total for each in counts.values())
            text = form.text(f"{name}.task", LONGEST_TASK, optional=each.can_go and not said)
            _once(form, f"{name}.task", text, known)
        read[name] = TypedRow(each.key, text, counts)
    for number in range(1, new + 1):
        name = f"new-{number}"
        counts = _counts(form, board, name)
        text = form.text(f"{name}.task", LONGEST_TASK, optional=True)
        if text:
            _once(form, f"{name}.task", text, known)
            read[name] = TypedRow(None, text, counts)
        elif any(each.total for each in counts.values()) and f"{name}.task" not in form.errors:
            form.refuse(f"{name}.task", NAMELESS)
    return read


def _counts(form: Form, board: Board, row: str) -> dict[str, Counts]:
    return {
        each.key: Counts(
            *(form.number(field(row, place, colour), 0, MOST_SEATS) or 0 for colour in Colour)
        )
        for place, each in enumerate(board.occupations)
    }


def _once(form: Form, name: str, text: str, known: set[str]) -> None:
    if text.casefold() in known:
        form.refuse(name, TWICE.format(text))
    elif text:
        known.add(text.casefold())


def _explain(
    form: Form, board: Board, typed: Mapping[str, TypedRow], refused: TooManyAnswers
) -> None:
    """Put each sum that is too large at its row."""
    new = iter(f"new-{number}" for number in range(1, MOST_NEW_ROWS + 1))
    names = {row.key or next(new): name for name, row in typed.items()}
    occupations = {each.key: (place, each) for place, each in enumerate(board.occupations)}
    for (row, occupation), (answers, room) in refused.wrong.items():
        place, each = occupations[occupation]
        people = f"ni är {room}"
        if each.on_phones:
            people = f"{room} av er har ingen egen plats"
        sentence = f"{each.name}: {counted(answers, 'svar', 'svar')}, men {people}."
        form.refuse(f"{names[row]}.{place}", sentence)


def _with_gone_rows_as_new(form: Form, board: Board) -> Form:
    """Move what was typed at a task that is no longer on the table to a row of its own."""
    given, new = dict(form.given), _new_rows(form)
    for key, text in board.gone.items():
        cells = {name: given.pop(name) for name in list(given) if name.startswith(f"n-{key}.")}
        if any(value.strip(" 0") for value in cells.values()) and new < MOST_NEW_ROWS:
            new += 1
            moved = {f"new-{new}.{name.removeprefix(f'n-{key}.')}": v for name, v in cells.items()}
            given |= {f"new-{new}.task": text, f"new-{new}.gone": "1"} | moved
    return Form(given | {"new": str(new)}) if "new" in given else form
