"""Voices in the store: what a small occupation has chosen, and whether its members agree."""

from collections.abc import Iterable

from sqlalchemy import bindparam, func, select, update

from akr.domain.planning.process import Occupation
from akr.domain.room.workshop import Seat, Workshop
from akr.store.engine.statement import Statement
from akr.store.engine.transaction import Repository
from akr.store.tables import OccupationRow, ParticipantRow, SeatRow, SortingRow
from akr.store.tables.process import is_of

_OF_SMALL = Statement(
    lambda _: select(
        OccupationRow.key, OccupationRow.name, OccupationRow.voice, OccupationRow.sits_with
    ).where(
        OccupationRow.process_id == bindparam("process"),
        OccupationRow.key == bindparam("occupation"),
        OccupationRow.expected_at_opening < bindparam("fewest"),
    )
)


class Voices(Repository):
    """Nobody reads who has agreed, only whether all have."""

    def choose(self, process_id: int, occupations: Iterable[Occupation]) -> None:
        """Store how occupations are heard."""
        for each in occupations:
            self.session.execute(
                update(OccupationRow)
                .where(OccupationRow.process_id == process_id, OccupationRow.key == each.id)
                .values(voice=each.voice, sits_with=each.sits_with)
            )

    def of_small(self, seat: Seat, fewest: int) -> Occupation | None:
        """Return a seat's occupation if fewer than `fewest` of it are expected."""
        row = _OF_SMALL.execute(
            self.connection,
            process=seat.workshop.process_id,
            occupation=seat.occupation,
            fewest=fewest,
        ).one_or_none()
        return None if row is None else Occupation(*row)

    def agree(self, seat: Seat, *, agrees: bool) -> None:
        """Store whether a seat agrees to answer openly."""
        self.session.execute(
            update(SeatRow).where(SeatRow.id == seat.id).values(answers_openly=agrees)
        )

    def agrees(self, seat: Seat) -> bool:
        """Whether a seat agrees to answer openly."""
        return bool(
            self.session.scalar(select(SeatRow.answers_openly).where(SeatRow.id == seat.id))
        )

    def all_agree(self, workshop: Workshop, occupation: str) -> bool:
        """Whether everybody who was expected of an occupation has a seat and agrees."""
        expected = self.session.scalar(
            select(OccupationRow.expected_at_opening).where(
                OccupationRow.process_id == workshop.process_id, OccupationRow.key == occupation
            )
        )
        said = self.session.scalars(
            select(SeatRow.answers_openly)
            .join(ParticipantRow, is_of(SeatRow.process_id, SeatRow.participant))
            .where(SeatRow.workshop_id == workshop.id, ParticipantRow.occupation == occupation)
        ).all()
        return bool(said) and all(said) and len(said) >= (expected or 0)

    def have_answered(self, workshop: Workshop, occupation: str) -> bool:
        """Whether somebody of an occupation has answered, so that it is too late to agree."""
        answers = self.session.scalar(
            select(func.count())
            .select_from(SortingRow)
            .join(ParticipantRow, is_of(SortingRow.process_id, SortingRow.participant))
            .where(
                SortingRow.process_id == workshop.process_id,
                ParticipantRow.occupation == occupation,
            )
        )
        return bool(answers)
