"""Acts in the store: the room's append-only log."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeGuard, TypeVar

from sqlalchemy import bindparam, exists, func, select, true, update

from akr.domain.act import ERASED, MOST_ACTS, Act, ActContent, ActKind
from akr.domain.errors import ActConflict
from akr.domain.room.errors import TooManyActs
from akr.domain.room.workshop import Seat, Workshop
from akr.store.engine.statement import Statement
from akr.store.engine.transaction import Repository
from akr.store.room.act_contents import as_json, from_json, of_kind
from akr.store.tables import ActRow

_COLUMNS = ("workshop_id", "id", "seat_id", "number", "kind", "content", "late", "arrived_at")
_GIVEN = [bindparam(name, type_=getattr(ActRow, name).type) for name in _COLUMNS]
_HAS_DONE_MOST = exists(
    select(ActRow.event)
    .where(ActRow.seat_id == bindparam("seat_id"))
    .offset(MOST_ACTS - 1)
    .limit(1)
)
# In the statement that stores: a sort waits for no other question.
_RECORD = Statement(
    lambda dialect: (
        dialect.insert(ActRow)
        .from_select(_COLUMNS, select(*_GIVEN).where(~_HAS_DONE_MOST))
        .on_conflict_do_nothing(index_elements=["workshop_id", "id"])
        .returning(ActRow.event)
    )
)

_IN_ROOM = select(func.max(ActRow.event)).where(ActRow.workshop_id == bindparam("workshop"))
_LAST = Statement(lambda _: _IN_ROOM)
_LAST_OF_KIND = Statement(lambda _: _IN_ROOM.where(ActRow.kind == bindparam("kind")))


Said = TypeVar("Said", bound=ActContent)
Says_co = TypeVar("Says_co", bound=ActContent, covariant=True)


ABOUT_ONE = (ActKind.WRITE, ActKind.REWORD, ActKind.NOTE)
"""The acts with words about one card or one note, which can be taken back."""

WORDS = ("text", "good", "more", "ended", "tasks")
"""The parts of contents that hold words which can be taken back or replaced."""


@dataclass(frozen=True)
class StoredAct(Generic[Says_co]):
    """A stored act and what it says. `seat` is None for a leader's act."""

    event: int
    id: str
    seat: int | None
    number: int
    content: Says_co


def that_say(content: type[Said], acts: Iterable[StoredAct[ActContent]]) -> list[StoredAct[Said]]:
    """Return the acts whose content is of a kind, in their order."""

    def says(act: StoredAct[ActContent]) -> TypeGuard[StoredAct[Said]]:
        return isinstance(act.content, content)

    return [each for each in acts if says(each)]


