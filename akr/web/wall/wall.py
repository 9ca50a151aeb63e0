"""The wall: what the whole room sees, read at ten metres. It has no session and no buttons."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from flask import Blueprint, Response, current_app, request
from markupsafe import Markup

from akr import text
from akr.domain.answers.published import ResultRow
from akr.domain.answers.wall_pages import wall_pages
from akr.domain.cards.heaps import HeapsOnWall
from akr.domain.fingerprint import fingerprint
from akr.domain.phase import Phase
from akr.domain.proposals.pictures import Picture
from akr.domain.room.anonymity import Group
from akr.domain.room.workshop import spoken
from akr.steps import room_view
from akr.steps.room import observers
from akr.steps.room_view import Focus, Outcome, Room, RoomCounts
from akr.store.work import open_work
from akr.web.http.access import May, resolver
from akr.web.http.pages import asked_by_htmx, page, qr_picture, unless_seen

bp = Blueprint("wall", __name__)

MOST_COLUMNS = 6
"""Of occupations; in a room with more, bars would be too narrow for their numbers."""

MOST_HEAPS = 12
"""Shown by name, as many as can be read from ten metres; the others are counted."""

MOST_NAMED = 3
"""Tasks by name after a number, as the room has no time for more; the others are counted."""

MOST_BLANK_CARDS = 240
"""Drawn; the number beside them goes on."""


@dataclass(frozen=True, slots=True)
class Seen:
    """All that a wall shows of its room."""

    room: Room
    counts: RoomCounts
    heaps: HeapsOnWall | None
    outcome: Outcome | None
    focus: Focus | None
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A published group with its head: Förskollärare (6); `openly` if it answers openly."""

    group: Group
    head: str
    openly: bool = False


@resolver(May.WALL)
def shows_a_secret() -> bool:
    """Recognise a screen by the secret that it shows in its address.

    The step that follows asks whether it is a wall's, in the transaction that uses it: a wall comes
    back whenever somebody sorts, so one question must do.
    """
    return "secret" in (request.view_args or {})


@bp.get("/wall/<secret>")
def show(secret: str) -> Response:
    """Show the room in its phase; `?page=` turns its pages, `?dark=1` suits a dark room.

    `?result=1` looks back at the result on the way home, without moving the phase. `?picture=2`
    shows the second of the result's pictures.
    """
    with open_work().reading() as work:
        look = room_view.look_as_wall(work, secret)
        outcome = look.outcome()
        drawn = look.pictures(outcome) if "picture" in request.args else ()
        seen = Seen(look.room(), look.counts(), look.heaps(), outcome, look.focus(outcome), drawn)
        observes = not asked_by_htmx() and observers.observes(work, look.workshop.code, secret)
    # Exactly what this viewer sees, so that equal versions are equal walls. An event number alone
    # would not do: PostgreSQL may store a lower one after a higher.
    version = fingerprint(repr(seen))
    return unless_seen(version, lambda: _show(seen, secret, version, observes=observes))


def _show(seen: Seen, secret: str, version: str, *, observes: bool) -> Response:
    address = current_app.config["PUBLIC_URL"]
    room, counts, outcome = seen.room, seen.counts, seen.outcome
    pages = wall_pages(outcome.result, outcome.reasons) if outcome else ()
    looks_back = room.workshop.phase is Phase.HOME and request.args.get("result") == "1"
    return page(
        "wall/wall.html",
        part="board",
        room=room,
        counts=counts,
        outcome=outcome,
        focus=seen.focus,
        secret=secret,
        observes=observes,
        version=version,
        looks_back=looks_back,
        dark=request.args.get("dark") == "1",
        joined=sum((counts.seats or {}).values()),
        heaps=seen.heaps,
        most_heaps=MOST_HEAPS,
        most_named=MOST_NAMED,
        blank_cards_drawn=min(counts.cards or 0, MOST_BLANK_CARDS),
        columns=columns(seen),
        silent=silent(seen),
        wall_page=pages[_asked("page", pages)] if pages else None,
        pictures=seen.pictures,
        picture_place=_asked("picture", seen.pictures),
        owner_words=lambda row: owner_words(row, room),
        reasons=lambda row: [
            (_name(group, room) if group else "", said)
            for group, said in (outcome.reasons if outcome else {}).get(row.task.id, ())
        ],
        group_name=lambda group: _name(group, room),
        host=text.as_typed(address),
        code=spoken(room.workshop.code),
        qr_code=_qr_code(f"{address}/w/{room.workshop.code}"),
    )


def columns(seen: Seen) -> tuple[Column, ...]:
    """Return the columns of the result; none when there are too many, or everybody is in one."""
    if seen.outcome is None:
        return ()
    grouping = seen.outcome.result.grouping
    found = [(group, False) for group in grouping.groups]
    found += [((occupation,), True) for occupation in grouping.openly]
    if len(found) > MOST_COLUMNS or (len(found) == 1 and not grouping.silent):
        return ()
    return tuple(
        Column(group, f"{_name(group, seen.room)} ({_size(group, seen)})", openly)
        for group, openly in found
    )


def silent(seen: Seen) -> str:
    """Say who are in no number: Kock (1) svarar i samtalet. Empty when nobody is."""
    quiet = seen.outcome.result.grouping.silent if seen.outcome else ()
    named = [f"{_name((each,), seen.room)} ({_size((each,), seen)})" for each in quiet]
    return text.in_the_discussion(named) if named else ""


def owner_words(row: ResultRow, room: Room) -> str:
    """Say who owns a task that has one owner: Barnskötare äger, or vill äga until all are heard.

    The other kinds of ownership have their word in `akr.text`.
    """
    return f"{_name(row.owners[0], room)} {text.OWNS[row.ownership]}"


def _asked(name: str, pages: Sequence[object]) -> int:
    """The place of the page that the address asks for, from 0, or of the nearest that there is."""
    asked = request.args.get(name, "")
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < len("1000") else 1
    return max(1, min(number, len(pages))) - 1


def _name(group: Group, room: Room) -> str:
    first, *others = (room.occupations.get(occupation, occupation) for occupation in group)
    return text.both((first, *map(text.inside_a_sentence, others)))


def _size(group: Group, seen: Seen) -> int:
    names = {seen.room.occupations.get(occupation, occupation) for occupation in group}
    return sum((seen.counts.seats or {}).get(name, 0) for name in names)


@lru_cache(maxsize=256)
def _qr_code(address: str) -> Markup:
    """Drawing it takes longer than all the rest of the wall, and it never changes."""
    return qr_picture(address)
