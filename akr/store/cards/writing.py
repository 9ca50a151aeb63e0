"""Writing in the store: each seat's own cards."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, bindparam, delete, func, insert, select, update

from akr.domain.act import ERASED, ActKind
from akr.domain.cards.errors import UnknownCard
from akr.domain.room.workshop import Seat, Workshop
from akr.store.cards.on_the_table import is_there
from akr.store.engine.by_chance import by_chance
from akr.store.engine.statement import Statement
from akr.store.engine.transaction import Repository
from akr.store.tables import ActRow, CardRow, TaskRow

_ADD = Statement(
    lambda _: insert(CardRow.__table__),  # type: ignore[arg-type]
    ["process_id", "key", "text", "participant", "position", "not_done_today"],
)


def _count_written() -> Select[tuple[int, int, int, int]]:
    """Count a seat's cards, its acts that wait, the room's cards, and its acts that wait."""
    cards = (
        select(func.count()).select_from(CardRow).where(CardRow.process_id == bindparam("process"))
    )
    waiting = (
        select(func.count())
        .select_from(ActRow)
        .where(
            ActRow.workshop_id == bindparam("room"),
            ActRow.late.is_(True),
            ActRow.kind == ActKind.WRITE,
            ActRow.event != bindparam("but"),
        )
    )
    return select(
        cards.where(CardRow.participant == bindparam("participant")).scalar_subquery(),
        waiting.where(ActRow.seat_id == bindparam("seat")).scalar_subquery(),
        cards.scalar_subquery(),
        waiting.scalar_subquery(),
    )


_WRITTEN = Statement(lambda _: _count_written())


@dataclass(frozen=True, slots=True)
class OwnCard:
    """A card as its writer sees it, with the marks of `CardRow`."""

    id: str
    text: str
    not_done_today: bool
    aside: bool


class Cards(Repository):
    """Only its own seat can change a card, until it has been gathered."""

    def add(
        self,
        seat: Seat,
        key: str,
        text: str,
        *,
        not_done_today: bool,
    ) -> None:
        """Store a seat's card."""
        _ADD.execute(
            self.connection,
            process_id=seat.workshop.process_id,
            key=key,
            text=text,
            participant=seat.key,
            position=by_chance(),
            not_done_today=not_done_today,
        )

    def reword(self, seat: Seat, key: str, text: str, *, not_done_today: bool) -> None:
        """Change a seat's own card; a card that was set aside returns, since its words are new.

        Raises UnknownCard for another seat's card, or a gathered one.
        """
        changed = self.session.execute(
            update(CardRow)
            .where(*_own_loose(seat, key))
            .values(text=text, not_done_today=not_done_today, aside=False)
            .returning(CardRow.key)
        ).scalar_one_or_none()
        if changed is None:
            raise UnknownCard

    def forget_heaps(self, seat: Seat, key: str) -> Sequence[str]:
        """Erase the words of a seat's own card from heaps that are no more, and return them.

        A heap that is on the table, or another's card, may say the same: those are not erased.
        """
        words = self.session.scalar(select(CardRow.text).where(*_own_loose(seat, key)))
        process = seat.workshop.process_id
        others = select(CardRow.key).where(
            CardRow.process_id == process, CardRow.text == words, CardRow.key != key
        )
        heaps = TaskRow.process_id == process, TaskRow.text == words
        there = select(TaskRow.key).where(*heaps, is_there())
        if words is None or self.session.scalar(others) or self.session.scalar(there):
            return ()
        self.session.execute(update(TaskRow).where(*heaps).values(text=ERASED))
        return (words,)

    def withdraw(self, seat: Seat, key: str) -> None:
        """Delete a seat's own card. Raises UnknownCard for another seat's, or a gathered one."""
        gone = self.session.execute(
            delete(CardRow).where(*_own_loose(seat, key)).returning(CardRow.key)
        ).scalar_one_or_none()
        if gone is None:
            raise UnknownCard

    def own(self, seat: Seat) -> Sequence[OwnCard]:
        """Return a seat's cards, the latest first."""
        rows = self.session.execute(
            select(CardRow.key, CardRow.text, CardRow.not_done_today, CardRow.aside)
            .join(ActRow, (ActRow.id == CardRow.key) & (ActRow.seat_id == seat.id))
            .where(CardRow.process_id == seat.workshop.process_id, CardRow.participant == seat.key)
            .order_by(ActRow.event.desc())
        )
        return [OwnCard(*row) for row in rows]

    def count_written(self, seat: Seat, *, but: int) -> tuple[int, int]:
        """Count a seat's cards, and the room's, with those that wait for the leader.

        Leaves out the card of the event `but`, which is being written.
        """
        own, own_waiting, everybodys, all_waiting = _WRITTEN.execute(
            self.connection,
            process=seat.workshop.process_id,
            participant=seat.key,
            room=seat.workshop.id,
            seat=seat.id,
            but=but,
        ).one()
        return own + own_waiting, everybodys + all_waiting

    def count(self, workshop: Workshop) -> int:
        """Count the room's cards, except those set aside."""
        found = self.session.scalar(
            select(func.count())
            .select_from(CardRow)
            .where(CardRow.process_id == workshop.process_id, CardRow.aside.is_(False))
        )
        return found or 0


def _own_loose(seat: Seat, key: str) -> tuple[ColumnElement[bool], ...]:
    return (
        CardRow.process_id == seat.workshop.process_id,
        CardRow.key == key,
        CardRow.participant == seat.key,
        CardRow.task.is_(None),
    )
