"""Paper boards in the store: their answers, dealt to anonymous participants."""

import secrets
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from akr.domain.act import ActKind
from akr.domain.answers.paper import BoardSaved, Dealt
from akr.domain.answers.sorting import Colour, Counts, count
from akr.domain.room.participants import Source
from akr.domain.room.workshop import Workshop
from akr.store.engine.by_chance import by_chance
from akr.store.engine.transaction import Repository
from akr.store.room.act_contents import from_json
from akr.store.room.seats import Seats
from akr.store.tables import (
    ActRow,
    CardRow,
    ParticipantRow,
    ProcessRow,
    ProposalRow,
    SeatRow,
    ShownAnswerRow,
    SortingRow,
)
from akr.store.tables.process import is_of


class Boards(Repository):
    """Saving a board replaces all of its answers."""

    def counts(self, workshop: Workshop) -> dict[str, dict[str, Counts]]:
        """Return the board's counts by task and occupation, merged-away tasks included."""
        rows = self.session.execute(
            select(SortingRow.task, ParticipantRow.occupation, SortingRow.colour)
            .join(ParticipantRow, is_of(SortingRow.process_id, SortingRow.participant))
            .where(
                SortingRow.process_id == workshop.process_id,
                ParticipantRow.source == Source.PAPER,
                SortingRow.colour.is_not(None),
            )
        )
        given: defaultdict[str, defaultdict[str, list[Colour]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for task, occupation, colour in rows:
            if colour is not None:
                given[task][occupation].append(colour)
        return {task: {o: count(each) for o, each in by.items()} for task, by in given.items()}

    def dealt(self, workshop: Workshop) -> dict[str, list[Dealt]]:
        """Return how the board is dealt, by occupation."""
        number = {
            key: (occupation, place)
            for occupation, keys in self._people(workshop).items()
            for place, key in enumerate(keys)
        }
        rows = self.session.execute(
            select(SortingRow.participant, SortingRow.task, SortingRow.colour).where(
                SortingRow.process_id == workshop.process_id,
                SortingRow.participant.in_(number),
                SortingRow.colour.is_not(None),
            )
        )
        found: defaultdict[str, list[Dealt]] = defaultdict(list)
        for participant, task, colour in rows:
            occupation, place = number[participant]
            found[occupation].append(Dealt(place, task, colour))
        return found

    def with_own_seat(self, workshop: Workshop) -> dict[str, int]:
        """Count, by occupation, the participants who are not from a board."""
        rows = self.session.execute(
            select(ParticipantRow.occupation, func.count())
            .where(
                ParticipantRow.process_id == workshop.process_id,
                ParticipantRow.source.is_distinct_from(Source.PAPER),
            )
            .group_by(ParticipantRow.occupation)
        )
        return {occupation: number for occupation, number in rows}  # noqa: C416

    def typed_tasks(self, workshop: Workshop) -> set[str]:
        """Return the tasks that were typed in with the board, not written on cards."""
        contents = self.session.scalars(
            select(ActRow.content).where(
                ActRow.workshop_id == workshop.id, ActRow.kind == ActKind.PAPER
            )
        )
        return {task for content in contents for task in from_json(content, BoardSaved).tasks}

    def rested_upon(self, workshop: Workshop) -> set[str]:
        """Return the tasks that have other answers, cards or a proposal, so they must stay."""
        of_process = workshop.process_id
        answered = (
            select(SortingRow.task)
            .join(ParticipantRow, is_of(SortingRow.process_id, SortingRow.participant))
            .where(
                SortingRow.process_id == of_process,
                ParticipantRow.source.is_distinct_from(Source.PAPER),
            )
        )
        written = select(CardRow.task).where(CardRow.process_id == of_process)
        proposed = select(ProposalRow.task).where(ProposalRow.process_id == of_process)
        return {
            task
            for each in (answered, written, proposed)
            for task in self.session.scalars(each)
            if task
        }

    def lay(self, workshop: Workshop, dealt: Mapping[str, Iterable[Dealt]]) -> None:
        """Replace the board's answers, by occupation.

        Remaining participants keep their keys; those that are no longer needed are deleted.
        """
        of_process = workshop.process_id
        had = self._people(workshop)
        everybody = {key for keys in had.values() for key in keys}
        self.session.execute(
            delete(SortingRow).where(
                SortingRow.process_id == of_process, SortingRow.participant.in_(everybody)
            )
        )
        staying: set[str] = set()
        rows: list[dict[str, Any]] = []
        for occupation, answers in dealt.items():
            keys = list(had[occupation])
            for answer in answers:
                while len(keys) <= answer.participant:
                    keys.append(secrets.token_hex(8))
                    Seats(self.transaction).take(workshop, occupation, keys[-1], Source.PAPER)
                staying.add(keys[answer.participant])
                rows.append(
                    {
                        "process_id": of_process,
                        "participant": keys[answer.participant],
                        "task": answer.task,
                        "colour": answer.colour,
                        "position": by_chance(),
                    }
                )
        if rows:
            self.session.execute(insert(SortingRow), rows)
        self._remove(workshop, everybody - staying - self._shown(workshop))
        self._say_the_lists(workshop)

    def _people(self, workshop: Workshop) -> defaultdict[str, list[str]]:
        """Return the keys of the board's participants, by occupation, in a settled order."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for key, occupation in self.session.execute(
            select(ParticipantRow.key, ParticipantRow.occupation)
            .where(
                ParticipantRow.process_id == workshop.process_id,
                ParticipantRow.source == Source.PAPER,
            )
            .order_by(ParticipantRow.key)
        ):
            found[occupation].append(key)
        return found

    def _shown(self, workshop: Workshop) -> set[str]:
        """Return the participants whose answers have been shown, who stay."""
        return set(
            self.session.scalars(
                select(ShownAnswerRow.participant).where(
                    ShownAnswerRow.process_id == workshop.process_id
                )
            )
        )

    def _remove(self, workshop: Workshop, keys: Collection[str]) -> None:
        for table, key in ((SeatRow, SeatRow.participant), (ParticipantRow, ParticipantRow.key)):
            self.session.execute(
                delete(table).where(table.process_id == workshop.process_id, key.in_(keys))
            )

    def _say_the_lists(self, workshop: Workshop) -> None:
        """Mark the lists as stated, since an imported process may have left them out."""
        lists = self.session.execute(
            select(ProcessRow.parts).where(ProcessRow.id == workshop.process_id)
        ).scalar_one()
        said = {*lists, "participants", "tasks", "sortings"}
        self.session.execute(
            update(ProcessRow)
            .where(ProcessRow.id == workshop.process_id)
            .values(parts=tuple(sorted(said)))
        )
