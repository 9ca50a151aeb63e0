"""The wall: what the whole room sees, read at ten metres. It has no session and no buttons."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from math import ceil
from urllib.parse import urlsplit

from flask import Blueprint, Response, current_app, request
from markupsafe import Markup

from akr import text
from akr.domain.answers.ownership import Ownership
from akr.domain.answers.published import ResultRow
from akr.domain.room.anonymity import Group
from akr.domain.room.workshop import spoken
from akr.steps import room_view
from akr.steps.room import observers
from akr.steps.room_view import Counts, Outcome, Room, Talk
from akr.store.work import open_work
from akr.web.http.access import May, resolver
from akr.web.http.pages import asked_by_htmx, page, qr_picture, unless_seen

bp = Blueprint("wall", __name__)

MOST_ROWS = 6
"""On a page, so that a task is read at ten metres."""

THEMES = {
    Ownership.SEVERAL: "Här är vi olika",
    Ownership.NOBODY: "Här är vi olika",
    Ownership.UNCLEAR: "Här är vi olika",
    Ownership.STOP: "Det här borde vi sluta med",
    Ownership.TOO_FEW: "Här vet vi för lite",
    Ownership.CLEAR_OWNER: "Här är det tydligt",
}
"""What the wall says over the rows; those that need talk first stand together."""

ALL_OWNERLESS = "Det här äger ingen"
"""Said instead when everybody on the page has let go of everything on it."""

SOME_OWNERLESS = "Vem äger uppgiften?"
"""Said instead when some of it is let go of: there the room is not of different minds."""

REASONED_AS = 2
"""Rows that one takes the room of where the tables have written why."""

MOST_COLUMNS = 6
"""Of occupations; in a room with more, bars would be too narrow for their numbers."""

MOST_BLANK_CARDS = 240
"""Drawn; the number beside them goes on."""

TAG_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Seen:
    """All that a wall shows of its room."""

    room: Room
    counts: Counts
    outcome: Outcome | None
    talk: Talk | None


@dataclass(frozen=True, slots=True)
class Column:
    """A published group with its head: Förskollärare och kock (6)."""

    group: Group
    head: str


@dataclass(frozen=True, slots=True)
class WallPage:
    """The rows that are on the wall together under a headline, and their place among all."""

    rows: Sequence[ResultRow]
    number: int
    sheets: int
    first: int
    of: int

    @property
    def headline(self) -> str:
        """What the rows have in common."""
        ownerless = [row.ownership is Ownership.NOBODY for row in self.rows]
        if any(ownerless):
            return ALL_OWNERLESS if all(ownerless) else SOME_OWNERLESS
        return THEMES[self.rows[0].ownership]

    @property
    def last(self) -> int:
        """The place of the last row."""
        return self.first + len(self.rows) - 1


@resolver(May.WALL)
def shows_a_secret() -> bool:
    """Recognise a screen by the secret that it shows in its address.

    Whether it is a wall's is for the step that follows, in the transaction that uses it: a wall
    comes back whenever somebody sorts.
    """
    return "secret" in (request.view_args or {})


@bp.get("/wall/<secret>")
def show(secret: str) -> Response:
    """Show the room in its phase; `?page=` turns its pages, `?dark=1` suits a dark room."""
    with open_work().reading() as work:
        look = room_view.look_as_wall(work, secret)
        outcome = look.outcome()
        seen = Seen(look.room(), look.counts(), outcome, look.talk(outcome))
        attends = not asked_by_htmx() and observers.attends(work, look.workshop.code, secret)
    # Exactly what this viewer sees, so that equal versions are equal walls. An event number alone
    # would not do: PostgreSQL may store a lower one after a higher.
    version = hashlib.sha256(repr(seen).encode()).hexdigest()[:TAG_LENGTH]
    return unless_seen(version, lambda: _show(seen, secret, version, attends=attends))


def _show(seen: Seen, secret: str, version: str, *, attends: bool) -> Response:
    address = current_app.config["PUBLIC_URL"]
    room, counts, outcome = seen.room, seen.counts, seen.outcome
    sheets = _sheets(outcome)
    return page(
        "wall/wall.html",
        part="board",
        room=room,
        counts=counts,
        outcome=outcome,
        talk=seen.talk,
        secret=secret,
        attends=attends,
        version=version,
        dark=request.args.get("dark") == "1",
        joined=sum((counts.seats or {}).values()),
        blank_cards_drawn=min(counts.cards or 0, MOST_BLANK_CARDS),
        columns=columns(seen),
        sheet=sheets[_asked_sheet(len(sheets)) - 1] if sheets else None,
        owner_words=lambda row: owner_words(row, room),
        reasons=lambda row: [
            (_name(group, room) if group else "", said)
            for group, said in (outcome.reasons if outcome else {}).get(row.task.id, ())
        ],
        group_name=lambda group: _name(group, room),
        host=urlsplit(address).netloc,
        code=spoken(room.workshop.code),
        qr_code=_qr_code(f"{address}/w/{room.workshop.code}"),
    )


def columns(seen: Seen) -> tuple[Column, ...]:
    """Return the columns of the result; none when the room is too small, or too many, to divide."""
    groups = seen.outcome.result.groups if seen.outcome else ()
    if len(groups) > MOST_COLUMNS:
        return ()
    return tuple(
        Column(group, f"{_name(group, seen.room)} ({_size(group, seen)})") for group in groups
    )


def owner_words(row: ResultRow, room: Room) -> str:
    """Say who owns a task: Barnskötare äger. In a room that may not be divided, only that many do.

    Given for a clear owner; the other kinds of ownership have their word in `akr.text`.
    """
    if not row.by_group and len(room.occupations) > 1:
        return "De flesta säger: min"
    return f"{_name(row.owners[0], room)} äger"


def _sheets(outcome: Outcome | None) -> list[WallPage]:
    """Divide the result into pages, one theme each, as evenly as their rows allow.

    In a theme those come first that the tables have written about, which need more room.
    """
    if outcome is None:
        return []
    rows, reasons = outcome.result.by_need(), outcome.reasons
    divided: list[list[ResultRow]] = []
    for _, same in groupby(rows, key=lambda row: THEMES[row.ownership]):
        alike = sorted(same, key=lambda row: row.task.id not in reasons)
        heights = [REASONED_AS if row.task.id in reasons else 1 for row in alike]
        even = sum(heights) / ceil(sum(heights) / MOST_ROWS)
        most, left = max(ceil(even), REASONED_AS), 0
        for row, height in zip(alike, heights, strict=True):
            if height > left:
                divided.append([])
                left = most
            divided[-1].append(row)
            left -= height
    sheets, first = [], 1
    for number, some in enumerate(divided, 1):
        sheets.append(WallPage(some, number, len(divided), first, len(rows)))
        first += len(some)
    return sheets


def _asked_sheet(sheets: int) -> int:
    """Which page the address asks for, the nearest that there is."""
    asked = request.args.get("page", "")
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < len("1000") else 1
    return max(1, min(number, sheets))


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
