"""People's own estimates in the store."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, select, update

from akr.domain.cards.cards import DayPart
from akr.domain.cards.errors import UnknownCard, UnknownTask
from akr.domain.proposals.estimate import Middle, StartingPoint
from akr.domain.proposals.proposals import OwnEstimate, Scope
from akr.domain.room.workshop import Seat, Workshop
from akr.store.cards.on_the_table import is_there
from akr.store.engine.by_chance import by_chance
from akr.store.engine.transaction import Repository
from akr.store.planning.processes import Processes
from akr.store.tables import CardRow, EstimateRow, TaskRow, WorkshopRow

PART = "estimates"


class Estimates(Repository):
    """A seat has at most one estimate of each card of its own and of each task."""

    def words_of(self, seat: Seat, card: str | None, task: str | None) -> str:
        """Return the words of a seat's own card, or of a task, put off or not.

        Raises UnknownCard for another seat's card, UnknownTask for a task merged away.
        """
        process = seat.workshop.process_id
        if card is not None:
            words = self.session.scalar(
                select(CardRow.text).where(
                    CardRow.process_id == process,
                    CardRow.key == card,
                    CardRow.participant == seat.key,
                    CardRow.aside.is_(False),
                )
            )
            if words is None:
                raise UnknownCard
            return words
        words = self.session.scalar(
            select(TaskRow.text).where(
                TaskRow.process_id == process, TaskRow.key == task, is_there()
            )
        )
        if words is None:
            raise UnknownTask(task or "")
        return words

    def own(self, seat: Seat, card: str | None, task: str | None) -> OwnEstimate:
        """Return a seat's estimate of a card or a task; an empty one if there is none."""
        row = self.session.scalar(select(EstimateRow).where(*_about(seat, card, task)))
        if row is None:
            return OwnEstimate(seat.key, card, task)
        return OwnEstimate(
            row.participant,
            row.card,
            row.task,
            row.minutes,
            row.times_per_week,
            row.scope,
            row.together,
            row.done_by,
            row.when,
        )

    def tell(self, workshop: Workshop, points: Mapping[str, StartingPoint]) -> None:
        """Store what the estimates come to, by task, as it is told from now on."""
        kept = {task: asdict(point) for task, point in points.items()}
        self.session.execute(
            update(WorkshopRow).where(WorkshopRow.id == workshop.id).values(starting_points=kept)
        )

    def told(self, workshop: Workshop) -> dict[str, StartingPoint] | None:
        """Return what the estimates came to, by task; None before it has been told."""
        kept: dict[str, Any] | None = self.session.scalar(
            select(WorkshopRow.starting_points).where(WorkshopRow.id == workshop.id)
        )
        return kept and {task: _as_point(**point) for task, point in kept.items()}

    def keep(self, seat: Seat, said: OwnEstimate, key: str) -> None:
        """Replace a seat's estimate; an empty one deletes it."""
        self.session.execute(delete(EstimateRow).where(*_about(seat, said.card, said.task)))
        if said.is_empty:
            return
        Processes(self.transaction).state(seat.workshop.process_id, PART)
        self.session.execute(
            insert(EstimateRow).values(
                process_id=seat.workshop.process_id, position=by_chance(), key=key, **asdict(said)
            )
        )


def _about(seat: Seat, card: str | None, task: str | None) -> tuple[ColumnElement[bool], ...]:
    return (
        EstimateRow.process_id == seat.workshop.process_id,
        EstimateRow.participant == seat.key,
        EstimateRow.card.is_not_distinct_from(card),
        EstimateRow.task.is_not_distinct_from(task),
    )


def _as_point(
    minutes: Mapping[str, Any] | None,
    times: Mapping[str, Mapping[str, Any]],
    done_by: Iterable[str],
    when: Iterable[str],
) -> StartingPoint:
    return StartingPoint(
        Middle(**minutes) if minutes else None,
        {Scope(scope): Middle(**middle) for scope, middle in times.items()},
        tuple(done_by),
        tuple(map(DayPart, when)),
    )
