"""Gathering: the table where cards are laid in heaps, by tap, by keyboard or by plain forms."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus

from flask import Blueprint, Response, request, url_for

from akr.domain.cards.errors import (
    CannotUndo,
    NothingChosen,
    NothingToMerge,
    NothingToSplit,
    UnknownTask,
)
from akr.domain.errors import ActConflict, UnknownProcess
from akr.domain.room.errors import PhaseClosed
from akr.steps import room_view
from akr.steps.cards import duplicates, gathering, heap_suggestions
from akr.steps.cards.gathering import ShownHeap
from akr.store.work import open_work
from akr.text import counted, together
from akr.text.refusals import refusal
from akr.web.http.acts import leaders_act
from akr.web.http.forms import FieldError, Form, text_field
from akr.web.http.limits import LONGEST_TASK
from akr.web.http.pages import done, page, unless_seen
from akr.web.leader.room.console import to_the_process
from akr.web.leader.room.thinking import think

bp = Blueprint("gathering", __name__)

HAPPENED: dict[str, Callable[[ShownHeap], str]] = {
    "merged": lambda heap: f"Nu ligger {counted(len(heap.cards), 'kort', 'kort')} i ”{heap.text}”.",
    "split": lambda heap: f"”{heap.text}” ligger nu för sig, sist på bordet.",
    "added": lambda heap: f"”{heap.text}” ligger nu på bordet, sist. Den står inte på något kort.",
    "halved": lambda heap: f"”{heap.text}” ligger nu sist på bordet, ur kortet ”{heap.from_card}”.",
    "renamed": lambda heap: f"Högen heter nu ”{heap.text}”.",
    "now": lambda heap: f"”{heap.text}” är med nu.",
    "undone": lambda heap: f"Ångrat. ”{heap.text}” är som förut.",
}
"""What a leader reads, and hears, when something has been done to a heap."""
HAPPENED_ELSE = {
    "undone": "Ångrat. Bordet är som förut.",
    "aside": "Kortet är lagt åt sidan. Bara den som skrev det ser det nu.",
    "later": "De tas nästa gång, och ligger sist på bordet.",
    "shown": "Väggen visar nu högarnas namn. Kort som ligger ensamma räknas bara.",
    "hidden": "Väggen visar inte längre högarnas namn.",
    "suggested": "Förslagen ligger nu på bordet, sist. De har ingen färg.",
}
"""The same when no heap is left to name, or several are."""

OVERTAKEN = (
    "Någon annan hann ändra på bordet, så det du gjorde gick inte att göra. "
    "Inget är borta. Så här ligger korten nu."
)
UNREADABLE = HTTPStatus.UNPROCESSABLE_ENTITY
COLLISIONS = (
    *(ActConflict, CannotUndo, NothingChosen, NothingToMerge, NothingToSplit),
    *(PhaseClosed, UnknownTask),
)
"""What a press can meet when another leader was quicker, or the page was old."""


@bp.get("/processes/<pid>/table")
def show(pid: str) -> Response:
    """Show the table: a whole page, or the table alone when htmx asks."""
    try:
        return _table(pid, at=request.args.get("at"), did=request.args.get("did"))
    except UnknownProcess:
        return to_the_process(pid)


@bp.post("/processes/<pid>/table/merge")
def merge(pid: str) -> Response:
    """Lay the chosen heaps with another."""
    into = request.form.get("into", "")
    heaps = request.form.getlist("heap")
    return _do(
        pid,
        "merged",
        lambda: gathering.merge_heaps(open_work(), pid, leaders_act(), heaps, into),
        into,
    )


@bp.post("/processes/<pid>/table/split")
def split(pid: str) -> Response:
    """Give a card a heap of its own; one stays where it lay."""
    act, card = leaders_act(), request.form.get("card", "")
    return _do(pid, "split", lambda: gathering.split_card(open_work(), pid, act, card), act.id)


@bp.post("/processes/<pid>/table/split-in-two")
def split_in_two(pid: str) -> Response:
    """Make two tasks of a card that says two things."""
    act, card = leaders_act(), request.form.get("card", "")
    form = Form(request.form)
    text, other = (form.text(each, LONGEST_TASK) for each in ("text", "other"))
    if form.errors:
        return _table(pid, at=None, sentence=" ".join(form.errors.values()), status=UNREADABLE)
    return _do(
        pid,
        "halved",
        lambda: gathering.split_card_in_two(open_work(), pid, act, card, text, other),
        act.id,
    )


@bp.post("/processes/<pid>/table/add")
def add(pid: str) -> Response:
    """Add a task that nobody wrote on a card."""
    act = leaders_act()
    try:
        text = text_field("text", LONGEST_TASK)
    except FieldError as error:
        return _table(pid, at=None, sentence=error.sentence, status=UNREADABLE)
    return _do(pid, "added", lambda: gathering.add_task(open_work(), pid, act, text), act.id)


@bp.post("/processes/<pid>/table/rename")
def rename(pid: str) -> Response:
    """Give a heap other words."""
    heap = request.form.get("heap", "")
    act = leaders_act()
    try:
        text = text_field("text", LONGEST_TASK)
    except FieldError as error:
        return _table(pid, at=heap, sentence=error.sentence, status=UNREADABLE)
    return _do(
        pid, "renamed", lambda: gathering.rename_heap(open_work(), pid, act, heap, text), heap
    )


@bp.post("/processes/<pid>/table/aside")
def set_aside(pid: str) -> Response:
    """Set a card aside before it is sorted."""
    act, card = leaders_act(), request.form.get("card", "")
    return _do(pid, "aside", lambda: gathering.set_aside(open_work(), pid, act, card), None)


@bp.post("/processes/<pid>/table/later")
def put_off(pid: str) -> Response:
    """Let the chosen heaps wait until next time."""
    act, heaps = leaders_act(), request.form.getlist("heap")
    return _do(pid, "later", lambda: gathering.put_off(open_work(), pid, act, heaps), None)


@bp.post("/processes/<pid>/table/lonely")
def put_off_lonely(pid: str) -> Response:
    """Let every card that lies alone wait until next time."""
    act = leaders_act()
    return _do(pid, "later", lambda: gathering.put_off_lonely(open_work(), pid, act), None)


@bp.post("/processes/<pid>/table/now")
def take_now(pid: str) -> Response:
    """Take a heap now after all."""
    act, heap = leaders_act(), request.form.get("heap", "")
    return _do(
        pid, "now", lambda: gathering.put_off(open_work(), pid, act, [heap], later=False), heap
    )


@bp.post("/processes/<pid>/table/wall")
def show_on_wall(pid: str) -> Response:
    """Let the wall show the heaps by name, or no longer."""
    act, is_shown = leaders_act(), request.form.get("open") == "1"
    did = "shown" if is_shown else "hidden"
    return _do(
        pid, did, lambda: gathering.show_heaps(open_work(), pid, act, is_shown=is_shown), None
    )


@bp.get("/processes/<pid>/table/suggestions")
def suggestions(pid: str) -> Response:
    """Show what the library suggests, beside what lies on the table."""
    try:
        return _suggestions(pid)
    except UnknownProcess:
        return to_the_process(pid)


@bp.post("/processes/<pid>/table/suggestions")
def lay_suggestions(pid: str) -> Response:
    """Lay the chosen suggestions on the table."""
    act, texts = leaders_act(), request.form.getlist("suggestion")
    try:
        heap_suggestions.lay_suggestions(open_work(), pid, act, texts)
    except NothingChosen as refused:
        sentence, status = refusal(refused), HTTPStatus.UNPROCESSABLE_ENTITY
        return _suggestions(pid, sentence=sentence, status=status)
    except (ActConflict, PhaseClosed) as refused:
        sentence = OVERTAKEN if isinstance(refused, ActConflict) else refusal(refused)
        return _suggestions(pid, sentence=sentence, status=HTTPStatus.CONFLICT)
    return done(next_page=url_for(".show", pid=pid, did="suggested"))


@bp.post("/processes/<pid>/table/undo")
def undo(pid: str) -> Response:
    """Take the latest change back."""
    return _do(pid, "undone", lambda: gathering.undo(open_work(), pid, leaders_act()), None)


def _do(pid: str, did: str, step: Callable[[], str | None], at: str | None) -> Response:
    """Take a step and go to where it shows; a collision shows the table as it is now."""
    try:
        found = step()
    except COLLISIONS as refused:
        overtaken = isinstance(refused, ActConflict | UnknownTask)
        sentence = OVERTAKEN if overtaken else refusal(refused)
        return _table(pid, at=at, sentence=sentence, status=HTTPStatus.CONFLICT)
    return done(next_page=url_for(".show", pid=pid, did=did, at=found or at))


def _suggestions(pid: str, *, sentence: str = "", status: int = HTTPStatus.OK) -> Response:
    with open_work().reading() as work:
        room = room_view.look_as_leader(work, pid).room()
        suggested = heap_suggestions.see_suggestions(work, pid)
    return page(
        "leader/gathering/suggestions.html",
        status=status,
        pid=pid,
        room=room,
        suggestions=suggested,
        sentence=sentence,
    )


def _table(
    pid: str,
    *,
    at: str | None,
    did: str | None = None,
    sentence: str = "",
    status: int = HTTPStatus.OK,
) -> Response:
    """Show the table. `at` is the heap that somebody works at, `did` what was just done to it."""
    with open_work().reading() as work:
        room = room_view.look_as_leader(work, pid).room()
        table = gathering.see_table(work, pid)
        groups_help, suggestions = duplicates.see_suggestions(work, pid)
    if table.awaits_heaps:
        think(pid)  # a server that was restarted meanwhile goes on
    heap = next((each for each in table.heaps if each.key == at), None)
    answer = partial(
        page,
        "leader/gathering/table.html",
        status=status,
        pid=pid,
        room=room,
        table=table,
        cards=sum(len(each.cards) for each in table.heaps if not each.later),
        heaps=[each for each in table.heaps if not each.later],
        later=[each for each in table.heaps if each.later],
        suggestions=suggestions,
        groups_help=groups_help,
        group_name=lambda group: together([room.occupations.get(o, o) for o in group]),
        # Who takes a card out works on where it lay, not with the new heap at the table's end.
        at=at if heap and did not in {"split", "halved", "added"} else None,
        suggested=sum(1 for each in table.heaps if each.origin),
        happened=_happened(did, heap),
        sentence=sentence,
        typed=request.form.get("text", "") if status == UNREADABLE else None,
        divided=request.args.get("divide") or request.form.get("card"),
        written=request.form if status == UNREADABLE else {},
    )
    if sentence:
        return _in_place(answer())
    shown = partial(answer, part="table")
    return shown() if did or "divide" in request.args else unless_seen(room.event, shown)


def _happened(did: str | None, heap: ShownHeap | None) -> str:
    if heap and did in HAPPENED:
        return HAPPENED[did](heap)
    return HAPPENED_ELSE.get(did or "", "")


def _in_place(answer: Response) -> Response:
    """Let htmx put a refusal's table where tables go, rather than among the notices."""
    answer.headers["HX-Retarget"] = "#table"
    answer.headers["HX-Reselect"] = "#table"
    answer.headers["HX-Reswap"] = "outerHTML show:none settle:0ms"
    return answer
