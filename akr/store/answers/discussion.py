"""Discussion in the store: each group's frozen answers, chosen groups and reasons."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from akr.domain.answers.discussion import Patterns
from akr.domain.answers.reasons import Reason
from akr.domain.answers.sorting import Counts
from akr.domain.room.workshop import Seat, Workshop
from akr.store.engine.by_chance import by_chance
from akr.store.engine.transaction import Repository
from akr.store.planning.processes import Processes
from akr.store.tables import ReasonRow, SeatRow, WorkshopRow


class Discussions(Repository):
    """A group's answers are frozen when the discussion begins; its latest reason counts."""

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

    def reasons_of(self, workshop: Workshop, occupation: str) -> Mapping[str, ReasonRow]:
        """Return a group's reasons, by task."""
        rows: Sequence[ReasonRow] = self.session.scalars(
            select(ReasonRow).where(
                ReasonRow.process_id == workshop.process_id, ReasonRow.occupation == occupation
            )
        ).all()
        return {row.task: row for row in rows}

    def keep_reason(self, workshop: Workshop, reason: Reason, earlier: str | None) -> None:
        """Replace a group's reason for a task; blank words delete it.

        `earlier` is what somebody else had written meanwhile, to be shown beside.
        """
        process_id = workshop.process_id
        if not reason.text:
            self.session.execute(
                delete(ReasonRow).where(
                    ReasonRow.process_id == process_id,
                    ReasonRow.task == reason.task,
                    ReasonRow.occupation == reason.occupation,
                )
            )
            return
        Processes(self.transaction).state(process_id, "reasons")
        dialect = sqlite if self.session.get_bind().dialect.name == "sqlite" else postgresql
        values = {"text": reason.text, "earlier": earlier}
        self.session.execute(
            dialect.insert(ReasonRow)
            .values(
                process_id=process_id,
                position=by_chance(),
                task=reason.task,
                occupation=reason.occupation,
                **values,
            )
            .on_conflict_do_update(index_elements=["process_id", "task", "occupation"], set_=values)
        )

    def count(self, workshop: Workshop) -> int:
        """Count the room's reasons."""
        found = self.session.scalar(
            select(func.count())
            .select_from(ReasonRow)
            .where(ReasonRow.process_id == workshop.process_id)
        )
        return found or 0
