"""Showings in the store: the answers that others see, kept apart from those people have given."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import delete, exists, func, insert, or_, select, update

from akr.domain.answers.showing import ShownAnswer
from akr.domain.room.anonymity import Grouping
from akr.domain.room.workshop import Workshop
from akr.store.engine.by_chance import by_chance
from akr.store.engine.transaction import Repository
from akr.store.room.set_aside import set_aside
from akr.store.tables import GoodbyeRow, ParticipantRow, ProcessRow, ShownAnswerRow, SortingRow
from akr.store.tables.process import is_of

Answers = Mapping[str, tuple[ShownAnswer, ...]]
"""Answers by task."""


class Showings(Repository):
    """Nothing here decides what may be shown: `akr.domain.answers.showing` does."""

    def begin(self, workshop: Workshop) -> int:
        """Count one more showing and return its number, from 1."""
        return self.session.execute(
            update(ProcessRow)
            .where(ProcessRow.id == workshop.process_id)
            .values(showings=ProcessRow.showings + 1)
            .returning(ProcessRow.showings)
        ).scalar_one()

    def grouping(self, workshop: Workshop) -> Grouping | None:
        """Return how the room's answers are counted; None before its first showing."""
        return grouping_of(
            self.session.scalar(
                select(ProcessRow.grouping).where(ProcessRow.id == workshop.process_id)
            )
        )

    def keep_grouping(self, workshop: Workshop, grouping: Grouping) -> None:
        """Store how the room's answers are counted."""
        self.session.execute(
            update(ProcessRow)
            .where(ProcessRow.id == workshop.process_id)
            .values(grouping=asdict(grouping))
        )

    def shown(self, workshop: Workshop) -> Answers:
        """Return the answers as they were last shown, by task."""
        rows = self.session.execute(
            select(
                ShownAnswerRow.task,
                ShownAnswerRow.participant,
                ShownAnswerRow.colour,
                ShownAnswerRow.number,
                ShownAnswerRow.changes,
            ).where(ShownAnswerRow.process_id == workshop.process_id)
        )
        return _by_task((task, ShownAnswer(*answer)) for task, *answer in rows)

    def given(self, workshop: Workshop) -> Answers:
        """Return the answers that people have given, by task; *vet inte* is one.

        Those of a seat that is set aside are nobody's.
        """
        rows = self.session.execute(
            select(
                SortingRow.task, SortingRow.participant, SortingRow.colour, SortingRow.number
            ).where(
                SortingRow.process_id == workshop.process_id,
                SortingRow.participant.not_in(set_aside(workshop.process_id)),
            )
        )
        return _by_task((task, ShownAnswer(*answer)) for task, *answer in rows)

    def occupations(self, workshop: Workshop) -> dict[str, str]:
        """Return every participant's occupation, by key."""
        rows = self.session.execute(
            select(ParticipantRow.key, ParticipantRow.occupation).where(
                ParticipantRow.process_id == workshop.process_id
            )
        )
        return {key: occupation for key, occupation in rows}  # noqa: C416

    def entered(self, workshop: Workshop) -> frozenset[str]:
        """Return the keys of those whose answers the leader enters, at a seat or from a board."""
        return frozenset(
            self.session.scalars(
                select(ParticipantRow.key).where(
                    ParticipantRow.process_id == workshop.process_id,
                    ParticipantRow.source.is_not(None),
                )
            )
        )

    def count_waiting(self, workshop: Workshop, occupations: Collection[str]) -> int:
        """Count the occupations' answers that are not shown as they are given."""
        shown_otherwise = or_(
            ShownAnswerRow.number.is_distinct_from(SortingRow.number),
            ShownAnswerRow.colour.is_distinct_from(SortingRow.colour),
        )
        waiting = self.session.scalar(
            select(func.count())
            .select_from(SortingRow)
            .join(ParticipantRow, is_of(SortingRow.process_id, SortingRow.participant))
            .outerjoin(
                ShownAnswerRow,
                (ShownAnswerRow.process_id == SortingRow.process_id)
                & (ShownAnswerRow.participant == SortingRow.participant)
                & (ShownAnswerRow.task == SortingRow.task),
            )
            .where(
                SortingRow.process_id == workshop.process_id,
                ParticipantRow.occupation.in_(occupations),
                ParticipantRow.set_aside.is_(False),
                shown_otherwise,
            )
        )
        return waiting or 0

    def show(self, workshop: Workshop, answers: Answers) -> None:
        """Replace what is shown of some tasks."""
        self.session.execute(
            delete(ShownAnswerRow).where(
                ShownAnswerRow.process_id == workshop.process_id, ShownAnswerRow.task.in_(answers)
            )
        )
        rows = [
            {
                "process_id": workshop.process_id,
                "task": task,
                "position": by_chance(),
                "participant": answer.participant,
                "colour": answer.colour,
                "number": answer.number,
                "changes": answer.changes,
            }
            for task, each in answers.items()
            for answer in each
        ]
        if rows:
            self.session.execute(insert(ShownAnswerRow), rows)

    def tell_closing(self, process_id: int, showing: int, grouping: Grouping) -> None:
        """Tell the closing answers that have not been told, by the groups as they are now."""
        counted = exists().where(
            is_of(GoodbyeRow.process_id, GoodbyeRow.participant),
            ParticipantRow.occupation.in_(grouping.counted),
            ParticipantRow.set_aside.is_(False),
        )
        self.session.execute(
            update(GoodbyeRow)
            .where(GoodbyeRow.process_id == process_id, GoodbyeRow.shown_in.is_(None))
            .values(shown_in=showing, counted=counted)
        )


def grouping_of(kept: Mapping[str, Any] | None) -> Grouping | None:
    """Read a grouping as it is stored."""
    if kept is None:
        return None
    return Grouping(
        tuple(tuple(group) for group in kept["groups"]),
        tuple(kept["openly"]),
        tuple(kept["silent"]),
    )


def _by_task(answers: Iterable[tuple[str, ShownAnswer]]) -> Answers:
    found: defaultdict[str, tuple[ShownAnswer, ...]] = defaultdict(tuple)
    for task, answer in answers:
        found[task] = (*found[task], answer)
    return found
