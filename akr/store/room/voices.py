"""Voices in the store: what a small occupation has chosen, and whether its members agree."""

from collections.abc import Mapping

from sqlalchemy import func, select, update

from akr.domain.planning.process import Voice
from akr.domain.room.workshop import Seat, Workshop
from akr.store.engine.transaction import Repository
from akr.store.tables import OccupationRow, ParticipantRow, SeatRow, SortingRow


class Voices(Repository):
    """Nobody reads who has agreed, only whether all have."""

    def choose(
        self, process_id: int, choices: Mapping[str, tuple[Voice | None, str | None]]
    ) -> None:
        """Store what occupations, by name, have chosen, and whom they sit with, by key."""
        for name, (voice, sits_with) in choices.items():
            self.session.execute(
                update(OccupationRow)
                .where(OccupationRow.process_id == process_id, OccupationRow.name == name)
                .values(voice=voice, sits_with=sits_with)
            )

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
            select(OccupationRow.expected).where(
                OccupationRow.process_id == workshop.process_id, OccupationRow.key == occupation
            )
        )
        said = self.session.scalars(
            select(SeatRow.answers_openly)
            .join(
                ParticipantRow,
                (ParticipantRow.process_id == SeatRow.process_id)
                & (ParticipantRow.key == SeatRow.participant),
            )
            .where(SeatRow.workshop_id == workshop.id, ParticipantRow.occupation == occupation)
        ).all()
        return bool(said) and all(said) and len(said) >= (expected or 0)

    def have_answered(self, workshop: Workshop, occupation: str) -> bool:
        """Whether somebody of an occupation has answered, so that it is too late to agree."""
        answers = self.session.scalar(
            select(func.count())
            .select_from(SortingRow)
            .join(
                ParticipantRow,
                (ParticipantRow.process_id == SortingRow.process_id)
                & (ParticipantRow.key == SortingRow.participant),
            )
            .where(
                SortingRow.process_id == workshop.process_id,
                ParticipantRow.occupation == occupation,
            )
        )
        return bool(answers)