class Acts(Repository):
    """The same act sent twice is stored once."""

    def record(
        self,
        workshop: Workshop,
        act: Act,
        content: ActContent,
        *,
        seat: int | None = None,
        late: bool = False,
    ) -> int | None:
        """Store an act and return its event number, or None if it is already stored.

        Raises ActConflict when its id was used for other content: then the first one stands; and
        TooManyActs when the seat has done `MOST_ACTS`.
        """
        said = as_json(content)
        event: int | None = _RECORD.execute(
            self.connection,
            workshop_id=workshop.id,
            id=act.id,
            seat_id=seat,
            number=act.number,
            kind=content.kind,
            content=said,
            late=late,
            arrived_at=self.now,
        ).scalar_one_or_none()
        if event is None:
            stored = self.connection.execute(
                select(ActRow.seat_id, ActRow.kind, ActRow.content).where(
                    ActRow.workshop_id == workshop.id, ActRow.id == act.id
                )
            ).one_or_none()
            if stored is None:
                raise TooManyActs
            if tuple(stored) != (seat, content.kind, _as_kept(said, stored.content)):
                # Never reveal another seat's words, even in an error.
                kept = _words(stored.content) if stored.seat_id == seat else ""
                raise ActConflict(kept=kept, sent=_words(said))
        return event

    def late(self, workshop: Workshop) -> Sequence[StoredAct[ActContent]]:
        """Return the late acts that wait for the leader, oldest first."""
        rows = self.session.execute(
            select(
                ActRow.event, ActRow.id, ActRow.seat_id, ActRow.number, ActRow.kind, ActRow.content
            )
            .where(ActRow.workshop_id == workshop.id, ActRow.late)
            .order_by(ActRow.event)
        )
        return [
            StoredAct(event, act, seat, number, of_kind(content, kind))
            for event, act, seat, number, kind, content in rows
        ]

    def count_in(self, events: Sequence[int]) -> None:
        """Mark late acts as counted."""
        self.session.execute(update(ActRow).where(ActRow.event.in_(events)).values(late=False))

    def stored(self, workshop: Workshop, act: Act) -> ActContent | None:
        """Return the content of a leader's act if it is already stored, else None.

        Lock the room first, so that no other act comes between.
        """
        found = self.session.execute(
            select(ActRow.content, ActRow.kind).where(
                ActRow.workshop_id == workshop.id, ActRow.id == act.id
            )
        ).one_or_none()
        return None if found is None else of_kind(found.content, found.kind)

    def last_said(self, workshop: Workshop, content: type[Said]) -> Said | None:
        """Return what the room's last act of a kind says; None when there is none."""
        found = self.session.scalar(
            select(ActRow.content)
            .where(ActRow.workshop_id == workshop.id, ActRow.kind == content.kind)
            .order_by(ActRow.event.desc())
            .limit(1)
        )
        return None if found is None else from_json(found, content)

    def seat_of(self, workshop: Workshop, act: Act, kind: ActKind) -> int | None:
        """Return the seat of a stored act of a kind; None when there is no such act."""
        return self.session.scalar(
            select(ActRow.seat_id).where(
                ActRow.workshop_id == workshop.id, ActRow.id == act.id, ActRow.kind == kind
            )
        )

    def erase_words(self, workshop: Workshop, thing: str, *, before: int | None = None) -> None:
        """Erase what the acts about a card or a note said, up to an event; that it was done stays.

        The same act sent once more is still the same act.
        """
        acts = self.session.execute(
            select(ActRow.event, ActRow.id, ActRow.content).where(
                ActRow.workshop_id == workshop.id,
                ActRow.kind.in_(ABOUT_ONE),
                ActRow.event < before if before is not None else true(),
            )
        )
        for event, act, content in acts.all():
            if thing in {act, content.get("card")}:
                self._put(event, _erased(content))

    def erase_replaced(self, workshop: Workshop, kind: ActKind, *, seat: int | None = None) -> None:
        """Erase what a seat's acts of a kind said, or the leaders', but for the one that counts.

        That is the one with the highest number, and of equals the last.
        """
        acts = self.session.execute(
            select(ActRow.event, ActRow.content)
            .where(
                ActRow.workshop_id == workshop.id,
                ActRow.kind == kind,
                ActRow.seat_id.is_not_distinct_from(seat),
            )
            .order_by(ActRow.number.desc(), ActRow.event.desc())
            .offset(1)
        )
        for event, content in acts.all():
            self._put(event, _erased(content))

    def erase_reasons(self, seat: Seat, task: str, *, before: int) -> None:
        """Erase what a seat has said of a task in its group's *Därför*, up to an event."""
        acts = self.session.execute(
            select(ActRow.event, ActRow.content).where(
                ActRow.seat_id == seat.id, ActRow.kind == ActKind.REASON, ActRow.event < before
            )
        )
        for event, content in acts.all():
            if content["task"] == task:
                self._put(event, content | {"text": ERASED})

    def erase_heap(self, workshop: Workshop, words: str) -> None:
        """Erase words from the changes of the table that heaps once bore."""
        changes = self.session.execute(
            select(ActRow.event, ActRow.content).where(
                ActRow.workshop_id == workshop.id, ActRow.kind == ActKind.GATHER
            )
        )
        for event, content in changes.all():
            if (erased := _without(content, words)) != content:
                self._put(event, erased)

    def last_event(self, workshop: Workshop, kind: ActKind | None = None) -> int:
        """Return the event number of the room's last act, or of its last of a kind; 0 if none."""
        if kind is None:
            return _LAST.execute(self.connection, workshop=workshop.id).scalar_one() or 0
        return (
            _LAST_OF_KIND.execute(self.connection, workshop=workshop.id, kind=kind).scalar_one()
            or 0
        )

    def _put(self, event: int, content: dict[str, Any]) -> None:
        self.session.execute(update(ActRow).where(ActRow.event == event).values(content=content))


def _as_kept(said: dict[str, Any], stored: dict[str, Any]) -> dict[str, Any]:
    """Return what was said as it would be stored beside an act whose words have been erased."""
    erased = _erased(said)
    return erased if stored == erased else said


def _erased(content: dict[str, Any]) -> dict[str, Any]:
    """Return a content without its words."""
    return {
        key: _blank(each) if key in WORDS and each is not None else each
        for key, each in content.items()
    }


def _blank(words: Any) -> Any:  # noqa: ANN401  (a text, or texts by key)
    return dict.fromkeys(words, ERASED) if isinstance(words, dict) else ERASED


def _without(said: Any, words: str) -> Any:  # noqa: ANN401  (any JSON)
    """Return a content with a text of these words erased, wherever it stands."""
    if isinstance(said, dict):
        return {key: _without(each, words) for key, each in said.items()}
    if isinstance(said, list):
        return [_without(each, words) for each in said]
    return ERASED if said == words else said


def _words(content: dict[str, Any]) -> str:
    text = content.get("text")
    return str(text) if text is not None else json.dumps(content, ensure_ascii=False)
