"""Closing answers in the store: each seat's numbers and words."""

from collections.abc import Mapping
from dataclasses import asdict

from sqlalchemy import ColumnElement, delete, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from akr.domain.room.closing import ClosingKind, Goodbye
from akr.domain.room.workshop import Seat, Workshop
from akr.store.engine.by_chance import by_chance
from akr.store.engine.transaction import Repository
from akr.store.planning.processes import Processes
from akr.store.room.occupations import Occupations
from akr.store.room.set_aside import set_aside
from akr.store.tables import ClosingWordRow, GoodbyeRow


class Closings(Repository):
    """A seat can change its answers until the room leaves the phase; the latest act counts."""

    def save(
        self, seat: Seat, goodbye: Goodbye, words: Mapping[ClosingKind, str], number: int
    ) -> None:
        """Store a seat's answers, unless an act with a higher number is already stored."""
        process_id = seat.workshop.process_id
        Processes(self.transaction).state(process_id, "goodbyes", "closing_words")
        dialect = sqlite if self.session.get_bind().dialect.name == "sqlite" else postgresql
        values = asdict(goodbye) | {"number": number}
        kept = self.session.scalar(
            dialect.insert(GoodbyeRow)
            .values(process_id=process_id, position=by_chance(), **values)
            .on_conflict_do_update(
                index_elements=["process_id", "participant"],
                set_=values,
                where=GoodbyeRow.number <= number,
            )
            .returning(GoodbyeRow.number)
        )
        if kept is None:
            return
        self.session.execute(delete(ClosingWordRow).where(*_words_of(seat)))
        for kind, text in words.items():
            self.session.execute(
                insert(ClosingWordRow).values(
                    process_id=process_id,
                    position=by_chance(),
                    kind=kind,
                    text=text,
                    participant=seat.key,
                )
            )

    def own(self, seat: Seat) -> tuple[Goodbye | None, dict[ClosingKind, str]]:
        """Return a seat's numbers, and its words by question."""
        row = self.session.scalar(
            select(GoodbyeRow).where(
                GoodbyeRow.process_id == seat.workshop.process_id,
                GoodbyeRow.participant == seat.key,
            )
        )
        words = self.session.execute(
            select(ClosingWordRow.kind, ClosingWordRow.text).where(*_words_of(seat))
        )
        goodbye = Goodbye(seat.key, row.score, row.core_time, row.clear_role) if row else None
        return goodbye, {kind: text for kind, text in words}  # noqa: C416  (dict() of rows has no type)

    def is_told(self, seat: Seat) -> bool:
        """Whether the seat's answers have been told."""
        return (
            self.session.scalar(
                select(GoodbyeRow.shown_in).where(
                    GoodbyeRow.process_id == seat.workshop.process_id,
                    GoodbyeRow.participant == seat.key,
                )
            )
            is not None
        )

    def all_answers(self, workshop: Workshop) -> dict[Goodbye, int | None]:
        """Return everybody's numbers, each with the showing in which they were told, if any."""
        rows = self.session.execute(
            select(
                GoodbyeRow.shown_in,
                GoodbyeRow.participant,
                GoodbyeRow.score,
                GoodbyeRow.core_time,
                GoodbyeRow.clear_role,
            ).where(GoodbyeRow.process_id == workshop.process_id)
        )
        return {Goodbye(*answer): told for told, *answer in rows}

    def progress(self, workshop: Workshop) -> tuple[int, int]:
        """Return how many have answered, and how many have a device to answer on."""
        given = self.session.scalar(
            select(func.count())
            .select_from(GoodbyeRow)
            .where(
                GoodbyeRow.process_id == workshop.process_id,
                GoodbyeRow.participant.not_in(set_aside(workshop.process_id)),
            )
        )
        return given or 0, sum(Occupations(self.transaction).with_a_device(workshop).values())


def _words_of(seat: Seat) -> tuple[ColumnElement[bool], ...]:
    return (
        ClosingWordRow.process_id == seat.workshop.process_id,
        ClosingWordRow.participant == seat.key,
    )
