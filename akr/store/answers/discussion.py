"""Discussion in the store: each group's frozen answers, chosen groups and reasons."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import ColumnElement, delete, func, insert, or_, select, update

from akr.domain.answers.discussion import Patterns
from akr.domain.answers.reasons import Reason
from akr.domain.answers.sorting import Counts
from akr.domain.room.workshop import Seat, Workshop
from akr.store.engine.by_chance import by_chance
from akr.store.engine.transaction import Repository
from akr.store.planning.processes import Processes
from akr.store.room.set_aside import not_set_aside
from akr.store.tables import ReasonRow, SeatRow, WorkshopRow


class Discussions(Repository):
    """A group's answers are frozen when the discussion begins; each seat has its own reason."""

    def keep_patterns(self, workshop: Workshop, found: Patterns) -> None:
        """Store the answers that each group sees from now on."""
        kept = {
            "tables": [list(group) for group in found.groups],
            "small": list(found.small),
            "rows": [
                {task: [c.green, c.yellow, c.red, c.black] for task, c in found.rows[group].items()}
                for group in found.groups
            ],
        }
        self.session.execute(
            update(WorkshopRow).where(WorkshopRow.id == workshop.id).values(patterns=kept)
        )

    def patterns_of(self, workshop: Workshop) -> Patterns:
        """Return the answers that each group sees; empty before the discussion has begun."""
        kept: dict[str, Any] | None = self.session.scalar(
            select(WorkshopRow.patterns).where(WorkshopRow.id == workshop.id)
        )
        kept = kept or {"tables": [[]], "small": [], "rows": [{}]}
        groups = tuple(tuple(group) for group in kept["tables"])
        rows = {
            group: {task: Counts(*counts) for task, counts in seen.items()}
            for group, seen in zip(groups, kept["rows"], strict=True)
        }
        return Patterns(groups, rows, tuple(kept["small"]))

    def sit_at(self, seat: Seat, occupation: str) -> None:
        """Move a seat to an occupation's group."""
        self.session.execute(
            update(SeatRow).where(SeatRow.id == seat.id).values(sits_with=occupation)
        )

    def sits_with(self, seat: Seat) -> str | None:
        """Return the occupation whose group a seat has chosen; None if it has not."""
        return self.session.scalar(select(SeatRow.sits_with).where(SeatRow.id == seat.id))

    def reasons_at(
        self, seat: Seat, occupation: str
    ) -> Mapping[str, tuple[str | None, tuple[str, ...]]]:
        """Return the reasons at a seat's table, by task: its own, and the others'."""
        rows = self.session.execute(
            select(ReasonRow.task, ReasonRow.text, ReasonRow.participant)
            .where(
                ReasonRow.process_id == seat.workshop.process_id,
                ReasonRow.occupation == occupation,
                or_(ReasonRow.participant == seat.key, _counted(seat.workshop)),
            )
            .order_by(ReasonRow.position, ReasonRow.key)
        )
        found: dict[str, tuple[str | None, tuple[str, ...]]] = {}
        for task, text, writer in rows:
            own, others = found.get(task, (None, ()))
            found[task] = (text, others) if writer == seat.key else (own, (*others, text))
        return found

    def keep_reason(self, seat: Seat, reason: Reason) -> None:
        """Replace a seat's own reason for a task at its table; blank words delete it."""
        process_id = seat.workshop.process_id
        self.session.execute(
            delete(ReasonRow).where(
                ReasonRow.process_id == process_id,
                ReasonRow.participant == seat.key,
                ReasonRow.task == reason.task,
                ReasonRow.occupation == reason.occupation,
            )
        )
        if reason.text:
            Processes(self.transaction).state(process_id, "reasons")
            self.session.execute(
                insert(ReasonRow).values(
                    process_id=process_id,
                    position=by_chance(),
                    participant=seat.key,
                    **asdict(reason),
                )
            )

    def count(self, workshop: Workshop) -> int:
        """Count the room's reasons."""
        found = self.session.scalar(
            select(func.count())
            .select_from(ReasonRow)
            .where(ReasonRow.process_id == workshop.process_id, _counted(workshop))
        )
        return found or 0


def _counted(workshop: Workshop) -> ColumnElement[bool]:
    return not_set_aside(ReasonRow.participant, workshop.process_id)
